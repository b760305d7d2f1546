"""From a phrase tree to what finds it: a regular expression over token lines, and the keys every match needs.

A token line is a sentence as `token_line` writes it: for each word a space, the openers of the slots that begin there,
the word between two bars, and the closers of the slots that end there. So `{condition}` is one character to look for,
however many conditions there are, and every part of an expression is a literal or "anything but one character": that
compiles in a fraction of the time of character classes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from milia_lint.rulebook.pattern import CLOSER, COMMON, NUMBER, Keys, Pattern
from milia_lint.rulebook.phrases import Choice, Edge, Gap, Node, Sequence, Slot, Word
from milia_lint.rulebook.vocabulary import Vocabulary

#: The first character that opens a slot in a line. Openers and closers are for private use; a line holds no others.
FIRST_OPENER = 0xE000
_END = "(?= )"
_FREQUENT = 60.0  # what a key costs that stands in many sentences
_WORD_END = r"\|[^ ]*+"


def slot_key(slot: Slot) -> str:
    """Return the name under which a slot's terms are marked: `{remove}` or `{remove:ing}`."""
    return f"{{{slot.name}:{slot.form}}}" if slot.form else f"{{{slot.name}}}"


class Terms(Protocol):
    """Says which terms a slot has: what a search for it costs depends on their number."""

    def terms(self, name: str, form: str | None = None) -> Collection[object]:
        """Return the slot's terms, of verbs those in `form` if one is given."""


def compile_phrase(phrase: str, tree: Sequence, vocabulary: Terms, marks: Mapping[str, str]) -> Pattern:
    """Return the pattern of a parsed phrase; `marks` gives the private character of each slot key."""
    order = _key_sets(tree, vocabulary)
    keys = sorted(order, key=lambda found: _cost(found, vocabulary))
    return Pattern(phrase, _Expression(marks).of(tree, first=True) + _END, tuple(keys[:4]), tuple(order))


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


@dataclass
class _Expression:
    """Writes one regular expression. Group names are numbered where they recur: `condition`, `condition__1`."""

    marks: Mapping[str, str]
    names: Counter[str] = field(default_factory=Counter)

    def of(self, node: Node, *, first: bool = False) -> str:
        """Return the expression of a node; what comes `first` in a phrase begins with its own letters, to be found fast."""
        match node:
            case Word():
                return self.words([node], first)
            case Slot():
                return self.slot(node, first)
            case Gap(most):
                return f"(?: [^ ]++){{0,{most}}}?"
            case Edge(start):
                return r"\A" if start else r"(?= \Z)"
            case Sequence(nodes, marked):
                inner = "".join(self.of(each, first=first and n == 0) for n, each in enumerate(nodes))
                return self.group("marked", inner) if marked else inner
            case Choice(options, optional):
                first = first and not optional
                words = [node for each in options if _is_word(each) for node in each.nodes if isinstance(node, Word)]
                others = [self.of(each, first=first) for each in options if not _is_word(each)]
                either = "|".join([*others, *([self.words(words, first)] if words else [])])
                return f"(?:{either}){'?' if optional else ''}"

    def words(self, words: list[Word], first: bool) -> str:
        """One of several words; each begins after the space and the slot characters before it."""
        texts = (re.escape(word.text) + ("[^|]*+" if word.open_ended else "") for word in words)
        either = next(texts) if len(words) == 1 else f"(?:{'|'.join(texts)})"
        return f"{'' if first else ' [^|]*+'}\\|{either}{_WORD_END}"

    def slot(self, slot: Slot, first: bool) -> str:
        opener = self.marks[slot_key(slot)]
        closer = chr(ord(opener) + CLOSER)
        begin = opener if first else f" [^|{opener}]*+{opener}"
        return self.group(slot.name.replace("-", "_"), f"{begin}[^{closer}]*+{closer}[^ ]*+")

    def group(self, name: str, inner: str) -> str:
        number = self.names[name]
        self.names[name] += 1
        return f"(?P<{name}{f'__{number}' if number else ''}>{inner})"


def _is_word(sequence: Sequence) -> bool:
    return len(sequence.nodes) == 1 and isinstance(sequence.nodes[0], Word) and not sequence.marked


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
