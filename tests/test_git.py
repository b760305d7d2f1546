"""Changed lines, staged content, ignored files and authors, asked of real git."""

from __future__ import annotations

import json
import os
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import LAW, milia_lint, rule, write_rules

from milia_lint.files.git import GitError, top_folder
from milia_lint.files.git import git as ask_git
from milia_lint.files.git.base import shared_commit
from milia_lint.files.git.blame import authors
from milia_lint.files.git.changes import ChangedFile, Changes, changes_from, staged_files
from milia_lint.files.git.ignored import ignored_under

LINES = "".join(f"line {number}\n\n" for number in range(1, 21))


def changes_since(revision: str, *, staged: bool = False) -> Changes:
    """Return what changed since the last commit that `revision` and HEAD share, in the repository of the current folder."""
    top = top_folder(".")
    return changes_from(shared_commit(top, revision), top, staged=staged)


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_DATE": "2026-03-01T12:00:00Z",
    }.items():
        monkeypatch.setenv(name, value)
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Ann Example")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "ann@example.org")
    folder = tmp_path / "repo"
    folder.mkdir()
    monkeypatch.chdir(folder)
    git("init", "-q", "-b", "main")
    write("a.md", LINES)
    write("old name.md", LINES)
    commit("first")
    return folder


def git(*args: str) -> None:
    subprocess.run(["git", *args], check=True, capture_output=True)


def write(name: str, text: str | bytes) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def commit(message: str) -> None:
    git("add", "-A")
    git("commit", "-q", "--allow-empty", "-m", message)


def lines(revision: str = "main", path: str = "a.md", *, staged: bool = False) -> tuple[tuple[int, int], ...] | None:
    changed = changes_since(revision, staged=staged).of(path)
    return changed.lines if changed else ()


def test_changed_lines_of_commits_and_of_the_work_tree(repo: Path) -> None:
    git("checkout", "-q", "-b", "topic")
    write("a.md", LINES.replace("line 3\n", "line three\nand more\n"))
    commit("change")
    assert lines() == ((5, 6),)
    write("a.md", LINES.replace("line 3\n", "line three\nand more\n").replace("line 20\n", "the end\n"))
    assert lines() == ((5, 6), (40, 40))
    assert lines("HEAD") == ((40, 40),)


def test_changes_on_the_other_branch_do_not_count(repo: Path) -> None:
    git("checkout", "-q", "-b", "topic")
    write("b.md", "mine\n")
    commit("mine")
    git("checkout", "-q", "main")
    write("a.md", LINES.replace("line 3\n", "theirs\n"))
    commit("theirs")
    git("checkout", "-q", "topic")
    assert list(changes_since("main").files) == ["b.md"]


def test_a_renamed_file_keeps_its_old_lines(repo: Path) -> None:
    git("mv", "old name.md", "new – name.md")
    write("new – name.md", LINES.replace("line 7\n", "line seven\n"))
    commit("move")
    changes = changes_since("HEAD~1")
    assert lines("HEAD~1", "new – name.md") == ((13, 13),)
    assert changes.old_contents(["new – name.md", "a.md"]) == {"new – name.md": LINES.encode()}


def test_new_deleted_unknown_and_odd_files(repo: Path) -> None:
    write("sub/tab\there.md", "x\n")
    write('quote"d.md', "x\n")
    Path("a.md").unlink()
    Path("link.md").symlink_to("old name.md")
    commit("odd")
    write("unknown.md", "x\n")
    write(".gitignore", "*.log\n")
    write("b.log", "x\n")
    changes = changes_since("HEAD~1")
    assert {name: file.lines for name, file in changes.files.items()} == {
        os.path.join("sub", "tab\there.md"): ((1, 1),), "quote\"d.md": ((1, 1),), "unknown.md": None, ".gitignore": None, "link.md": None,
    }  # fmt: skip


