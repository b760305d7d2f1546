"""Only what is new since a revision: on a line that changed, or not there in what the file was before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from milia_lint.files.git.changes import ChangedFile, Changes
from milia_lint.filters.baseline import baseline_of, diff
from milia_lint.findings.finding import Finding, Report


def only_new(report: Report, changes: Changes, before: Iterable[Finding]) -> Report:
    """Return the report without findings that were there; `before` are the findings in the changed files as they were.

    A finding is new on a line that changed. On another line of a changed file it is new if it was not there before:
    somebody cut the "not" a line above, or the disclaimer at the end of the page. Contradictions count on changed lines
    alone, for what they depend on may be another page.
    """
    changed = {
        path: changes.of(path)
        for path in {each.location.path for each in (*report.findings, *report.excused, *report.suppressed)}
    }
    kept: set[int] = set()
    others: list[Finding] = []
    for finding in report.findings:
        file = changed[finding.location.path]
        if _on_new_line(finding, file):
            kept.add(id(finding))
        elif file and finding.category != "contradiction":
            others.append(finding)
    kept.update(id(finding) for finding in diff(others, baseline_of(before, "."), (), lambda _: False).new)
    return replace(
        report,
        findings=tuple(each for each in report.findings if id(each) in kept),
        excused=tuple(each for each in report.excused if _on_new_line(each, changed[each.location.path])),
        suppressed=tuple(each for each in report.suppressed if _on_new_line(each, changed[each.location.path])),
    )


def _on_new_line(finding: Finding, changed: ChangedFile | None) -> bool:
    return changed is not None and changed.touches(finding.location.line, finding.location.end_line)
