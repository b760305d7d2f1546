"""Checkstyle XML, which most CI servers read."""

from __future__ import annotations

from itertools import groupby
from xml.etree import ElementTree

from milia_lint.findings.finding import Finding, Report, in_reading_order
from milia_lint.reporters import Style
from milia_lint.reporters.markup import document, element
from milia_lint.reporters.parts import RUN, in_one, posix


def render(report: Report, style: Style) -> str:
    """Return findings and failures by file."""
    root = ElementTree.Element("checkstyle", {"version": "4.3"})
    for path, findings in groupby(in_reading_order(report.findings), key=lambda each: each.location.path):
        file = element(root, "file", {"name": posix(path)})
        for finding in findings:
            element(file, "error", _attributes(finding))
    for error in report.run_errors:
        file = element(root, "file", {"name": posix(error.path)})
        failure = {"line": error.line or 1, "severity": "error", "message": error.message, "source": "milia-lint.run.failed"}
        element(file, "error", failure)
    for notice in report.notices:
        file = element(root, "file", {"name": posix(RUN)})
        told = {"line": 1, "severity": "info", "message": notice, "source": "milia-lint.run.notice"}
        element(file, "error", told)
    return document(root)


def _attributes(finding: Finding) -> dict[str, object]:
    """The place and the message. Readers take the last part of `source` as the rule and the one before as its category."""
    return {
        "line": finding.location.line,
        "column": finding.location.column,
        "severity": finding.severity.value,
        "message": in_one(finding),
        "source": f"milia-lint.{finding.rule.replace('/', '.')}",
    }
