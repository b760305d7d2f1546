"""Writes the comment by which a finding is left be, in the form and place that its file takes."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from milia_lint.files.source import Source
from milia_lint.findings.finding import Finding
from milia_lint.readers import read, reader_of
from milia_lint.readers.document import Document, Scope
from milia_lint.rewriting.apply import Lint

_INDENT = re.compile(r"[ \t]*")
_LIST_MARK = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+")
_LINE_END = re.compile(r"\r\n|\n|\r|\Z")
_ABOVE = 8  # lines above a place that are tried: an attribute's tag may begin some lines before


class Insertion(NamedTuple):
    """Text to put in at one place."""

    at: int
    text: str


def with_suppression(source: Source, finding: Finding, reason: str, lint: Lint) -> Source | None:
    """Return the source with a suppression of the finding, or None where its place takes none.

    The comment goes above the block; where that is no place for one, to the end of the line, or into the front matter.
    Of several places that work, the one that silences least is taken.
    """
    document, before = read(source), Counter(each.rule for each in lint(source))
    best: tuple[int, Source] | None = None
    for insertion in _insertions(document, finding, " ".join(reason.replace("-->", "→").replace("*/", "").split())):
        text = source.text[: insertion.at] + insertion.text + source.text[insertion.at :]
        tried = Source(source.path, text)
        if read(tried).text != document.text:
            continue
        after = Counter(each.rule for each in lint(tried))
        fewer = before[finding.rule] - after[finding.rule]
        if fewer < 1 or after - before:
            continue
        if fewer == 1:
            return tried
        best = best or (fewer, tried)
    return best[1] if best else None


def _insertions(document: Document, finding: Finding, reason: str) -> Iterator[Insertion]:
    comment = reader_of(document.source.path).comment
    if comment and finding.scope != Scope.FRONT_MATTER.value:
        yield from _in_comments(document, finding, reason, comment)
    yield from _in_front_matter(document, finding.rule, reason)


def _in_comments(document: Document, finding: Finding, reason: str, comment: tuple[str, str]) -> Iterator[Insertion]:
    """The comment above the block, at each line it may begin on; at the end of the line; at the end of the segment."""
    source, (opener, closer) = document.source, comment
    said = f"milia-lint: {{form}} {finding.rule} because {reason}"
    newline = _newline(source.text)
    line = source.position(finding.location.start).line - 1
    for above in range(line, max(line - _ABOVE, -1), -1):
        at = source.line_starts[above]
        for indent in _indents(source.text, at):
            yield Insertion(at, f"{indent}{opener}{said.format(form='ignore')}{closer}{newline}")
    end = _LINE_END.search(source.text, finding.location.end)
    yield Insertion(end.start() if end else len(source.text), f" {opener}{said.format(form='ignore-line')}{closer}")
    yield Insertion(_segment_end(document, finding), f" {opener}{said.format(form='ignore-line')}{closer}")


def _segment_end(document: Document, finding: Finding) -> int:
    """Where the text the finding stands in ends in the source: in a table, before the bar that closes the cell."""
    spans = (document.source_span(segment.start, segment.end) for segment in document.segments)
    ends = (span.end for span in spans if span.start <= finding.location.start < span.end)
    return min(ends, default=finding.location.end)


def _indents(text: str, at: int) -> list[str]:
    """The indents a comment line may have: that of the line, or of what stands in its list item."""
    mark, indent = _LIST_MARK.match(text, at), _INDENT.match(text, at)
    plain = indent[0] if indent else ""
    return [plain, " " * len(mark[0])] if mark else [plain]


def _in_front_matter(document: Document, rule: str, reason: str) -> Iterator[Insertion]:
    """The entry in YAML front matter, which speaks for the whole file."""
    span, values = document.metadata.get("front_matter_span"), document.metadata.get("front_matter")
    text = document.source.text
    if span and isinstance(values, dict) and "milia_lint" not in values and text[: span.start].startswith("---"):
        newline = _newline(text)
        entry = f"{{rule: {rule}, because: {json.dumps(reason, ensure_ascii=False)}}}"
        yield Insertion(span.end, f"milia_lint:{newline}  ignore:{newline}    - {entry}{newline}")


def _newline(text: str) -> str:
    found = re.search(r"\r\n|\n|\r", text)
    return found[0] if found else "\n"
