"""Which part of the source a suppression covers: a block, a line, or the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from milia_lint.files.source import Span
from milia_lint.readers.document import UNSEEN, Document, Scope, Segment

#: Neighbours in one of these are one block, as long as nothing between them ends it.
_TOGETHER = frozenset({Scope.LIST_ITEM, Scope.TABLE_CELL})
_INK = re.compile(r"\S")
_ENDS = re.compile(r"\n[ \t]*\r?\n|\r[ \t]*\r|</(?:ul|ol|dl|table)\b", re.IGNORECASE)


class _Piece(NamedTuple):
    """A segment and where it stands in the source."""

    span: Span
    segment: Segment


class SuppressionRange:
    """Finds covered parts of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._source = document.source
        self._ends: dict[tuple[int, bool], int] = {}  # thousands of comments may stand over one list

    def file(self) -> Span:
        """Return the whole file."""
        return Span(0, len(self._source.text) + 1)

    def lines(self, comment: Span) -> Span:
        """Return the lines that the comment stands on."""
        starts = self._source.line_starts
        last = self._source.position(max(comment.start, comment.end - 1)).line
        end = starts[last] if last < len(starts) else len(self._source.text) + 1
        return Span(starts[self._source.position(comment.start).line - 1], end)

    def block(self, comment: Span) -> Span:
        """Return the block the comment stands in, else the next one after it; an empty span where there is none.

        A block is a paragraph, a heading, a list or a table with all that belongs to it; a list ends at a blank line.
        Inside a list it is an item.
        """
        number = bisect_right(self._reach, comment.start)
        if number == len(self._pieces):
            return Span(comment.end, comment.end)
        start = self._pieces[number].span.start
        leads_in = _INK.search(self._source.text, comment.end, start)  # a marker or tag: the comment stands outside
        asked = number, number == self._first[number] and leads_in is not None
        if asked not in self._ends:
            self._ends[asked] = self._end(*asked)
        return Span(start, self._ends[asked])

    def _end(self, number: int, whole: bool) -> int:
        """Return where the piece ends with all that stands in it, or with `whole` all that is one block with it."""
        end, first = self._pieces[number].span.end, self._first[number]
        for each in range(number + 1, len(self._pieces)):
            span = self._pieces[each].span
            if self._first[each] != first or not (whole or span.start < end):
                break
            end = max(end, span.end)
        return end

    @cached_property
    def _pieces(self) -> list[_Piece]:
        """All segments in the order of the source: some readers put titles and attributes last."""
        document = self._document
        pieces = (_Piece(document.source_span(segment.start, segment.end), segment) for segment in document.segments)
        return sorted(pieces, key=lambda piece: piece.span)

    @cached_property
    def _reach(self) -> list[int]:
        """The furthest end up to each piece."""
        return list(accumulate((piece.span.end for piece in self._pieces), max))

    @cached_property
    def _first(self) -> list[int]:
        """For each piece, the number of the first one of its block."""
        firsts: list[int] = []
        for number, piece in enumerate(self._pieces):
            follows = number > 0 and self._follows(self._pieces[firsts[-1]], self._reach[number - 1], piece)
            firsts.append(firsts[-1] if follows else number)
        return firsts

    def _follows(self, first: _Piece, end: int, piece: _Piece) -> bool:
        between = self._source.text[end : piece.span.start]
        if piece.span.end <= end:
            return True
        scopes = first.segment.scope, piece.segment.scope
        if scopes[0] in _TOGETHER:
            return scopes[0] is scopes[1] and not _ENDS.search(between)
        return UNSEEN.issuperset(scopes) and "\n" not in between and "<" not in between
