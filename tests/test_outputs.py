"""`--format` and `--output`: which report goes where, and that it arrives as UTF-8."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from conftest import milia_lint
from small_milia_lint import COMMAND

from milia_lint.cli.outputs import Target, paired, reports_failures, write_reports
from milia_lint.findings.finding import Report, RunError

SHORT = {"f": "form", "o": "output"}


def order(words: str) -> list[tuple[str, str]]:
    """Read `f:json o:a` as `--format json --output a`."""
    return [(SHORT[word[0]], word[2:]) for word in words.split()]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", "text"),
        ("f:json", "json"),
        ("o:a", "text>a"),
        ("o:a.txt", "text>a.txt"),
        ("o:a.json", "json>a.json text"),
        ("o:a.SARIF", "sarif>a.SARIF text"),
        ("f:text o:a.json", "text>a.json"),
        ("f:json o:-", "json"),
        ("o:-", "text"),
        ("f:json o:- f:sarif o:b", "json sarif>b"),
        ("f:json o:a", "json>a text"),
        ("o:a f:json", "json>a text"),
        ("f:text f:json o:a", "text json>a"),
        ("f:json o:a f:sarif", "json>a sarif"),
        ("f:json o:a f:sarif o:b", "json>a sarif>b text"),
        ("f:json f:sarif o:b", "json sarif>b"),
        ("f:json o:a o:b f:sarif", "json>a sarif>b text"),
    ],
)
def test_an_output_belongs_to_the_format_before_it(words: str, expected: str) -> None:
    pairs = [Target(form, file or None) for form, _, file in (each.partition(">") for each in expected.split())]
    assert sorted(paired(order(words)), key=str) == sorted(pairs or [Target("text")], key=str)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("f:json f:sarif", "not json and sarif"),
        ("f:json o:- f:sarif o:-", "not json and sarif"),
        ("f:json o:a o:b", "--output b has no"),
        ("o:a o:b", "--output b has no"),
    ],
)
def test_ambiguous_outputs_are_bad_usage(words: str, says: str) -> None:
    with pytest.raises(click.UsageError, match=says):
        paired(order(words))


def process(*args: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own, with an encoding of its own."""
    command = [*COMMAND, *args]
    return subprocess.run(command, cwd=cwd, capture_output=True, check=False, env={**os.environ, **environment})


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "é😀.md").write_text("Our cream removes milia fast – 😀.\n", encoding="utf-8")
    return tmp_path


def test_several_reports_in_one_run(site: Path) -> None:
    targets = {"json": "a.json", "sarif": "b.sarif", "html": "c.html"}
    done = milia_lint(".", *(word for form, file in targets.items() for word in ("--format", form, "--output", file)))
    assert done.exit_code == 1
    assert "é😀.md:1:" in done.stdout
    findings = json.loads((site / "a.json").read_text(encoding="utf-8"))["findings"]
    results = json.loads((site / "b.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert len(findings) == len(results) == (site / "c.html").read_text(encoding="utf-8").count("<article ") > 0
    assert done.stderr == ""


@pytest.mark.slow
def test_machines_get_utf_8_wherever_they_run(site: Path) -> None:
    done = process(".", "--format", "json", cwd=site, PYTHONIOENCODING="latin-1")
    assert json.loads(done.stdout.decode("utf-8"))["findings"][0]["path"].endswith("é😀.md")
    people = process(".", cwd=site, PYTHONIOENCODING="latin-1")
    assert "é\\U0001f600.md:1:" in people.stdout.decode("latin-1")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere file names are Unicode")
def test_names_that_are_no_unicode_are_reported(tmp_path: Path) -> None:
    name = b"caf\xe9.md"
    with open(os.path.join(os.fsencode(tmp_path), name), "w", encoding="utf-8") as file:
        file.write("Our cream removes milia fast.\n")
    for form in ("text", "json", "junit", "html", "sarif", "github"):
        done = process(".", "--format", form, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (1, b"")
        assert b"caf" in done.stdout
    path = json.loads(process(".", "--format", "json", cwd=tmp_path).stdout)["findings"][0]["path"]
    assert path.endswith("caf\\xe9.md")


def test_a_place_that_cannot_be_written_is_status_2(site: Path) -> None:
    (site / "file").write_text("x", encoding="utf-8")
    done = milia_lint(".", "--format", "json", "--output", "file/a.json", "--format", "text")
    assert done.exit_code == 2
    assert "--output file/a.json: " in done.stderr
    assert "fast" in done.stdout, "the other reports are given"


def test_the_folder_of_an_output_is_made(site: Path) -> None:
    done = milia_lint(".", "--format", "json", "--output", "new/folder/a.json")
    assert done.exit_code == 1
    assert json.loads((site / "new/folder/a.json").read_text(encoding="utf-8"))["findings"]


@pytest.mark.parametrize("from_input", [False, True])
def test_reviewdog_columns_count_the_bytes_of_what_was_linted(site: Path, from_input: bool) -> None:
    text = "😀 Our cream removes milia fast.\n"
    (site / "b.md").write_text("Something else.\n" if from_input else text, encoding="utf-8")
    args = ["-", "--stdin-filename", "b.md"] if from_input else ["b.md"]
    diagnostics = json.loads(milia_lint(*args, "--format", "rdjson", text=text).stdout)["diagnostics"]
    findings = json.loads(milia_lint(*args, "--format", "json", text=text).stdout)["findings"]
    columns = [each["location"]["range"]["start"]["column"] for each in diagnostics]
    assert columns == [each["column"] + (3 if each["column"] > 1 else 0) for each in findings]
    assert max(columns) > 1


def test_failures_are_reported_once(tmp_path: Path) -> None:
    failed = Report(1, (), run_errors=(RunError("a.md", "cannot be read"),))
    assert reports_failures([Target("text"), Target("json", "a.json")])
    assert not reports_failures([Target("text", "a.txt"), Target("json")])
    write_reports(failed, [Target("text", str(tmp_path / "a.txt"))])
    assert "a.md: cannot be read" in (tmp_path / "a.txt").read_text(encoding="utf-8")
