"""A phrase ready to run, and the words by which a sentence is chosen for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

#: A set of keys, one of which a sentence must hold: a word, `stem*`, or `{slot}`.
Keys = frozenset[str]

#: A term of a slot as the words it consists of.
Term = tuple[str, ...]

#: The slot that every number fills: figures in the text, and the number words of the vocabulary.
NUMBER = "number"


class Pattern(NamedTuple):
    """One phrase, ready to run: `steps` over the words of a sentence, and the `ways` to be in one.

    `steps` is a JSON list, read when the pattern is first tried. Of its items "word", "stem*" and "{slot}" are found as
    they stand, a number skips up to so many words, ["^"] and ["$"] are the sentence's edges, and ["[", …], ["|", …],
    ["?", …] hold what is marked, what is one of several, and what may be left out; each of several is an item or a list.
    A way is up to four key sets, the rarest first, of each of which a sentence must hold one.
    """

    steps: str
    ways: tuple[tuple[Keys, ...], ...]

    def may_stand_with(self, present: Keys) -> bool:
        """Return whether a sentence whose words stand for `present` may hold the phrase."""
        for way in self.ways:
            for keys in way:
                if keys.isdisjoint(present):
                    break
            else:
                return True
        return False


def asked_for(groups: Iterable[Iterable[Pattern]]) -> Keys:
    """Return the keys by which the patterns are chosen."""
    return frozenset().union(*{keys for patterns in groups for each in patterns for way in each.ways for keys in way})
