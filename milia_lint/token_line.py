"""A sentence as patterns see it: its words, and where the terms of vocabulary slots stand among them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from milia_lint.lexicon import Lexicon
from milia_lint.matcher import Match, Matcher, Search
from milia_lint.rulebook.pattern import Keys
from milia_lint.text.tokens import TOKEN

#: For each slot, by the first word of each of its terms, the words past their last: the longest first.
Marked = dict[str, dict[int, tuple[int, ...]]]


@dataclass
class Line:
    """The sentence `folded[start:end]`: the words `said`, and the slots `marked` in them."""

    folded: str
    start: int
    end: int
    said: Sequence[str]
    marked: Marked

    @cached_property
    def words(self) -> tuple[tuple[int, int], ...]:
        """Where each word stands in the reading text."""
        return tuple([match.span() for match in TOKEN.finditer(self.folded, self.start, self.end)])

    def matches(self, matcher: Matcher, first: int = 0, last: int | None = None) -> Iterator[Match]:
        """Yield what a matcher finds in the words `first:last`, from the left, without overlaps."""
        search = Search(self.said, self.marked, len(self.said) if last is None else last)
        for begin in matcher.beginnings(self.said, self.marked):
            if first <= begin < search.last and (found := matcher.run(search, begin, ())) is not None:
                yield Match(begin, *found)
                first = found[0]

    def word_at(self, offset: int) -> int:
        """Return the index of the first word that starts at or after the reading-text `offset`."""
        return bisect_left(self.words, (offset, 0))

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Return where the words `first:last` stand in the reading text."""
        return self.words[first][0], self.words[last - 1][1]


def token_line(folded: str, start: int, end: int, said: Sequence[str], keys: Keys, lexicon: Lexicon) -> Line:
    """Return the line of the sentence `folded[start:end]`, whose words `said` stand for `keys`.

    Slots that stand for phrases are marked after the slots their phrases use.
    """
    line = Line(folded, start, end, said, _terms(said, lexicon))
    for level in lexicon.slots:
        found: dict[str, set[tuple[int, int]]] = defaultdict(set)
        for key, pattern in level:
            if key in keys and pattern.may_stand_with(keys):
                found[key].update([match[:2] for match in line.matches(lexicon.matcher(pattern))])
        for key, spans in found.items():
            if spans:
                line.marked[key] = _apart({*spans, *((first, ends[0]) for first, ends in line.marked.get(key, {}).items())})
    return line


def _terms(words: Sequence[str], lexicon: Lexicon) -> Marked:
    """Return where terms stand; of one slot, the longest that begins first."""
    marked: Marked = {}
    until: dict[str, int] = {}
    lengths = lexicon.terms.lengths
    for at, word in enumerate(words):
        if word in lengths or word[0].isdigit():
            for end, keys in lexicon.slots_at(words, at):
                for key in keys:
                    if until.get(key, 0) <= at:
                        marked.setdefault(key, {})[at] = (end,)
                        until[key] = end
    return marked


def _apart(spans: set[tuple[int, int]]) -> dict[int, tuple[int, ...]]:
    kept: dict[int, tuple[int, ...]] = {}
    until = 0
    for first, last in sorted(spans, key=lambda each: (each[0], -each[1])):
        if until <= first:
            kept[first] = (last,)
            until = last
    return kept
