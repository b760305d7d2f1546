"""Whatever happens, a run ends with 0, 1 or 2, and what failed is told in one line."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from milia_lint.cli import COMMANDS, main
from milia_lint.files.schemas import schema
from milia_lint.rulebook.cache import cache_folder

CLAIM = "Our balm removes milia overnight.\n"
FAILURES = (
    OSError(errno.EIO, "Input/output error", "x.md"), OSError("no number"), PermissionError(errno.EACCES, "Permission denied"), MemoryError(), RecursionError(),
    ValueError("odd\n::error::x"), KeyError("k"), TypeError(), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "x"), AssertionError("\x1b[2J"), KeyboardInterrupt(), EOFError(),
    click.Abort(), click.ClickException("wrong"), click.UsageError("wrong"), NotImplementedError(), ZeroDivisionError("division"), StopIteration(),
)  # fmt: skip


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(CLAIM, encoding="utf-8")


@pytest.mark.parametrize("failure", FAILURES, ids=lambda each: type(each).__name__)
def test_any_failure_of_a_command_is_one_line_and_status_2(failure: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise failure

    monkeypatch.setattr("milia_lint.cli.check.open_profiles", fails)
    done = CliRunner().invoke(main, ["check", "a.md"])
    interrupted = isinstance(failure, KeyboardInterrupt | EOFError | click.Abort)
    assert done.exit_code == (130 if interrupted else 2)
    assert done.stderr.strip() or interrupted
    assert len([line for line in done.stderr.splitlines() if line]) <= (4 if isinstance(failure, click.UsageError) else 1)
    assert "Traceback" not in done.output
    assert not any(line.lstrip().startswith("::") or "\x1b" in line for line in done.stderr.splitlines())


#: By kind, values that a key of the configuration may be given and most do not take.
VALUES = ("1", "-1", "1.5", "true", "null", "''", "x", "[]", "[1]", "[x]", "[[x]]", "[null]", "{}", "{a: 1}", "{a: [b]}", "{1: 2}", "2026-01-01", "2026-02-31", "!!int ", "!!set {a}",
          "!!binary aGk=", '"a\\0b"', "'\u202e'", "99999999999999999999", ".inf", "&a [*a]", "*none", "!foo x", "'\U0001f600'", "..", "/", "~", "{text: 3}", "{text: ''}", "'*'")  # fmt: skip
KEYS = (*schema("config")["properties"], "unknown", "''", "<<", "1")


@pytest.mark.parametrize("key", KEYS)
def test_any_value_of_any_key_is_taken_or_told(key: str) -> None:
    for value in VALUES:
        Path(".milia-lint.yaml").write_text(f"{key}: {value}\n", encoding="utf-8")
        done = CliRunner().invoke(main, ["check", "a.md"])
        assert done.exit_code in (0, 1, 2), (key, value)
        assert "please report it" not in done.output, (key, value, done.output)
        if done.exit_code == 2:
            assert done.stderr or "cannot be" in done.output, (key, value, done.output)


@pytest.mark.parametrize("key", ["rules", "paths", "vocabulary", "products", "facts", "includes", "rewrites", "disclaimers"])
def test_any_value_inside_is_taken_or_told(key: str) -> None:
    inside = {"rules": ("select", "ignore", "severity"), "paths": ("'*.md'",), "vocabulary": ("product", "condition: {verbs"), "facts": ("heredity",),
              "products": ("Glow",), "includes": ("'*.md'",), "rewrites": ("speed",), "disclaimers": ("missing-disclaimer",)}  # fmt: skip
    for inner in inside[key]:
        for value in VALUES:
            Path(".milia-lint.yaml").write_text(f"{key}: {{{inner}: {value}{'}' if '{' in inner else ''}}}\n", encoding="utf-8")
            done = CliRunner().invoke(main, ["check", "a.md"])
            assert done.exit_code in (0, 1, 2), (key, inner, value)
            assert "please report it" not in done.output, (key, inner, value, done.output)


def process(*arguments: str, **more: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "milia_lint", *arguments]
    return subprocess.run(command, check=False, **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more})  # type: ignore[call-overload, no-any-return]


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device")
@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "a.md"],
        ["check", "a.md", "--format", "json"],
        ["rules", "list"],
        ["--help"],
        ["config", "schema"],
        ["suppressions", "."],
    ],
)
def test_a_full_disk_behind_standard_output_is_status_2(arguments: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        done = process(*arguments, stdout=full)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1, done.stderr


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="a shell of another kind")
@pytest.mark.parametrize(
    ("tail", "status"),
    [(">&-", 2), ("2>&-", 1), ("<&-", 1), ("2>/dev/full", 1), ("| true; exit ${PIPESTATUS[0]}", 1), (">&- 2>&-", 2)],
)
def test_streams_that_are_closed(tail: str, status: int) -> None:
    command = f"{sys.executable} -m milia_lint check a.md {tail}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert done.returncode == status
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="a folder in use stays there")
def test_a_folder_that_is_gone_is_status_2(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    command = f"cd gone && rmdir ../gone && {sys.executable} -P -m milia_lint check ."
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False, cwd=tmp_path)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_a_user_without_a_home_has_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> Path:
        raise RuntimeError("Could not determine home directory.")

    for name in ("MILIA_LINT_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", nowhere)
    assert cache_folder() is None


def test_every_command_is_guarded() -> None:
    for name in COMMANDS:
        assert CliRunner().invoke(main, [name, "--nonsense"]).exit_code == 2
