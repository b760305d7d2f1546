"""Which patterns can be in a sentence, told from the keys that its words stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from milia_lint.rulebook.pattern import Literals, Pattern

#: A pattern's number, and the key sets that it needs besides the rarest one of a way.
_Try = tuple[int, Sequence[Literals]]


class Prefilter:
    """Finds patterns by the rarest key set of each way; what else they need is gathered when that key first turns up."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._ways = [pattern.required for pattern in patterns]
        self._numbers: dict[str, list[int]] = defaultdict(list)
        self._tries: dict[str, list[_Try]] = {}
        for number, ways in enumerate(self._ways):
            for way in ways:
                for key in way[0]:
                    self._numbers[key].append(number)

    def fitting(self, present: Literals) -> list[int]:
        """Return the numbers, in order, of the patterns that may be in a sentence whose words stand for `present`."""
        fitting: set[int] = set()
        for key in self._numbers.keys() & present:
            for number, others in self._tries.get(key) or self._gathered(key):
                for keys in others:
                    if keys.isdisjoint(present):
                        break
                else:
                    fitting.add(number)
        return sorted(fitting)

    def _gathered(self, key: str) -> list[_Try]:
        ways = ((number, way) for number in dict.fromkeys(self._numbers[key]) for way in self._ways[number])
        self._tries[key] = [(number, way[1:]) for number, way in ways if key in way[0]]
        return self._tries[key]
