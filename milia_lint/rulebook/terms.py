"""The terms behind the slots, arranged to be found: by their first word, and by the word that gives them away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from milia_lint.rulebook.pattern import Literals


class Terms(NamedTuple):
    """`slots` maps a term to the keys of its slots; `lengths` a first word to the numbers of words in its terms, most first.

    `anchor_words` maps a word to the slots whose terms it may be part of: its term's rarest word stands for each term.
    """

    slots: Mapping[str, Literals]
    lengths: Mapping[str, Sequence[int]]
    anchor_words: Mapping[str, Literals]


NO_TERMS = Terms({}, {}, {})


def arranged(slots: Mapping[str, Literals], common: frozenset[str]) -> Terms:
    """Return the terms of a map from term to slot keys; `common` words are the last to give a term away."""
    lengths: dict[str, set[int]] = defaultdict(set)
    anchor_words: dict[str, set[str]] = defaultdict(set)
    for term, keys in slots.items():
        words = term.split(" ")
        lengths[words[0]].add(len(words))
        anchor_words[_anchor_word(words, common)].update(keys)
    return Terms(
        slots,
        {word: sorted(found, reverse=True) for word, found in lengths.items()},
        {word: frozenset(keys) for word, keys in anchor_words.items()},
    )


def _anchor_word(term: Sequence[str], common: frozenset[str]) -> str:
    """The word of a term that says most: a rare one, else the longest."""
    return max(term, key=lambda word: (word not in common, len(word)))
