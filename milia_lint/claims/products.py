"""What a registered drug or device may claim."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from milia_lint.claims.coverage import uncovered_words
from milia_lint.claims.project import ALLOWED, Project, products_named
from milia_lint.findings.finding import Finding, Location
from milia_lint.pages.locations import location_in
from milia_lint.pages.page import Page
from milia_lint.text.folding import fold
from milia_lint.text.tokens import words


class _Allowed(NamedTuple):
    """A product named in a sentence, and the places there where it claims what it may."""

    start: int
    end: int
    name: str
    spans: list[tuple[int, int]]


def set_allowed_aside(page: Page, findings: Sequence[Finding], project: Project) -> tuple[list[Finding], list[Finding]]:
    """Return the findings that stand, and those excused because a drug or device named in the sentence may claim it."""
    allowed = _allowed(page, project) if any(owner.name.startswith(ALLOWED) for owner in page.found) else []
    standing, excused = [], []
    starts = [each.start for each in allowed]
    for finding in findings:
        here = allowed[bisect_left(starts, _last(starts, finding.location.start)) : bisect_right(starts, finding.location.start)]
        name = next((each.name for each in here if _answers(each, finding, page)), None)
        if name is None:
            standing.append(finding)
        else:
            excused.append(replace(finding, excused_by=f"product:{name}"))
    return standing, excused


def _allowed(page: Page, project: Project) -> list[_Allowed]:
    named, spans = products_named(page), defaultdict[tuple[int, str], list[tuple[int, int]]](list)
    for owner, found in page.found.items():
        name = owner.name.removeprefix(ALLOWED)
        if owner.name.startswith(ALLOWED) and project.may_claim_cures(name):
            for each in found:
                if name in named.get(each.sentence, ()):
                    location = location_in(page, each.start, each.end)
                    spans[each.sentence, name].append((location.start, location.end))
    return sorted(_Allowed(*_sentence(page, sentence), name, found) for (sentence, name), found in spans.items())


def _last(starts: Sequence[int], at: int) -> int:
    """Return the last of the starts up to a place, or the place."""
    number = bisect_right(starts, at)
    return starts[number - 1] if number else at


def _sentence(page: Page, number: int) -> tuple[int, int]:
    sentence = page.reading.sentences[number]
    return page.document.source_span(sentence.start, sentence.end)


def _answers(allowed: _Allowed, finding: Finding, page: Page) -> bool:
    location: Location = finding.location
    if not finding.traits.licensed or not (allowed.start <= location.start and location.end <= allowed.end):
        return False
    own = words(fold(allowed.name))
    return not uncovered_words(page.document.source.text, location.start, location.end, allowed.spans, own)
