"""Checks that no phrase can express, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from milia_lint.checks import hygiene, repetition
from milia_lint.checks.kind import MatchKind
from milia_lint.files.checked_yaml import CheckedFile, Path
from milia_lint.files.problem import Problem
from milia_lint.pages.page import Candidate, Page
from milia_lint.rulebook.match_syntax import CompilePhrases
from milia_lint.rulebook.model import MatchSpec, Rule
from milia_lint.text.confusables import spoofed_words
from milia_lint.text.suggest import did_you_mean

_LONG_ENOUGH = 60  # characters from which a paragraph said twice is no mere refrain


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


class Builtin(NamedTuple):
    """One check: what finds its candidates, and the slots these have.

    One of the report finds nothing on a page: what it is about shows when all findings are known.
    """

    find: Callable[[Page], Iterator[Candidate]]
    slots: tuple[str, ...] = ()


_WORDS = ("count", "words")
_OF_REPORT = Builtin(found_later, ("entry", "state", "said", "registered", "missing", "qualifier"))
NAMED: Mapping[str, Builtin] = {
    "mixed-scripts": Builtin(mixed_scripts, (*_WORDS, "plain")),
    "repeated-paragraphs": Builtin(repeated_paragraphs),
    "hidden-characters": Builtin(hygiene.hidden_characters, _WORDS),
    "keyword-stuffing": Builtin(repetition.keyword_stuffing, ("term", "count", "share")),
    "doubled-words": Builtin(repetition.doubled_words, ("word",)),
    "near-duplicates": Builtin(repetition.near_duplicates),
    "fused-sentences": Builtin(hygiene.fused_sentences),
    "placeholders": Builtin(hygiene.placeholders),
    "suppression-without-reason": _OF_REPORT,
    "suppression-unknown-rule": _OF_REPORT,
    "suppression-expired": _OF_REPORT,
    "suppression-unused": _OF_REPORT,
    "suppression-malformed": _OF_REPORT,
    "page-declaration": _OF_REPORT,
    "registry-expired": _OF_REPORT,
    "registry-market": _OF_REPORT,
    "registry-figure": _OF_REPORT,
    "registry-qualifier": _OF_REPORT,
}


def parse(name: str, _at: Path, _phrases: CompilePhrases) -> MatchSpec:
    """Return the spec of the check with this name."""
    check = NAMED.get(name, _OF_REPORT)
    return MatchSpec("check", {}, {"name": name}, check.slots, replaceable=check is not _OF_REPORT)


def mistakes(file: CheckedFile) -> Iterator[Problem]:
    """Yield a problem where there is no such check."""
    name = file.data["match"]["check"]
    if name not in NAMED:
        yield file.problem(["match", "check"], f"`{name}` is no check{did_you_mean(name, list(NAMED))}")


def find(rule: Rule, page: Page) -> Iterator[Candidate]:
    """Yield the candidates of the named check."""
    return NAMED[rule.match.options["name"]].find(page)


KIND = MatchKind("check", {"type": "string"}, parse, mistakes, find=find)
