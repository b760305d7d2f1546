"""Contradictions: what pages say on a topic, and which of these statements cannot all be true."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from milia_lint.finding import Statement
from milia_lint.page import Hit, Page
from milia_lint.rulebook.model import Rule

_GROUP = "group:"
_SHOWN = 12  # places of the other side that one finding lists


def stances(rule: Rule, page: Page) -> Iterator[tuple[str, frozenset[str], Hit]]:
    """Yield (stance, groups of people it is limited to, hit) for what the page says on the rule's topic.

    Where phrases of two stances overlap ("no genetic link"), the longer one is what was said.
    """
    found = [
        (stance, each)
        for stance in rule.match.parts
        if not stance.startswith(_GROUP)
        for each in page.occurrences(rule.id, stance)
    ]
    for stance, each in sorted(found, key=lambda pair: pair[1].start):
        begin, until = each.whole
        longer = (
            other is not each and other.whole[0] <= begin and until <= other.whole[1] and other.whole != each.whole
            for _, other in found
        )
        if not any(longer):
            yield stance, _groups(rule, page, each.sentence), page.hit(each)


def clashes(rule: Rule, statements: Sequence[Statement]) -> Iterator[tuple[Statement, list[Statement]]]:
    """Yield (a page's statement, those it cannot be true with): one for each page that takes part in a clash.

    The page's own other side comes first in the list; of other pages each shows its first.
    """
    opposed = {frozenset(pair) for pair in rule.match.options["clashes"]}
    ordered = sorted(statements, key=lambda each: (each.place.path, each.place.start))
    for path, group in groupby(ordered, key=lambda each: each.place.path):
        for statement in group:
            against = [other for other in ordered if _clash(statement, other, opposed)]
            own = [other for other in against if other.place.path == path]
            if rule.match.options["across"] == "page":
                against = own
            if against:
                yield statement, (own + _first_of_each(against, path))[:_SHOWN]
                break


def _clash(one: Statement, other: Statement, opposed: set[frozenset[str]]) -> bool:
    """Whether two statements exclude each other: their stances do, and they speak of the same people."""
    if frozenset((one.stance, other.stance)) not in opposed:
        return False
    return not one.groups or not other.groups or not one.groups.isdisjoint(other.groups)


def _first_of_each(statements: Sequence[Statement], but: str) -> list[Statement]:
    first: dict[str, Statement] = {}
    for statement in statements:
        first.setdefault(statement.place.path, statement)
    return [statement for path, statement in first.items() if path != but]


def _groups(rule: Rule, page: Page, sentence: int) -> frozenset[str]:
    """The groups named in the sentence, else in the heading above it."""
    named = {part.removeprefix(_GROUP): page.occurrences(rule.id, part) for part in rule.match.parts if part.startswith(_GROUP)}
    for place in (range(sentence, sentence + 1), page.heading(sentence)):
        here = frozenset(name for name, found in named.items() if any(each.sentence in place for each in found))
        if here:
            return here
    return frozenset()
