"""A sentence in lines, with marks under the words that are meant."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_AROUND = 40  # characters of the sentence that are shown before the first mark and behind the last
_LINES = 4  # of a sentence that has more, only the lines with marks are shown


class Mark(NamedTuple):
    """A range of a sentence: 0-based code points, half-open; `sign` is written under its first character."""

    start: int
    end: int
    sign: str


class Line(NamedTuple):
    """A line of a sentence, and rows of marks under it, each a sequence of columns (0-based, half-open) and a sign."""

    text: str
    rows: tuple[tuple[tuple[int, int, str], ...], ...]


def marked_lines(text: str, marks: Sequence[Mark], room: int) -> list[Line]:
    """Return the sentence in lines of at most `room` columns, clipped round the marks where it is long."""
    text = "".join(" " if char.isspace() else char for char in text)
    if columns(text) <= room:
        return [_line(text, 0, len(text), marks)]
    begin = _word_from(text, max(0, min(mark.start for mark in marks) - _AROUND))
    until = min(len(text), max(mark.end for mark in marks) + _AROUND)
    lines = [_line(text, start, end, marks) for start, end in _breaks(text, begin, until, room - 2)]
    if len(lines) > _LINES:
        lines = [line for line in lines if line.rows]
    lines[0] = _behind("…" if begin else "", lines[0])
    return [*lines[:-1], lines[-1]._replace(text=lines[-1].text + ("…" if until < len(text) else ""))]


def columns(text: str) -> int:
    """Return how many columns a text takes on a terminal: none for combining marks, two for wide letters and emoji."""
    if text.isascii():
        return len(text)
    from wcwidth import wcwidth  # its tables are only needed for text beyond ASCII

    return sum(max(wcwidth(char), 0) for char in text)


def _word_from(text: str, at: int) -> int:
    """Return where the word behind `at` begins, if that is near; 0 stays."""
    space = text.find(" ", at, at + _AROUND // 2) if at else -1
    return at if space < 0 else space + 1


def _breaks(text: str, begin: int, until: int, room: int) -> Iterator[tuple[int, int]]:
    """Yield the ranges of lines, broken at spaces; a range never takes more than `room` columns."""
    at = begin
    wide = columns(text) > len(text)
    for piece in textwrap.wrap(text[begin:until], room // 2 if wide else room, break_on_hyphens=False):
        at = text.index(piece, at)
        yield at, at + len(piece)
        at += len(piece)


def _line(text: str, start: int, end: int, marks: Sequence[Mark]) -> Line:
    rows: list[list[tuple[int, int, str]]] = []
    for mark in sorted(marks):
        low, high = max(mark.start, start), min(mark.end, end)
        if low < high or start <= mark.start == mark.end < end:
            place = columns(text[start:low]), columns(text[start : max(high, low + 1)]), mark.sign if mark.start >= start else "^"
            row = next((row for row in rows if row[-1][1] < place[0]), None)
            rows.append([place]) if row is None else row.append(place)
    return Line(text[start:end], tuple(map(tuple, rows)))


def _behind(before: str, line: Line) -> Line:
    moved = tuple(tuple((start + len(before), end + len(before), sign) for start, end, sign in row) for row in line.rows)
    return Line(before + line.text, moved)
