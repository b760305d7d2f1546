"""The compiled rulebook as JSON and back. Key sets and references are written once and named by number: that loads fast."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from milia_lint.rulebook.model import Condition, Guard, MatchSpec, Reference, RewriteTemplate, Rule, Rulebook, Severity
from milia_lint.rulebook.pattern import Literals, Pattern
from milia_lint.rulebook.terms import Terms

#: Rises when the stored form or the compiler changes, so that nobody meets an old one.
FORMAT = "24"


def dumps(rulebook: Rulebook) -> str:
    """Return the rulebook as JSON."""
    write = _Writer()
    data = {
        "rules": [write.rule(rule) for rule in rulebook.rules.values()],
        "guards": [
            [guard.name, guard.what, [write.condition(each) for each in guard.conditions], guard.includes]
            for guard in rulebook.guards.values()
        ],
        "facts": write.groups(rulebook.signals),
        "slots": write.groups(rulebook.slots),
        "terms": [write.sets_of(rulebook.terms.slots), rulebook.terms.lengths, write.sets_of(rulebook.terms.anchor_words)],
        "asked": " ".join(sorted(rulebook.indexed)),
        "sets": [" ".join(sorted(keys)) for keys in write.sets],
        "references": list(write.references),
    }
    return json.dumps(data, separators=(",", ":"))  # all ASCII: a fraction of the memory, and read twice as fast


def loads(text: str) -> Rulebook:
    """Return the rulebook that `dumps` wrote. Raises ValueError, KeyError or TypeError where it did not."""
    data = json.loads(text)
    read = _Reader([frozenset(keys.split()) for keys in data["sets"]], list(map(_reference, data["references"])))
    slots, lengths, telltales = data["terms"]
    guards = (Guard(name, what, tuple(map(read.condition, own)), tuple(includes)) for name, what, own, includes in data["guards"])
    return Rulebook(
        {each["id"]: read.rule(each) for each in data["rules"]},
        {guard.name: guard for guard in guards},
        read.groups(data["facts"]),
        Terms(read.sets_of(slots), lengths, read.sets_of(telltales)),
        read.groups(data["slots"]),
        frozenset(data["asked"].split()),
    )


class _Writer:
    """Turns rules into lists, gathering key sets and references on the way."""

    def __init__(self) -> None:
        self.sets: dict[Literals, int] = {}
        self.references: dict[Reference, int] = {}

    def patterns(self, patterns: Iterable[Pattern]) -> list[Any]:
        return [[each.steps, [self.numbers(way) for way in each.required]] for each in patterns]

    def numbers(self, sets: Iterable[Literals]) -> list[int]:
        return [self.sets.setdefault(keys, len(self.sets)) for keys in sets]

    def sets_of(self, keys: Mapping[str, Literals]) -> dict[str, int]:
        return dict(zip(keys, self.numbers(keys.values()), strict=True))

    def groups(self, groups: Mapping[str, tuple[Pattern, ...]]) -> dict[str, Any]:
        return {name: self.patterns(patterns) for name, patterns in groups.items()}

    def condition(self, condition: Condition) -> list[Any]:
        return [condition.where, self.patterns(condition.patterns), condition.words, self.patterns(condition.but)]

    def rule(self, rule: Rule) -> dict[str, Any]:
        match = [rule.match.kind, self.groups(rule.match.parts), rule.match.options]
        cited = [self.references.setdefault(each, len(self.references)) for each in rule.references]
        named = {name: getattr(rule, name) for name in Rule.__dataclass_fields__} | {"match": match, "references": cited}
        return {name: value for name, value in named.items() if value}


class _Reader:
    """Turns those lists back into rules."""

    def __init__(self, sets: Sequence[Literals], references: Sequence[Reference]) -> None:
        self.sets, self.references = sets, references

    def patterns(self, data: Sequence[Any]) -> tuple[Pattern, ...]:
        sets = self.sets
        return tuple([Pattern(steps, tuple([tuple([sets[n] for n in way]) for way in ways])) for steps, ways in data])

    def sets_of(self, data: Mapping[str, int]) -> dict[str, Literals]:
        return {word: self.sets[number] for word, number in data.items()}

    def groups(self, data: Mapping[str, Any]) -> dict[str, tuple[Pattern, ...]]:
        return {name: self.patterns(patterns) for name, patterns in data.items()}

    def condition(self, data: Sequence[Any]) -> Condition:
        where, patterns, words, but = data
        return Condition(where, self.patterns(patterns), words, self.patterns(but))

    def rule(self, data: dict[str, Any]) -> Rule:
        kind, parts, options = data["match"]
        data["match"] = MatchSpec(kind, self.groups(parts), options)
        for name in ("markets", "pages"):
            data[name] = {key: _SEVERITIES[value] for key, value in data.get(name, {}).items()}
        data["references"] = tuple([self.references[number] for number in data.get("references", ())])
        data["rewrites"] = tuple([RewriteTemplate(*each) for each in data.get("rewrites", ())])
        for name in ("scope", "unless"):
            data[name] = tuple(data.get(name, ()))
        return Rule(**data)


def _reference(data: Sequence[Any]) -> Reference:
    reference = Reference(*data)
    return reference._replace(markets=tuple(reference.markets))


_SEVERITIES = {severity.value: severity for severity in Severity}
