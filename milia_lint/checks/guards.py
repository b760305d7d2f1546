"""Why a candidate may be no claim: the guards of a rule, tried one after another."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from milia_lint.pages.page import Candidate, Page
from milia_lint.rulebook.model import Condition, Guard, PageKind, Rule, Rulebook, TakenFor

_QUOTES = re.compile(r'"[^"\n]*"|(?<![\w])\'[^\'\n]{3,}\'(?!\w)')
_ATTRIBUTED, _TESTIMONIAL = "speaks:attributed", "speaks:testimonial"
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_NAME = rf"{_CAPITAL}(?:[^\W\d_]|['-])+"
_YEAR_CITATION = re.compile(
    rf"\((?:see |e\.g\. )?{_NAME}(?:,? (?:{_CAPITAL}\.?)+)?(?: et al\.?|,? (?:and|&) {_NAME})?,? (?:19|20)\d\d[a-z]?\)"
    r"|\[\d{1,3}(?:[,-] ?\d{1,3})*\]|†|[\u00b9\u00b2\u00b3\u2070-\u2079]|\bdoi:|\bPMID\b|^\s*Source:"
)


def excuse(rule: Rule, candidate: Candidate, page: Page, rulebook: Rulebook) -> str | None:
    """Return the name of the guard by which the candidate is no finding, or None."""
    return applying(rule.unless, candidate, page, rulebook)


def applying(names: Sequence[str], candidate: Candidate, page: Page, rulebook: Rulebook) -> str | None:
    """Return the first of the named guards that applies to the candidate, or None."""
    if candidate.sentence < 0:
        return None
    for name in names:
        if (found := _applies(rulebook.guards[name], candidate, page, rulebook)) is not None:
            return found.rpartition(":")[2]
    return None


def _applies(guard: Guard, candidate: Candidate, page: Page, rulebook: Rulebook) -> str | None:
    if any(_holds(condition, candidate, page) for condition in guard.conditions):
        return guard.name
    found = (_applies(rulebook.guards[name], candidate, page, rulebook) for name in guard.includes)
    return next((name for name in found if name is not None), None)


def _holds(condition: Condition, candidate: Candidate, page: Page) -> bool:
    if condition.where.startswith("check:"):
        line = page.reading.sentences[candidate.sentence].tokenized
        holds = CHECKS[condition.where.removeprefix("check:")](candidate, page)
        return holds and not any(map(line.holds, condition.but))
    if condition.where == "page":
        return page.holds(condition.patterns) and not page.holds(condition.but)
    if condition.where in _PLACES:
        place = _PLACES[condition.where](page, candidate.sentence)
        return page.reading.holds(condition.patterns, place) and not page.reading.holds(condition.but, place)
    line = page.reading.sentences[candidate.sentence].tokenized
    if not any(pattern.may_stand_with(line.literals) for pattern in condition.patterns):
        return False  # as nearly always: where exactly it would have to stand need not be found out
    words = _words(condition, candidate, page)
    found = any(line.holds(each, *words) for each in condition.patterns)
    return found and not any(line.holds(each, *words) for each in condition.but)


def _words(condition: Condition, candidate: Candidate, page: Page) -> tuple[int, int]:
    """Return the word range of the candidate's sentence that a condition looks at."""
    reading = page.reading
    if condition.where == "sentence":
        return 0, reading.said(candidate.sentence, candidate.end)
    if condition.where == "whole-sentence":
        return 0, len(reading.sentences[candidate.sentence].tokenized.tokens)
    first, last = reading.word_at(candidate.sentence, candidate.start), reading.word_at(candidate.sentence, candidate.end)
    begin, until = reading.clause(candidate.sentence, candidate.start, candidate.end)
    match condition.where:
        case "before":
            return max(begin, first - condition.words), first
        case "after":
            return last, min(until, last + condition.words, reading.said(candidate.sentence, candidate.end))
        case "around":
            return first - condition.words, min(last + condition.words, reading.said(candidate.sentence, candidate.end))
        case "match":
            return first, last
        case _:
            return begin, until


def question(candidate: Candidate, page: Page) -> bool:
    """Whether the candidate's sentence ends in a question mark."""
    sentence = page.reading.sentences[candidate.sentence]
    return page.text(sentence.start, sentence.end).rstrip("\"'”’)*_ ").endswith("?")


def quoted(candidate: Candidate, page: Page) -> bool:
    """Whether the candidate stands within quotation marks, or in a block quotation, and the words are somebody's who does not sell.

    That must be said in its sentence or beside it; of a block quotation, in its paragraph or beside that.
    """
    if page.segment(candidate.sentence).quoted:
        around = page.paragraph(candidate.sentence)
    elif page.within(_QUOTES, candidate.start, candidate.end):
        around = range(candidate.sentence, candidate.sentence + 1)
    else:
        return False
    near = range(around.start - 1, around.stop + 1)
    return page.tells(_ATTRIBUTED, near) and not page.tells(_TESTIMONIAL, around)


def cited(candidate: Candidate, page: Page) -> bool:
    """Whether the candidate's sentence carries a citation: author and year, a number in brackets, a note mark."""
    sentence = page.reading.sentences[candidate.sentence]
    return _YEAR_CITATION.search(page.document.text, sentence.start, min(sentence.end + 4, len(page.document.text))) is not None


def heading(candidate: Candidate, page: Page) -> bool:
    """Whether the candidate stands in a heading or a title."""
    return page.segment(candidate.sentence).scope.value in {"heading", "title"}


def editorial(candidate: Candidate, page: Page) -> bool:
    """Whether the page is declared editorial, or taken for it and the candidate's sentence informs."""
    return page.taken_for(candidate.sentence, candidate.end) == TakenFor(PageKind.EDITORIAL, certain=True)


CHECKS: Mapping[str, Callable[[Candidate, Page], bool]] = {
    "question": question, "quoted": quoted, "cited": cited, "heading": heading, "editorial": editorial,
}  # fmt: skip

_PLACES: Mapping[str, Callable[[Page, int], range]] = {
    "paragraph": Page.paragraph,
    "section": Page.section,
    "heading": Page.heading,
}
