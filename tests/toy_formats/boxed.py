"""A format that is no text: a zip with `copy.txt` in it, a paragraph a line; a line that begins with `%` is a comment."""

from __future__ import annotations

import io
import zipfile

from milia_lint.files.source import Source, Span, UnreadableSource
from milia_lint.readers.builder import DocumentBuilder
from milia_lint.readers.document import Comment, Document, Scope
from milia_lint.readers.reader import Reader


def read_boxed(path: str, data: bytes) -> Document:
    try:
        text = zipfile.ZipFile(io.BytesIO(data)).read("copy.txt").decode()
    except (zipfile.BadZipFile, KeyError):
        raise UnreadableSource("no box with copy in it, not linted") from None
    builder, start = DocumentBuilder(Source(path, text)), 0
    for line in text.splitlines(keepends=True):
        end = start + len(line.rstrip())
        if line.startswith("%"):
            builder.comments.append(Comment(Span(start, end), text[start + 1 : end]))
        else:
            builder.copy(text[start:end], start)
            builder.close(Scope.PARAGRAPH)
        start += len(line)
    return builder.build()


READER = Reader("a box", read_boxed)
