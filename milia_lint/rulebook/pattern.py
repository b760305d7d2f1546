"""A phrase ready to run, and the words by which a sentence is chosen for it."""

from __future__ import annotations

from typing import NamedTuple

#: A set of keys, one of which a sentence must hold: a word, `stem*`, or `{slot}`.
Keys = frozenset[str]

#: A term of a slot as the words it consists of.
Term = tuple[str, ...]

#: The slot that every number fills: figures in the text, and the number words of the vocabulary.
NUMBER = "number"

#: How far a slot's closer stands from its opener, both characters for private use.
CLOSER = 0xC80

#: Words so common that a pattern should not be tried for them alone.
COMMON = frozenset(
    "a an the of to in on at by for from with and or is are be was were has have had do does it its this that these those "
    "you your yours we our us they their them he she his her my i me as not no if so than then there here can could will "
    "would may might must should all any one two more most very just also into over under after before when while how "
    "what which who skin face cream product products use used using get make up out".split()
)


class Pattern(NamedTuple):
    """One phrase, ready to run: `expression` over token lines, and up to four key sets that prefilter sentences.

    `order` are the key sets of its parts as they follow each other: one of each must stand behind one of the set before.
    """

    phrase: str
    expression: str
    keys: tuple[Keys, ...]
    order: tuple[Keys, ...] = ()
