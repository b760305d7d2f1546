"""Figures as copy writes them, and when two of them say the same."""

from __future__ import annotations

from typing import NamedTuple

from milia_lint.text.folding import fold
from milia_lint.text.tokens import words

_UP_TO_TWELVE = "zero one two three four five six seven eight nine ten eleven twelve".split()
_NAMED = {name: value for value, name in enumerate(_UP_TO_TWELVE)} | {
    "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "hundred": 100,
}  # fmt: skip


class Figure(NamedTuple):
    """A number as it is written: 92.4 is 924 with one decimal place."""

    written: str
    digits: int
    places: int

    def scaled(self, places: int) -> int:
        """Return the value in units of the decimal place `places`, which is no coarser than its own."""
        return self.digits * int(10 ** (places - self.places))


def is_figure(word: str) -> bool:
    """Return whether a word, as matching sees it, is a number. "One" is not: it mostly counts nothing."""
    return word[0].isdecimal() or (word in _NAMED and word != "one")


def figures(text: str) -> list[Figure]:
    """Return the numbers in a text, in order: digits, and number words but "one"."""
    return [_figure(word) for word in words(fold(text)) if is_figure(word)]


def same(registered: Figure, said: Figure) -> bool:
    """Return whether `said` states what is registered, at the precision it is written with: 92 or 92.4 for 92.4, not 92.0."""
    if said.places < registered.places:
        unit = int(10 ** (registered.places - said.places))
        return abs(registered.digits - said.scaled(registered.places)) * 2 <= unit
    return registered.scaled(said.places) == said.digits and said.places == registered.places


def same_figures(registered: list[Figure], said: list[Figure]) -> bool:
    """Return whether two texts state the same figures in the same order."""
    return len(registered) == len(said) and all(map(same, registered, said))


def equal(one: Figure, other: Figure) -> bool:
    """Return whether two figures have the same value, however they are written."""
    places = max(one.places, other.places)
    return one.scaled(places) == other.scaled(places)


def _figure(word: str) -> Figure:
    if word in _NAMED:
        return Figure(word, _NAMED[word], 0)
    whole, _, decimals = _plain(word).partition(".")
    if "." in decimals or len(decimals) > 12:  # a date or a version: no quantity, compared as a whole
        whole, decimals = whole + decimals.replace(".", ""), ""
    return Figure(word, _number(whole + decimals), len(decimals))


def _plain(word: str) -> str:
    """Return a number without the commas between thousands; a comma anywhere else is a decimal point."""
    parts = word.split(",")
    grouped = all(len(part.partition(".")[0]) == 3 for part in parts[1:])
    return "".join(parts) if grouped else word.replace(",", ".")


def _number(digits: str) -> int:
    """Return the number; one too long to be meant as such keeps its first digits."""
    return int(digits[:100])
