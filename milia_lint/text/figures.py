"""Figures as copy writes them, and when two of them say the same."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from milia_lint.text.folding import fold
from milia_lint.text.tokens import words

_NAMED = {
    name: value
    for value, name in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
} | {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100}


class Figure(NamedTuple):
    """A number: as it is written, its value, and the value of its last written place (1 for 92, 0.1 for 92.4)."""

    written: str
    value: Decimal
    step: Decimal


def is_figure(word: str) -> bool:
    """Return whether a word, as matching sees it, is a number. "One" is not: it mostly counts nothing."""
    return word[0].isdecimal() or (word in _NAMED and word != "one")


def figures(text: str) -> list[Figure]:
    """Return the numbers in a text, in order: digits, and number words but "one"."""
    return [_figure(word) for word in words(fold(text)) if is_figure(word)]


def same(registered: Figure, said: Figure) -> bool:
    """Return whether `said` states what is registered, at the precision it is written with: 92 or 92.4 for 92.4, not 92.0."""
    if said.step > registered.step:
        return abs(registered.value - said.value) * 2 <= said.step
    return registered.value == said.value


def same_figures(registered: list[Figure], said: list[Figure]) -> bool:
    """Return whether two texts state the same figures in the same order."""
    return len(registered) == len(said) and all(map(same, registered, said))


def _figure(word: str) -> Figure:
    if word in _NAMED:
        return Figure(word, Decimal(_NAMED[word]), Decimal(1))
    whole, parts = word, word.split(",")
    if len(parts) > 1:
        grouped = all(len(part.partition(".")[0]) == 3 for part in parts[1:])
        whole = "".join(parts) if grouped else word.replace(",", ".")
    if whole.count(".") > 1:  # a date or a version: no quantity, compared as a whole
        whole = whole.replace(".", "")
    value = Decimal("".join(str(int(digit)) if digit.isdecimal() else digit for digit in whole))
    return Figure(word, value, Decimal(1).scaleb(-len(whole.partition(".")[2])))
