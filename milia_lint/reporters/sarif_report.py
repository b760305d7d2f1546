"""SARIF 2.1.0, for code scanning and for whatever else reads results of many tools."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from milia_lint.findings.finding import Finding, Location, Report, RunError
from milia_lint.reporters import Style
from milia_lint.reporters.parts import guesses, in_one, offer
from milia_lint.reporters.sarif_rules import LEVEL, driver, one_a_rule

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"  # paths that are not absolute are meant from here

Data = dict[str, Any]


def render(report: Report, style: Style) -> str:
    """Return the report as a SARIF log of one run; findings that do not count are results with a suppression."""
    everything = (*report.findings, *report.suppressed, *report.baselined)
    rules = {finding.rule: index for index, finding in enumerate(one_a_rule(everything))}
    because = {id(each): _in_source(each) for each in report.suppressed} | {id(each): _in_baseline() for each in report.baselined}
    run = {
        "tool": {"driver": driver(everything)},
        "invocations": [_invocation(report)],
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            _ROOT: {"description": {"text": "The root of the repository; without one, the folder milia-lint was run in."}}
        },
        "results": [_result(finding, rules[finding.rule], because.get(id(finding))) for finding in everything],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _result(finding: Finding, rule: int, suppression: Data | None) -> Data:
    result: Data = {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": LEVEL[finding.severity],
        "message": {"text": in_one(finding)},
        "locations": [{"physicalLocation": _physical(finding.location)}],
        # No `primaryLocationLineHash` among partial fingerprints: the host's uploader computes its own and warns of others.
        "fingerprints": {"milia-lint/v1": finding.fingerprint},
        "properties": {"confidence": finding.confidence, "markets": list(finding.markets), "scope": finding.scope},
        "suppressions": [suppression] if suppression else [],
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _physical(each.location), "message": {"text": each.message}}
            for number, each in enumerate(finding.related)
        ]
    fixes = list(_fixes(finding))
    return {**result, "fixes": fixes} if fixes else result


def _physical(place: Location) -> Data:
    return {"artifactLocation": _artifact(place.path), "region": _region(place)}


def _artifact(path: str) -> Data:
    """Where a file is. Names that are no Unicode keep their bytes."""
    pure = PurePath(path)
    uri = quote(os.fsencode(pure.as_posix()), safe="/~")
    if pure.is_absolute():
        return {"uri": f"file://{'' if uri.startswith('/') else '/'}{uri.replace('%3A', ':', 1)}"}
    return {"uri": uri, "uriBaseId": _ROOT}


def _region(place: Location) -> Data:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        **_extent(place.start, place.end),
        "snippet": {"text": place.quote},
    }


def _extent(start: int, end: int) -> Data:
    return {"charOffset": start, "charLength": end - start}


def _fixes(finding: Finding) -> Iterator[Data]:
    """The rewrites that can be spliced into the file."""
    for rewrite in finding.rewrites:
        if rewrite.start is None or rewrite.end is None:
            continue
        replacement = {"deletedRegion": _extent(rewrite.start, rewrite.end), "insertedContent": {"text": rewrite.text}}
        yield {
            "description": {"text": f"{rewrite.applies}: {offer(rewrite, finding)}"},
            "artifactChanges": [{"artifactLocation": _artifact(finding.location.path), "replacements": [replacement]}],
            "properties": {"applies": rewrite.applies},
        }


def _in_source(finding: Finding) -> Data:
    reason = finding.suppressed_because
    return {"kind": "inSource", **({"justification": reason} if reason else {})}


def _in_baseline() -> Data:
    return {"kind": "external", "justification": "It is in the baseline."}


def _invocation(report: Report) -> Data:
    notes = [{"level": "note", "message": {"text": notice}} for notice in (*report.notices, *guesses(report))]
    return {
        "executionSuccessful": not report.run_errors,
        "toolExecutionNotifications": [*(_failure(error) for error in report.run_errors), *notes],
    }


def _failure(error: RunError) -> Data:
    location: Data = {"artifactLocation": _artifact(error.path)}
    if error.line:
        location["region"] = {"startLine": error.line}
    return {"level": "error", "message": {"text": error.message}, "locations": [{"physicalLocation": location}]}
