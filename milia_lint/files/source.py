"""One file as text: decoding, and the way from an offset to a line and column."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from milia_lint.files.encoding import decoded, encoding_of

_LINE_END = re.compile(r"\r\n|\n|\r")


class UnreadableSource(Exception):
    """The bytes are no text that could be linted; the message says why in plain words."""


class Span(NamedTuple):
    """A half-open range of 0-based code-point offsets."""

    start: int
    end: int


class Position(NamedTuple):
    """A place for people: 1-based line and 1-based column, counted in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Source:
    """The decoded text of one file, without its byte-order mark, line ends as in the file."""

    path: str
    text: str
    notice: str | None = None
    line_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        starts = (0, *(end.end() for end in _LINE_END.finditer(self.text)))
        object.__setattr__(self, "line_starts", starts)

    def position(self, offset: int) -> Position:
        """Return the line and column of the character at `offset`."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)


def decode(path: str, data: bytes) -> Source:
    """Return the text of `data`, in the encoding that `encoding_of` finds; its notice is the source's.

    Raises UnreadableSource where the bytes are binary.
    """
    encoding = encoding_of(data)
    if encoding is None:
        raise UnreadableSource("binary file, not linted")
    return Source(path, decoded(data, encoding), encoding.notice)


def shown_path(path: str) -> str:
    """Return a path as reports show it: with forward slashes, bytes that are no text as `\\xe9`."""
    return path.replace(os.sep, "/").encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
