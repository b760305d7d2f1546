"""The files of a report under other names: hosts look for them from the root of the repository."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from milia_lint.findings.finding import Finding, Location, Report

#: From the path of a file to the one that is reported.
Name = Callable[[str], str]


def renamed(report: Report, name: Name) -> Report:
    """Return the report with every file in it called what `name` says."""
    return replace(
        report,
        findings=_findings(report.findings, name),
        excused=_findings(report.excused, name),
        suppressed=_findings(report.suppressed, name),
        baselined=_findings(report.baselined, name),
        run_errors=tuple(replace(each, path=name(each.path)) for each in report.run_errors),
    )


def _findings(findings: Iterable[Finding], name: Name) -> tuple[Finding, ...]:
    return tuple(_finding(each, name) for each in findings)


def _finding(finding: Finding, name: Name) -> Finding:
    return replace(
        finding,
        location=_location(finding.location, name),
        related=tuple(replace(each, location=_location(each.location, name)) for each in finding.related),
        also=_findings(finding.also, name),
    )


def _location(place: Location, name: Name) -> Location:
    return replace(place, path=name(place.path))
