"""What the candidates of a rule capture: the slots that a template of its wording may name."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from milia_lint.checks.builtin import NAMED, found_later
from milia_lint.rulebook.model import Rule
from milia_lint.rulebook.pattern import Pattern
from milia_lint.rulebook.templates import FIELD

#: A slot among the steps of a pattern, in any form or in one.
_SLOT = re.compile(r'"\{([^}:]+)(?::[a-z]+)?\}"')


def captured(rule: Rule) -> frozenset[str]:
    """Return the names of the slots that a candidate of the rule can have; `match` is always there."""
    return frozenset(("match", *_slots(rule)))


def finds_copy(rule: Rule) -> bool:
    """Return whether the rule finds copy that wording of its own can replace.

    A contradiction is answered by what the site agreed on; a suppression and a registered claim are no copy.
    """
    return rule.match.kind != "contradiction" and NAMED.get(rule.match.options.get("name", "")) is not found_later


def _slots(rule: Rule) -> Iterator[str]:
    match = rule.match
    if match.kind == "pattern":
        yield from regex.compile(match.options["expression"], regex.VERBOSE).groupindex
    elif match.kind == "check":  # written in code: its message names what it captures
        yield from (field["slot"] for field in FIELD.finditer(rule.message))
    elif match.kind == "missing":
        yield "missing"
        yield from _named(match.parts["when"])
    else:
        for patterns in match.parts.values():
            yield from _named(patterns)


def _named(patterns: tuple[Pattern, ...]) -> Iterator[str]:
    return (name for each in patterns for name in _SLOT.findall(each.steps))
