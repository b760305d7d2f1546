"""What a parser of front matter gives: the strings in it, each with the keys that lead to it, or what is wrong with it."""

from __future__ import annotations

from typing import NamedTuple

from milia_lint.readers.scalars import Decoded

#: The keys that lead to a value, outermost first.
Keys = tuple[str, ...]


class FrontString(NamedTuple):
    """One string value and the keys that lead to it; its text with the way back."""

    keys: Keys
    string: Decoded


class FrontMatterError(Exception):
    """The front matter cannot be parsed: what is wrong, and at which offset in it, if known."""

    def __init__(self, message: str, offset: int = 0) -> None:
        super().__init__(message)
        self.offset = offset
