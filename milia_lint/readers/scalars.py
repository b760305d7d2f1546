"""Reads one string of front matter: its escapes, its paragraphs and the Markdown that writers put into it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import accumulate

from milia_lint.readers.builder import PLACEHOLDER, DocumentBuilder, Piece
from milia_lint.readers.document import Scope

_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(\r?\n[ \t\r\n]*)|(.))", re.DOTALL)
_ESCAPED = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    "N": "\x85", "_": "\xa0", "L": "\n", "P": "\n",
}  # fmt: skip
_LINE = re.compile(r"[^\n]*\n?")
_OWN_LINE = re.compile(r"\s*(?:#{1,6}\s)")
_LINE_MARK = re.compile(r"\s*(?:#{1,6}(?:\s+|$)|(?:[-*+]|\d{1,3}[.)])\s+|>\s?)")
_MARK = re.compile(
    r"\\(?P<literal>[!-/:-@\[-`{-~])"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});)"
    r"|(?P<break><br\b[^<>]*>)"
    r"|(?P<other>`[^`]*`|(?:https?://|www\.)[^\s<>()\[\]\"'`]*[^\s<>()\[\]\"'`.,;:!?*_])"
    r"|(?<![\w*])\*(?P<stressed>[^\s*](?:[^*\n]*[^\s*])?)\*(?![\w*])"
    r"|(?P<mark>\*{2,3}|~~|</?[a-zA-Z][^<>]*>|<!--[^<>]*-->|!?\[(?=[^\[\]]*\]\()|\]\([^()\n]*\)"
    r"|(?<!\w)_{1,3}(?=\w)|(?<=[\w.!?])_{1,3}(?!\w))"
)


class Decoded:
    """The text of a string as read, with the way back to its pieces."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._pieces = [piece for piece in pieces if piece[0]]
        self._starts = [0, *accumulate(len(piece[0]) for piece in self._pieces)]
        self.text = "".join(piece[0] for piece in self._pieces)

    def cut(self, start: int, end: int) -> Iterator[Piece]:
        """Yield the pieces of `text[start:end]`; one that is written otherwise comes whole."""
        number = bisect_right(self._starts, start) - 1
        while start < end:
            text, begin, until = self._pieces[number]
            first, last = start - self._starts[number], min(end - self._starts[number], len(text))
            if len(text) == until - begin:
                yield text[first:last], begin + first, begin + last
            else:
                yield text[first:last], begin, until
            number += 1
            start = self._starts[number]


def unescaped(text: str, offset: int, *, doubled: bool = False, escapes: bool = False) -> Iterator[Piece]:
    """Yield the pieces of a quoted string: `doubled` reads `''` as `'`, `escapes` reads backslashes."""
    pattern = _ESCAPE if escapes else re.compile("''" if doubled else r"(?!)")
    done = 0
    for written in pattern.finditer(text):
        yield text[done : written.start()], offset + done, offset + written.start()
        yield _meaning(written) if escapes else "'", offset + written.start(), offset + written.end()
        done = written.end()
    yield text[done:], offset + done, offset + len(text)


def feed_string(builder: DocumentBuilder, string: Decoded, key: str, scope: Scope = Scope.FRONT_MATTER) -> None:
    """Add a string of data or code, each of its paragraphs, headings and list items as a segment under `key`."""
    for line in _LINE.finditer(string.text):
        text = line.group()
        mark = _LINE_MARK.match(text)
        if not text.strip() or mark:
            builder.close(scope, key=key)
        _feed_line(builder, string, line.start() + (mark.end() if mark else 0), line.end())
        if _OWN_LINE.match(text):
            builder.close(scope, key=key)
    builder.close(scope, key=key)


def _feed_line(builder: DocumentBuilder, string: Decoded, start: int, end: int) -> None:
    done = start
    for mark in _MARK.finditer(string.text, start, end):
        builder.pieces(string.cut(done, mark.start()))
        done = mark.end()
        if mark["stressed"]:
            _feed_line(builder, string, mark.start("stressed"), mark.end("stressed"))
        elif not mark["mark"]:
            whole = list(string.cut(mark.start(), mark.end()))
            builder.pieces([(_shown(mark), whole[0][1], whole[-1][2])])
    builder.pieces(string.cut(done, end))


def _shown(mark: re.Match[str]) -> str:
    if mark["literal"]:
        return mark["literal"]
    if mark["entity"]:
        return unescape(mark["entity"])
    return " " if mark["break"] else PLACEHOLDER


def _meaning(written: re.Match[str]) -> str:
    code = written[1] or written[2] or written[3]
    if code:
        value = int(code, 16)
        return chr(value) if value < 0x110000 and not 0xD800 <= value < 0xE000 else "\ufffd"
    return "" if written[4] else _ESCAPED.get(written[5], written[5])
