"""One page ready for the checks: its reading, what was found in it, and what kind of page it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from milia_lint.document import Document, Scope, Segment
from milia_lint.lexicon import Lexicon, Owner
from milia_lint.reading import Occurrence, Reading, read_for_matching
from milia_lint.rulebook.model import PageKind
from milia_lint.rulebook.pattern import Pattern

#: Names of the facts in rules/facts.yaml by which a page's kind is told.
SELLS, INFORMS = "sells", "informs"
_ENOUGH_SIGNS = 3  # signs of patient information that make a page without an offer editorial


class Hit(NamedTuple):
    """What a check found: a range of the reading text, the slots in it, and places that belong to it.

    `sentence` is the sentence's index, or -1 for what concerns the page as a whole.
    """

    start: int
    end: int
    sentence: int
    slots: Mapping[str, str] = {}
    related: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True)
class Page:
    """A document, read and searched once for all rules."""

    reading: Reading
    found: Mapping[Owner, Sequence[Occurrence]]
    declared_kind: PageKind | None = None
    answers: dict[tuple[Pattern, ...], bool] = field(default_factory=dict)

    @property
    def document(self) -> Document:
        """The document itself."""
        return self.reading.document

    @cached_property
    def kind(self) -> PageKind:
        """What the page is for: as declared, else told from its words."""
        if self.declared_kind is not None:
            return self.declared_kind
        if self.found.get(Owner(SELLS, "")) or "Product" in self.document.metadata.get("structured_types", ()):
            return PageKind.SELLING
        signs = {self.text(hit.start, hit.end).lower() for hit in self.found.get(Owner(INFORMS, ""), ())}
        return PageKind.EDITORIAL if len(signs) >= _ENOUGH_SIGNS else PageKind.UNKNOWN

    def occurrences(self, rule: str, part: str = "match") -> Sequence[Occurrence]:
        """Return what the patterns of one part of a rule found, in reading order."""
        return self.found.get(Owner(rule, part), ())

    def holds(self, patterns: tuple[Pattern, ...]) -> bool:
        """Return whether any of the patterns stands anywhere on the page; asked of every hit, answered once."""
        if patterns not in self.answers:
            self.answers[patterns] = self.reading.holds(patterns, self.everywhere())
        return self.answers[patterns]

    def text(self, start: int, end: int) -> str:
        """Return a piece of the reading text."""
        return self.document.text[start:end]

    def segment(self, sentence: int) -> Segment:
        """Return the segment a sentence belongs to."""
        return self.document.segments[self.reading.sentences[sentence].segment]

    def hit(self, found: Occurrence) -> Hit:
        """Return an occurrence as a hit, its slots as they are written."""
        slots = {name.replace("_", "-"): self.text(*place) for name, place in found.slots.items()}
        return Hit(found.start, found.end, found.sentence, slots)

    def paragraph(self, sentence: int) -> range:
        """Return the indexes of the sentences in the same segment."""
        sentences, segment = self.reading.sentences, self.reading.sentences[sentence].segment
        first = last = sentence
        while first and sentences[first - 1].segment == segment:
            first -= 1
        while last + 1 < len(sentences) and sentences[last + 1].segment == segment:
            last += 1
        return range(first, last + 1)

    def section(self, sentence: int) -> range:
        """Return the indexes of the sentences from the heading above to the next heading."""
        first = last = sentence
        while first and not self._is_heading(first):
            first -= 1
        while last + 1 < len(self.reading.sentences) and not self._is_heading(last + 1):
            last += 1
        return range(first, last + 1)

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

    def _is_heading(self, sentence: int) -> bool:
        return self.segment(sentence).scope is Scope.HEADING


def open_page(document: Document, lexicon: Lexicon, kind: PageKind | None = None) -> Page:
    """Return the page of a document, searched for everything the rulebook's phrases name."""
    reading = read_for_matching(document, lexicon)
    return Page(reading, reading.occurrences(), kind)
