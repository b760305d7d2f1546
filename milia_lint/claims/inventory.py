"""The inventory: every sentence that asserts what a product or a treatment does, and whether anybody stands behind it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, NamedTuple, TypeVar

from milia_lint.checks.guards import applying
from milia_lint.claims.detect import Claimed
from milia_lint.claims.verify import faults
from milia_lint.engine import PageResult
from milia_lint.findings.finding import Finding, Location
from milia_lint.pages.locations import location_in
from milia_lint.pages.page import Page
from milia_lint.rulebook.model import INVENTORY, Rulebook

_DENIED = ("question", "negated", "reported", "warned-against")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Assertion:
    """A sentence that asserts something, and the kinds of assertion in it; none where only a rule or the registry says so."""

    location: Location
    scope: str
    sentence: str
    kinds: tuple[str, ...]


class Row(NamedTuple):
    """An assertion with its status: covered by registered claims, flagged by rules, or uncovered."""

    assertion: Assertion
    status: str
    entries: tuple[str, ...]
    rules: tuple[str, ...]


def assertions_on(page: Page, result: PageResult, claimed: Sequence[Claimed], rulebook: Rulebook) -> tuple[Assertion, ...]:
    """Return the sentences of a page that assert something, in reading order."""
    kinds: dict[int, set[str]] = defaultdict(set)
    guards = [name for name in _DENIED if name in rulebook.guards]
    for owner, found in page.found.items():
        if owner.name.startswith(INVENTORY):
            for each in found:
                if applying(guards, page.candidate(each), page, rulebook) is None:
                    kinds[each.sentence].add(owner.name.removeprefix(INVENTORY))
    starts = [finding.location.start for finding in result.findings if _is_claim(finding)]
    starts += [each.location.start for each in claimed if not each.guard]
    starts.sort()
    found_in = (_assertion(page, number, kinds.get(number, set()), starts) for number in range(len(page.reading.sentences)))
    return tuple(each for each in found_in if each)


def inventory(
    asserted: Iterable[Assertion], claimed: Iterable[Claimed], findings: Iterable[Finding], today: date | None
) -> Iterator[Row]:
    """Yield a row for each assertion, given the registered claims that were made and the findings that stand."""
    by_claim = _Placed([(each.location, each) for each in claimed if not each.guard and each.named])
    by_finding = _Placed([(each.location, each) for each in findings if _is_claim(each)])
    for assertion in asserted:
        holding = [each for each in by_claim.within(assertion.location) if not any(faults(each, today))]
        entries = tuple(dict.fromkeys(each.entry.id for each in holding))
        rules = tuple(dict.fromkeys(each.rule for each in by_finding.within(assertion.location)))
        yield Row(assertion, "flagged" if rules else "covered" if entries else "uncovered", entries, rules)


def _assertion(page: Page, number: int, kinds: set[str], starts: Sequence[int]) -> Assertion | None:
    sentence = page.reading.sentences[number]
    text = page.text(sentence.start, sentence.end)
    if not text.strip():
        return None
    span = page.document.source_span(sentence.start, sentence.end)
    if not kinds and bisect_left(starts, span.start) == bisect_left(starts, span.end):
        return None
    place = location_in(page, sentence.start, sentence.start + len(text.rstrip()))
    return Assertion(place, page.segment(number).scope.value, text.strip(), tuple(sorted(kinds)))


class _Placed(Generic[_T]):
    """Things by where they begin, to be asked for those within a place."""

    def __init__(self, things: Iterable[tuple[Location, _T]]) -> None:
        by_path: dict[str, list[tuple[int, int, _T]]] = defaultdict(list)
        for number, (place, thing) in enumerate(things):
            by_path[place.path].append((place.start, number, thing))
        self._by_path = {path: sorted(several, key=lambda each: each[:2]) for path, several in by_path.items()}

    def within(self, place: Location) -> list[_T]:
        several = self._by_path.get(place.path, [])
        first = bisect_left(several, place.start, key=lambda each: each[0])
        last = bisect_left(several, place.end, key=lambda each: each[0])
        return [thing for _, _, thing in several[first:last]]


def _is_claim(finding: Finding) -> bool:
    return finding.traits.evidence or finding.traits.cures
