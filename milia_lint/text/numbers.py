"""Figures as copy writes them, and when two of them say the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from milia_lint.text.folding import fold
from milia_lint.text.tokens import words


class Figure(NamedTuple):
    """A number as it is written: 92.4 is 924 with one decimal place."""

    written: str
    digits: int
    places: int

    def scaled(self, places: int) -> int:
        """Return the value in units of the decimal place `places`, which is no coarser than its own."""
        return self.digits * int(10 ** (places - self.places))


def is_figure(word: str, named: Mapping[str, int]) -> bool:
    """Return whether a word, as matching sees it, is a number: it begins with a digit, or is one of the `named`."""
    return word[0].isdecimal() or word in named


def figures(text: str, named: Mapping[str, int]) -> list[Figure]:
    """Return the numbers in a text, in order; `named` gives the values of number words."""
    return [_figure(word, named) for word in words(fold(text)) if is_figure(word, named)]


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


def _figure(word: str, named: Mapping[str, int]) -> Figure:
    if word in named:
        return Figure(word, named[word], 0)
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
