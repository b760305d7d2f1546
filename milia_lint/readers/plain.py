"""Reads plain text: no markup, so the shape of a line says what it is."""

from __future__ import annotations

import re

from milia_lint.files.source import Source
from milia_lint.readers.addresses import without_addresses
from milia_lint.readers.builder import DocumentBuilder
from milia_lint.readers.document import Document, Scope

_LINE_END = re.compile(r"\r\n|\n|\r")
_BULLET = re.compile(r"[ \t]*(?:[\u2022\u2023\u25aa\u25cf\u25e6*\u2013-]|\d{1,3}[.)])[ \t]+(?=\S)")
_HEADING_LENGTH = 90
_SENTENCE_END = (".", "!", "?", "\u2026", ";", ",", "。")


def read_plain(source: Source) -> Document:
    """Return the document of a plain-text source: one line, one segment.

    A line is a list item if it begins with a bullet or a number, a heading (level 2) if it has the
    shape of a title: at most 90 characters, no mark that ends a sentence or clause, and a blank or
    longer line after it; the last line is none. All others are paragraphs.
    """
    from milia_lint.readers.code_strings import feed_code_string
    from milia_lint.readers.templates import templates_in

    builder = DocumentBuilder(source)
    templates = templates_in(source.text, source.path)
    builder.comments.extend(templates.comments)
    feed_plain(builder, templates.masked, 0)
    for string in templates.strings:
        feed_code_string(builder, source.text, string)
    return builder.build()


def feed_plain(builder: DocumentBuilder, text: str, offset: int) -> None:
    """Add the lines of `text`, which stands at `offset` in the source."""
    lines = _lines(text.rstrip())
    for number, (start, line) in enumerate(lines):
        after = lines[number + 1][1] if number + 1 < len(lines) else None
        bullet = _BULLET.match(line)
        begin = bullet.end() if bullet else 0
        builder.pieces(without_addresses(line[begin:], offset + start + begin))
        if bullet:
            builder.close(Scope.LIST_ITEM)
        elif _is_heading(line.strip(), after):
            builder.close(Scope.HEADING, level=2)
        else:
            builder.close(Scope.PARAGRAPH)


def _lines(text: str) -> list[tuple[int, str]]:
    """Return each line with its offset, without its end."""
    lines: list[tuple[int, str]] = []
    start = 0
    for end in _LINE_END.finditer(text):
        lines.append((start, text[start : end.start()]))
        start = end.end()
    return [*lines, (start, text[start:])]


def _is_heading(line: str, after: str | None) -> bool:
    if after is None or len(line) > _HEADING_LENGTH or line.endswith(_SENTENCE_END):
        return False
    return not after.strip() or len(after.strip()) > len(line)
