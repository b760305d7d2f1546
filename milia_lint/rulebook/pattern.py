"""A phrase ready to run, and the words by which a sentence is chosen for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

#: A set of keys, one of which a sentence must hold: a word, `stem*`, or `{slot}`.
Literals = frozenset[str]

#: A term of a slot as the words it consists of.
Term = tuple[str, ...]

#: The slot that every number fills: figures in the text, and the number words of the vocabulary.
NUMBER = "number"

#: A slot among the steps of a pattern, in any form or in one.
_SLOT = re.compile(r'"\{([^}:]+)(?::[a-z]+)?\}"')


class Pattern(NamedTuple):
    """One phrase, ready to run: `steps` over the words of a sentence, and the `ways` to be in one.

    `steps` is a JSON list, read when the pattern is first tried. Of its items "word", "stem*" and "{slot}" are found as
    they stand, a number skips up to so many words, ["-", most, stop…] those of one clause, [",", …] over commas too, ["^"] and ["$"] are the sentence's edges, and ["[", …], ["|", …],
    ["?", …] hold what is marked, what is one of several, and what may be left out; each of several is an item or a list.
    `origin` is the number of the item in its file that it was written as.
    A way is up to four key sets, the rarest first, of each of which a sentence must hold one.
    """

    steps: str
    required: tuple[tuple[Literals, ...], ...]
    origin: int = 0

    def may_stand_with(self, present: Literals) -> bool:
        """Return whether a sentence whose words stand for `present` may hold the phrase."""
        for way in self.required:
            for keys in way:
                if keys.isdisjoint(present):
                    break
            else:
                return True
        return False


def literals_of(groups: Iterable[Iterable[Pattern]]) -> Literals:
    """Return the keys by which the patterns are chosen."""
    return frozenset().union(*{keys for patterns in groups for each in patterns for way in each.required for keys in way})


def slots_in(groups: Iterable[Iterable[Pattern]]) -> Iterator[str]:
    """Yield the names of the slots in the patterns, without their forms."""
    return (name for patterns in groups for each in patterns for name in _SLOT.findall(each.steps))
