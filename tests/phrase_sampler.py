"""Sentences made of a rule's own phrases: every alternative, slot and gap filled at random."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from random import Random
from typing import Any

from milia_lint.checks.open_rules import open_rulebook
from milia_lint.rulebook.model import Rule, Rulebook
from milia_lint.rulebook.pattern import Pattern

OPENINGS = ("Our balm", "It", "A cream that", "Our clinic and its staff", "You", "This serum will", "", "Good news:")
ENDINGS = ("", " at home", " and feels light", ", says Ann", " every day")


@lru_cache(maxsize=1)
def terms() -> Mapping[str, Sequence[str]]:
    """Return the terms of each slot of the built-in rules."""
    found = defaultdict(list)
    for term, keys in open_rulebook().terms.slots.items():
        for key in sorted(keys):
            found[key].append(term)
    return found


def patterns(rule: Rule) -> list[Pattern]:
    """Return what a rule looks for."""
    return [pattern for name, part in rule.match.parts.items() if name in {"match", "0"} for pattern in part]


def sentence(rule: Rule, rulebook: Rulebook, random: Random) -> str:
    """Return a sentence in which the rule may well find something."""
    pattern = random.choice(patterns(rule))
    words = [random.choice(OPENINGS), *expanded(json.loads(pattern.steps), rulebook, random)]
    text = " ".join(word for word in words if word) + random.choice(ENDINGS)
    return text[:1].upper() + text[1:] + "."


def expanded(items: Sequence[Any], rulebook: Rulebook, random: Random) -> Iterator[str]:
    """Yield words that the steps of a pattern match."""
    for item in items:
        if isinstance(item, int):
            yield from random.choice(([], [], ["the"]))
        elif isinstance(item, str):
            yield from _slot(item, rulebook, random) if item[0] == "{" else [item.removesuffix("*")]
        elif item[0] == "[":
            yield from expanded(item[1:], rulebook, random)
        elif item[0] == "|" or (item[0] == "?" and random.random() < 0.4):
            way = random.choice(item[1:])
            yield from expanded([way] if isinstance(way, str) else way, rulebook, random)


def _slot(key: str, rulebook: Rulebook, random: Random) -> Iterator[str]:
    phrases = rulebook.slots.get(key, ())
    if phrases and (key not in terms() or random.random() < 0.2):
        yield from expanded(json.loads(random.choice(phrases).steps), rulebook, random)
    elif key in terms():
        yield random.choice(terms()[key])
    else:
        yield str(random.randint(1, 99))
