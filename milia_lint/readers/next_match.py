"""Looks ahead in a text, at each character once however often it is asked."""

from __future__ import annotations

import re
from bisect import bisect_left

from milia_lint.files.source import Span


class NextMatch:
    """Finds the next match of each of some expressions, for one who reads from front to back."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._next: dict[str, Span | None] = {}

    def after(self, expression: str, offset: int) -> Span | None:
        """Return where the expression stands next at or after `offset`, which is no smaller than when last asked."""
        known = self._next.get(expression, Span(-1, -1))
        if known is not None and known.start < offset:
            found = re.compile(expression).search(self._text, offset)
            known = self._next[expression] = Span(*found.span()) if found else None
        return known


class TickRuns:
    """Finds the next run of backticks that is as long as another."""

    def __init__(self, text: str) -> None:
        runs = [match.span() for match in re.finditer("`+", text)]
        self._starts = [start for start, _ in runs]
        self._lengths = [end - start for start, end in runs]
        self._longer = _next_greater(self._lengths)

    def end(self, length: int, offset: int) -> int | None:
        """Return where the first `length` backticks end that stand together at or after `offset`, outside a run begun before."""
        run = bisect_left(self._starts, offset)
        while run < len(self._starts) and self._lengths[run] < length:
            run = self._longer[run]
        return self._starts[run] + length if run < len(self._starts) else None


def _next_greater(numbers: list[int]) -> list[int]:
    """Return for each number the place of the next one that is greater, else the length of the list."""
    places = [len(numbers)] * len(numbers)
    waiting: list[int] = []
    for place, number in enumerate(numbers):
        while waiting and numbers[waiting[-1]] < number:
            places[waiting.pop()] = place
        waiting.append(place)
    return places
