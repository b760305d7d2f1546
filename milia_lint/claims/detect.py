"""Where a page makes a registered claim, and what of its conditions holds there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from milia_lint.checks.guards import excuse
from milia_lint.claims.coverage import uncovered_words
from milia_lint.claims.project import CLAIM, Project, coverable, products_named
from milia_lint.claims.registered_claim import RegisteredClaim
from milia_lint.findings.finding import Finding, Location, Snippet
from milia_lint.lang.figures import figures
from milia_lint.matching import Owner
from milia_lint.pages.locations import location_in, snippet_of
from milia_lint.pages.page import Candidate, Page
from milia_lint.readers.document import UNSEEN, Scope, Segment
from milia_lint.readers.footnotes import marks, notes
from milia_lint.rulebook.model import Rulebook
from milia_lint.text.numbers import same, same_figures

#: The rule whose guards tell a claim from a question, a denial or a quotation.
EXPIRED = "clinical-proof/registry-expired"
_ALONE = UNSEEN | {Scope.TITLE}


@dataclass(frozen=True, slots=True)
class Claimed:
    """A registered claim on a page, whatever day it is.

    `figure` is what the page says where that is not what is registered; `qualified` whether a qualifier is there;
    `named` whether the page speaks of the product; `covers` the fingerprints of the findings it answers;
    `markets` those the page is for; `guard` why it is no claim there after all.
    """

    entry: RegisteredClaim
    location: Location
    scope: str
    snippet: Snippet
    figure: str | None
    qualified: bool
    named: bool
    covers: frozenset[str]
    markets: tuple[str, ...]
    guard: str | None = None


def claimed_on(
    page: Page, findings: Sequence[Finding], rulebook: Rulebook, project: Project, markets: tuple[str, ...]
) -> tuple[Claimed, ...]:
    """Return every place where the page makes a registered claim, in reading order."""
    if not any(owner.name.startswith(CLAIM) for owner in page.found):
        return ()
    finder = _Finder(page, tuple(findings), rulebook, project, markets)
    found = (claimed for entry in project.entries.values() for claimed in finder.of(entry))
    return tuple(sorted(found, key=lambda each: (each.location.start, each.location.end, each.entry.id)))


@dataclass(frozen=True)
class _Finder:
    page: Page
    findings: tuple[Finding, ...]
    rulebook: Rulebook
    project: Project
    markets: tuple[str, ...]
    known: dict[tuple[str, bool], Sequence[range]] = field(default_factory=dict)

    def of(self, entry: RegisteredClaim) -> Iterator[Claimed]:
        for found in self.page.found.get(Owner(CLAIM + entry.id, ""), ()):
            yield self.claimed(entry, self.page.candidate(found))

    def claimed(self, entry: RegisteredClaim, candidate: Candidate) -> Claimed:
        place, rule = location_in(self.page, candidate.start, candidate.end), self.rulebook.rules.get(EXPIRED)
        return Claimed(
            entry=entry,
            location=place,
            scope=self.page.segment(candidate.sentence).scope.value,
            snippet=snippet_of(self.page, candidate.start, candidate.end, candidate.sentence),
            figure=_changed(entry, self.page.text(candidate.start, candidate.end)),
            qualified=self.qualified(entry, candidate.sentence),
            named=self.named(entry, candidate.sentence),
            covers=frozenset(self.covers(entry, place)),
            markets=self.markets,
            guard=excuse(rule, candidate, self.page, self.rulebook) if rule else None,
        )

    def covers(self, entry: RegisteredClaim, place: Location) -> Iterator[str]:
        """Yield the fingerprints of the findings that say no more than the claim does."""
        text, span = self.page.document.source.text, (place.start, place.end)
        starts, ordered, longest = self.ordered
        for finding in ordered[bisect_left(starts, place.start - longest) : bisect_left(starts, place.end)]:
            other = finding.location
            if place.start < other.end and self.project.may_cover(self.rulebook.rules[finding.rule], entry):
                if not uncovered_words(text, other.start, other.end, [span]):
                    yield finding.fingerprint

    def named(self, entry: RegisteredClaim, sentence: int) -> bool:
        """Whether it is said of the entry's product: the sentence names it, or no other one while the page does."""
        return entry.product is None or entry.product in self.products.get(sentence, self.all_products)

    def qualified(self, entry: RegisteredClaim, sentence: int) -> bool:
        """Whether a qualifier of the entry stands near: where visitors see it, or with a text they do not see, in it."""
        if not entry.qualifiers:
            return True
        alone = self.page.segment(sentence).scope in _ALONE
        near = [self.page.paragraph(sentence)] if alone else [self.page.section(sentence), *self.noted(sentence)]
        said = [self.said(text, alone) for text in entry.qualifiers]
        return any(_holds(place, there) for place in near for there in said)

    def said(self, text: str, alone: bool) -> Sequence[range]:
        """Return where a text stands, in order; what visitors do not see only if it is for a text that stands alone."""
        if (text, alone) not in self.known:
            page = self.page
            seen = (there for there in page.sentences_saying(text) if alone or all(_shown(page.segment(each)) for each in there))
            self.known[text, alone] = list(seen)
        return self.known[text, alone]

    def noted(self, sentence: int) -> Iterator[range]:
        """Yield the sentences of each of the notes to which a mark in the sentence leads."""
        around = self.page.reading.sentences[sentence]
        for label in marks(self.page.document, around.start, around.end):
            for segment in self.notes.get(label, ()):
                yield self.page.paragraph(self.page.reading.sentence_at(segment.start))

    @cached_property
    def ordered(self) -> tuple[list[int], list[Finding], int]:
        """The findings that an entry might cover, by where they begin, and the length of the longest."""
        some = [each for each in self.findings if coverable(self.rulebook.rules[each.rule])]
        ordered = sorted(some, key=lambda each: each.location.start)
        longest = max((each.location.end - each.location.start for each in ordered), default=0)
        return [each.location.start for each in ordered], ordered, longest

    @cached_property
    def all_products(self) -> set[str]:
        return set().union(*self.products.values())

    @cached_property
    def products(self) -> Mapping[int, set[str]]:
        return products_named(self.page)

    @cached_property
    def notes(self) -> Mapping[str, list[Segment]]:
        return notes(self.page.document)


def _shown(segment: Segment) -> bool:
    return not segment.hidden and segment.scope not in UNSEEN


def _holds(place: range, there: Sequence[range]) -> bool:
    """Whether one of the ranges, which are in order, lies in a place."""
    first = bisect_left(there, place.start, key=lambda each: each.start)
    return first < len(there) and there[first].stop <= place.stop


def _changed(entry: RegisteredClaim, text: str) -> str | None:
    """Return the figures in the text where they are not the registered ones."""
    said = figures(text)
    if entry.is_phrase:
        wanted = figures(entry.figure or "")
        equal = not said or all(any(same(one, other) for other in said) for one in wanted)
    else:
        equal = same_figures(figures(entry.wording), said)
    return None if equal else ", ".join(each.written for each in said)
