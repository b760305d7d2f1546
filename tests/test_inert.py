"""Nothing that a stranger wrote steers a terminal, a log or a build server: every format and every command."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from milia_lint.cli import main
from milia_lint.files.source import Source, Span
from milia_lint.findings.finding import Finding, Related, Report, Rewrite, RunError, Snippet
from milia_lint.pages.locations import location_of
from milia_lint.reporters import FORMATS, Style, reporter
from milia_lint.rulebook.law import Reference, Severity
from milia_lint.text.inert import inert, inert_lines, inert_sentence

#: What a stranger may try: controls, escapes of terminals, marks of direction, tags, and commands at all sorts of line starts.
HOSTILE = (
    "::error title=x::y", "\n::error::y", "\r::error::y", " \t::error::y", "\x85::error::y", "\u2028::error::y", "##[error]y", "##vso[task.x]y", "##teamcity[x]",
    "\x1b]0;pwned\x07", "\x1b[2J\x1b[1;1H", "\x9b31m", "\x08\x08\x08", "\x7f", "\0", "\u202egnp.exe", "\u2066x", "\u200e", "\u061c", "\U000e0041\U000e0042", "\v\f",
    "<script>alert(1)</script>", "]]>::error::", "\"::error::y",
)  # fmt: skip
_COMMAND = re.compile(r"^\s*::|##\w*\[", re.MULTILINE)
_OURS = re.compile(r"::(?:error|warning|notice|group|endgroup)(?: [a-zA-Z]+=[^:\n]*)?::[^\n]*")
TEXTS = st.lists(st.sampled_from((*HOSTILE, "a", " ", "word")), min_size=1, max_size=6).map("".join)


def steers(text: str) -> list[str]:
    """Return the characters that steer or reorder: controls but for line feeds and tabs, formats, line separators."""
    harmless = "\n\t\u00ad\u200b\u200c\u200d\u2060\ufeff"
    return [
        char
        for char in text
        if char not in harmless and unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp") and not _kept(char)
    ]


def _kept(char: str) -> bool:
    """Formats that neither reorder nor hide: invisible operators, joiners, shorthand and musical marks."""
    return (
        unicodedata.category(char) == "Cf"
        and unicodedata.bidirectional(char) == "BN"
        and not "\U000e0000" <= char <= "\U000e007f"
    )


def report_of(words: str) -> Report:
    """Return a report in which the same words stand wherever a stranger can put some."""
    source = Source(words, f"before {words} after\n{words}")
    place = location_of(source, Span(7, 7 + len(words)))
    reference = Reference(words, words, f"https://example.org/{words}", markets=("uk",), force="law", quote=words)
    found = Finding(
        "speed/fast", Severity.ERROR, "high", ("us",), place, words, words, words, (reference,), Snippet(f"a {words} b", 2, 2 + len(words)),
        (Rewrite(words, "advice"), Rewrite(words, "suggested", place.start, place.end)), (Related(place, words),), title=words,
    )  # fmt: skip
    excused, aside = replace(found, excused_by=words), replace(found, suppressed_because=words)
    errors = tuple(RunError(words, words, line) for line in (None, 3))
    return Report(3, (found, found), (excused,), (aside,), (found,), errors, (f"{words}: {words}",))


def checked(form: str, text: str) -> None:
    assert steers(text) == []
    lines = [line for line in text.split("\n") if _COMMAND.search(line)]
    assert [line for line in lines if form != "github" or not _OURS.fullmatch(line)] == []


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("form", FORMATS)
def test_no_format_lets_anything_through(form: str, words: str) -> None:
    style = Style(show_excused=True, statistics=True, verbose=True, width=40)
    checked(form, reporter(form)(report_of(words), style))


@pytest.mark.parametrize("form", FORMATS)
@given(words=TEXTS)
def test_no_format_lets_any_mixture_through(form: str, words: str) -> None:
    checked(form, reporter(form)(report_of(words), Style(show_excused=True, verbose=True)))


@pytest.mark.parametrize("form", FORMATS)
def test_notes_and_failures_are_in_every_format(form: str) -> None:
    report = Report(2, (), run_errors=(RunError("gone.md", "the-failure"),), notices=("page.md: the-note",), linted=("page.md",))
    text = reporter(form)(report, Style())
    assert "the-failure" in text
    assert "the-note" in text
    assert "No problems found in 2" not in text


def test_a_run_in_which_all_failed_does_not_say_that_there_are_no_problems() -> None:
    text = reporter("text")(Report(1, (), run_errors=(RunError("a.md", "failed"),)), Style())
    assert "No problems" not in text


@pytest.mark.parametrize("words", HOSTILE)
def test_machine_formats_lose_nothing(words: str) -> None:
    report = report_of(words)
    told = json.loads(reporter("json")(report, Style()))
    assert told["findings"][0]["quote"] == words
    assert told["findings"][0]["path"] == words
    root = ElementTree.fromstring(reporter("checkstyle")(report, Style()))
    error = root.find("file/error")
    assert error is not None
    assert error.get("message") == re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", words)


@given(TEXTS)
def test_signs_keep_the_length(words: str) -> None:
    assert len(inert(words)) == len(inert_sentence(words)) == len(words)
    assert "\n" not in inert(words)
    assert (
        steers(inert(words))
        == steers(inert_sentence(words))
        == steers(inert_lines(words).replace("\r\n", "").replace("\t", ""))
        == []
    )


NAMES = [name for name in (f"x{words}.md" for words in HOSTILE) if "/" not in name and "\0" not in name]
#: Commands whose output names files.
COMMANDS = (
    ["check", "."], ["check", ".", "--statistics", "--show-excused"], *(["check", ".", "--format", form] for form in FORMATS), ["fix", ".", "--diff"],
    ["fix", ".", "--check"], ["fix", "."], ["suppressions", "."], ["suppressions", ".", "--format", "csv"], ["suppressions", ".", "--format", "json"],
    ["claims", "inventory", "."], ["claims", "inventory", ".", "--format", "csv"], ["baseline", "create", "."], ["baseline", "show"], ["config", "show", "."],
)  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="no such names")
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_lets_a_hostile_name_or_draft_through(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, words in zip(NAMES, HOSTILE, strict=False):
        text = f"<!-- milia-lint: ignore speed because {' '.join(words.split())} -->\n\nOur b\u0430lm {words} removes milia overnight {words}.\n\n{words}\n"
        Path(name).write_text(text, encoding="utf-8", newline="")
    Path("binary\n::error::x.md").write_bytes(b"a\0b")
    if command == ["baseline", "show"]:
        CliRunner().invoke(main, ["baseline", "create", "."])
    done = CliRunner().invoke(main, command)
    assert done.exit_code in (0, 1, 2)
    checked("github" if "github" in command else "", done.stdout.replace("\r\n", "\n").replace("\t", ""))
    checked("", done.stderr)
    assert "Traceback" not in done.output


@pytest.mark.parametrize("arguments", [["--\x1b[31m"], ["nope\n::error::x"], ["check", "--format", "\x1b]0;x\x07"], ["explain", "\x1b[2J"], ["check", "--market", "\u202e"],
                                       ["check", "--config", "a\n::error::b"], ["@x\n##[error]y"], ["rules", "vocabulary", "\x9b"]])  # fmt: skip
def test_what_was_typed_is_repeated_inert(arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 2
    checked("", done.output)
