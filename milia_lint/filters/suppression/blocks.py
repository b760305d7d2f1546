"""Which pieces of a page are one block: a list with all its items, a table with all its cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from milia_lint.files.source import Span
from milia_lint.filters.suppression import markup
from milia_lint.readers.document import UNSEEN, Scope, Segment

#: Neighbours in one of these are one block, as long as nothing between them ends it.
TOGETHER = frozenset({Scope.LIST_ITEM, Scope.TABLE_CELL})


class Piece(NamedTuple):
    """A segment and where it stands in the source."""

    span: Span
    segment: Segment


def trails(text: str, end: int, piece: Piece) -> bool:
    """Return whether a piece belongs to what ends at `end` in its line: the picture at the end of a paragraph."""
    between = text[end : piece.span.start]
    return piece.segment.scope in UNSEEN and "\n" not in between and markup.stays_in_block(between)


def first_of_block(text: str, pieces: Sequence[Piece], reach: Sequence[int]) -> list[int]:
    """Return for each piece the number of the first one of its block; `reach` is the furthest end up to each."""
    firsts: list[int] = []
    block: _Block | None = None
    for number, piece in enumerate(pieces):
        if block is None or not block.takes(piece, reach[number - 1]):
            block = _Block(text, piece)
            firsts.append(number)
        else:
            firsts.append(firsts[-1])
    return firsts


class _Block:
    """The block that is being read: its first piece, and how deep in lists and tables of HTML its last one stands."""

    def __init__(self, text: str, first: Piece) -> None:
        self._text = text
        self._first = first
        self._depth = 0
        self._mark = markup.list_mark(text, first.span.start) if first.segment.scope is Scope.LIST_ITEM else None

    def takes(self, piece: Piece, end: int) -> bool:
        """Whether the piece, which follows what ends at `end`, still belongs to the block."""
        if piece.span.end <= end:
            return True
        between = self._text[end : piece.span.start]
        first, scope = self._first.segment.scope, piece.segment.scope
        if trails(self._text, end, piece):
            return True
        if first not in TOGETHER:
            return UNSEEN.issuperset((first, scope)) and "\n" not in between and "<" not in between
        if self._mark:
            return self._mark.holds(self._text, piece.span.start, between, is_item=scope is Scope.LIST_ITEM)
        return scope is first and self._goes_on(between)

    def _goes_on(self, between: str) -> bool:
        if markup.is_markup(between):
            self._depth += markup.depth(between)
            return self._depth >= 0
        return not markup.ENDS.search(between)
