"""Footnotes: the marks in a sentence, and the notes that begin with the same mark."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from milia_lint.readers.document import Document, Scope, Segment

_MARK = re.compile(r"\[\d{1,3}\]|([*†‡§¶])\1*|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+")
_LEADING = re.compile(r"\s*(?:([*†‡§¶])\1*|[\[(]?\d{1,3}[\])]?[.:]?(?=\s)|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+)")
_TAG = re.compile(r"<[^<>]*>")
_DEFINED = re.compile(r"\[\^([^\]\n]{1,60})\]:[ \t]*$")
_LINKED = re.compile(r"""<a\b[^<>]*\bhref\s*=\s*["']?#([\w.:-]+)["']?[^<>]*>[^<>]*$""", re.IGNORECASE)
_NAMED = re.compile(r"""<\w[^<>]*\bid\s*=\s*["']?([\w.:-]+)["']?[^<>]*>\s*$""", re.IGNORECASE)
_PLAIN = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹", "1230456789", "[]()^.:\\ \t\n")
_BEFORE = 300  # characters of the source looked back for a tag
_AFTER = 4  # characters after a sentence where its mark may stand


def marks(document: Document, start: int, end: int) -> set[str]:
    """Return the labels of the note marks in the reading text from `start` to just after `end`."""
    until = min(end + _AFTER, document.segments[document.segment_at(start)].end)
    found = _MARK.finditer(document.text, start, max(until, end))
    return {label for mark in found for label in _labels(document, mark)}


def notes(document: Document) -> Mapping[str, list[Segment]]:
    """Return the segments that are notes, by the label they begin with."""
    found: dict[str, list[Segment]] = defaultdict(list)
    last: set[str] = set()
    for segment in document.segments:
        own = set(_own_labels(document, segment))
        last = own or (last if segment.scope is Scope.FOOTNOTE else own)
        for label in last:
            found[label].append(segment)
    return found


def _labels(document: Document, mark: re.Match[str]) -> Iterator[str]:
    """Yield what a mark is called: its sign or number as the source has it, and where its link leads."""
    start, end = document.source_span(*mark.span())
    text = document.source.text
    for label in re.split("[,;]", _TAG.sub("", text[start:end])):
        yield label.translate(_PLAIN)
    if linked := _LINKED.search(text, max(0, start - _BEFORE), start):
        yield f"#{linked[1]}"


def _own_labels(document: Document, segment: Segment) -> Iterator[str]:
    start, text = document.source_span(segment.start, segment.end).start, document.source.text
    if defined := _DEFINED.search(text, max(0, start - _BEFORE), start):
        yield defined[1]
    if named := _NAMED.search(text, max(0, start - _BEFORE), start):
        yield f"#{named[1]}"
    if leading := _LEADING.match(document.text, segment.start, segment.end):
        yield from _labels(document, leading)
