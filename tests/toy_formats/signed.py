"""A format that is text: a paragraph a line; `@@` is written for `@`, and a comment stands between `(:` and `:)`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from milia_lint.files.source import Source, Span
from milia_lint.readers.builder import DocumentBuilder
from milia_lint.readers.document import Comment, Document, Scope
from milia_lint.readers.reader import text_reader

_PART = re.compile(r"\(:(?P<comment>.*?):\)|(?P<at>@@)|(?P<end>\n)|(?P<copy>[^@(\n]+|.)")


def parse_signed(source: Source) -> Document:
    builder = DocumentBuilder(source)
    for part in _PART.finditer(source.text):
        if part["comment"]:
            builder.comments.append(Comment(Span(*part.span()), part["comment"]))
        elif part["at"]:
            builder.atom("@", *part.span())
        elif part["copy"]:
            builder.copy(part["copy"], part.start())
        else:
            builder.close(Scope.PARAGRAPH)
    builder.close(Scope.PARAGRAPH)
    return builder.build()


def doubled(text: str, _scope: Scope) -> Iterator[str]:
    yield text.replace("@", "@@")


READER = text_reader("signed text", parse_signed, ("(: ", " :)"), doubled)
