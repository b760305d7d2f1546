"""The compiled rulebook as JSON and back. Key sets and references are written once and named by number: that loads fast."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from milia_lint.lang import DEFAULT
from milia_lint.rulebook.law import NO_TRAITS, Category, Market, Reference, Severity
from milia_lint.rulebook.model import Condition, Guard, MatchSpec, RewriteTemplate, Rule, Rulebook, Variant
from milia_lint.rulebook.pattern import Literals, Pattern
from milia_lint.rulebook.terms import Terms

#: Rises when the stored form or the compiler changes, so that nobody meets an old one.
FORMAT = "34"


def dumps(rulebook: Rulebook) -> str:
    """Return the rulebook as JSON."""
    write = _Writer()
    data = {
        "rules": [write.rule(rule) for rule in rulebook.rules.values()],
        "guards": [
            [guard.name, guard.what, [write.condition(each) for each in guard.conditions], guard.includes]
            for guard in rulebook.guards.values()
        ],
        "languages": {each.lang: write.searched(each) for each in (rulebook, *rulebook.others.values())},
        "sets": [" ".join(sorted(keys)) for keys in write.sets],
        "references": list(write.references),
        "categories": list(rulebook.categories.values()),
        "markets": list(rulebook.markets.values()),
    }
    return json.dumps(data, separators=(",", ":"))  # all ASCII: a fraction of the memory, and read twice as fast


def loads(text: str) -> Rulebook:
    """Return the rulebook that `dumps` wrote. Raises ValueError, KeyError or TypeError where it did not."""
    data = json.loads(text)
    categories = {each[0]: Category(*each) for each in data["categories"]}
    read = _Reader([frozenset(keys.split()) for keys in data["sets"]], list(map(_reference, data["references"])), categories)
    guards = (Guard(name, what, tuple(map(read.condition, own)), tuple(includes)) for name, what, own, includes in data["guards"])
    rules = {each["id"]: read.rule(each) for each in data["rules"]}
    (lang, main), *others = data["languages"].items()
    return replace(
        read.searched(lang, main, rules),
        guards={guard.name: guard for guard in guards},
        categories=categories,
        markets={each[0]: Market(*each) for each in data["markets"]},
        others={tag: read.searched(tag, each, _in_language(rules, tag)) for tag, each in others},
    )


def _in_language(rules: Mapping[str, Rule], lang: str) -> dict[str, Rule]:
    return {name: rule for name, rule in rules.items() if rule.lang == lang}


class _Writer:
    """Turns rules into lists, gathering key sets and references on the way."""

    def __init__(self) -> None:
        self.sets: dict[Literals, int] = {}
        self.references: dict[Reference, int] = {}

    def patterns(self, patterns: Iterable[Pattern]) -> list[Any]:
        return [[each.steps, [self.numbers(way) for way in each.required], each.origin] for each in patterns]

    def numbers(self, sets: Iterable[Literals]) -> list[int]:
        return [self.sets.setdefault(keys, len(self.sets)) for keys in sets]

    def sets_of(self, keys: Mapping[str, Literals]) -> dict[str, int]:
        return dict(zip(keys, self.numbers(keys.values()), strict=True))

    def groups(self, groups: Mapping[str, tuple[Pattern, ...]]) -> dict[str, Any]:
        return {name: self.patterns(patterns) for name, patterns in groups.items()}

    def searched(self, book: Rulebook) -> list[Any]:
        terms = [self.sets_of(book.terms.slots), book.terms.lengths, self.sets_of(book.terms.anchor_words)]
        return [self.groups(book.signals), self.groups(book.slots), terms, " ".join(sorted(book.indexed))]

    def condition(self, condition: Condition) -> list[Any]:
        return [condition.where, self.patterns(condition.patterns), condition.words, self.patterns(condition.but)]

    def rule(self, rule: Rule) -> dict[str, Any]:
        spec = rule.match
        match = [spec.kind, self.groups(spec.parts), spec.options, spec.captures, spec.replaceable]
        named = {name: getattr(rule, name) for name in Rule.__dataclass_fields__ if name != "traits"}
        sold = {kind: each._replace(references=self.cited(each.references)) for kind, each in rule.sold.items()}  # type: ignore[arg-type]
        named |= {"match": match, "references": self.cited(rule.references), "sold": sold}
        return {name: value for name, value in named.items() if value and (name, value) != ("lang", DEFAULT)}

    def cited(self, references: Iterable[Reference]) -> list[int]:
        return [self.references.setdefault(each, len(self.references)) for each in references]


class _Reader:
    """Turns those lists back into rules."""

    def __init__(self, sets: Sequence[Literals], references: Sequence[Reference], categories: Mapping[str, Category]) -> None:
        self.sets, self.references, self.categories = sets, references, categories

    def patterns(self, data: Sequence[Any]) -> tuple[Pattern, ...]:
        sets = self.sets
        return tuple(
            [Pattern(steps, tuple([tuple([sets[n] for n in way]) for way in ways]), origin) for steps, ways, origin in data]
        )

    def sets_of(self, data: Mapping[str, int]) -> dict[str, Literals]:
        return {word: self.sets[number] for word, number in data.items()}

    def groups(self, data: Mapping[str, Any]) -> dict[str, tuple[Pattern, ...]]:
        return {name: self.patterns(patterns) for name, patterns in data.items()}

    def searched(self, lang: str, data: Sequence[Any], rules: Mapping[str, Rule]) -> Rulebook:
        facts, slots, (terms, lengths, anchor_words), indexed = data
        found = Terms(self.sets_of(terms), lengths, self.sets_of(anchor_words))
        return Rulebook(rules, {}, self.groups(facts), found, self.groups(slots), frozenset(indexed.split()), lang)

    def condition(self, data: Sequence[Any]) -> Condition:
        where, patterns, words, but = data
        return Condition(where, self.patterns(patterns), words, self.patterns(but))

    def rule(self, data: dict[str, Any]) -> Rule:
        kind, parts, options, captures, replaceable = data["match"]
        data["match"] = MatchSpec(kind, self.groups(parts), options, tuple(captures), replaceable)
        for name in ("markets", "pages"):
            data[name] = _severities(data.get(name, {}))
        data["references"] = self.cited(data.get("references", ()))
        data["rewrites"] = _rewrites(data.get("rewrites", ()))
        data["sold"] = {
            kind: Variant(message, why, _severities(markets), self.cited(references), _rewrites(rewrites))
            for kind, (message, why, markets, references, rewrites) in data.get("sold", {}).items()
        }
        for name in ("scope", "unless"):
            data[name] = tuple(data.get(name, ()))
        return Rule(**data, traits=self.categories.get(data["id"].partition("/")[0], NO_TRAITS))

    def cited(self, numbers: Iterable[int]) -> tuple[Reference, ...]:
        return tuple([self.references[number] for number in numbers])


def _severities(data: Mapping[str, str]) -> dict[str, Severity]:
    return {key: _SEVERITIES[value] for key, value in data.items()}


def _rewrites(data: Iterable[Sequence[Any]]) -> tuple[RewriteTemplate, ...]:
    return tuple([RewriteTemplate(*each) for each in data])


def _reference(data: Sequence[Any]) -> Reference:
    reference = Reference(*data)
    return reference._replace(markets=tuple(reference.markets))


_SEVERITIES = {severity.value: severity for severity in Severity}
