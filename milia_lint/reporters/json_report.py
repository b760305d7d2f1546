"""JSON, version 1: one object, for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from milia_lint import __version__
from milia_lint.findings.finding import Finding, Location, PageTold, Related, Report, Rewrite, RunError
from milia_lint.reporters import Style
from milia_lint.reporters.parts import softened
from milia_lint.rulebook.law import Reference, Severity


def render(report: Report, style: Style) -> str:
    """Return the report as one JSON object; excused candidates are added where the style asks for them."""
    counts = softened(report)
    data: dict[str, Any] = {
        "version": 1,
        "tool": {"name": "milia-lint", "version": __version__},
        "summary": summary(report),
        "findings": [finding_data(finding) for finding in report.findings],
        "errors": [error_data(error) for error in report.run_errors],
        "pages": [_page(each, counts) for each in report.pages],
        "notices": list(report.notices),
    }
    if style.show_excused:
        data["excused"] = [{**finding_data(each), "excused_by": each.excused_by} for each in report.excused]
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def summary(report: Report) -> dict[str, int]:
    """Return the counts of a report."""
    return {
        "files": report.files,
        "findings": len(report.findings),
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
        "infos": report.count(Severity.INFO),
        "excused": len(report.excused),
        "suppressed": len(report.suppressed),
        "baselined": len(report.baselined),
    }


def finding_data(finding: Finding) -> dict[str, Any]:
    """Return one finding as the contract has it."""
    return {
        "rule": finding.rule,
        "category": finding.category,
        "severity": finding.severity.value,
        "confidence": finding.confidence,
        "markets": list(finding.markets),
        **_place(finding.location),
        "scope": finding.scope,
        "quote": finding.location.quote,
        "message": finding.message,
        "why": finding.why,
        "references": [_reference(each) for each in finding.references],
        "rewrites": [_rewrite(each) for each in finding.rewrites],
        "related": [_related(each) for each in finding.related],
        "fingerprint": finding.fingerprint,
        "matched_by": finding.matched_by and finding.matched_by._asdict(),
        "also": [finding_data(each) for each in finding.also],
    }


def error_data(error: RunError) -> dict[str, Any]:
    """Return one failure as the contract has it."""
    return {"path": error.path, "line": error.line, "message": error.message}


def _page(page: PageTold, counts: Mapping[str, int]) -> dict[str, Any]:
    """What a page was taken for, by which families of signs, and how many findings are milder or excused for that."""
    return {
        "path": page.path, "kind": page.kind.value, "declared": page.declared, "signs": list(page.signs), "sold": page.sold,
        "softened": counts.get(page.path, 0),
    }  # fmt: skip


def _place(place: Location) -> dict[str, Any]:
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "start": place.start,
        "end": place.end,
    }


def _reference(reference: Reference) -> dict[str, Any]:
    """A reference; `market` lists where it counts, and is empty for a source of facts."""
    named = {"authority": reference.authority, "cite": reference.cite, "url": reference.url}
    return {**named, "market": list(reference.markets), "force": reference.force}


def _rewrite(rewrite: Rewrite) -> dict[str, Any]:
    data = {"text": rewrite.text, "applies": rewrite.applies, "start": rewrite.start, "end": rewrite.end}
    return data | {"brand": True} if rewrite.brand else data


def _related(related: Related) -> dict[str, Any]:
    place = related.location
    return {
        "path": place.path, "line": place.line, "column": place.column, "start": place.start, "end": place.end,
        "quote": place.quote, "message": related.message,
    }  # fmt: skip
