"""Which files are linted: folders, links, odd names, ignore files, lists."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from conftest import milia_lint

from milia_lint.files.ignore_files import IgnoreFiles
from milia_lint.findings.finding import RunError
from milia_lint.runs.discovery import discover
from milia_lint.runs.lint_file import shown_path


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(*names: str, text: str = "x\n") -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def found(*paths: str) -> list[str]:
    return [path.replace(os.sep, "/") for path in discover(paths or (".",)).files]


def test_folders_give_copy_in_a_stable_order() -> None:
    write("b.md", "a.HTML", "x.py", "robots.txt", "sub/c.liquid", ".hidden/d.md", "node_modules/e.md", "requirements-dev.txt")
    assert found() == ["a.HTML", "b.md", "sub/c.liquid"]
    assert found("sub", ".", "./b.md") == ["sub/c.liquid", "a.HTML", "b.md"]


def test_a_named_file_is_taken_whatever_it_is_called() -> None:
    write("notes", ".hidden/d.md")
    assert found("notes", ".hidden/d.md") == ["notes", ".hidden/d.md"]


def test_paths_that_are_not_there() -> None:
    write("a.md")
    discovered = discover(["b.md", "a.md", "c.md", "b.md"])
    assert discovered.files == ("a.md",)
    assert discovered.failures == (RunError("b.md", "no such file or folder"), RunError("c.md", "no such file or folder"))


def test_links_that_go_round_in_circles_or_nowhere() -> None:
    write("sub/a.md")
    Path("sub/loop").symlink_to("..", target_is_directory=True)
    Path("sub/one.md").symlink_to("two.md")
    Path("sub/two.md").symlink_to("one.md")
    Path("sub/nowhere.md").symlink_to("gone.md")
    assert found() == ["sub/a.md"]


def test_a_link_to_a_file_that_is_there_anyway_is_no_second_page() -> None:
    write("sub/a.md", "far/b.md")
    Path("sub/twin.md").symlink_to("a.md")
    Path("sub/other.md").symlink_to("../far/b.md")
    assert found("sub") == ["sub/a.md", "sub/other.md"]
    assert found("sub", "sub/twin.md") == ["sub/a.md", "sub/other.md"], "one file, one report"
    assert found("sub/twin.md") == ["sub/twin.md"]
    assert found("sub/other.md", "far") == ["far/b.md"]


def test_a_file_that_is_named_twice_is_linted_once() -> None:
    write("sub/a.md", "far/b.md")
    Path("link").symlink_to("sub", target_is_directory=True)
    assert found("sub/a.md", os.path.abspath("sub/a.md"), "./sub/../sub/a.md", "link/a.md", "sub") == ["sub/a.md"]
    assert found("far/../sub/a.md") == ["sub/a.md"]
    write("deep/x/c.md", "deep/d.md", "d.md")
    Path("down").symlink_to("deep/x", target_is_directory=True)
    assert found("down/../d.md", "d.md") == ["down/../d.md", "d.md"], "two files, though their names look alike"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_no_page() -> None:
    write("a.md")
    os.mkfifo("b.md")
    assert found() == ["a.md"]
    assert discover(["a.md", "b.md"]).failures == (RunError("b.md", "is a pipe or a device, not a file"),)


def test_kinds_that_nobody_reads_are_told_and_pictures_are_not() -> None:
    write("a.md", "b.adoc", "c.adoc", "d.docx", "e.png", "f.css", ".hidden.json", "LICENSE", "robots.txt")
    assert discover(["."]).notices == ("3 files of other kinds were not read (.adoc 2, .docx 1)",)
    assert discover(["."], lambda path: "left out" if path.endswith(".adoc") else None).notices == (
        "1 file of another kind was not read (.docx 1)",
    )
    assert not discover(["a.md"]).notices


def test_a_folder_that_cannot_be_looked_into_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.md", "closed/b.md")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if os.path.basename(path) == "closed":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert discover(["."]).failures == (RunError("./closed", "cannot be looked into: Permission denied"),)


def test_what_git_ignores_is_left_out_of_folders_only() -> None:
    subprocess.run(["git", "init", "-q"], check=True)
    write(".gitignore", text="public/\n*.tmp.md\n")
    write("public/a.md", "sub/b.md", "sub/c.tmp.md")
    assert found() == ["sub/b.md"]
    assert found("sub") == ["sub/b.md"]
    assert found("public", "sub/c.tmp.md") == ["public/a.md", "sub/c.tmp.md"]


def test_ignore_files_follow_gitignore_and_the_deeper_has_the_last_word() -> None:
    write(".milia-lint-ignore", text="# comment\nold/\n*.draft.md\n!keep.draft.md\n!\n")
    write("sub/.milia-lint-ignore", text="!special.draft.md\n/only-here.md\n")
    ignored = IgnoreFiles()
    names = (
        "a.md",
        "x/old/a.md",
        "a.draft.md",
        "keep.draft.md",
        "sub/special.draft.md",
        "sub/only-here.md",
        "sub/deep/only-here.md",
    )
    assert [name for name in names if ignored.leaves_out(name)] == ["x/old/a.md", "a.draft.md", "sub/only-here.md"]
    assert ignored.leaves_out("sub/only-here.md") == f"left out by {os.path.join('sub', '.milia-lint-ignore')}"


def test_ignore_files_above_the_repository_do_not_count() -> None:
    write(".milia-lint-ignore", text="*.md\n")
    Path("repo/.git").mkdir(parents=True)
    assert IgnoreFiles().leaves_out("repo/sub/a.md") is None
    assert IgnoreFiles().leaves_out("other/a.md")


def check(*args: str, data: bytes | None = None) -> tuple[int, list[str], str]:
    done = milia_lint("check", "--format", "json", "--select", "speed", *args, text=data)
    files = sorted({each["path"] for each in json.loads(done.stdout)["findings"]}) if done.stdout else []
    return done.exit_code, files, done.stderr


COPY = "Our cream removes milia fast.\n"


def test_a_named_file_that_is_left_out_is_reported() -> None:
    write("a.md", "b.md", text=COPY)
    write(".milia-lint.yaml", text="exclude: [b.md]\n")
    assert check(".") == (1, ["a.md"], "")
    assert check("a.md", "b.md") == (1, ["a.md"], "note: b.md: left out by `exclude` in .milia-lint.yaml\n")


def test_lists_of_paths() -> None:
    write("a.md", "b c.md", "d.md", text=COPY)
    write("list.txt", text="a.md\r\n\r\nb c.md\n")
    assert check("@list.txt")[:2] == (1, ["a.md", "b c.md"])
    assert check("@-", data=b"d.md\0b c.md\0")[:2] == (1, ["b c.md", "d.md"])
    write("empty.txt", text="")
    assert check("@empty.txt")[:2] == (0, []), "an empty list is not the current folder"
    write("@odd.md", "@brand/a.md", text=COPY)
    assert check("./@odd.md")[:2] == (1, ["@odd.md"])
    assert check("@odd.md", "@brand")[:2] == (1, ["@brand/a.md", "@odd.md"]), "a file that is there is a file"
    assert check("@gone.txt", "a.md") == (2, ["a.md"], "milia-lint: @gone.txt: no such file or folder\n")
    Path("wide.txt").write_bytes("a.md\r\nd.md\r\n".encode("utf-16"))
    assert check("@wide.txt")[:2] == (1, ["a.md", "d.md"])


def test_standard_input_is_left_out_as_its_file_would_be() -> None:
    write(".milia-lint.yaml", text="exclude: [drafts/]\n")
    write(".milia-lint-ignore", text="old.md\n")
    for name in ("drafts/a.md", "old.md"):
        status, files, told = check("-", "--stdin-filename", name, data=COPY.encode())
        assert (status, files) == (0, [])
        assert told.startswith(f"note: {name}: left out by")
    assert check("-", "--stdin-filename", "a.md", data=COPY.encode())[:2] == (1, ["a.md"])


def test_brackets_in_globs_are_escaped_as_in_gitignore() -> None:
    write("[slug]/a.md", "s/b.md", "deep/x/c.md", text=COPY)
    write(".milia-lint.yaml", text="exclude: ['\\[slug\\]/', 'deep\\x\\']\n")
    assert check(".")[:2] == (1, ["s/b.md"])


def test_names_that_are_no_unicode_are_linted_and_shown() -> None:
    try:
        write(os.fsdecode(b"caf\xe9.md"), "naïve.md", text=COPY)
    except OSError:
        pytest.skip("this file system takes no such name")
    assert check(".")[:2] == (1, ["caf\\xe9.md", "naïve.md"])
    assert shown_path(os.fsdecode(b"caf\xe9.md")) == "caf\\xe9.md"


def test_page_kind_by_path_and_severity_by_file() -> None:
    write("a.md", "learn/b.md", text=COPY)
    write(".milia-lint.yaml", text="fail_on: warning\npaths:\n  'learn/': {rules: {severity: {speed: info}}}\n")
    assert check("learn")[:2] == (0, ["learn/b.md"])
    assert check(".")[0] == 1
    assert check("learn", "--fail-on", "info")[0] == 1
    assert check(".", "--fail-on", "never")[0] == 0
