"""Which patterns can be in a sentence, told from the keys that its words stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from milia_lint.rulebook.pattern import Keys, Pattern


class _Bucket(NamedTuple):
    """Patterns to try where one key is present: they also need all of `need`, and one of each set in `anys`."""

    need: Keys
    tries: list[tuple[tuple[Keys, ...], int]]


class Prefilter:
    """Finds patterns by their rarest key set; what else they need is sorted out when that key first turns up."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._keys = [pattern.keys for pattern in patterns]
        self._numbers: dict[str, list[int]] = defaultdict(list)
        for number, (rarest, *_) in enumerate(self._keys):
            for key in rarest:
                self._numbers[key].append(number)
        self._buckets: dict[str, list[_Bucket]] = {}

    def fitting(self, present: Keys) -> list[int]:
        """Return the numbers, in order, of the patterns whose keys are all present."""
        fitting: set[int] = set()
        for key in self._numbers.keys() & present:
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
        """Sort the patterns of a key by the single keys they also need."""
        found: dict[Keys, list[tuple[tuple[Keys, ...], int]]] = defaultdict(list)
        for number in self._numbers[key]:
            others = self._keys[number][1:]
            need = frozenset[str]().union(*(keys for keys in others if len(keys) == 1))
            found[need].append((tuple(keys for keys in others if len(keys) > 1), number))
        self._buckets[key] = [_Bucket(need, tries) for need, tries in found.items()]
        return self._buckets[key]
