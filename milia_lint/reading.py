"""A document as matching sees it: folded text, sentences, and the words of each that mean something."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from milia_lint.document import Document
from milia_lint.lexicon import Lexicon, Owner
from milia_lint.rulebook.pattern import Pattern
from milia_lint.text.folding import fold
from milia_lint.text.language import is_english
from milia_lint.text.sentences import clause_end, clause_start, sentence_ends
from milia_lint.text.tokens import TOKEN
from milia_lint.token_line import Line, Slots

_NO_KEYS: frozenset[str] = frozenset()
_BLANK = frozenset(" \n")


class Sentence(NamedTuple):
    """A sentence: its range in the reading text, its segment's index, its words, and the keys these stand for."""

    start: int
    end: int
    segment: int
    said: Sequence[str]
    keys: frozenset[str]


class Occurrence(NamedTuple):
    """A pattern found: its sentence's index, the marked range in the reading text, the whole of it, and its slots."""

    sentence: int
    start: int
    end: int
    whole: tuple[int, int]
    slots: Mapping[str, tuple[int, int]]


@dataclass(frozen=True)
class Reading:
    """A document read with one lexicon. Lines and searches are made when first needed and kept."""

    document: Document
    lexicon: Lexicon
    folded: str
    sentences: tuple[Sentence, ...]
    lines: dict[int, Line] = field(default_factory=dict)
    searched: dict[str, frozenset[int]] = field(default_factory=dict)

    def line(self, index: int) -> Line:
        """Return the token line of sentence `index`."""
        if index not in self.lines:
            start, end, _, said, keys = self.sentences[index]
            self.lines[index] = Line(self.folded, start, end, said, Slots(said, keys, self.lexicon))
        return self.lines[index]

    @cached_property
    def words(self) -> Sequence[str]:
        """All words, in order."""
        return list(chain.from_iterable(sentence.said for sentence in self.sentences))

    def sentence_at(self, offset: int) -> int:
        """Return the index of the sentence that holds the reading-text `offset`."""
        return bisect_right(self.sentences, (offset, float("inf"))) - 1

    def occurrences(self) -> dict[Owner, list[Occurrence]]:
        """Return everything the rulebook's patterns find, by who asked for it, in reading order.

        Raises TimeoutError where a search takes too long.
        """
        found: dict[Owner, list[Occurrence]] = defaultdict(list)
        for index, sentence in enumerate(self.sentences):
            for owner, pattern in self.lexicon.candidates(sentence.keys):
                found[owner].extend(self._search(index, pattern))
        return {owner: _longest(hits) for owner, hits in found.items() if hits}

    def holds(self, patterns: Iterable[Pattern], sentences: Iterable[int]) -> bool:
        """Return whether any of the patterns is found in any of the sentences."""
        return any(not self.sentences_with(pattern).isdisjoint(sentences) for pattern in patterns)

    def sentences_with(self, pattern: Pattern) -> frozenset[int]:
        """Return the indexes of the sentences in which a pattern is found; searched once for each pattern."""
        found = self.searched.get(pattern.steps)
        if found is None:
            near = {index for rarest, *_ in pattern.ways for key in rarest for index in self.sentences_by_key.get(key, ())}
            found = frozenset(index for index in near if self._stands(pattern, index))
            self.searched[pattern.steps] = found
        return found

    @cached_property
    def sentences_by_key(self) -> dict[str, list[int]]:
        """The indexes of the sentences that hold each key."""
        by_key: dict[str, list[int]] = defaultdict(list)
        for index, sentence in enumerate(self.sentences):
            for key in sentence.keys:
                by_key[key].append(index)
        return by_key

    def holds_in(self, patterns: Iterable[Pattern], index: int, first: int, last: int) -> bool:
        """Return whether any of the patterns is found in the words `first:last` of sentence `index`."""
        last = min(last, len(self.line(index).said))
        return any(self._stands(pattern, index, max(first, 0), last) for pattern in patterns)

    def _stands(self, pattern: Pattern, index: int, first: int = 0, last: int | None = None) -> bool:
        if not pattern.may_stand_with(self.sentences[index].keys):
            return False
        return any(True for _ in self.line(index).matches(self.lexicon.matcher(pattern), first, last))

    def clause(self, index: int, start: int, end: int) -> tuple[int, int]:
        """Return the word indexes (first, past the last) of the clause round `start:end` in sentence `index`."""
        sentence, line = self.sentences[index], self.line(index)
        begin = clause_start(self.folded, sentence.start, start)
        until = clause_end(self.folded, end, sentence.end)
        return line.word_at(begin), line.word_at(until)

    def _search(self, index: int, pattern: Pattern) -> Iterator[Occurrence]:
        line = self.line(index)
        for first, last, filled in line.matches(self.lexicon.matcher(pattern)):
            slots: dict[str, tuple[int, int]] = {}
            for name, begin, end in filled:
                slots.setdefault(name, (begin, end))
            begin, end = slots.pop("[", (first,))[0], slots.pop("]", (last,))[0]
            places = {name: line.place(*words) for name, words in slots.items()}
            yield Occurrence(index, *line.place(begin, end), line.place(first, last), places)


def read_for_matching(document: Document, lexicon: Lexicon) -> Reading:
    """Return the reading of a document; segments in another language hold no sentences for us."""
    folded = fold(document.text)
    read_here = [segment.lang is None or is_english(segment.lang) for segment in document.segments]
    starts = (*document.starts, len(folded) + 1)
    words_in = TOKEN.findall
    sentences, start, segment = [], 0, 0
    for end in sentence_ends(document.text):
        while starts[segment + 1] <= start:
            segment += 1
        if end > start:
            said = words_in(folded, start, end)
            keys = lexicon.keys(said) if read_here[segment] else _NO_KEYS
            sentences.append(Sentence(start, end, segment, said, keys))
        start = end
        while folded[start : start + 1] in _BLANK:
            start += 1
    return Reading(document, lexicon, folded, tuple(sentences))


def _longest(hits: list[Occurrence]) -> list[Occurrence]:
    """Return the hits without those that lie within another one, in reading order."""
    kept: list[Occurrence] = []
    for hit in sorted(_by_place(hits), key=lambda each: (each.start, -each.end)):
        if not kept or hit.end > kept[-1].end:
            kept.append(hit)
    return kept


def _by_place(hits: list[Occurrence]) -> list[Occurrence]:
    """Return one hit for each marked place, the one with most slots."""
    best: dict[tuple[int, int], Occurrence] = {}
    for hit in hits:
        place = (hit.start, hit.end)
        if place not in best or len(hit.slots) > len(best[place].slots):
            best[place] = hit
    return list(best.values())
