"""Why did it fire, why is it silent: every phrase that a text matches, what its slots took, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from milia_lint.checks.guards import excuse
from milia_lint.files.source import Source
from milia_lint.findings.finding import Finding
from milia_lint.findings.overlaps import one_a_span
from milia_lint.findings.selection import Selection
from milia_lint.matching import Lexicon, TokenMatch
from milia_lint.pages.page import Candidate, Page, open_page
from milia_lint.readers import read
from milia_lint.rulebook.model import NOTHING_DECLARED, Declared, Rulebook, WrittenItem
from milia_lint.runs.aggregate import aggregate
from milia_lint.runs.lint_file import lint_source


class Trace(NamedTuple):
    """One phrase that a text matches.

    `whole` is all that matched, `marked` what a finding would point at, `slots` what the slots took. `outcome` says in
    words what came of it; `reported` whether it is a finding.
    """

    rule: str
    part: str
    item: WrittenItem
    whole: str
    marked: str
    slots: Mapping[str, str]
    outcome: str
    reported: bool


def traces(text: str, rulebook: Rulebook, name: str = "text.md", declared: Declared = NOTHING_DECLARED) -> list[Trace]:
    """Return the phrases of all rules that the text matches, in reading order; `name` says by its suffix how it is read."""
    lexicon = Lexicon(rulebook)
    source = Source(name, text)
    report = one_a_span(aggregate([lint_source(source, rulebook, lexicon, Selection(), declared)], rulebook, Selection()))
    reported = {(finding.rule, finding.location.quote): finding for finding in report.findings}
    page = open_page(read(source), lexicon, declared)
    return [trace for index in range(len(page.reading.sentences)) for trace in _in_sentence(page, index, rulebook, reported)]


def _in_sentence(page: Page, index: int, rulebook: Rulebook, reported: Mapping[tuple[str, str], Finding]) -> Iterator[Trace]:
    sentence = page.reading.sentences[index]
    for found in sorted(sentence.tokenized.found, key=lambda each: (each.start, -each.end)):
        rule = rulebook.rules.get(found.owner.name)
        item = rule.item(found.origin) if rule else None
        if rule and item:
            at = sentence.start
            slots = {name: page.text(at + start, at + end) for name, (start, end) in found.slots.items()}
            candidate = Candidate(at + found.start, at + found.end, index, slots)
            whole, marked = page.text(at + found.whole[0], at + found.whole[1]), page.text(candidate.start, candidate.end)
            guard = excuse(rule, candidate, page, rulebook)
            outcome = _outcome(found, page, candidate, guard, reported)
            yield Trace(rule.id, found.owner.part, item, whole, marked, slots, outcome, outcome == _REPORTED)


_REPORTED = "reported"


def _outcome(
    found: TokenMatch, page: Page, candidate: Candidate, guard: str | None, reported: Mapping[tuple[str, str], Finding]
) -> str:
    """Say what came of a match: excused, taken in by another match of its rule, reported, or told by another rule."""
    rule = found.owner.name
    if guard is not None:
        return f"excused: {guard}"
    kept = [(each.start, each.end) for each in page.matches(rule, found.owner.part)]
    if (candidate.start, candidate.end) not in kept:
        return "a longer match of the rule is told"
    if (rule, page.text(candidate.start, candidate.end)) in reported:
        return _REPORTED
    others = [other for (other, _), each in reported.items() if _touches(each, page, candidate) and other != rule]
    return f"told by {others[0]}" if others else "not told: off on this page, or in want of more than this phrase"


def _touches(finding: Finding, page: Page, candidate: Candidate) -> bool:
    span = page.document.source_span(candidate.start, candidate.end)
    return finding.location.start < span.end and span.start < finding.location.end
