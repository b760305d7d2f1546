"""One finding a line, for editors, grep and problem matchers: `path:line:column: severity rule message`."""

from __future__ import annotations

from milia_lint.findings.finding import Finding, Report
from milia_lint.reporters import Style
from milia_lint.reporters.parts import in_one


def render(report: Report, style: Style) -> str:
    """Return a line a finding, in reading order, and one for each part of the run that failed; nothing where all is well."""
    shown = report.findings if style.limit is None else report.findings[: style.limit]
    failed = (f"{error.path}:{error.line or 1}:1: failed {_one_line(error.message)}" for error in report.run_errors)
    notes = (f"note: {_one_line(notice)}" for notice in (report.notices if style.notes else ()))
    return "".join(f"{line}\n" for line in (*map(_line, shown), *failed, *notes))


def _line(finding: Finding) -> str:
    place = finding.location
    message = in_one(finding)
    return f"{place.path}:{place.line}:{place.column}: {finding.severity.value} {finding.rule} {_one_line(message)}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
