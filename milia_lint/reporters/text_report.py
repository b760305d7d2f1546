"""Text for the writer: each problem in its sentence, why it is one, and wording that would pass."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

import click

from milia_lint.findings.finding import Finding, Report, Rewrite, Snippet
from milia_lint.findings.legal_basis import in_a_line
from milia_lint.reporters import Style
from milia_lint.reporters.parts import AID, also, counted, left_out, offer
from milia_lint.rulebook.law import Severity

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_RELATED_SHOWN = 3
_QUOTED = 60  # characters of another place that are shown
_INDENT = "    "


def render(report: Report, style: Style) -> str:
    """Return the report as a writer reads it, findings grouped by file, a summary last."""
    shown = [*report.findings, *(report.excused if style.show_excused else ())]
    shown.sort(key=lambda each: (each.location.path, each.location.start, each.rule))
    blocks = []
    for path, group in groupby(shown, key=lambda each: each.location.path):
        blocks.append(_styled(path, style, bold=True, underline=True))
        blocks.extend(_file(group, style))
    blocks.extend(_styled(f"{error.path}: {error.message}", style, fg="red") for error in report.errors)
    if style.statistics and report.findings:
        blocks.append(_statistics(report))
    return "\n\n".join([*blocks, _summary(report, style)]) + "\n"


def _file(findings: Iterable[Finding], style: Style) -> Iterator[str]:
    """The findings of one file; what has been said before, in the same words, is not said again in full.

    Those that point at another place are: the place may be another one.
    """
    said: dict[tuple[str, str | None, str], Finding] = {}
    for finding in findings:
        first = said.setdefault((finding.rule, finding.excused_by, finding.message.casefold()), finding)
        yield _finding(finding, style, None if first is finding or finding.related else first)


def _finding(finding: Finding, style: Style, first: Finding | None) -> str:
    place = finding.location
    where = _styled(f"{place.path}:{place.line}:{place.column}", style, bold=True)
    label = _styled(finding.severity.value, style, fg=_COLORS[finding.severity], bold=True)
    if finding.excused_by:
        label = _styled(f"excused ({finding.excused_by})", style, dim=True)
    lines = [f"  {where}  {label}  {_styled(finding.rule, style, dim=True)}"]
    lines += [f"{_INDENT}{line}" for line in _sentence(finding.snippet, style)]
    if first:
        return "\n".join([*lines, f"{_INDENT}The same as in line {first.location.line}."])
    lines += _wrapped(finding.message, style)
    if not finding.excused_by:
        lines += _legal(finding, style) + _related(finding, style)
        lines += [line for each in also(finding) for line in _wrapped(each, style, "+ ")]
        lines += [line for rewrite in _offered(finding) for line in _wrapped(offer(rewrite, finding), style, "→ ")]
    return "\n".join(lines)


def _sentence(context: Snippet, style: Style) -> Iterator[str]:
    """The sentence, clipped round the span to one line, and a line that marks the span."""
    room = max(style.width - len(_INDENT), 40)
    start, end = context.start, min(context.end, context.start + room - 10)
    begin = 0 if end < room - 1 else max(0, min(start, start - (room - (end - start)) // 2))
    text = context.text[begin : begin + room]
    before, after = "…" if begin else "", "…" if begin + room < len(context.text) else ""
    if before:
        text = text[1:]
    if after:
        text = text[: room - 2]
    at, until = start - begin, min(end - begin, len(text) + len(before))
    line = f"{before}{text}{after}"
    yield line[:at] + _styled(line[at:until], style, bold=True) + line[until:]
    yield " " * at + _styled("^" * max(until - at, 1), style, fg="red")


def _legal(finding: Finding, style: Style) -> list[str]:
    return _wrapped(in_a_line(finding), style, dim=True)


def _related(finding: Finding, style: Style) -> list[str]:
    lines = []
    for other in finding.related[:_RELATED_SHOWN]:
        quote = textwrap.shorten(other.location.quote, _QUOTED, placeholder=" …")
        elsewhere = "" if other.location.path == finding.location.path else f"{other.location.path}:"
        lines += _wrapped(f"{elsewhere}{other.location.line}:{other.location.column} “{quote}” ({other.message})", style, "↔ ")
    if len(finding.related) > _RELATED_SHOWN:
        lines.append(f"{_INDENT}  and {len(finding.related) - _RELATED_SHOWN} more")
    return lines


def _offered(finding: Finding) -> tuple[Rewrite, ...]:
    return finding.rewrites[:2]


def _statistics(report: Report) -> str:
    """The findings counted by rule, and below by file."""
    by_rule = Counter(finding.rule for finding in report.findings)
    by_file = Counter(finding.location.path for finding in report.findings)
    return f"{_table(by_rule)}\n\n{_table(by_file)}"


def _table(counted: Counter[str]) -> str:
    width = max(len(name) for name in counted)
    return "\n".join(f"  {name:{width}}  {count:5}" for name, count in counted.most_common())


def _summary(report: Report, style: Style) -> str:
    line = counted(report)
    if not report.findings:
        return _styled(line, style, fg="red" if report.errors else "green" if report.files else None) + _left_out(report)
    worst = min((finding.severity for finding in report.findings), key=lambda each: each.rank)
    hint = f"Run `milia-lint explain RULE` for the law behind a rule. {AID}"
    return _styled(line, style, fg=_COLORS[worst], bold=True) + _left_out(report) + f"\n{hint}"


def _left_out(report: Report) -> str:
    told = left_out(report)
    return f" ({told}.)" if told else ""


def _wrapped(text: str, style: Style, mark: str = "", *, dim: bool = False) -> list[str]:
    inner = " " * len(mark)
    lines = textwrap.wrap(
        text, style.width, initial_indent=_INDENT + mark, subsequent_indent=_INDENT + inner, break_on_hyphens=False
    )
    return [_styled(line, style, dim=True) if dim else line for line in lines]


def _styled(text: str, style: Style, **looks: object) -> str:
    return click.style(text, **looks) if style.color else text  # type: ignore[arg-type]
