"""One page ready for the checks: its reading, what was found in it, and what kind of page it is."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from milia_lint.lang import Language, language_tag
from milia_lint.matching import Lexicon, Owner
from milia_lint.matching.reading import Reading, TextMatch, read_for_matching
from milia_lint.matching.text_search import WordIndex, index_words
from milia_lint.pages.purpose import Purpose
from milia_lint.readers.document import BODY, Document, Scope, Segment
from milia_lint.rulebook.model import NOTHING_DECLARED, Declared, PageKind, TakenFor
from milia_lint.rulebook.pattern import Pattern

_BACK = 2  # sentences before one, in its paragraph, that may say what it is about

#: The sentence of a candidate that concerns the page as a whole: no guard looks at it.
NO_SENTENCE = -1


class Candidate(NamedTuple):
    """What a check found: a range of the reading text, the slots in it, and places that belong to it.

    `sentence` is the sentence's index, or NO_SENTENCE for what concerns the page as a whole. A `stance` on the rule's
    topic makes it a statement, which may be about some `groups` of people only. `origin` is the number of the item in the
    rule's file that found it.
    """

    start: int
    end: int
    sentence: int
    slots: Mapping[str, str] = {}
    related: tuple[tuple[int, int, str], ...] = ()
    stance: str = ""
    groups: frozenset[str] = frozenset()
    origin: int | None = None


class Counted(NamedTuple):
    """Text that counts as standing on a page: required texts found in partials, and approved wordings by rule or category."""

    partials: frozenset[Owner] = frozenset()
    wordings: Mapping[str, tuple[str, ...]] = {}


NOTHING_COUNTED = Counted()


@dataclass(frozen=True)
class Page:
    """A document, read and searched once for all rules."""

    reading: Reading
    found: Mapping[Owner, Sequence[TextMatch]]
    declared: Declared = NOTHING_DECLARED
    counted: Counted = NOTHING_COUNTED
    searched: dict[re.Pattern[str], list[tuple[int, int]]] = field(default_factory=dict)
    answers: dict[tuple[Pattern, ...], bool] = field(default_factory=dict)
    said: dict[str, bool] = field(default_factory=dict)

    @property
    def document(self) -> Document:
        """The document itself."""
        return self.reading.document

    @property
    def language(self) -> Language:
        """The language that the page is in."""
        return self.reading.language

    @cached_property
    def kind(self) -> PageKind:
        """What the page is for: as declared, else told from its words."""
        return self.declared.kind or self.purpose.kind

    @cached_property
    def purpose(self) -> Purpose:
        """What the words of the page tell of its purpose."""
        return Purpose(self.reading, self.found)

    def taken_for(self, sentence: int, end: int | None = None) -> TakenFor:
        """Return as on what kind of page a sentence is judged. That is certain where the kind is declared, or where nothing on
        the page sells and the sentence itself informs. `sentence` may be NO_SENTENCE. Of a claim that ends
        at `end`, what is only added behind it says nothing of it.
        """
        if self.declared.kind is None and self.purpose.informs(sentence, end):
            return TakenFor(PageKind.EDITORIAL, certain=True)
        return TakenFor(self.kind, certain=self.declared.kind is not None)

    def matches(self, rule: str, part: str = "match") -> Sequence[TextMatch]:
        """Return what the patterns of one part of a rule found, in reading order."""
        return self.found.get(Owner(rule, part), ())

    def holds(self, patterns: tuple[Pattern, ...]) -> bool:
        """Return whether any of the patterns stands anywhere on the page; asked of every candidate, answered once."""
        if patterns not in self.answers:
            self.answers[patterns] = self.reading.holds(patterns, self.everywhere())
        return self.answers[patterns]

    def says(self, text: str) -> bool:
        """Return whether the running text says this already, whatever its capitals; asked of every wording, answered once."""
        if text not in self.said:
            plain = text.lower()
            # Its words are looked up first: wording that takes words of the page is as a rule new to it as a whole.
            self.said[text] = self._running_words.issuperset(plain.split()[1:-1]) and plain in self._running_text
        return self.said[text]

    def tells(self, fact: str, sentences: range) -> bool:
        """Return whether a fact is found in any of the sentences."""
        found = self.found.get(Owner(fact, ""), ())
        first = bisect_left(found, sentences.start, key=lambda each: each.sentence)
        return first < len(found) and found[first].sentence < sentences.stop

    def text(self, start: int, end: int) -> str:
        """Return a piece of the reading text."""
        return self.document.text[start:end]

    def segment(self, sentence: int) -> Segment:
        """Return the segment a sentence belongs to."""
        return self.document.segments[self.reading.sentences[sentence].segment]

    def candidate(self, found: TextMatch) -> Candidate:
        """Return an occurrence as a candidate, its slots as they are written."""
        slots = {name: self.text(*place) for name, place in found.slots.items()}
        return Candidate(found.start, found.end, found.sentence, slots, origin=found.origin)

    def speaks(self, lang: str, sentence: int) -> bool:
        """Return whether a sentence is in a language: the one its segment declares, else the page's."""
        declared = self.segment(sentence).lang
        return lang == (self.reading.lang if declared is None else language_tag(declared))

    def paragraph(self, sentence: int) -> range:
        """Return the indexes of the sentences in the same segment."""
        segment = self.reading.sentences[sentence].segment
        first = bisect_left(self._segments, segment, 0, sentence)
        return range(first, bisect_right(self._segments, segment, sentence))

    def section(self, sentence: int) -> range:
        """Return the indexes of the sentences from the heading above to the next heading."""
        heading = bisect_right(self.headings, sentence)
        first = self.headings[heading - 1] if heading else 0
        last = self.headings[heading] if heading < len(self.headings) else len(self.reading.sentences)
        return range(first, last)

    def heading(self, sentence: int) -> range:
        """Return the indexes of the sentences of the heading above (or of the sentence, if it is one)."""
        first = self.section(sentence).start
        return self.paragraph(first) if self._is_heading(first) else range(0)

    def everywhere(self) -> range:
        """Return the indexes of all sentences."""
        return range(len(self.reading.sentences))

    def visible(self, sentences: Sequence[int]) -> Iterator[int]:
        """Yield the sentences that a visitor of the page can see."""
        return (each for each in sentences if not self.segment(each).hidden)

    def within(self, expression: re.Pattern[str], start: int, end: int) -> bool:
        """Return whether a range lies inside a match of the expression in the folded text; that is searched once."""
        if expression not in self.searched:
            self.searched[expression] = [match.span() for match in expression.finditer(self.reading.folded)]
        found = self.searched[expression]
        number = bisect_left(found, (start, 0)) - 1
        return number >= 0 and end < found[number][1]

    def sentences_saying(self, text: str) -> list[range]:
        """Return for each place where the text stands, word for word, the indexes of its sentences."""
        at = self.reading.sentence_at
        return [range(at(first), at(last) + 1) for first, last in self._word_index.places(text)]

    def sentences_before(self, sentence: int) -> Iterator[int]:
        """Yield the sentence, those shortly before it in its paragraph, and those of the heading above it."""
        yield sentence
        for place in range(sentence - 1, max(sentence - _BACK, 0) - 1, -1):
            if self.reading.sentences[place].segment != self.reading.sentences[sentence].segment:
                break
            yield place
        yield from self.heading(sentence)

    @cached_property
    def _running_text(self) -> str:
        """The running text in lower case, a segment a line."""
        return "\n".join(self.text(each.start, each.end) for each in self.document.segments if each.scope in BODY).lower()

    @cached_property
    def _running_words(self) -> frozenset[str]:
        return frozenset(self._running_text.split())

    @cached_property
    def _segments(self) -> Sequence[int]:
        """The segment of each sentence: they are in order."""
        return [sentence.segment for sentence in self.reading.sentences]

    @cached_property
    def _word_index(self) -> WordIndex:
        return index_words(self.reading.folded)

    @cached_property
    def headings(self) -> Sequence[int]:
        """The indexes of the sentences that stand in headings."""
        return [index for index in range(len(self.reading.sentences)) if self._is_heading(index)]

    def _is_heading(self, sentence: int) -> bool:
        return self.segment(sentence).scope is Scope.HEADING


def open_page(
    document: Document, lexicon: Lexicon, declared: Declared = NOTHING_DECLARED, counted: Counted = NOTHING_COUNTED
) -> Page:
    """Return the page of a document, searched for everything the rulebook's phrases name."""
    reading = read_for_matching(document, lexicon)
    return Page(reading, reading.matches(), declared, counted)
