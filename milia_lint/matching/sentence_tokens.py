"""A sentence as patterns see it: its words, where the terms of vocabulary slots stand among them, and what is found.

Nothing here depends on where the sentence stands, so a sentence that comes again is not searched again.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple, Protocol

from milia_lint.matching.matcher import Matcher, Search, TokenSpan
from milia_lint.rulebook.pattern import Literals, Pattern
from milia_lint.text.tokens import TOKEN

#: What stands between two words where one part of a sentence ends: a mark, a dash between blanks.
_HARD = frozenset("();:|[]•")  # what no term of the vocabulary holds
_MARK = re.compile(r"[,;:()|•/\[\]]|\s-+\s|--")


class Owner(NamedTuple):
    """Who asks for a pattern: a rule's part, or a page fact (part empty)."""

    name: str
    part: str


class Patterns(Protocol):
    """What a sentence asks of the patterns that it is searched for."""

    @property
    def slots(self) -> Mapping[str, Sequence[Pattern]]:
        """The phrases that slots stand for, by the slot's key."""

    def fitting_patterns(self, present: Literals) -> Iterator[tuple[Owner, Pattern]]:
        """Yield the patterns whose keys are all present in a sentence."""

    def matcher(self, pattern: Pattern) -> Matcher:
        """Return the matcher of a pattern."""

    def terms_in(self, words: Sequence[str]) -> Iterator[tuple[int, int, Literals]]:
        """Yield the terms in a sentence: the first word, the one past the last, and their slots."""


class TokenMatch(NamedTuple):
    """A pattern found: who asked for it, what is marked, the whole of it, and its slots, as ranges of the sentence.

    `origin` is the number of the item in the rule's file that the pattern came from.
    """

    owner: Owner
    start: int
    end: int
    whole: tuple[int, int]
    slots: Mapping[str, tuple[int, int]]
    origin: int


class Slots(dict[str, dict[int, list[int]]]):
    """For each slot, by the first word of each of its terms, the words past their last; a slot is looked for when asked for.

    Of those that begin together, the longest is tried first.
    """

    def __init__(self, sentence: TokenizedSentence) -> None:
        super().__init__()
        self._sentence = sentence
        terms = sentence.lexicon.terms_in(sentence.tokens)
        self._terms = list(terms) if _HARD.isdisjoint(sentence.text) else [term for term in terms if self._is_whole(*term[:2])]

    def __missing__(self, key: str) -> dict[int, list[int]]:
        found = [(first, last) for first, last, keys in self._terms if key in keys]
        if key in self._sentence.lexicon.slots:
            found = sorted({*found, *self._phrases(key)}, key=lambda span: (span[0], -span[1]))
        spans: dict[int, list[int]] = {}
        for first, last in found:
            spans.setdefault(first, []).append(last)
        self[key] = spans
        return spans

    def _is_whole(self, first: int, last: int) -> bool:
        """Whether no bracket, colon or bar stands within a term."""
        words = self._sentence.words
        return last - first == 1 or _HARD.isdisjoint(self._sentence.text[words[first][0] : words[last - 1][1]])

    def _phrases(self, key: str) -> Iterator[tuple[int, int]]:
        """Yield where the phrases of a slot stand; they look for their own slots in turn."""
        sentence = self._sentence
        for pattern in sentence.lexicon.slots[key]:
            if pattern.may_stand_with(sentence.literals):
                for match in sentence.matches(sentence.lexicon.matcher(pattern)):
                    yield match.first, match.last


class TokenizedSentence:
    """The folded `text` of a sentence, the words `said` in it, and the `keys` they stand for."""

    def __init__(self, text: str, tokens: Sequence[str], keys: Literals, lexicon: Patterns) -> None:
        self.text, self.tokens, self.literals, self.lexicon = text, tokens, keys, lexicon

    @cached_property
    def slots(self) -> Slots:
        """Where the terms and phrases of slots stand."""
        return Slots(self)

    @cached_property
    def words(self) -> Sequence[tuple[int, int]]:
        """Where each word stands in the text."""
        return [match.span() for match in TOKEN.finditer(self.text)]

    @cached_property
    def marks(self) -> Mapping[int, bool]:
        """The words before which a mark stands, and whether it is a comma and no more."""
        between = (self.text[one[1] : two[0]] for one, two in pairwise(self.words))
        return {at: mark.strip() == "," for at, mark in enumerate(between, 1) if _MARK.search(mark)}

    @cached_property
    def found(self) -> Sequence[TokenMatch]:
        """Everything the rulebook's patterns find."""
        return [
            self._token_match(owner, match, pattern.origin)
            for owner, pattern in self.lexicon.fitting_patterns(self.literals)
            for match in self.matches(self.lexicon.matcher(pattern))
        ]

    def matches(self, matcher: Matcher, first: int = 0, last: int | None = None) -> Iterator[TokenSpan]:
        """Yield what a matcher finds in the words `first:last`, from the left, without overlaps."""
        search = Search(self.tokens, self.slots, len(self.tokens) if last is None else last, lambda: self.marks)
        for begin in matcher.beginnings(self.tokens, self.slots):
            if first <= begin < search.last and (found := matcher.run(search, begin, ())) is not None:
                yield TokenSpan(begin, *found)
                first = found[0]

    def holds(self, pattern: Pattern, first: int = 0, last: int | None = None) -> bool:
        """Return whether a pattern is found in the words `first:last`."""
        if not pattern.may_stand_with(self.literals):
            return False
        last = len(self.tokens) if last is None else min(last, len(self.tokens))
        return next(self.matches(self.lexicon.matcher(pattern), max(first, 0), last), None) is not None

    def word_at(self, offset: int) -> int:
        """Return the index of the first word that starts at or after the `offset` in the text."""
        return bisect_left(self.words, (offset, 0))

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return where the words `first:last` stand in the text."""
        return self.words[first][0], self.words[last - 1][1]

    def _token_match(self, owner: Owner, match: TokenSpan, origin: int) -> TokenMatch:
        slots: dict[str, tuple[int, int]] = {}
        for name, begin, end in match.slots:
            slots.setdefault(name, (begin, end))
        begin, end = slots.pop("[", (match.first,))[0], slots.pop("]", (match.last,))[0]
        places = {name: self.span(*words) for name, words in slots.items()}
        return TokenMatch(owner, *self.span(begin, end), self.span(match.first, match.last), places, origin)
