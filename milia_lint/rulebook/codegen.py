"""From a phrase tree to what finds it: steps over the words of a sentence, and the keys every match needs."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any, Protocol

from milia_lint.rulebook.pattern import NUMBER, Literals, Pattern
from milia_lint.rulebook.phrase_ast import Alternation, Concat, Edge, Gap, Node, Slot, Word, inner
from milia_lint.rulebook.vocabulary import Vocabulary

_MOST_KEYS = 4  # more would cost more to check than they keep from being searched
_MOST_WAYS = 24  # of one phrase; where there would be more, alternatives are told by their rarest word alone
#: What a key costs that stands in many sentences, or in most; a rare word costs less than ten.
_FREQUENT, _EVERYWHERE = 60.0, 100.0


def slot_key(slot: Slot) -> str:
    """Return the name under which a slot's terms are marked: `{remove}` or `{remove:ing}`."""
    return f"{{{slot.name}:{slot.form}}}" if slot.form else f"{{{slot.name}}}"


class Terms(Protocol):
    """Says which terms a slot has, and which words are common: what a search for it costs depends on them."""

    @property
    def common_words(self) -> frozenset[str]:
        """Words of which nearly every sentence has some."""

    def terms(self, name: str, form: str | None = None) -> Collection[object]:
        """Return the slot's terms, of verbs those in `form` if one is given."""


def compile_phrase(tree: Concat, vocabulary: Terms) -> Pattern:
    """Return the pattern of a parsed phrase."""
    ways = (sorted(way, key=lambda keys: _cost(keys, vocabulary))[:_MOST_KEYS] for way in _ways(tree, vocabulary))
    return Pattern(json.dumps(_steps(tree), ensure_ascii=False, separators=(",", ":")), tuple(dict.fromkeys(map(tuple, ways))))


def slots_named(tree: Node) -> set[Slot]:
    """Return the slots that a tree names."""
    if isinstance(tree, Slot):
        return {tree}
    return set().union(*(slots_named(node) for node in inner(tree)))


def slots_used(tree: Node, vocabulary: Vocabulary) -> set[Slot]:
    """Return the slots that a tree names, and those behind the phrases of these."""
    used: set[Slot] = set()
    waiting = [tree]
    while waiting:
        fresh = slots_named(waiting.pop()) - used
        used |= fresh
        waiting += [phrase for slot in fresh for phrase in vocabulary.phrases(slot.name)]
    return used


def _steps(node: Node) -> list[Any]:
    """Return the steps of a node, as Pattern describes them."""
    match node:
        case Word(text, open_ended):
            return [f"{text}*" if open_ended else text]
        case Slot():
            return [slot_key(node)]
        case Gap(most, None):
            return [most]
        case Gap(most, stops, lists):
            return [["," if lists else "-", most, *sorted(stops or ())]]
        case Edge(start):
            return [["^" if start else "$"]]
        case Concat(nodes, marked):
            steps = [step for each in nodes for step in _steps(each)]
            return [["[", *steps]] if marked else steps
        case Alternation(options, optional):
            return [["?" if optional else "|", *map(_way, options)]]


def _way(option: Concat) -> Any:
    steps = _steps(option)
    return steps[0] if len(steps) == 1 and isinstance(steps[0], str) else steps


def _ways(node: Node, vocabulary: Terms) -> list[list[Literals]]:
    """Return the ways in which a sentence can hold a node: for each, key sets of which it must hold one each."""
    match node:
        case Word(text, open_ended):
            return [[frozenset({f"{text}*" if open_ended else text})]]
        case Slot():
            return [[frozenset({slot_key(node)})]]
        case Concat(nodes):
            ways: list[list[Literals]] = [[]]
            for each in nodes:
                further = _ways(each, vocabulary)
                if len(ways) * len(further) > _MOST_WAYS:
                    further = _either(further, vocabulary)
                ways = [[*one, *two] for one in ways for two in further]
            return ways
        case Alternation(options, False):
            return _merged([way for option in options for way in _ways(option, vocabulary)])
    return [[]]


def _merged(ways: list[list[Literals]]) -> list[list[Literals]]:
    """Return the ways with those of one key set as one; a way that needs nothing makes all others idle."""
    single = [keys for way in ways if len(way) == 1 for keys in way]
    longer = [way for way in ways if len(way) > 1]
    return [*longer, *([[frozenset[str]().union(*single)]] if single else [])] if all(ways) else [[]]


def _either(ways: list[list[Literals]], vocabulary: Terms) -> list[list[Literals]]:
    """Return one way for several: the rarest key set of any."""
    if not all(ways):
        return [[]]
    return [[frozenset[str]().union(*(min(way, key=lambda keys: _cost(keys, vocabulary)) for way in ways))]]


def _cost(keys: Literals, vocabulary: Terms) -> float:
    return sum(_weight(key, vocabulary) for key in keys)


def _weight(key: str, vocabulary: Terms) -> float:
    if key.startswith("{"):
        name, _, form = key[1:-1].partition(":")
        if name == NUMBER:
            return _FREQUENT
        return 20 + len(vocabulary.terms(name, form or None)) / 2
    if not key[0].isalnum():
        return 2.0
    return _EVERYWHERE if key in vocabulary.common_words else 1 + 8 / len(key)
