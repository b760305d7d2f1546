"""Annotations: within the host's cap, the most severe first, and nothing that copy says becomes a command."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_cases import mixed, two_hundred

from milia_lint.findings.finding import Report, RunError
from milia_lint.reporters import Style
from milia_lint.reporters.github_report import render
from milia_lint.rulebook.law import Severity

FIRST = two_hundred().findings[0]


def commands(report: Report) -> list[tuple[str, dict[str, str], str]]:
    """Return the annotations as the runner reads them: it unescapes `%25` last."""
    found = []
    for name, properties, data in re.findall(r"^::(error|warning|notice) (.*?)::(.*)$", render(report, Style()), re.MULTILINE):
        values = dict(each.split("=", 1) for each in properties.split(","))
        found.append((name, {key: unescaped(value) for key, value in values.items()}, unescaped(data)))
    return found


def unescaped(text: str) -> str:
    for escape, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, character)
    return text


def several(**counts: int) -> Report:
    severities = [Severity(name) for name, count in counts.items() for _ in range(count)]
    return Report(1, tuple(replace(FIRST, severity=severity) for severity in severities))


@pytest.mark.parametrize(
    ("counts", "shown", "more"),
    [
        ({"info": 1, "warning": 1, "error": 1}, (1, 1, 2), 0),
        ({"info": 9, "warning": 10, "error": 10}, (10, 10, 10), 0),
        ({"info": 30, "warning": 30, "error": 30}, (10, 10, 10), 61),
        ({"error": 11}, (10, 0, 1), 1),
        ({}, (0, 0, 1), 0),
    ],
)
def test_no_more_annotations_than_the_host_shows_and_a_notice_counts_the_rest(
    counts: dict[str, int], shown: tuple[int, ...], more: int
) -> None:
    report = several(**counts)
    found = commands(report)
    names = [name for name, _, _ in found]
    assert tuple(names.count(name) for name in ("error", "warning", "notice")) == shown
    assert names == sorted(names, key=["error", "warning", "notice"].index)
    name, properties, summary = found[-1]
    assert (name, properties) == ("notice", {"title": "milia-lint"})
    assert (f"; {more} more are in the log" in summary) == bool(more)
    logged = render(report, Style()).partition("::group::")[2].partition("::endgroup::")[0].splitlines()[1:]
    assert len(logged) == more


def test_failures_count_against_the_cap_and_are_all_reported() -> None:
    report = replace(several(error=20), run_errors=tuple(RunError(f"{number}.md", "gone", number) for number in range(12)))
    found = commands(report)
    assert [properties["file"] for name, properties, _ in found if name == "error"] == [f"{number}.md" for number in range(10)]
    told = render(report, Style())
    assert "\nfailed 11.md: gone\n" in told
    assert "12 could not be linted." in told
    assert "(1 excused, 1 suppressed, 2 in the baseline.)" in render(mixed(), Style())


@given(st.text() | st.text(st.sampled_from("%0AD253:,")), st.text(min_size=1))
def test_whatever_the_copy_says_is_one_line_and_reads_back(message: str, path: str) -> None:
    report = Report(
        1, (replace(FIRST, message=message, references=(), rewrites=(), location=replace(FIRST.location, path=path)),)
    )
    (_, properties, told), _ = commands(report)
    assert told == message
    assert properties["title"] == FIRST.rule
    assert len(re.split("[\r\n]", render(report, Style()))) == 3


@given(st.text(st.sampled_from("a:#[]% \n\r\x85\u2028")))
def test_lines_of_the_log_are_no_commands(message: str) -> None:
    finding = replace(FIRST, message=message + "##[error]x", severity=Severity.ERROR)
    text = render(Report(1, (finding,) * 11), Style())
    (line,) = text.partition("::group::")[2].partition("\n::endgroup::")[0].splitlines()[1:]
    assert line.startswith("error content/plain.md:")
    assert "##[" not in line