def test_names_that_are_no_unicode(repo: Path) -> None:
    name = os.fsdecode(b"caf\xe9.md")
    try:
        write(name, "x\n")
    except OSError:
        pytest.skip("this file system takes no such name")
    commit("odd")
    assert lines("HEAD~1", name) == ((1, 1),)


def test_settings_of_the_user_change_nothing(repo: Path) -> None:
    for setting, value in {"diff.noprefix": "true", "diff.external": "false", "color.ui": "always", "diff.interHunkContext": "9",
                           "diff.relative": "true", "diff.renames": "false", "core.quotePath": "true"}.items():  # fmt: skip
        git("config", setting, value)
    git("mv", "old name.md", "neu ü.md")
    write("a.md", LINES.replace("line 3\n", "drei\n").replace("line 5\n", "fünf\n"))
    write("sub/x.md", "x")
    commit("change")
    os.chdir("sub")
    assert lines("HEAD~1", "../a.md") == ((5, 5), (9, 9))
    assert lines("HEAD~1", "../neu ü.md") == ()


@pytest.mark.parametrize(
    ("revision", "says"), [("nowhere", "`nowhere` is no revision here"), ("--all", "`--all` is no revision here")]
)
def test_a_revision_that_is_not_there(repo: Path, revision: str, says: str) -> None:
    with pytest.raises(GitError, match=says):
        changes_since(revision)


def test_histories_without_a_common_commit(repo: Path) -> None:
    git("checkout", "-q", "--orphan", "other")
    commit("other")
    with pytest.raises(GitError, match="no commit is shared by `main` and HEAD; the history may be cut off"):
        changes_since("main")


def test_outside_a_repository_and_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(GitError, match="not in a git repository"):
        changes_since("main")
    (tmp_path / ".git").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitError, match="git cannot be run"):
        staged_files()
    ignored = ignored_under(".")
    assert not ignored.paths
    assert ignored.unknown
    assert authors("a.md", {1}) == {}


def test_touches() -> None:
    file = ChangedFile(((3, 4), (9, 9)))
    assert [file.touches(first, last) for first, last in ((1, 2), (1, 3), (4, 8), (5, 8), (9, 9), (10, 20), (1, 20))] == [
        False, True, True, False, True, False, True,
    ]  # fmt: skip
    assert ChangedFile(None).touches(1, 1)


def test_staged_files_are_read_from_the_index(repo: Path) -> None:
    write("a.md", "staged\n")
    write("new.md", b"caf\xe9\n")
    git("add", "-A")
    write("a.md", "not staged\n")
    write("unknown.md", "x\n")
    git("rm", "-q", "--cached", "old name.md")
    assert staged_files() == {"a.md": b"staged\n", "new.md": b"caf\xe9\n"}
    write("sub/b.md", "x\n")
    os.chdir("sub")
    assert staged_files() == {os.path.join("..", "a.md"): b"staged\n", os.path.join("..", "new.md"): b"caf\xe9\n"}


def test_staged_before_the_first_commit(tmp_path: Path, repo: Path) -> None:
    os.chdir(tmp_path)
    git("init", "-q", "fresh")
    os.chdir("fresh")
    write("a.md", "first\n")
    git("add", "a.md")
    assert staged_files() == {"a.md": b"first\n"}


def test_changed_lines_of_the_index(repo: Path) -> None:
    write("a.md", LINES.replace("line 3\n", "drei\n"))
    git("add", "a.md")
    write("a.md", LINES)
    assert lines("HEAD", staged=True) == ((5, 5),)
    assert lines("HEAD") == ()


def test_what_git_ignores(repo: Path) -> None:
    write(".gitignore", "build/\n*.tmp.md\n!kept.tmp.md\n")
    for name in ("build/a.md", "content/x.tmp.md", "kept.tmp.md", "content/b.md"):
        write(name, "x\n")
    git("add", "-f", "content/x.tmp.md")
    write("content/y.tmp.md", "x\n")
    names = {os.path.relpath(path) for path in ignored_under(".").paths}
    assert names == {"build", os.path.join("content", "y.tmp.md")}, "a file that git knows is not ignored"
    assert not ignored_under("build").paths, "who names an ignored folder means it"


