"""Code Quality, as GitLab reads it: a JSON array that a merge request shows beside the changed lines."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from milia_lint.findings.finding import Finding, Location, Report
from milia_lint.findings.legal_basis import labelled
from milia_lint.reporters import Style
from milia_lint.reporters.parts import RUN, also, markets, posix
from milia_lint.rulebook.law import Severity

_SEVERITY = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.INFO: "info"}


def render(report: Report, style: Style) -> str:
    """Return findings, failures and notes as Code Quality issues: the format has nothing else."""
    issues = [
        *(_issue(finding) for finding in report.findings),
        *(_of_the_run("milia-lint/failed", "blocker", error.path, error.message, error.line) for error in report.run_errors),
        *(_of_the_run("milia-lint/note", "info", RUN, notice, None) for notice in report.notices),
    ]
    return json.dumps(issues, ensure_ascii=False, indent=1) + "\n"


def _issue(finding: Finding) -> dict[str, Any]:
    issue: dict[str, Any] = {
        "type": "issue",
        "check_name": finding.rule,
        "description": finding.message,
        "categories": ["Compatibility"],
        "severity": _SEVERITY[finding.severity],
        "fingerprint": finding.fingerprint,
        "location": _location(finding.location),
        "content": {"body": _body(finding)},
    }
    if finding.related:
        issue["other_locations"] = [_location(related.location) for related in finding.related]
    return issue


def _of_the_run(name: str, severity: str, path: str, message: str, line: int | None) -> dict[str, Any]:
    """A failure or a note; it is the same one in the next run where it says the same of the same file."""
    return {
        "type": "issue",
        "check_name": name,
        "description": message,
        "categories": ["Bug Risk"],
        "severity": severity,
        "fingerprint": hashlib.sha256(f"{name}\0{path}\0{message}".encode(errors="replace")).hexdigest()[:32],
        "location": {"path": posix(path), "lines": {"begin": line or 1}},
    }


def _location(place: Location) -> dict[str, Any]:
    begin, end = {"line": place.line, "column": place.column}, {"line": place.end_line, "column": place.end_column}
    return {"path": posix(place.path), "positions": {"begin": begin, "end": end}}


def _body(finding: Finding) -> str:
    """Why the finding is one, as Markdown."""
    links = [f"- [{labelled(each, finding)}]({each.url})" for each in finding.references]
    more = [f"- Also: {each}" for each in also(finding)]
    return "\n".join([finding.why, "", *links, *more, "", f"Markets: {markets(finding)}"])
