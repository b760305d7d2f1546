"""Contradiction: what a page says on a topic, to be compared with what it and other pages say elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from milia_lint.checks.clashes import clashes
from milia_lint.checks.kind import MatchKind
from milia_lint.files.checked_yaml import CheckedFile, Path
from milia_lint.files.problem import Problem
from milia_lint.pages.page import Candidate, Page
from milia_lint.rulebook.match_syntax import CompilePhrases
from milia_lint.rulebook.model import GROUP, MatchSpec, Rule
from milia_lint.text.suggest import did_you_mean

_BY_NAME = {"type": "object", "additionalProperties": {"$ref": "#/$defs/phrases"}}
_NAME = {"type": "string"}
_SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["topic", "stances", "clashes"],
    "properties": {
        "topic": _NAME,
        "stances": _BY_NAME,
        "clashes": {"type": "array", "items": {"type": "array", "minItems": 2, "maxItems": 2, "items": _NAME}},
        "groups": _BY_NAME,
        "sound": {"type": "array", "items": _NAME, "description": "The better founded stances: a finding stands at the other side."},
        "about": {
            "enum": ["subject", "page"], "description": "page: everything on a page is about the same thing, whatever it names.",
        },
        "across": {"enum": ["page", "site"]},
        "agreed": {"type": "string", "description": "One sentence that all pages could say."},
    },
}  # fmt: skip


def parse(value: Mapping[str, Any], at: Path, phrases: CompilePhrases) -> MatchSpec:
    """Return the spec of a topic: a part for each stance, and one for each group of people."""
    stances = {name: phrases(group, [*at, "stances", name]) for name, group in value["stances"].items()}
    groups = {f"{GROUP}{name}": phrases(group, [*at, "groups", name]) for name, group in value.get("groups", {}).items()}
    options = {key: value[key] for key in ("topic", "clashes", "sound", "about", "across", "agreed") if key in value}
    return MatchSpec("contradiction", stances | groups, {"across": "site"} | options, ("other", "where"), replaceable=False)


def mistakes(file: CheckedFile) -> Iterator[Problem]:
    """Yield a problem for each name under `clashes` or `sound` that is no stance."""
    value = file.data["match"]["contradiction"]
    known = list(value["stances"])
    for key in ("clashes", "sound"):
        for n, each in enumerate(value.get(key, ())):
            for name in each if isinstance(each, list) else [each]:
                if name not in known:
                    hint = did_you_mean(name, known)
                    yield file.problem(["match", "contradiction", key, n], f"`{name}` is no stance of this rule{hint}")


def find(rule: Rule, page: Page) -> Iterator[Candidate]:
    """Yield what the page says on the rule's topic, each with its stance and the groups of people it is limited to.

    Where phrases of two stances overlap ("no genetic link", "cannot be spread"), the one that begins first is what was
    said, of two that begin together the longer, of two of one length that of the stance the rule names first.
    """
    found = [
        (each, stance) for stance in rule.match.parts if not stance.startswith(GROUP) for each in page.matches(rule.id, stance)
    ]
    found.sort(key=lambda pair: (pair[0].whole[0], -pair[0].whole[1]))
    named, until = _groups(rule, page), -1
    for each, stance in found:
        if each.whole[0] >= until:
            place = next((place for place in page.sentences_before(each.sentence) if place in named), -1)
            yield page.candidate(each)._replace(stance=stance, groups=frozenset(named.get(place, ())))
        until = max(until, each.whole[1])


def _groups(rule: Rule, page: Page) -> dict[int, set[str]]:
    """The groups of people that each sentence names."""
    named: dict[int, set[str]] = defaultdict(set)
    for part in rule.match.parts:
        if part.startswith(GROUP):
            for each in page.matches(rule.id, part):
                named[each.sentence].add(part.removeprefix(GROUP))
    return named


KIND = MatchKind("contradiction", _SCHEMA, parse, mistakes, find=find, reduce=clashes)
