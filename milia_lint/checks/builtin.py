"""Checks that no phrase can express, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from milia_lint.checks import hygiene, repetition
from milia_lint.pages.page import Candidate, Page
from milia_lint.rulebook.model import Rule
from milia_lint.text.confusables import spoofed_words

_LONG_ENOUGH = 60  # characters from which a paragraph said twice is no mere refrain


def find(rule: Rule, page: Page) -> Iterator[Candidate]:
    """Yield the candidates of the named check."""
    return NAMED[rule.match.options["name"]](page)


def mixed_scripts(page: Page) -> Iterator[Candidate]:
    """Yield one candidate for a page with look-alike letters in its words: the first, with their count and places."""
    words = spoofed_words(page.document.text)
    if words:
        (start, end), *others = words
        related = tuple((*place, "another one") for place in others[:9])
        slots = {
            "count": str(len(words)),
            "plain": page.reading.folded[start:end],
            "words": "1 word" if len(words) == 1 else f"{len(words)} words",
        }
        yield Candidate(start, end, page.reading.sentence_at(start), slots, related)


def repeated_paragraphs(page: Page) -> Iterator[Candidate]:
    """Yield a candidate for each long paragraph that stood on the page before, word for word."""
    first: dict[str, tuple[int, int]] = {}
    for segment in page.document.segments:
        text = " ".join(page.reading.folded[segment.start : segment.end].split())
        if len(text) < _LONG_ENOUGH or segment.scope.value != "paragraph":
            continue
        if text in first:
            related = ((*first[text], "it stood here first"),)
            yield Candidate(segment.start, segment.end, page.reading.sentence_at(segment.start), {}, related)
        else:
            first[text] = (segment.start, segment.end)


def found_later(_: Page) -> Iterator[Candidate]:
    """Yield nothing: what is wrong with a suppression or a registered claim shows when all findings are known."""
    return iter(())


NAMED: Mapping[str, Callable[[Page], Iterator[Candidate]]] = {
    "mixed-scripts": mixed_scripts,
    "repeated-paragraphs": repeated_paragraphs,
    "hidden-characters": hygiene.hidden_characters,
    "keyword-stuffing": repetition.keyword_stuffing,
    "doubled-words": repetition.doubled_words,
    "near-duplicates": repetition.near_duplicates,
    "fused-sentences": hygiene.fused_sentences,
    "placeholders": hygiene.placeholders,
    "suppression-without-reason": found_later,
    "suppression-unknown-rule": found_later,
    "suppression-expired": found_later,
    "suppression-unused": found_later,
    "suppression-malformed": found_later,
    "registry-expired": found_later,
    "registry-market": found_later,
    "registry-figure": found_later,
    "registry-qualifier": found_later,
}