def test_in_a_hook_git_is_asked_about_the_right_folder(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("sub/a.md", "x\n")
    write(".gitignore", "sub/b.md\n")
    write("sub/b.md", "x\n")
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert {os.path.basename(path) for path in ignored_under("sub").paths} == {"b.md"}


TRAP = "touch {0}; false"


def _traps(mark: Path) -> dict[str, str]:
    """Every setting by which a repository's own configuration makes git run something while we ask it."""
    runs = TRAP.format(mark)
    return {
        "core.fsmonitor": runs, "core.pager": runs, "core.sshCommand": runs, "core.editor": runs, "core.askPass": runs,
        "core.alternateRefsCommand": runs, "core.gitProxy": runs, "credential.helper": f"!{runs}", "diff.external": runs,
        "diff.x=y.command": runs, "diff.x=y.textconv": runs, "filter.x=y.clean": runs, "filter.x=y.smudge": runs,
        "filter.x=y.process": runs, "filter.x=y.required": "true", "merge.x=y.driver": runs, "gpg.program": runs, "log.showSignature": "true",
        "alias.ls-files": f"!{runs}", "alias.blame": f"!{runs}", "pager.diff": runs, "pager.blame": runs, "remote.origin.url": f"ext::sh -c {runs}",
        "remote.origin.promisor": "true", "protocol.ext.allow": "always", "extensions.partialClone": "origin",
        "core.repositoryFormatVersion": "1",
    }  # fmt: skip


@pytest.fixture
def trapped(repo: Path, tmp_path: Path) -> Path:
    """A repository that runs something wherever its configuration can; the path of what would then be there."""
    write(".gitattributes", "*.md filter=x=y diff=x=y merge=x=y\n")
    write("build/b.md", "x\n")
    write(".gitignore", "build/\n")
    commit("attributes")
    hooks = repo / "hooks"
    hooks.mkdir()
    mark = tmp_path / "RAN"
    for name in ("post-index-change", "fsmonitor-watchman", "reference-transaction", "post-checkout"):
        (hooks / name).write_text(f"#!/bin/sh\ntouch {mark}\n")
        (hooks / name).chmod(0o755)
    write("a.md", LINES.replace("line 3\n", "line three\n"))
    for setting, value in {**_traps(mark), "core.hooksPath": str(hooks)}.items():
        git("config", setting, value)
    return mark


def _asked(path: str = "a.md") -> tuple[Any, ...]:
    return ignored_under("."), changes_since("HEAD").of(path), staged_files(), authors(path, {1})


def test_a_repository_runs_nothing_of_its_own(trapped: Path) -> None:
    ignored, changed, staged, found = _asked()
    assert not trapped.exists()
    assert {os.path.basename(path) for path in ignored.paths} >= {"build"}, "and git still answers"
    assert changed.lines == ((5, 5),)
    assert staged == {}
    assert found[1].name == "Ann Example"


def test_the_traps_are_real(trapped: Path) -> None:
    """Git on its own runs what the repository names: were it not so, the test above could not fail."""
    subprocess.run(["git", "status"], check=False, capture_output=True)
    assert trapped.exists()


def test_a_missing_object_is_not_fetched(trapped: Path) -> None:
    blob = subprocess.run(["git", "rev-parse", "HEAD:a.md"], check=True, capture_output=True, text=True).stdout.strip()
    trapped.unlink(missing_ok=True)
    (Path(".git/objects") / blob[:2] / blob[2:]).unlink()
    with pytest.raises(GitError):
        changes_since("HEAD")
    assert not trapped.exists()


def test_a_folder_that_only_looks_like_a_repository_is_none(repo: Path, tmp_path: Path) -> None:
    mark = tmp_path / "RAN"
    for name in ("objects/.keep", "refs/.keep"):
        write(f"content/{name}", "")
    write("content/HEAD", "ref: refs/heads/main\n")
    write("content/config", f'[core]\n\tbare = false\n\tworktree = .\n\tfsmonitor = "{TRAP.format(mark)}"\n')
    write("content/p.md", "x\n")
    write("content/q.md", "x\n")
    write(".gitignore", "content/q.md\n")
    os.chdir("content")
    assert {os.path.basename(path) for path in ignored_under(".").paths} == {"q.md"}, "the repository above has the word"
    _asked("p.md")
    assert not mark.exists()


def test_a_repository_with_its_files_elsewhere_is_told(repo: Path, tmp_path: Path) -> None:
    git("config", "core.worktree", str(tmp_path))
    with pytest.raises(GitError, match=r"has its files elsewhere \(core.worktree\)"):
        changes_since("HEAD")


@pytest.mark.parametrize("name", [b"bad\xff.md", b":x.md", b"-x.md", b":(glob)*.md", b"a\nb.md", b"--.md", b"@x.md"])
def test_odd_names_are_linted_like_others(site: Path, name: bytes) -> None:
    try:
        write(os.fsdecode(name), "Zip zap.\n\nResults vary.\n")
    except OSError:
        pytest.skip("this file system takes no such name")
    assert check("--changed-since", "HEAD")[0] == 1, "not known to git"
    git("add", "-A")
    assert check("--changed-since", "HEAD")[0] == 1, "staged"
    commit("odd")
    assert check("--changed-since", "HEAD~1")[0] == 1, "committed"
    assert check("--changed-since", "HEAD")[0] == 0


def test_two_names_that_show_alike_are_both_new(repo: Path) -> None:
    try:
        write(os.fsdecode(b"x\xff.md"), "x\n")
    except OSError:
        pytest.skip("this file system takes no such name")
    write("x\\xff.md", "x\n")
    commit("twins")
    changed = changes_since("HEAD~1").of("x\\xff.md")
    assert changed is not None
    assert changed.lines is None


def test_safe_folders_that_ci_names_in_the_environment_stay(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_COUNT", "2")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "test.kept")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "yes")
    monkeypatch.setenv("GIT_CONFIG_KEY_1", "core.quotePath")
    monkeypatch.setenv("GIT_CONFIG_VALUE_1", "true")
    assert ask_git(".", "config", "test.kept") == b"yes\n"
    assert ask_git(".", "config", "core.quotePath") == b"false\n", "ours come last"


def test_authors_of_lines(repo: Path) -> None:
    write("a.md", LINES + "not yet\n")
    found = authors("a.md", {1, 41})
    assert {line: (who.name, who.day) for line, who in found.items()} == {1: ("Ann Example", date(2026, 3, 1))}


@pytest.fixture
def site(repo: Path) -> Path:
    """The repository with one rule that knows when it is denied, and one on missing text."""
    rules = [
        rule("speed/zz-test", {"phrases": ["zip zap"]}, unless=["negated"], severity="error", references=[LAW]),
        rule(
            "missing-disclaimer/zz-test",
            {"missing": {"when": ["zip zap"], "require": ["results vary"]}},
            severity="error",
            references=[LAW],
        ),
    ]
    write_rules(repo / "more", *rules, shared=False)
    write(".milia-lint.yaml", "rulebooks: more\nrules: {select: [speed/zz-test, missing-disclaimer/zz-test]}\n")
    write("page.md", "Old zip zap.\n\nIt is not\nzip zap.\n\nResults vary.\n")
    commit("site")
    return repo


def check(*args: str) -> tuple[int, list[tuple[str, int, str]]]:
    done = milia_lint("check", "--format", "json", *args)
    if not done.stdout:
        return done.exit_code, [(done.stderr, 0, "")]
    found = json.loads(done.stdout)["findings"]
    return done.exit_code, [(each["path"], each["line"], each["rule"].partition("/")[0]) for each in found]


def test_only_what_is_new_is_reported(site: Path) -> None:
    assert check("--changed-since", "HEAD") == (0, [])
    write("page.md", "Old zip zap.\n\nIt is not\nzip zap.\n\nResults vary.\n\nNew zip zap.\n")
    write("fresh.md", "Fresh zip zap. Results vary.\n")
    assert check("--changed-since", "HEAD") == (1, [("fresh.md", 1, "speed"), ("page.md", 8, "speed")])


def test_a_finding_brought_out_by_a_deletion_is_new(site: Path) -> None:
    write("page.md", "Old zip zap.\n\nIt is\nzip zap.\n\nResults vary.\n")
    assert check("--changed-since", "HEAD") == (1, [("page.md", 4, "speed")]), "the line above lost its `not`"
    write("page.md", "Old zip zap.\n\nIt is not\nzip zap.\n")
    assert check("--changed-since", "HEAD") == (1, [("page.md", 1, "missing-disclaimer")])


def test_a_moved_page_is_not_new(site: Path) -> None:
    git("mv", "page.md", "moved.md")
    assert check("--changed-since", "HEAD") == (0, [])


def test_staged_content_is_linted_and_nothing_else(site: Path) -> None:
    write("a.md", "Staged zip zap. Results vary.\n")
    git("add", "a.md")
    write("a.md", "Calm.\n")
    write("fresh.md", "Fresh zip zap.\n")
    assert check("--staged") == (1, [("a.md", 1, "speed")])
    assert check("--staged", "fresh.md") == (0, [])
    assert check("--staged", "a.md", "fresh.md")[0] == 1


def test_staged_and_changed_lines_together(site: Path) -> None:
    write("page.md", "Old zip zap.\n\nIt is not\nzip zap.\n\nResults vary.\n\nNew zip zap.\n")
    git("add", "page.md")
    write("page.md", "All zip zap.\n")
    assert check("--staged", "--changed-since", "HEAD") == (1, [("page.md", 8, "speed")])


def test_failures_are_status_2_in_one_line(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert check("--changed-since", "nowhere") == (2, [("milia-lint: `nowhere` is no revision here\n", 0, "")])
    monkeypatch.chdir(tmp_path)
    assert check("--staged") == (2, [("milia-lint: not in a git repository\n", 0, "")])


def test_suppressions_say_who_and_when(site: Path) -> None:
    write("page.md", "<!-- milia-lint: ignore speed because the study is cited until 2099-12-31 -->\n\nZip zap.\n")
    commit("suppress")
    write("new.md", "<!-- milia-lint: ignore-file speed -->\n\nZip zap.\n")
    done = milia_lint("suppressions", "--format", "json")
    first, second = json.loads(done.stdout)["suppressions"]
    assert first == {
        "path": "new.md", "line": 1, "rules": ["speed"], "form": "ignore-file", "reason": None, "until": None,
        "state": "without reason", "author": None, "date": None,
    }  # fmt: skip
    assert (second["state"], second["until"], second["author"], second["date"]) == (
        "in force",
        "2099-12-31",
        "Ann Example",
        "2026-03-01",
    )
    text = milia_lint("suppressions").stdout
    assert "page.md:1  in force until 2099-12-31  speed (Ann Example, 2026-03-01)\n    the study is cited\n" in text
    assert text.endswith("2 suppressions in 2 files, 1 not in force.\n")
    rows = milia_lint("suppressions", "--format", "csv").stdout.splitlines()
    assert rows[0] == "path,line,rules,form,reason,until,state,author,date"
    assert rows[2] == "page.md,1,speed,ignore,the study is cited,2099-12-31,in force,Ann Example,2026-03-01"


def test_a_spreadsheet_runs_no_formula(site: Path) -> None:
    write("page.md", "<!-- milia-lint: ignore speed because =cmd() -->\n")
    assert "'=cmd()" in milia_lint("suppressions", "--format", "csv").stdout
