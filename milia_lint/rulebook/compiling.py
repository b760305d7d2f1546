"""From a phrase tree to what finds it: steps over the words of a sentence, and the keys every match needs."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any, Protocol

from milia_lint.rulebook.pattern import COMMON, NUMBER, Keys, Pattern
from milia_lint.rulebook.phrases import Choice, Edge, Gap, Node, Sequence, Slot, Word
from milia_lint.rulebook.vocabulary import Vocabulary

_MOST_KEYS = 4  # more would cost more to check than they keep from being searched
_FREQUENT = 60.0  # what a key costs that stands in many sentences


def slot_key(slot: Slot) -> str:
    """Return the name under which a slot's terms are marked: `{remove}` or `{remove:ing}`."""
    return f"{{{slot.name}:{slot.form}}}" if slot.form else f"{{{slot.name}}}"


class Terms(Protocol):
    """Says which terms a slot has: what a search for it costs depends on their number."""

    def terms(self, name: str, form: str | None = None) -> Collection[object]:
        """Return the slot's terms, of verbs those in `form` if one is given."""


def compile_phrase(phrase: str, tree: Sequence, vocabulary: Terms) -> Pattern:
    """Return the pattern of a parsed phrase."""
    keys = sorted(_key_sets(tree, vocabulary), key=lambda found: _cost(found, vocabulary))
    return Pattern(phrase, json.dumps(_steps(tree), ensure_ascii=False, separators=(",", ":")), tuple(keys[:_MOST_KEYS]))


def slots_named(tree: Node) -> set[Slot]:
    """Return the slots that a tree names."""
    if isinstance(tree, Slot):
        return {tree}
    inner = tree.nodes if isinstance(tree, Sequence) else tree.options if isinstance(tree, Choice) else ()
    return set().union(*(slots_named(node) for node in inner))


def slots_used(tree: Node, vocabulary: Vocabulary) -> set[Slot]:
    """Return the slots that a tree names, and those behind the phrases of these."""
    named = slots_named(tree)
    return named.union(*(slots_used(phrase, vocabulary) for slot in named for phrase in vocabulary.phrases(slot.name)))


def _steps(node: Node) -> list[Any]:
    """Return the steps of a node, as Pattern describes them."""
    match node:
        case Word(text, open_ended):
            return [f"{text}*" if open_ended else text]
        case Slot():
            return [slot_key(node)]
        case Gap(most):
            return [most]
        case Edge(start):
            return [["^" if start else "$"]]
        case Sequence(nodes, marked):
            steps = [step for each in nodes for step in _steps(each)]
            return [["[", *steps]] if marked else steps
        case Choice(options, optional):
            return [["?" if optional else "|", *map(_way, options)]]


def _way(option: Sequence) -> Any:
    steps = _steps(option)
    return steps[0] if len(steps) == 1 and isinstance(steps[0], str) else steps


def _key_sets(node: Node, vocabulary: Terms) -> list[Keys]:
    match node:
        case Word(text, open_ended):
            return [frozenset({f"{text}*" if open_ended else text})]
        case Slot():
            return [frozenset({slot_key(node)})]
        case Sequence(nodes):
            return [found for each in nodes for found in _key_sets(each, vocabulary)]
        case Choice(options, optional):
            return [] if optional else _either([_key_sets(each, vocabulary) for each in options], vocabulary)
    return []


def _either(alternatives: list[list[Keys]], vocabulary: Terms) -> list[Keys]:
    if not all(alternatives):
        return []
    return [frozenset().union(*(min(sets, key=lambda found: _cost(found, vocabulary)) for sets in alternatives))]


def _cost(keys: Keys, vocabulary: Terms) -> float:
    return sum(_weight(key, vocabulary) for key in keys)


def _weight(key: str, vocabulary: Terms) -> float:
    if key.startswith("{"):
        name, _, form = key[1:-1].partition(":")
        if name == NUMBER:
            return _FREQUENT
        return 5 + len(vocabulary.terms(name, form or None)) / 10
    if not key[0].isalnum():
        return 2.0
    return _FREQUENT * 3 if key in COMMON else 1 + 8 / len(key)
