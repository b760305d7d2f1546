"""A comment for a pull request: counts by file, and the findings of each file folded away."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape
from itertools import groupby

from milia_lint.findings.finding import Finding, Report, in_reading_order
from milia_lint.findings.legal_basis import labelled, others
from milia_lint.reporters import Style
from milia_lint.reporters.markdown_text import address, code, prose, sentence
from milia_lint.reporters.parts import (
    AID,
    also,
    by_severity,
    counted,
    left_out,
    offer,
    plural,
    posix,
    where,
    worst_first,
)
from milia_lint.rulebook.law import Severity

LIMIT = 60_000  # characters; hosts refuse a comment that is longer than about 65,000
_FILES, _ERRORS = 100, 20  # rows of the table by file, and failures, that are shown
_MESSAGE, _PATH = 160, 120  # characters of a message and of a path where there is little room

Item = Callable[[Finding], str]


def render(report: Report, style: Style) -> str:
    """Return the report as GitHub-flavoured Markdown, under the limit for comments: first details go, then the mildest."""
    for item in (_full, _brief):
        text = _comment(report, report.findings, item)
        if len(text) <= LIMIT:
            return text
    return _comment(report, _fitting(report), _brief)


def _fitting(report: Report) -> tuple[Finding, ...]:
    """The most severe findings that there is room for."""
    room = LIMIT - len(_comment(report, (), _brief))
    kept: list[Finding] = []
    files: set[str] = set()
    for finding in worst_first(report.findings):
        room -= len(_brief(finding)) + 1
        if finding.location.path not in files:
            files.add(finding.location.path)
            room -= len(_folded(finding.location.path, (finding,), lambda _: "")) + 50  # its counts may grow
        if room < 0:
            break
        kept.append(finding)
    return in_reading_order(kept)


def _comment(report: Report, shown: Sequence[Finding], item: Item) -> str:
    aside = left_out(report)
    parts = ["<!-- milia-lint -->", f"### milia-lint: {counted(report)}", *([f"{aside}."] if aside else [])]
    if report.findings:
        parts.append("\n".join(_table(report.findings)))
    parts += [
        _folded(path, list(group), item) for path, group in groupby(in_reading_order(shown), key=lambda each: each.location.path)
    ]
    more = len(report.findings) - len(shown)
    if more:
        parts.append(f"{plural(more, 'finding')} more than there is room for; the others are in the report of the run.")
    parts += [
        f"**Not linted:** {code(_path(each.path))}: {prose(_clipped(each.message))}" for each in report.run_errors[:_ERRORS]
    ]
    parts += [f"**Note:** {prose(_clipped(each))}" for each in report.notices[:_ERRORS]]
    return "\n\n".join([*parts, f"<sub>{AID}</sub>"]) + "\n"


def _table(findings: Sequence[Finding]) -> Iterator[str]:
    yield "| file | errors | warnings | infos |"
    yield "|---|---:|---:|---:|"
    counts: dict[str, dict[Severity, int]] = {}
    for finding in in_reading_order(findings):
        row = counts.setdefault(finding.location.path, {Severity.ERROR: 0, Severity.WARNING: 0, Severity.INFO: 0})
        row[finding.severity] += 1
    for path, row in list(counts.items())[:_FILES]:
        yield f"| {code(_path(path))} | {' | '.join(str(count or '') for count in row.values())} |"
    if len(counts) > _FILES:
        yield f"| and {plural(len(counts) - _FILES, 'file')} more | | | |"


def _folded(path: str, findings: Sequence[Finding], item: Item) -> str:
    """A file with its findings; the line between the tags is HTML, not Markdown."""
    name = escape(" ".join(_path(path).split()))
    head = f"<details><summary><code>{name}</code>: {by_severity(findings)}</summary>"
    return "\n\n".join([head, "\n".join(item(finding) for finding in findings), "</details>"])


def _full(finding: Finding) -> str:
    """A finding as a list item: where, its sentence, and what is to say about it."""
    lines = [prose(finding.message)]
    law = [f"[{prose(labelled(each, finding))}](<{address(each.url)}>)" for each in finding.references[:1]]
    lines += [" · ".join([*law, *(prose(each) for each in others(finding))])] if law else []
    lines += [f"Also: {prose(each)}" for each in also(finding)]
    lines += [f"See also {prose(where(each))}" for each in finding.related[:3]]
    lines += [f"Instead: {prose(offer(each, finding))}" for each in finding.rewrites[:2]]
    return "\n\n".join([_head(finding), f"  > {sentence(finding.snippet.shown())}", "  " + "\\\n  ".join(lines)]) + "\n"


def _brief(finding: Finding) -> str:
    return f"{_head(finding)}: {prose(_clipped(finding.message))}"


def _clipped(text: str) -> str:
    return text if len(text) <= _MESSAGE else text[: _MESSAGE - 2] + " …"


def _path(path: str) -> str:
    """A path; of a very long one the end."""
    told = posix(path)
    return told if len(told) <= _PATH else f"…{told[1 - _PATH :]}"


def _head(finding: Finding) -> str:
    return f"- **{finding.severity.value}** at {finding.location.line}:{finding.location.column} {code(finding.rule)}"
