"""The Reviewdog Diagnostic Format, whose columns count UTF-8 bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, groupby
from typing import Any

from milia_lint.files.source import Position, Source
from milia_lint.findings.finding import Finding, Location, Report, RunError, in_reading_order
from milia_lint.findings.legal_basis import labelled
from milia_lint.reporters import Style
from milia_lint.reporters.parts import RUN, also, posix, where


def render(report: Report, style: Style) -> str:
    """Return the findings as diagnostics. Where the text of a file is not known, its places are lines without columns."""
    diagnostics: list[dict[str, Any]] = []
    for path, findings in groupby(in_reading_order(report.findings), key=lambda each: each.location.path):
        diagnostics += _diagnostics(list(findings), style.text(path))
    diagnostics += [_failure(error) for error in report.run_errors]
    diagnostics += [{"message": notice, "location": {"path": RUN}, "severity": "INFO"} for notice in report.notices]
    return json.dumps({"source": {"name": "milia-lint"}, "diagnostics": diagnostics}, ensure_ascii=False, indent=1) + "\n"


def _diagnostics(findings: Sequence[Finding], text: str | None) -> Iterator[dict[str, Any]]:
    """The findings of one file; a text that is not the one they were found in is no help."""
    source = None if text is None else Source(findings[0].location.path, text)
    known = [source is not None and _stands(finding.location, source) for finding in findings]
    positions = byte_positions(source, _offsets(compress(findings, known))) if source else {}
    for finding, stands in zip(findings, known, strict=True):
        yield _diagnostic(finding, positions if stands else {})


def _stands(place: Location, source: Source) -> bool:
    return source.text[place.start : place.end] == place.quote and source.position(place.start) == (place.line, place.column)


def _offsets(findings: Iterable[Finding]) -> Iterator[int]:
    for finding in findings:
        yield from (finding.location.start, finding.location.end)
        for rewrite in finding.rewrites:
            if rewrite.start is not None and rewrite.end is not None:
                yield from (rewrite.start, rewrite.end)


def byte_positions(source: Source, offsets: Iterable[int]) -> dict[int, Position]:
    """Return line and column of each offset, the column counted in UTF-8 bytes; every line is measured once."""
    result = {}
    line, at, column = 0, 0, 1
    for offset in sorted(set(offsets)):
        number = source.position(offset).line
        if number != line:
            line, at, column = number, source.line_starts[number - 1], 1
        column += len(source.text[at:offset].encode("utf-8", "surrogatepass"))
        at = offset
        result[offset] = Position(line, column)
    return result


def _diagnostic(finding: Finding, positions: dict[int, Position]) -> dict[str, Any]:
    place = finding.location
    lines = {"start": {"line": place.line}, "end": {"line": place.end_line}}
    data: dict[str, Any] = {
        "message": _message(finding),
        "location": {"path": posix(place.path), "range": _range(place.start, place.end, positions) or lines},
        "severity": finding.severity.value.upper(),
        "code": {"value": finding.rule, **({"url": finding.references[0].url} if finding.references else {})},
    }
    suggestions = [
        {"range": between, "text": each.text} for each in finding.rewrites if (between := _range(each.start, each.end, positions))
    ]
    return {**data, "suggestions": suggestions} if suggestions else data


def _range(start: int | None, end: int | None, positions: dict[int, Position]) -> dict[str, Any]:
    """A range in lines and bytes, or nothing where it is not known."""
    if start is None or end is None or start not in positions:
        return {}
    return {"start": positions[start]._asdict(), "end": positions[end]._asdict()}


def _message(finding: Finding) -> str:
    lines = [finding.message, finding.why, *(labelled(each, finding) for each in finding.references[:1])]
    lines += [f"Also: {each}" for each in also(finding)]
    lines += [f"See also {where(each)}" for each in finding.related]
    lines += [f"Instead: {each.text}" for each in finding.rewrites if each.applies == "advice"]
    return "\n".join(lines)


def _failure(error: RunError) -> dict[str, Any]:
    location: dict[str, Any] = {"path": posix(error.path)}
    if error.line:
        location["range"] = {"start": {"line": error.line}}
    return {"message": error.message, "location": location, "severity": "ERROR"}
