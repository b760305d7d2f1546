"""Holds the facts that a configuration has settled against the rules on their topics."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from milia_lint.files.problem import InvalidFile, Problem
from milia_lint.project.model import Fact
from milia_lint.rulebook.model import ABOUT, GROUP, Rule, Rulebook
from milia_lint.text.suggest import did_you_mean


def facts_by_rule(facts: Iterable[Fact], rulebook: Rulebook) -> Mapping[str, tuple[Fact, ...]]:
    """Return the facts by the contradiction rule they settle. Raises InvalidFile where one settles nothing."""
    by_topic: dict[str, list[Rule]] = defaultdict(list)
    for rule in rulebook.rules.values():
        if rule.match.topic is not None:
            for name in {rule.match.topic, rule.id, rule.id.partition("/")[2]}:
                by_topic[name].append(rule)
    found: dict[str, tuple[Fact, ...]] = defaultdict(tuple)
    problems: list[Problem] = []
    for fact in facts:
        rules = by_topic.get(fact.topic, [])
        problems += [_at(fact, message) for message in _complaints(fact, rules, by_topic, rulebook)]
        for rule in rules:
            found[rule.id] += (fact,)
    if problems:
        raise InvalidFile(problems)
    return dict(found)


def _complaints(fact: Fact, rules: list[Rule], topics: Mapping[str, object], rulebook: Rulebook) -> Iterator[str]:
    if not rules:
        yield f"`{fact.topic}` is no topic of a contradiction rule{did_you_mean(fact.topic, list(topics))}"
    for rule in rules:
        stances = [name for name in rule.match.parts if not name.startswith(GROUP)]
        groups = [name.removeprefix(GROUP) for name in rule.match.parts if name.startswith(GROUP)]
        if fact.stance not in stances:
            yield f"`{fact.stance}` is no stance of {rule.id}: {', '.join(stances)}"
        for name in sorted(fact.groups - set(groups)):
            yield f"`{name}` is no group of {rule.id}: {', '.join(groups) or 'it knows none'}"
    for name in sorted(fact.about):
        if f"{ABOUT}{name}" not in rulebook.signals:
            known = [each.removeprefix(ABOUT) for each in rulebook.signals if each.startswith(ABOUT)]
            yield f"`{name}` is no subject that the rules know{did_you_mean(name, known)}"


def _at(fact: Fact, message: str) -> Problem:
    return Problem(fact.location.path, fact.location.line, fact.location.column, message)
