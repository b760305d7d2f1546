"""The strings in code that are copy, whatever language the code is in: JavaScript, Liquid, Jinja, PHP, Ruby, Go templates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from milia_lint.files.source import Span
from milia_lint.readers.builder import PLACEHOLDER, DocumentBuilder, Piece
from milia_lint.readers.document import Scope
from milia_lint.readers.html_tokens import decode
from milia_lint.readers.names import is_copy
from milia_lint.readers.scalars import Decoded, feed_string, unescaped

_STRING = re.compile(
    r"""//[^\n]*|/\*.*?(?:\*/|\Z)|"(?P<double>(?:[^"\\]|\\.)*+)"|(?<!\w)'(?P<single>(?:[^'\\]|\\.)*+)'|`(?P<ticks>(?:[^`\\]|\\.)*+)`"""
    r"|<<<[ \t]*(?P<quote>[\"']?)(?P<end>[A-Za-z_]\w*)(?P=quote)\r?\n(?P<here>.{0,9999}?)\r?\n[ \t]*(?P=end)\b",
    re.DOTALL,
)
_NAMED = re.compile(r"""([A-Za-z_][\w.:-]*)["'\]]*\s*(?:=>|[:=](?!=))\s*(?:new\s+)?[\[({]?\s*\Z""")
#: What stands before a string that nobody is shown: a comparison, the name of a file, what goes to a log.
_NOT_SHOWN = re.compile(
    r"(?:(?<=[\w\s)\]\"'])(?:[=!]==?|[<>]=)|\b(?:contains|when|case|in|eq|ne|require|include|import|from|extends|extend|die|exit|throw|raise"
    r"|console\.\w+|\w*Error|error_log|layout|use))\s*\(?\s*\Z"
)
_INSERTED = re.compile(r"[#$]\{[^{}]*\}|\{\$[^{}]*\}|\$[A-Za-z_]\w*(?:->\w+|\[\w+\])?|\{\{[^{}]*\}\}|%(?:\d+\$)?[sd]\b")
_TAG = re.compile(r"<[^<>]*>")
_BEFORE = 80  # characters looked back for what a string is


class CodeString(NamedTuple):
    """Copy in code: the name it is given, and where its parts stand; a string literal, or text between tags in it."""

    key: str
    parts: tuple[Span, ...]
    is_literal: bool = True


def copy_strings(code: str, start: int = 0, end: int | None = None) -> Iterator[CodeString]:
    """Yield the strings in `code[start:end]` that are written for readers, in order."""
    end = len(code) if end is None else end
    for string in _STRING.finditer(code, start, end):
        group = string.lastgroup
        if group is None:
            continue  # a comment
        group = "here" if string["here"] is not None else group
        before = code[max(start, string.start() - _BEFORE) : string.start()]
        named = _NAMED.search(before)
        key = named[1] if named else ""
        if is_copy((key,), string[group]) and not _NOT_SHOWN.search(before):
            yield CodeString(key, (Span(*string.span(group)),))


def feed_code_string(builder: DocumentBuilder, text: str, string: CodeString, offset: int = 0) -> None:
    """Add copy in the code `text`, which stands at `offset` in the source, as a segment of its own.

    In a literal escapes are read, and what is inserted is a placeholder; between tags it is HTML.
    """
    if not string.is_literal:
        for start, end in string.parts:
            builder.pieces(decode(text, start, end, offset))
        builder.close(Scope.PARAGRAPH)
        return
    pieces = [piece for start, end in string.parts for piece in _pieces(text[start:end], offset + start)]
    feed_string(builder, Decoded(pieces), string.key, Scope.ATTRIBUTE)


def shown_pieces(text: str, string: CodeString, offset: int) -> Iterator[Piece]:
    """Yield the pieces of a string in an attribute: entities decoded, markup left out."""
    for start, end in string.parts:
        done = start
        for tag in _TAG.finditer(text, start, end):
            yield from decode(text, done, tag.start(), offset, attribute=True)
            done = tag.end()
        yield from decode(text, done, end, offset, attribute=True)


def _pieces(text: str, offset: int) -> Iterator[Piece]:
    done = 0
    for inserted in _INSERTED.finditer(text):
        yield from unescaped(text[done : inserted.start()], offset + done, escapes=True)
        yield PLACEHOLDER, offset + inserted.start(), offset + inserted.end()
        done = inserted.end()
    yield from unescaped(text[done:], offset + done, escapes=True)
