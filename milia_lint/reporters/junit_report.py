"""JUnit XML: a suite for each file, a failed test for each finding, a skipped one for each that does not count."""

from __future__ import annotations

from itertools import groupby
from xml.etree import ElementTree

from milia_lint.findings.finding import Finding, Report, in_reading_order
from milia_lint.findings.legal_basis import labelled
from milia_lint.reporters import Style
from milia_lint.reporters.markup import document, element
from milia_lint.reporters.parts import also, offer, plural, posix, where


def render(report: Report, style: Style) -> str:
    """Return the report as JUnit XML; a run without findings is one passed test."""
    root = ElementTree.Element("testsuites", {"name": "milia-lint"})
    aside = {id(each): "suppressed" for each in report.suppressed} | {id(each): "baseline" for each in report.baselined}
    everything = in_reading_order((*report.findings, *report.suppressed, *report.baselined))
    for path, findings in groupby(everything, key=lambda each: each.location.path):
        suite = element(root, "testsuite", {"name": posix(path)})
        for finding in findings:
            _case(suite, finding, aside.get(id(finding)))
    if report.run_errors:
        suite = element(root, "testsuite", {"name": "milia-lint: the run itself"})
        for error in report.run_errors:
            case = element(suite, "testcase", {"name": error.path, "classname": posix(error.path), "file": posix(error.path)})
            element(case, "error", {"type": "failed", "message": error.message}, error.message)
    passed = not len(root)
    if report.notices:
        suite = element(root, "testsuite", {"name": "milia-lint: notes"})
        for notice in report.notices:
            case = element(suite, "testcase", {"name": notice, "classname": "milia-lint"})
            element(case, "skipped", {"type": "note", "message": notice})
    if passed:
        suite = element(root, "testsuite", {"name": "milia-lint"})
        element(suite, "testcase", {"name": f"no problems in {plural(report.files, 'file')}", "classname": "milia-lint"})
    _count(root)
    return document(root)


def _case(suite: ElementTree.Element, finding: Finding, aside: str | None) -> None:
    place = finding.location
    path = posix(place.path)
    name = f"{finding.rule} at {place.line}:{place.column}"
    case = element(suite, "testcase", {"name": name, "classname": path, "file": path, "line": place.line})
    if aside:
        element(case, "skipped", {"type": aside, "message": finding.suppressed_because or finding.message})
    else:
        element(case, "failure", {"type": finding.severity.value, "message": finding.message}, _body(finding))


def _body(finding: Finding) -> str:
    lines = [
        f"{posix(finding.location.path)}:{finding.location.line}:{finding.location.column}",
        finding.snippet.shown().text,
        "",
        finding.why,
    ]
    lines += [f"{labelled(each, finding)} {each.url}" for each in finding.references]
    lines += [f"also: {each}" for each in also(finding)]
    lines += [f"see also {where(each)}" for each in finding.related]
    lines += [f"instead: {offer(each, finding)}" for each in finding.rewrites]
    return "\n".join(lines)


def _count(root: ElementTree.Element) -> None:
    """Write how many tests there are, failed, broke and were skipped: for each suite, and for all."""
    for node in (*root, root):
        counts = {"failures": "failure", "errors": "error", "skipped": "skipped"}
        node.set("tests", str(sum(1 for _ in node.iter("testcase"))))
        for attribute, tag in counts.items():
            node.set(attribute, str(sum(1 for _ in node.iter(tag))))
