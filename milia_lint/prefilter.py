"""Which patterns can be in a sentence, told from the keys that its words stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from milia_lint.rulebook.pattern import Keys, Pattern

#: Key sets that a pattern needs besides the rarest one, and its number.
_Try = tuple[tuple[Keys, ...], int]


class _Bucket(NamedTuple):
    """Patterns to try where one key is present: they also need all of `need`, and one of each set in `anys`."""

    need: Keys
    tries: list[_Try]


class Prefilter:
    """Finds patterns by the rarest key set of each way; what else they need is sorted out when that key first turns up."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._ways = [pattern.ways for pattern in patterns]
        self._numbers: dict[str, list[int]] = defaultdict(list)
        self._buckets: dict[str, list[_Bucket]] = {}
        for number, ways in enumerate(self._ways):
            for way in ways:
                for key in way[0]:
                    self._numbers[key].append(number)

    def fitting(self, present: Keys) -> list[int]:
        """Return the numbers, in order, of the patterns that may be in a sentence whose words stand for `present`."""
        found = self._numbers.keys() & present
        if not found:
            return []
        fitting: set[int] = set()
        for key in found:
            for need, tries in self._buckets.get(key) or self._sorted(key):
                if need <= present:
                    for anys, number in tries:
                        for keys in anys:
                            if keys.isdisjoint(present):
                                break
                        else:
                            fitting.add(number)
        return sorted(fitting)

    def _sorted(self, key: str) -> Sequence[_Bucket]:
        """Sort the ways that a key is the rarest of by the single keys they also need."""
        found: dict[Keys, list[_Try]] = defaultdict(list)
        for number in dict.fromkeys(self._numbers[key]):
            for rarest, *others in self._ways[number]:
                if key in rarest:
                    need = frozenset[str]().union(*(keys for keys in others if len(keys) == 1))
                    found[need].append((tuple(keys for keys in others if len(keys) > 1), number))
        self._buckets[key] = [_Bucket(need, tries) for need, tries in found.items()]
        return self._buckets[key]
