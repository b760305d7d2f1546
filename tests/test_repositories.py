"""Changed lines and ignored files across repositories: from outside, in submodules, in repositories inside others, through links."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from conftest import milia_lint

from milia_lint.files.git import GitError
from milia_lint.files.git.changes import ChangedFile
from milia_lint.files.git.repositories import changes_everywhere, staged_everywhere
from milia_lint.runs.discovery import discover

ALL_NEW = ChangedFile()


def git(folder: str | Path, *args: str) -> str:
    command = ["git", "-C", str(folder), "-c", "protocol.file.allow=always", *args]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def write(name: str, text: str = "x\n") -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def commit(folder: str | Path, message: str = "more") -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", message)


def lines(path: str, revision: str = "main", *, staged: bool = False) -> tuple[tuple[int, int], ...] | str | None:
    changed = changes_everywhere(revision, [path], staged=staged).of(path)
    return None if changed is None else "all" if changed.lines is None else changed.lines


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository `site` with the page a.md and the submodule `pages` with b.md; the current folder is above it."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Ann Example")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "ann@example.org")
    monkeypatch.chdir(tmp_path)
    for name, page in (("origin", "b.md"), ("site", "a.md")):
        Path(name).mkdir()
        git(name, "init", "-q", "-b", "main")
        write(f"{name}/{page}")
        commit(name)
    git("site", "submodule", "--quiet", "add", str(tmp_path / "origin"), "pages")
    commit("site")
    return tmp_path / "site"


def test_the_current_folder_need_not_be_in_the_repository(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("site/a.md", "x\ny\n")
    assert lines("site/a.md") == ((2, 2),)
    monkeypatch.chdir(site / "pages")
    assert lines("../a.md") == ((2, 2),)


def test_two_repositories_in_one_run(site: Path) -> None:
    write("site/a.md", "x\ny\n")
    write("origin/b.md", "y\nx\n")
    changes = changes_everywhere("main", ["site/a.md", "origin/b.md"])
    assert [changes.of(path) and changes.of(path).lines for path in ("site/a.md", "origin/b.md")] == [((2, 2),), ((1, 1),)]  # type: ignore[union-attr]
    assert changes.old_contents(["site/a.md", "origin/b.md"]) == {"site/a.md": b"x\n", "origin/b.md": b"x\n"}


def test_a_submodule_is_compared_with_what_its_parent_had_of_it(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(site, "checkout", "-q", "-b", "topic")
    write("site/pages/b.md", "x\nnew\n")
    commit("site/pages")  # on the submodule's own `main`, where nothing would be new
    commit("site")
    write("site/pages/b.md", "x\nnew\nand newer\n")
    assert lines("site/pages/b.md") == ((2, 3),)
    monkeypatch.chdir(site / "pages")
    assert lines("b.md") == ((3, 3),), "in the submodule its own branches count"


def test_a_submodule_that_is_new_is_new_all_over(site: Path) -> None:
    assert lines("site/pages/b.md", "HEAD~1") == ((1, 1),)


def test_a_submodule_without_the_commit_of_its_parent(site: Path) -> None:
    git(site, "update-index", "--cacheinfo", f"160000,{'1' * 40},pages")
    git(site, "commit", "-q", "-m", "unfetched")
    with pytest.raises(
        GitError, match=r"the submodule pages was at [0-9a-f]{12} in `main`, and that commit is not here .*fetch-depth 0"
    ):
        lines("site/pages/b.md")


def test_a_repository_inside_another_has_its_own_revisions(site: Path) -> None:
    Path("site/vendored").mkdir()
    git("site/vendored", "init", "-q", "-b", "main")
    write("site/vendored/c.md")
    commit("site/vendored")
    write("site/vendored/c.md", "x\ny\n")
    assert lines("site/vendored/c.md") == ((2, 2),)
    git(site, "branch", "topic")
    with pytest.raises(GitError, match="`topic` is no revision here"):
        lines("site/vendored/c.md", "topic")


def test_links_are_as_new_as_what_they_lead_to(site: Path) -> None:
    write("site/shared/c.md")
    write("outside.md")
    Path("site/old.md").symlink_to("shared/c.md")
    Path("site/was-link.md").symlink_to("shared/c.md")
    Path("site/out.md").symlink_to("../outside.md")
    commit(site)
    Path("site/new.md").symlink_to("shared/c.md")
    assert lines("site/old.md") is None
    assert lines("site/new.md") == "all"
    assert lines("site/out.md") == "all", "nobody knows what it was"
    write("site/shared/c.md", "x\ny\n")
    assert lines("site/old.md") == ((2, 2),)
    Path("site/was-link.md").unlink()
    write("site/was-link.md", "y\n")
    write("site/z.md")
    git(site, "add", "-A")
    assert [lines(f"site/{name}.md", staged=True) for name in ("was-link", "z", "a")] == ["all", ((1, 1),), None]
    staged = staged_everywhere(["site"])
    assert {name: data for name, data in staged.items() if "was" in name or "z" in name} == {
        "site/was-link.md": b"y\n", "site/z.md": b"x\n",
    }  # fmt: skip
    assert "site/new.md" not in staged, "a link has no content of its own"


def test_the_index_of_a_hook_is_its_own_repository_s(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("site/pages/.gitignore", "build/\n")
    write("site/pages/build/d.md")
    write("site/pages/b.md", "x\ny\n")
    monkeypatch.chdir(site)
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert lines("pages/b.md") == ((2, 2),)
    assert sorted(discover(["."]).files) == ["a.md", "pages/b.md"]


def test_what_a_submodule_ignores_is_left_out(site: Path) -> None:
    write("site/pages/.gitignore", "build/\n")
    write("site/pages/build/d.md")
    assert sorted(discover(["site"]).files) == ["site/a.md", "site/pages/b.md"]


def test_a_repository_that_git_refuses_is_told(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setattr("milia_lint.files.git._KEPT", frozenset({"GIT_TEST_ASSUME_DIFFERENT_OWNER"}))
    (notice, *_) = discover(["site"]).notices
    assert notice.startswith("site: files that git ignores are linted as well: detected dubious ownership in repository")


def test_a_revision_that_a_shallow_clone_lacks(site: Path, tmp_path: Path) -> None:
    commit("origin", "second")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{tmp_path}/origin", "clone")
    with pytest.raises(
        GitError, match=r"`origin/other` is no revision here; only part of the history is here \(in CI.*fetch-depth 0\)"
    ):
        lines("clone/b.md", "origin/other")


def test_a_copy_of_an_old_claim_in_another_page_is_new(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site)
    claim = "Our cream removes milia fast.\n"
    write("a.md", claim)
    write("c.md", "Soft skin.\n")
    assert milia_lint("baseline", "create", "--baseline", "known.json").exit_code == 0
    commit(site)
    write("c.md", f"Soft skin.\n\n{claim}")
    for args in ([], ["--changed-since", "main"]):
        done = milia_lint("check", "--baseline", "known.json", *args)
        assert (done.exit_code, "c.md:3:" in done.stdout, "a.md:" in done.stdout) == (1, True, False), args
