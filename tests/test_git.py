"""Changed lines, staged content, ignored files and authors, asked of real git."""

from __future__ import annotations

import json
import os
import subprocess
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import rule, write_rules

from milia_lint.cli import main
from milia_lint.git import GitError
from milia_lint.git.blame import authors
from milia_lint.git.changes import ChangedFile, changes_since, staged_files
from milia_lint.git.ignored import ignored_under

LINES = "".join(f"line {number}\n\n" for number in range(1, 21))


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


def test_what_happened_on_the_other_branch_is_not_counted(repo: Path) -> None:
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
        os.path.join("sub", "tab\there.md"): ((1, 1),), "quote\"d.md": ((1, 1),), "unknown.md": None, ".gitignore": None,
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
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitError, match="git cannot be run"):
        staged_files()
    assert ignored_under(".") == frozenset()
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
    names = {os.path.relpath(path) for path in ignored_under(".")}
    assert names == {"build", os.path.join("content", "y.tmp.md")}, "a file that git knows is not ignored"
    assert ignored_under("build") == frozenset(), "who names an ignored folder means it"


def test_in_a_hook_git_is_asked_about_the_right_folder(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("sub/a.md", "x\n")
    write(".gitignore", "sub/b.md\n")
    write("sub/b.md", "x\n")
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert {os.path.basename(path) for path in ignored_under("sub")} == {"b.md"}


def test_authors_of_lines(repo: Path) -> None:
    write("a.md", LINES + "not yet\n")
    found = authors("a.md", {1, 41})
    assert {line: (who.name, who.day) for line, who in found.items()} == {1: ("Ann Example", date(2026, 3, 1))}


@pytest.fixture
def site(repo: Path) -> Path:
    """The repository with one rule that knows when it is denied, and one on missing text."""
    rules = [
        rule("speed/zz-test", {"phrases": ["zip zap"]}, unless=["negated"], severity="error", references=REFERENCES),
        rule(
            "missing-disclaimer/zz-test",
            {"missing": {"when": ["zip zap"], "require": ["results vary"]}},
            severity="error",
            references=REFERENCES,
        ),
    ]
    write_rules(repo / "more", *rules)
    for shared in ("vocabulary/words.yaml", "guards.yaml", "facts.yaml"):
        (repo / "more" / shared).unlink()
    write(".milia-lint.yaml", "rulebooks: more\nrules: {select: [speed/zz-test, missing-disclaimer/zz-test]}\n")
    write("page.md", "Old zip zap.\n\nIt is not\nzip zap.\n\nResults vary.\n")
    commit("site")
    return repo


REFERENCES = [{"authority": "A", "cite": "B", "url": "https://example.org"}]


def check(*args: str) -> tuple[int, list[tuple[str, int, str]]]:
    done: Result = CliRunner().invoke(main, ["check", "--format", "json", *args])
    if not done.stdout:
        return done.exit_code, [(done.stderr, 0, "")]
    found = json.loads(done.stdout)["findings"]
    return done.exit_code, [(each["path"], each["line"], each["rule"].partition("/")[0]) for each in found]


def test_only_what_is_new_is_reported(site: Path) -> None:
    assert check("--changed-since", "HEAD") == (0, [])
    write("page.md", "Old zip zap.\n\nIt is not\nzip zap.\n\nResults vary.\n\nNew zip zap.\n")
    write("fresh.md", "Fresh zip zap. Results vary.\n")
    assert check("--changed-since", "HEAD") == (1, [("fresh.md", 1, "speed"), ("page.md", 8, "speed")])


def test_what_a_deletion_brought_out_is_new(site: Path) -> None:
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
    done = CliRunner().invoke(main, ["suppressions", "--format", "json"])
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
    text = CliRunner().invoke(main, ["suppressions"]).stdout
    assert "page.md:1  in force until 2099-12-31  speed (Ann Example, 2026-03-01)\n    the study is cited\n" in text
    assert text.endswith("2 suppressions in 2 files, 1 not in force.\n")
    rows = CliRunner().invoke(main, ["suppressions", "--format", "csv"]).stdout.splitlines()
    assert rows[0] == "path,line,rules,form,reason,until,state,author,date"
    assert rows[2] == "page.md,1,speed,ignore,the study is cited,2099-12-31,in force,Ann Example,2026-03-01"


def test_a_spreadsheet_runs_no_formula(site: Path) -> None:
    write("page.md", "<!-- milia-lint: ignore speed because =cmd() -->\n")
    assert "'=cmd()" in CliRunner().invoke(main, ["suppressions", "--format", "csv"]).stdout
