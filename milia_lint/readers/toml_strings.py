"""Finds the strings of TOML front matter, each with its exact place."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from milia_lint.readers.front_matter_values import FrontMatterError, FrontString
from milia_lint.readers.scalars import Decoded, unescaped

_TOKEN = re.compile(
    r'(?P<comment>\#[^\n]*)|(?P<basics>"""(?:[^"\\]|\\.|"(?!""))*"{3,5})|(?P<literals>\'\'\'(?:[^\']|\'(?!\'\'))*\'{3,5})'
    r'|(?P<basic>"(?:[^"\\\n]|\\.)*")|(?P<literal>\'[^\'\n]*\')|(?P<line>\n)|(?P<mark>[\[\]{}=,.])|(?P<bare>[\w+:-]+)',
    re.DOTALL,
)
_QUOTES = {"basics": 3, "literals": 3, "basic": 1, "literal": 1}
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)")


def parse_toml(plain: str, text: str, offset: int) -> tuple[dict[Any, Any] | None, list[FrontString]]:
    """Return the table and its strings.

    `text` is what `plain` was before template code was made readable for the parser. Raises FrontMatterError.
    """
    try:
        values = tomllib.loads(plain.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise FrontMatterError(_PLACE.sub("", str(error)), _error_offset(plain, str(error))) from error
    scan = _Scan(text, offset)
    for token in _TOKEN.finditer(plain):
        scan.take(token)
    return values, scan.strings


def _error_offset(text: str, message: str) -> int:
    place = _PLACE.search(message)
    if not place or not place[1]:
        return len(text.rstrip()) if place else 0
    lines = text.split("\n")[: int(place[1]) - 1]
    return sum(len(line) + 1 for line in lines) + int(place[2]) - 1


class _Scan:
    """Follows tables, keys and brackets through TOML that is known to be valid."""

    def __init__(self, text: str, offset: int) -> None:
        self.strings: list[FrontString] = []
        self._text, self._offset = text, offset
        self._table: tuple[str, ...] = ()
        self._name: list[str] = []  # the parts of the key or table name being read
        self._outer: list[tuple[str, tuple[str, ...], bool]] = []  # open brackets with what they interrupt
        self._keys: tuple[str, ...] = ()
        self._naming, self._header = True, False

    def take(self, token: re.Match[str]) -> None:
        """Take the next token."""
        kind, text = token.lastgroup or "", token.group()
        if kind == "line":
            if not self._outer:
                self._naming, self._name = True, []
        elif kind == "mark":
            self._mark(text)
        elif kind in _QUOTES and not self._naming:
            self._value(token, kind)
        elif kind in _QUOTES or kind == "bare":
            if self._naming:
                self._name.append(text.strip("\"'"))

    def _mark(self, mark: str) -> None:
        if self._naming and mark in "[]" and not self._outer:
            if mark == "]":
                self._table = tuple(self._name)
        elif mark == "=":
            within = self._outer[-1][1] if self._outer else self._table
            self._keys, self._naming, self._name = (*within, *self._name), False, []
        elif mark in "[{":
            self._outer.append((mark, self._keys, self._naming))
            self._naming = mark == "{"
        elif mark in "]}":
            if self._outer:
                _, self._keys, self._naming = self._outer.pop()
        elif mark == "," and self._outer:
            self._naming, self._name = self._outer[-1][0] == "{", []

    def _value(self, token: re.Match[str], kind: str) -> None:
        quotes = _QUOTES[kind]
        start, end = token.start() + quotes, token.end() - quotes
        pieces = unescaped(self._text[start:end], self._offset + start, escapes=kind.startswith("basic"))
        self.strings.append(FrontString(self._keys, Decoded(pieces)))
