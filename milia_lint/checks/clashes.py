"""Which statements of pages on one topic cannot all be true."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from typing import NamedTuple

from milia_lint.findings.finding import Statement
from milia_lint.project.model import Fact
from milia_lint.rulebook.model import Rule

_SHOWN = 12  # other places that one finding lists
_LOOKED_AT = 200  # statements of its own page that one is held against, so that no page costs the square of its length
_EVERYBODY, _ANYBODY = "everybody", "anybody"  # where a statement about all people is filed, and where every one is

#: Statements in order by their path, for one stance, subject and group of people.
_Filed = Mapping[str, Sequence[Statement]]


class Clash(NamedTuple):
    """A page that takes part in a clash: where it is told, what cannot be true with it, and where else the page says so.

    `fact` is what the project agreed on, where the statement is against that.
    """

    statement: Statement
    against: Sequence[Statement]
    likewise: Sequence[Statement]
    fact: Fact | None = None


#: Says what the project has agreed on for the page at a path, on a rule's topic.
Facts = Callable[[str, str], Sequence[Fact]]


def no_facts(_path: str, _rule: str) -> Sequence[Fact]:
    """Say that nothing has been agreed on."""
    return ()


def clashes(rule: Rule, statements: Sequence[Statement], facts: Facts = no_facts) -> Iterator[Clash]:
    """Yield a clash for each page that takes part in one, at its first statement that is not of a sound stance.

    The other side is taken from the page itself where it stands there too, else from the first place of each other page.
    A statement against a fact is a clash by itself, one that says the same as a fact is sound.
    The work grows with the number of statements.
    """
    ordered = sorted(statements, key=lambda each: (each.location.path, each.location.start))
    index = _Index(rule, ordered)
    for path, group in groupby(ordered, key=lambda each: each.location.path):
        found = list(_against(index, group, facts(path, rule.id)))
        if found:
            first = next((each for each in found if each.fact), found[0])
            others = [each.statement for each in found if each is not first and each.statement not in first.against]
            yield first._replace(likewise=others[:_SHOWN])


def _against(index: _Index, statements: Iterator[Statement], facts: Sequence[Fact]) -> Iterator[Clash]:
    """Yield the statements of one page that something stands against."""
    for each in statements:
        holding = [fact for fact in facts if _concerns(fact, each)]
        if all(each.stance != fact.stance for fact in holding):
            fact = next((fact for fact in holding if fact.stance in index.opposed[each.stance]), None)
            against = index.against(each)
            if against or fact:
                yield Clash(each, against, (), fact)


def _concerns(fact: Fact, statement: Statement) -> bool:
    """Whether a fact is about the same thing and the same people as a statement, which may be about all of them."""
    subject = not fact.about or not statement.subjects or not fact.about.isdisjoint(statement.subjects)
    return subject and (not fact.groups or not statement.groups or not fact.groups.isdisjoint(statement.groups))


class _Index:
    """All statements on one topic, filed so that those against one are found without looking at the rest."""

    def __init__(self, rule: Rule, ordered: Sequence[Statement]) -> None:
        self.sound = frozenset(rule.match.options.get("sound", ()))
        self.across_pages = rule.match.options["across"] == "site"
        self.opposed: dict[str, set[str]] = defaultdict(set)
        for one, other in rule.match.options["clashes"]:
            self.opposed[one].add(other)
            self.opposed[other].add(one)
        self.filed: dict[tuple[str, str, str], dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
        for each in ordered:
            for subject in _subjects(each):
                for group in (_ANYBODY, *(each.groups or (_EVERYBODY,))):
                    self.filed[each.stance, subject, group][each.location.path].append(each)

    def against(self, statement: Statement) -> list[Statement]:
        """Return statements that cannot be true with this one: of its page, or the first of each other page."""
        if statement.stance in self.sound:
            return []
        drawers = list(self._drawers(statement))
        own = _first(_own(drawer, statement) for drawer in drawers)
        if own or not self.across_pages:
            return own
        seen: dict[str, Statement] = {}
        for other in _first(_elsewhere(drawer, statement.location.path) for drawer in drawers):
            seen.setdefault(other.location.path, other)
        return list(seen.values())

    def _drawers(self, statement: Statement) -> Iterator[_Filed]:
        groups = (_EVERYBODY, *statement.groups) if statement.groups else (_ANYBODY,)
        for stance in self.opposed[statement.stance]:
            for subject in _subjects(statement):
                for group in groups:
                    if (drawer := self.filed.get((stance, subject, group))) is not None:
                        yield drawer


def _subjects(statement: Statement) -> frozenset[str]:
    """What the statement is about; a page that names nothing we know is compared with nothing but itself."""
    return statement.subjects or frozenset({f"\0{statement.location.path}"})


def _own(drawer: _Filed, statement: Statement) -> Iterator[Statement]:
    """Yield the page's own statements but for those in the same sentence: a sentence may weigh two sides."""
    for other in drawer.get(statement.location.path, ())[:_LOOKED_AT]:
        if other.snippet.text != statement.snippet.text:
            yield other


def _elsewhere(drawer: _Filed, path: str) -> Iterator[Statement]:
    return (statements[0] for other, statements in drawer.items() if other != path)


def _first(found: Iterator[Iterator[Statement]]) -> list[Statement]:
    """Return the first few of several ordered sequences, in order, each once."""
    several = {(each.location.path, each.location.start): each for some in found for each in islice(some, _SHOWN)}
    return [several[place] for place in sorted(several)][:_SHOWN]
