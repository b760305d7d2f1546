"""Why a hit may be no claim: the guards of a rule, tried one after another."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from milia_lint.pages.page import Hit, Page
from milia_lint.rulebook.model import Condition, Guard, Rule, Rulebook

_QUOTES = re.compile(r'"[^"\n]*"|(?<![\w])\'[^\'\n]{3,}\'(?!\w)')
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_NAME = rf"{_CAPITAL}(?:[^\W\d_]|['-])+"
_YEAR_CITATION = re.compile(
    rf"\((?:see |e\.g\. )?{_NAME}(?:,? (?:{_CAPITAL}\.?)+)?(?: et al\.?|,? (?:and|&) {_NAME})?,? (?:19|20)\d\d[a-z]?\)"
    r"|\[\d{1,3}(?:[,-] ?\d{1,3})*\]|†|[\u00b9\u00b2\u00b3\u2070-\u2079]|\bdoi:|\bPMID\b|^\s*Source:"
)


def excuse(rule: Rule, hit: Hit, page: Page, rulebook: Rulebook) -> str | None:
    """Return the name of the guard by which the hit is no finding, or None."""
    return applying(rule.unless, hit, page, rulebook)


def applying(names: Sequence[str], hit: Hit, page: Page, rulebook: Rulebook) -> str | None:
    """Return the first of the named guards that applies to the hit, or None."""
    if hit.sentence < 0:
        return None
    for name in names:
        if (found := _applies(rulebook.guards[name], hit, page, rulebook)) is not None:
            return found.rpartition(":")[2]
    return None


def _applies(guard: Guard, hit: Hit, page: Page, rulebook: Rulebook) -> str | None:
    if any(_holds(condition, hit, page) for condition in guard.conditions):
        return guard.name
    found = (_applies(rulebook.guards[name], hit, page, rulebook) for name in guard.includes)
    return next((name for name in found if name is not None), None)


def _holds(condition: Condition, hit: Hit, page: Page) -> bool:
    if condition.where.startswith("check:"):
        line = page.reading.sentences[hit.sentence].line
        holds = CHECKS[condition.where.removeprefix("check:")](hit, page)
        return holds and not any(map(line.holds, condition.but))
    if condition.where == "page":
        return page.holds(condition.patterns) and not page.holds(condition.but)
    if condition.where in _PLACES:
        place = _PLACES[condition.where](page, hit.sentence)
        return page.reading.holds(condition.patterns, place) and not page.reading.holds(condition.but, place)
    line = page.reading.sentences[hit.sentence].line
    if not any(pattern.may_stand_with(line.keys) for pattern in condition.patterns):
        return False  # as nearly always: where exactly it would have to stand need not be found out
    words = _words(condition, hit, page)
    found = any(line.holds(each, *words) for each in condition.patterns)
    return found and not any(line.holds(each, *words) for each in condition.but)


def _words(condition: Condition, hit: Hit, page: Page) -> tuple[int, int]:
    """Return the word range of the hit's sentence that a condition looks at."""
    reading = page.reading
    if condition.where == "sentence":
        return 0, len(reading.sentences[hit.sentence].line.said)
    first, last = reading.word_at(hit.sentence, hit.start), reading.word_at(hit.sentence, hit.end)
    begin, until = reading.clause(hit.sentence, hit.start, hit.end)
    match condition.where:
        case "before":
            return max(begin, first - condition.words), first
        case "after":
            return last, min(until, last + condition.words)
        case "around":
            return first - condition.words, last + condition.words
        case "match":
            return first, last
        case _:
            return begin, until


def question(hit: Hit, page: Page) -> bool:
    """Whether the hit's sentence ends in a question mark."""
    sentence = page.reading.sentences[hit.sentence]
    return page.text(sentence.start, sentence.end).rstrip("\"'”’)*_ ").endswith("?")


def quoted(hit: Hit, page: Page) -> bool:
    """Whether the hit stands within quotation marks, or in a block quotation."""
    return page.segment(hit.sentence).quoted or page.within(_QUOTES, hit.start, hit.end)


def cited(hit: Hit, page: Page) -> bool:
    """Whether the hit's sentence carries a citation: author and year, a number in brackets, a note mark."""
    sentence = page.reading.sentences[hit.sentence]
    return _YEAR_CITATION.search(page.document.text, sentence.start, min(sentence.end + 4, len(page.document.text))) is not None


def heading(hit: Hit, page: Page) -> bool:
    """Whether the hit stands in a heading or a title."""
    return page.segment(hit.sentence).scope.value in {"heading", "title"}


def editorial(hit: Hit, page: Page) -> bool:
    """Whether the page informs and sells nothing."""
    return page.kind.value == "editorial"


CHECKS: Mapping[str, Callable[[Hit, Page], bool]] = {
    "question": question, "quoted": quoted, "cited": cited, "heading": heading, "editorial": editorial,
}  # fmt: skip

_PLACES: Mapping[str, Callable[[Page, int], range]] = {
    "paragraph": Page.paragraph,
    "section": Page.section,
    "heading": Page.heading,
}
