"""A document as matching sees it: folded text, sentences, and the words of each that mean something."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from milia_lint.lang import Language, language, language_tag
from milia_lint.matching import Lexicon, Owner, TokenizedSentence
from milia_lint.readers.document import Document
from milia_lint.rulebook.pattern import Pattern
from milia_lint.text.folding import fold

_BLANK = frozenset(" \n")


class Sentence(NamedTuple):
    """A sentence: its range in the reading text, its segment's index, and its line."""

    start: int
    end: int
    segment: int
    tokenized: TokenizedSentence


class TextMatch(NamedTuple):
    """A pattern found: its sentence's index, the marked range in the reading text, the whole of it, and its slots.

    `origin` is the number of the item in the rule's file that the pattern came from.
    """

    sentence: int
    start: int
    end: int
    whole: tuple[int, int]
    slots: Mapping[str, tuple[int, int]]
    origin: int = 0


@dataclass(frozen=True)
class Reading:
    """A document read as a page in the language `lang`. Searches are made when first needed and kept."""

    document: Document
    folded: str
    lang: str
    sentences: tuple[Sentence, ...]
    searched: dict[str, Sequence[int]] = field(default_factory=dict)

    @property
    def language(self) -> Language:
        """The language of the page, by whose rules its text is cut into sentences and clauses."""
        return language(self.lang)

    @cached_property
    def words(self) -> Sequence[str]:
        """All words, in order."""
        return list(chain.from_iterable(sentence.tokenized.tokens for sentence in self.sentences))

    def sentence_at(self, offset: int) -> int:
        """Return the index of the sentence that holds the reading-text `offset`."""
        return bisect_right(self.sentences, (offset, float("inf"))) - 1

    def matches(self) -> dict[Owner, list[TextMatch]]:
        """Return everything the rulebook's patterns find, by who asked for it, in reading order."""
        found: dict[Owner, list[TextMatch]] = defaultdict(list)
        for index, (at, _, _, tokenized) in enumerate(self.sentences):
            for owner, start, end, (first, last), slots, origin in tokenized.found:
                places = {name: (at + begin, at + until) for name, (begin, until) in slots.items()}
                found[owner].append(TextMatch(index, at + start, at + end, (at + first, at + last), places, origin))
        return {owner: _longest(candidates) for owner, candidates in found.items()}

    def holds(self, patterns: Iterable[Pattern], sentences: range) -> bool:
        """Return whether any of the patterns is found in any of the sentences."""
        return any(_has_any(self.sentences_with(pattern), sentences) for pattern in patterns)

    def sentences_with(self, pattern: Pattern) -> Sequence[int]:
        """Return the indexes of the sentences in which a pattern is found, in order; searched once for each pattern."""
        found = self.searched.get(pattern.steps)
        if found is None:
            near = {
                index for rarest, *_ in pattern.required for key in rarest for index in self.sentences_by_literal.get(key, ())
            }
            found = sorted(index for index in near if self.sentences[index].tokenized.holds(pattern))
            self.searched[pattern.steps] = found
        return found

    @cached_property
    def sentences_by_literal(self) -> dict[str, list[int]]:
        """The indexes of the sentences that hold each key."""
        by_key: dict[str, list[int]] = defaultdict(list)
        for index, sentence in enumerate(self.sentences):
            for key in sentence.tokenized.literals:
                by_key[key].append(index)
        return by_key

    def word_at(self, index: int, offset: int) -> int:
        """Return which word of sentence `index` is the first that starts at or after the reading-text `offset`."""
        sentence = self.sentences[index]
        return sentence.tokenized.word_at(offset - sentence.start)

    def span(self, index: int, first: int, last: int) -> tuple[int, int]:
        """Return where the words `first:last` of sentence `index` stand in the reading text."""
        at, (start, end) = self.sentences[index].start, self.sentences[index].tokenized.span(first, last)
        return at + start, at + end

    def clause(self, index: int, start: int, end: int) -> tuple[int, int]:
        """Return the word indexes (first, past the last) of the clause round `start:end` in sentence `index`."""
        sentence = self.sentences[index]
        begin = self.language.clause_start(self.folded, sentence.start, start)
        until = self.language.clause_end(self.folded, end, sentence.end)
        return self.word_at(index, begin), self.word_at(index, until)

    def said(self, index: int, end: int) -> int:
        """Return the word index past what is said round the end of a claim in sentence `index`: what is only added begins there."""
        return self.word_at(index, self.language.said_end(self.folded, end, self.sentences[index].end))


def read_for_matching(document: Document, lexicon: Lexicon) -> Reading:
    """Return the reading of a document in the lexicon's language.

    What a segment in another one says is searched with that one's lexicon; where there is none, nothing is found in it.
    """
    folded = fold(document.text)
    lexicons = [lexicon.speaking(language_tag(each.lang)) if each.lang is not None else lexicon for each in document.segments]
    starts = (*document.starts, len(folded) + 1)
    sentences, start, segment = [], 0, 0
    for end in lexicon.language.sentence_ends(document.text):
        while starts[segment + 1] <= start:
            segment += 1
        if end > start:
            text = folded[start:end]
            tokenized = own.tokenized(text) if (own := lexicons[segment]) else lexicon.unsearched(text)
            sentences.append(Sentence(start, end, segment, tokenized))
        start = end
        while folded[start : start + 1] in _BLANK:
            start += 1
    return Reading(document, folded, lexicon.lang, tuple(sentences))


def _has_any(indexes: Sequence[int], within: range) -> bool:
    """Return whether any of the indexes, which are in order, lies within the range: no longer for a long paragraph."""
    first = bisect_left(indexes, within.start)
    return first < len(indexes) and indexes[first] < within.stop


def _longest(candidates: list[TextMatch]) -> list[TextMatch]:
    """Return the candidates without those that lie within another one, in reading order."""
    kept: list[TextMatch] = []
    for candidate in sorted(_by_place(candidates), key=lambda each: (each.start, -each.end)):
        if not kept or candidate.end > kept[-1].end:
            kept.append(candidate)
    return kept


def _by_place(candidates: list[TextMatch]) -> list[TextMatch]:
    """Return one candidate for each marked place, the one with most slots."""
    best: dict[tuple[int, int], TextMatch] = {}
    for candidate in candidates:
        place = (candidate.start, candidate.end)
        if place not in best or len(candidate.slots) > len(best[place].slots):
            best[place] = candidate
    return list(best.values())
