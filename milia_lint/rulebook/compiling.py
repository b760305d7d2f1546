"""From a phrase tree to what finds it: a regular expression over token lines, and the keys every match needs.

A token line is a sentence as `reading.Line` writes it: each word after one space, and around each
vocabulary term the private character of its slot. So `{condition}` is one character to look for, however
many conditions there are, and a pattern compiles in well under a millisecond.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from milia_lint.rulebook.pattern import COMMON, Keys, Pattern
from milia_lint.rulebook.phrases import Choice, Edge, Gap, Node, Sequence, Slot, Word
from milia_lint.rulebook.vocabulary import Vocabulary

#: Slot characters come from this private-use block; a line holds no others.
FIRST_SLOT = 0xE000
_SLOTS = "[\ue000-\uf8ff]"
_ANY_ENDING = "[^ \ue000-\uf8ff]*+"
_END = "(?= )"

def slot_key(slot: Slot) -> str:
    """Return the name under which a slot's terms are marked: `{remove}` or `{remove:ing}`."""
    return f"{{{slot.name}:{slot.form}}}" if slot.form else f"{{{slot.name}}}"


def compile_phrase(phrase: str, tree: Sequence, vocabulary: Vocabulary, marks: Mapping[str, str]) -> Pattern:
    """Return the pattern of a parsed phrase; `marks` gives the private character of each slot key."""
    keys = sorted(_key_sets(tree, vocabulary), key=lambda found: _cost(found, vocabulary))
    return Pattern(phrase, _Expression(vocabulary, marks).of(tree, first=True) + _END, tuple(keys[:4]))


def slots_used(tree: Node, vocabulary: Vocabulary) -> set[Slot]:
    """Return every slot a tree refers to, through the phrases of other slots too."""
    if isinstance(tree, Slot):
        return {tree}.union(*(slots_used(phrase, vocabulary) for phrase in vocabulary.phrases(tree.name)))
    if isinstance(tree, Sequence):
        return set().union(*(slots_used(node, vocabulary) for node in tree.nodes))
    if isinstance(tree, Choice):
        return set().union(*(slots_used(node, vocabulary) for node in tree.options))
    return set()


@dataclass
class _Expression:
    """Writes one regular expression. Group names are numbered where they recur: `condition`, `condition__1`."""

    vocabulary: Vocabulary
    marks: Mapping[str, str]
    names: Counter[str] = field(default_factory=Counter)

    def of(self, node: Node, *, first: bool = False) -> str:
        """Return the expression of a node; what comes `first` in a phrase begins with its own letters, to be found fast."""
        match node:
            case Word(text, open_ended):
                begin = f"(?<=[ \ue000-\uf8ff]){re.escape(text)}" if first else f" {_SLOTS}*+{re.escape(text)}"
                return f"{begin}{_ANY_ENDING if open_ended else ''}{_SLOTS}*+{_END}"
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
                either = "|".join(self.of(each, first=first and not optional) for each in options)
                return f"(?:{either}){'?' if optional else ''}"

    def slot(self, slot: Slot, first: bool) -> str:
        options = [self.of(phrase, first=first) for phrase in self.vocabulary.phrases(slot.name)]
        mark = self.marks.get(slot_key(slot))
        if mark:
            options.append(f"{'' if first else f' {_SLOTS}*?'}{mark}[^{mark}]++{mark}{_SLOTS}*+{_END}")
        return self.group(slot.name.replace("-", "_"), "|".join(options))

    def group(self, name: str, inner: str) -> str:
        number = self.names[name]
        self.names[name] += 1
        return f"(?P<{name}{f'__{number}' if number else ''}>{inner})"


def _key_sets(node: Node, vocabulary: Vocabulary) -> list[Keys]:
    match node:
        case Word(text, open_ended):
            return [frozenset({f"{text}*" if open_ended else text})]
        case Slot(name):
            phrases = vocabulary.phrases(name)
            own = [frozenset({slot_key(node)})] if vocabulary.terms(name, node.form) or not phrases else []
            return _either([own, *(_key_sets(phrase, vocabulary) for phrase in phrases)] if own else
                           [_key_sets(phrase, vocabulary) for phrase in phrases], vocabulary)  # fmt: skip
        case Sequence(nodes):
            return [found for each in nodes for found in _key_sets(each, vocabulary)]
        case Choice(options, optional):
            return [] if optional else _either([_key_sets(each, vocabulary) for each in options], vocabulary)
    return []


def _either(alternatives: list[list[Keys]], vocabulary: Vocabulary) -> list[Keys]:
    if not all(alternatives):
        return []
    return [frozenset().union(*(min(sets, key=lambda found: _cost(found, vocabulary)) for sets in alternatives))]


def _cost(keys: Keys, vocabulary: Vocabulary) -> float:
    return sum(_weight(key, vocabulary) for key in keys)


def _weight(key: str, vocabulary: Vocabulary) -> float:
    if key.startswith("{"):
        name, _, form = key[1:-1].partition(":")
        return 5 + len(vocabulary.terms(name, form or None)) / 10
    return 200.0 if key in COMMON else 1 + 8 / len(key)
