"""What stands in the parts of a config: choices, names of rules, words for the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from milia_lint.files.checked_yaml import CheckedFile
from milia_lint.project.settings import Mention, RuleChoice
from milia_lint.rulebook.law import Severity
from milia_lint.rulebook.model import PageKind
from milia_lint.rulebook.vocabulary_extension import Extension

_KINDS = ("verbs", "nouns", "words", "phrases")


def choice(data: Mapping[str, Any]) -> RuleChoice:
    """Return what a config, or one of its `paths` entries, says of rules and pages."""
    rules = data.get("rules", {})
    severities = rules.get("severity", {}).items()
    return RuleChoice(
        page=PageKind(data["page"]) if "page" in data else None,
        sold=data.get("sold"),
        markets=tuple(name.lower() for name in data["markets"]) if "markets" in data else None,
        select=tuple(rules["select"]) if "select" in rules else None,
        ignore=tuple(rules.get("ignore", ())),
        severities=tuple((name, Severity.OFF if named is False else Severity(named)) for name, named in severities),
        left_out=data.get("ignore", False),
    )


def markets_named(file: CheckedFile) -> Iterator[Mention]:
    """Yield every market that a config names."""
    for base, data in _blocks(file):
        for n, name in enumerate(data.get("markets", ())):
            yield Mention(name.lower(), file.location([*base, "markets", n]))


def kinds_sold(file: CheckedFile) -> Iterator[Mention]:
    """Yield every kind of thing sold that a config names."""
    for base, data in _blocks(file):
        if "sold" in data:
            yield Mention(data["sold"], file.location([*base, "sold"]))


def mentions(file: CheckedFile) -> Iterator[Mention]:
    """Yield every rule and category that a config names."""
    for base, data in _blocks(file):
        rules = data.get("rules", {})
        for key in ("select", "ignore"):
            for n, name in enumerate(rules.get(key, ())):
                yield Mention(name, file.location([*base, "rules", key, n]))
        for name in rules.get("severity", {}):
            yield Mention(name, file.location([*base, "rules", "severity", name], key=True))
    for key in ("disclaimers", "rewrites"):
        if isinstance(named := file.data.get(key), dict):
            yield from (Mention(str(name), file.location([key, name], key=True)) for name in named)


def _blocks(file: CheckedFile) -> Iterator[tuple[list[str], Mapping[str, Any]]]:
    """Yield the config itself and each of its `paths` entries, with the keys that lead there."""
    yield [], file.data
    for glob, data in file.data.get("paths", {}).items():
        yield ["paths", glob], data or {}


def extensions(file: CheckedFile) -> Iterator[Extension]:
    """Yield the words that a config adds to the vocabulary."""
    for slot, lists in file.data.get("vocabulary", {}).items():
        for kind in _KINDS:
            for n, text in enumerate(lists.get(kind, ())):
                yield Extension(slot, kind, str(text), file.location(["vocabulary", slot, kind, n]))
