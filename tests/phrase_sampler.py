"""Sentences made of a rule's own phrases: every alternative, slot and gap filled at random."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from random import Random
from typing import Any

import yaml

from milia_lint.rulebook.compiling import slot_key
from milia_lint.rulebook.model import Rule, Rulebook
from milia_lint.rulebook.phrases import Choice, Edge, Gap, Node, Sequence, Slot, Word, parse
from milia_lint.rulebook.store import packaged_rules

OPENINGS = ("Our balm", "It", "A cream that", "Our clinic and its staff", "You", "This serum will", "", "Good news:")
ENDINGS = ("", " at home", " and feels light", ", says Ann", " every day")


@lru_cache(maxsize=1)
def vocabulary() -> dict[str, Any]:
    """Return what the vocabulary files say."""
    files = (packaged_rules() / "vocabulary").glob("*.yaml")
    return {name: data for path in files for name, data in yaml.safe_load(path.read_text(encoding="utf-8")).items()}


def phrases(rule: Rule) -> list[Sequence]:
    """Return the trees of the phrases that a rule looks for."""
    return [parse(pattern.phrase) for name, part in rule.match.parts.items() if name in {"match", "0"} for pattern in part]


def sentence(rule: Rule, rulebook: Rulebook, random: Random) -> str:
    """Return a sentence in which the rule may well find something."""
    trees = phrases(rule)
    words = [random.choice(OPENINGS), *expanded(random.choice(trees), rulebook, random)]
    text = " ".join(word for word in words if word) + random.choice(ENDINGS)
    return text[:1].upper() + text[1:] + "."


def expanded(node: Node, rulebook: Rulebook, random: Random, depth: int = 0) -> Iterator[str]:
    """Yield words that the node matches."""
    match node:
        case Word(text):
            yield text
        case Slot(name):
            yield from _slot(node, name, rulebook, random, depth)
        case Gap():
            yield from random.choice(([], [], ["the"]))
        case Edge():
            return
        case Sequence(nodes):
            for each in nodes:
                yield from expanded(each, rulebook, random, depth)
        case Choice(options, optional):
            if not optional or random.random() < 0.4:
                yield from expanded(random.choice(options), rulebook, random, depth)


def _slot(slot: Slot, name: str, rulebook: Rulebook, random: Random, depth: int) -> Iterator[str]:
    terms = sorted(rulebook.terms.get(slot_key(slot), ()))
    own = vocabulary()[name].get("phrases", ())
    if own and depth < 3 and (not terms or random.random() < 0.2):
        yield from expanded(parse(random.choice(own)), rulebook, random, depth + 1)
    elif terms:
        yield " ".join(random.choice(terms))
