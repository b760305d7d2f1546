"""Which part of the source a suppression covers: a block, a line, or the file."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate

from milia_lint.files.source import Span
from milia_lint.filters.suppression import markup
from milia_lint.filters.suppression.blocks import TOGETHER, Piece, first_of_block, trails
from milia_lint.readers.document import Document

_MANY = 100  # comments side by side that are told from what they stand in


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

        A block is a paragraph, a heading, a list or a table with all that belongs to it. Inside a list it is an item, inside
        a table a cell, or before it a row.
        """
        number = bisect_right(self._reach, comment.start)
        if number and self._is_last_in_its_block(comment, self._reach[number - 1]):
            own = self._around(number - 1)
            return Span(self._pieces[own].span.start, self._end(own, whole=False))
        if number == len(self._pieces):
            return Span(comment.end, comment.end)
        start = self._pieces[number].span.start
        gap = self._without_comments(comment.end, start)
        if markup.begins_row(gap):
            return Span(start, max(self._end(number, whole=False), markup.row_end(self._source.text, start)))
        before = self._without_comments(self._reach[number - 1] if number else 0, comment.start)
        outside = number == self._first[number] and markup.is_outside(before, gap, self._pieces[number].segment.scope)
        return Span(start, self._end(number, whole=outside))

    def _is_last_in_its_block(self, comment: Span, end: int) -> bool:
        """Whether the comment follows the text that ends at `end` in one block: on its line, or before the end tag of its element."""
        text = self._source.text
        before = self._without_comments(end, comment.start)
        return markup.stays_in_block(before) and ("\n" not in before.strip(" \t") or markup.ends_block(text, comment.end))

    def _around(self, number: int) -> int:
        """Return the piece in which a piece stands: the paragraph of a picture, else the piece itself."""
        while number and self._belongs(number, self._reach[number - 1]):
            number -= 1
        return number

    def _belongs(self, number: int, end: int) -> bool:
        """Whether a piece stands in or at the end of what ends at `end`."""
        piece = self._pieces[number]
        return piece.span.end <= end or trails(self._source.text, end, piece)

    def _end(self, number: int, *, whole: bool) -> int:
        """Return where the piece ends with all that stands in it, or with `whole` all that is one block with it."""
        if (number, whole) not in self._ends:
            self._ends[number, whole] = self._last_end(number, whole=whole)
        return self._ends[number, whole]

    def _last_end(self, number: int, *, whole: bool) -> int:
        end, first = self._pieces[number].span.end, self._first[number]
        whole = whole or self._pieces[first].segment.scope not in TOGETHER
        for each in range(number + 1, len(self._pieces)):
            if self._first[each] != first or not (whole or self._belongs(each, end)):
                break
            end = max(end, self._pieces[each].span.end)
        return end

    def _without_comments(self, start: int, end: int) -> str:
        """Return the source from `start` to `end` without the comments in it; where very many stand there, a line break for all."""
        first, last = bisect_left(self._comment_starts, start), bisect_left(self._comment_starts, end)
        if last - first > _MANY:
            return "\n"
        parts = []
        for span in self._comment_spans[first:last]:
            parts.append(self._source.text[start : span.start])
            start = max(start, span.end)
        return "".join((*parts, self._source.text[start:end]))

    @cached_property
    def _comment_spans(self) -> list[Span]:
        return sorted(comment.span for comment in self._document.comments)

    @cached_property
    def _comment_starts(self) -> list[int]:
        return [span.start for span in self._comment_spans]

    @cached_property
    def _pieces(self) -> list[Piece]:
        """All segments in the order of the source: some readers put titles and attributes last."""
        document = self._document
        pieces = (Piece(document.source_span(segment.start, segment.end), segment) for segment in document.segments)
        return sorted(pieces, key=lambda piece: piece.span)

    @cached_property
    def _reach(self) -> list[int]:
        """The furthest end up to each piece."""
        return list(accumulate((piece.span.end for piece in self._pieces), max))

    @cached_property
    def _first(self) -> list[int]:
        return first_of_block(self._source.text, self._pieces, self._reach)
