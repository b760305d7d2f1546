"""Text for the writer: each sentence once, what is wrong with it, and wording that would pass."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from milia_lint.findings.finding import Finding, Report
from milia_lint.reporters import Style
from milia_lint.reporters.cards import cards
from milia_lint.reporters.parts import AID, counted, guesses, left_out, plural
from milia_lint.reporters.text_card import COLORS, shown_card, styled
from milia_lint.rulebook.law import Severity

_LONG = 20  # findings from which on the summary also stands first


def render(report: Report, style: Style) -> str:
    """Return the report as a writer reads it: findings grouped by file and sentence, a summary last, in long ones also first."""
    shown = [] if style.quiet else _shown(report, style)
    blocks = [styled(counted(report), style, bold=True)] if len(shown) > _LONG else []
    for path, group in groupby(shown, key=lambda each: each.location.path):
        blocks.append(styled(path, style, bold=True, underline=True))
        blocks.extend(_file(list(group), style))
    blocks.extend(styled(f"{error.path}: {error.message}", style, fg="red") for error in report.run_errors)
    blocks.extend(styled(each, style, dim=True) for each in guesses(report))
    if report.notices and style.notes and not style.quiet:
        blocks.append("\n".join(f"note: {' '.join(notice.split())}" for notice in report.notices))
    if style.statistics and report.findings:
        blocks.append(_statistics(report))
    return "\n\n".join([*blocks, _summary(report, len(shown), style)]) + "\n"


def _shown(report: Report, style: Style) -> list[Finding]:
    """The findings that are shown, in reading order: without infos, unless they are asked for."""
    told = [each for each in report.findings if style.verbose or each.severity is not Severity.INFO]
    told = sorted([*told, *(report.excused if style.show_excused else ())], key=_reading_order)
    return told if style.limit is None else told[: style.limit]


def _reading_order(finding: Finding) -> tuple[str, int, str]:
    return finding.location.path, finding.location.start, finding.rule


def _file(findings: Sequence[Finding], style: Style) -> Iterator[str]:
    """The cards of one file; the law behind a rule is told with its first finding."""
    known: set[str] = set()
    for card in cards(findings):
        yield shown_card(card, style, known)


def _statistics(report: Report) -> str:
    """The findings counted by rule, and below by file."""
    by_rule = Counter(finding.rule for finding in report.findings)
    by_file = Counter(finding.location.path for finding in report.findings)
    return f"{_table(by_rule)}\n\n{_table(by_file)}"


def _table(counted: Counter[str]) -> str:
    width = max(len(name) for name in counted)
    return "\n".join(f"  {name:{width}}  {count:5}" for name, count in counted.most_common())


def _summary(report: Report, shown: int, style: Style) -> str:
    line = counted(report)
    if not report.findings:
        return styled(line, style, fg="red" if report.run_errors else "green" if report.files else None) + _left_out(report)
    worst = max(finding.severity for finding in report.findings)
    lines = [styled(line, style, fg=COLORS[worst], bold=True) + _left_out(report), *_not_shown(report, shown, style)]
    if not style.quiet:
        lines.append(textwrap.fill(f"Run `milia-lint explain RULE` for the law behind a rule. {AID}", style.width))
    return "\n".join(lines)


def _not_shown(report: Report, shown: int, style: Style) -> list[str]:
    infos = 0 if style.verbose else report.count(Severity.INFO)
    more = len(report.findings) - infos + (len(report.excused) if style.show_excused else 0) - shown
    told = [f"`--verbose` shows the {plural(infos, 'info')}."] if infos and not style.quiet else []
    return told + ([f"{more} more are not shown (`--max-findings`)."] if style.limit is not None and more > 0 else [])


def _left_out(report: Report) -> str:
    told = left_out(report)
    return f" ({told}.)" if told else ""
