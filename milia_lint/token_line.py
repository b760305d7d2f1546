"""A sentence as patterns see it: its words, and where the terms of vocabulary slots stand among them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from milia_lint.lexicon import Lexicon
from milia_lint.matcher import Match, Matcher, Search
from milia_lint.rulebook.pattern import Keys
from milia_lint.text.tokens import TOKEN


class Slots(dict[str, dict[int, tuple[int, ...]]]):
    """For each slot, by the first word of each of its terms, the words past their last; a slot is looked for when asked for.

    Of the terms and phrases of one slot that overlap, the first stands, and of those that begin together the longest.
    """

    def __init__(self, said: Sequence[str], keys: Keys, lexicon: Lexicon) -> None:
        super().__init__()
        self._said, self._keys, self._lexicon = said, keys, lexicon
        self._terms = list(lexicon.terms_in(said))

    def __missing__(self, key: str) -> dict[int, tuple[int, ...]]:
        found = [(first, last) for first, last, keys in self._terms if key in keys]
        if key in self._lexicon.slots:
            found = sorted({*found, *self._phrases(key)}, key=lambda span: (span[0], -span[1]))
        spans: dict[int, tuple[int, ...]] = {}
        until = 0
        for first, last in found:
            if until <= first:
                spans[first] = (last,)
                until = last
        self[key] = spans
        return spans

    def _phrases(self, key: str) -> Iterator[tuple[int, int]]:
        """Yield where the phrases of a slot stand; they look for their own slots in turn."""
        for pattern in self._lexicon.slots[key]:
            if pattern.may_stand_with(self._keys):
                for match in found_in(self._said, self, self._lexicon.matcher(pattern)):
                    yield match.first, match.last


@dataclass
class Line:
    """The sentence `folded[start:end]`: the words `said`, and the `slots` in them."""

    folded: str
    start: int
    end: int
    said: Sequence[str]
    slots: Slots

    @cached_property
    def words(self) -> tuple[tuple[int, int], ...]:
        """Where each word stands in the reading text."""
        return tuple([match.span() for match in TOKEN.finditer(self.folded, self.start, self.end)])

    def matches(self, matcher: Matcher, first: int = 0, last: int | None = None) -> Iterator[Match]:
        """Return what a matcher finds in the words `first:last`."""
        return found_in(self.said, self.slots, matcher, first, last)

    def word_at(self, offset: int) -> int:
        """Return the index of the first word that starts at or after the reading-text `offset`."""
        return bisect_left(self.words, (offset, 0))

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Return where the words `first:last` stand in the reading text."""
        return self.words[first][0], self.words[last - 1][1]


def found_in(said: Sequence[str], slots: Slots, matcher: Matcher, first: int = 0, last: int | None = None) -> Iterator[Match]:
    """Yield what a matcher finds in the words `first:last` of a sentence, from the left, without overlaps."""
    search = Search(said, slots, len(said) if last is None else last)
    for begin in matcher.beginnings(said, slots):
        if first <= begin < search.last and (found := matcher.run(search, begin, ())) is not None:
            yield Match(begin, *found)
            first = found[0]
