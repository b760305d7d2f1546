"""A sentence as patterns see it: its words, where the terms of vocabulary slots stand among them, and what is found.

Nothing here depends on where the sentence stands, so a sentence that comes again is not searched again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol

from milia_lint.matching.matcher import Match, Matcher, Search
from milia_lint.rulebook.pattern import Keys, Pattern
from milia_lint.text.tokens import TOKEN


class Owner(NamedTuple):
    """Who asks for a pattern: a rule's part, or a page fact (part empty)."""

    name: str
    part: str


class Patterns(Protocol):
    """What a sentence asks of the patterns that it is searched for."""

    @property
    def slots(self) -> Mapping[str, Sequence[Pattern]]:
        """The phrases that slots stand for, by the slot's key."""

    def candidates(self, present: Keys) -> Iterator[tuple[Owner, Pattern]]:
        """Yield the patterns whose keys are all present in a sentence."""

    def matcher(self, pattern: Pattern) -> Matcher:
        """Return the matcher of a pattern."""

    def terms_in(self, words: Sequence[str]) -> Iterator[tuple[int, int, Keys]]:
        """Yield the terms in a sentence: the first word, the one past the last, and their slots."""


class Found(NamedTuple):
    """A pattern found: who asked for it, what is marked, the whole of it, and its slots, as ranges of the sentence."""

    owner: Owner
    start: int
    end: int
    whole: tuple[int, int]
    slots: Mapping[str, tuple[int, int]]


class Slots(dict[str, dict[int, list[int]]]):
    """For each slot, by the first word of each of its terms, the words past their last; a slot is looked for when asked for.

    Of those that begin together, the longest is tried first.
    """

    def __init__(self, line: Line) -> None:
        super().__init__()
        self._line = line
        self._terms = list(line.lexicon.terms_in(line.said))

    def __missing__(self, key: str) -> dict[int, list[int]]:
        found = [(first, last) for first, last, keys in self._terms if key in keys]
        if key in self._line.lexicon.slots:
            found = sorted({*found, *self._phrases(key)}, key=lambda span: (span[0], -span[1]))
        spans: dict[int, list[int]] = {}
        for first, last in found:
            spans.setdefault(first, []).append(last)
        self[key] = spans
        return spans

    def _phrases(self, key: str) -> Iterator[tuple[int, int]]:
        """Yield where the phrases of a slot stand; they look for their own slots in turn."""
        line = self._line
        for pattern in line.lexicon.slots[key]:
            if pattern.may_stand_with(line.keys):
                for match in line.matches(line.lexicon.matcher(pattern)):
                    yield match.first, match.last


class Line:
    """The folded `text` of a sentence, the words `said` in it, and the `keys` they stand for."""

    def __init__(self, text: str, said: Sequence[str], keys: Keys, lexicon: Patterns) -> None:
        self.text, self.said, self.keys, self.lexicon = text, said, keys, lexicon

    @cached_property
    def slots(self) -> Slots:
        """Where the terms and phrases of slots stand."""
        return Slots(self)

    @cached_property
    def words(self) -> Sequence[tuple[int, int]]:
        """Where each word stands in the text."""
        return [match.span() for match in TOKEN.finditer(self.text)]

    @cached_property
    def found(self) -> Sequence[Found]:
        """Everything the rulebook's patterns find."""
        return [
            self._placed(owner, match)
            for owner, pattern in self.lexicon.candidates(self.keys)
            for match in self.matches(self.lexicon.matcher(pattern))
        ]

    def matches(self, matcher: Matcher, first: int = 0, last: int | None = None) -> Iterator[Match]:
        """Yield what a matcher finds in the words `first:last`, from the left, without overlaps."""
        search = Search(self.said, self.slots, len(self.said) if last is None else last)
        for begin in matcher.beginnings(self.said, self.slots):
            if first <= begin < search.last and (found := matcher.run(search, begin, ())) is not None:
                yield Match(begin, *found)
                first = found[0]

    def holds(self, pattern: Pattern, first: int = 0, last: int | None = None) -> bool:
        """Return whether a pattern is found in the words `first:last`."""
        if not pattern.may_stand_with(self.keys):
            return False
        last = len(self.said) if last is None else min(last, len(self.said))
        return next(self.matches(self.lexicon.matcher(pattern), max(first, 0), last), None) is not None

    def word_at(self, offset: int) -> int:
        """Return the index of the first word that starts at or after the `offset` in the text."""
        return bisect_left(self.words, (offset, 0))

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Return where the words `first:last` stand in the text."""
        return self.words[first][0], self.words[last - 1][1]

    def _placed(self, owner: Owner, match: Match) -> Found:
        slots: dict[str, tuple[int, int]] = {}
        for name, begin, end in match.slots:
            slots.setdefault(name, (begin, end))
        begin, end = slots.pop("[", (match.first,))[0], slots.pop("]", (match.last,))[0]
        places = {name: self.place(*words) for name, words in slots.items()}
        return Found(owner, *self.place(begin, end), self.place(match.first, match.last), places)
