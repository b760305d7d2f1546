"""Readers: from one file to the copy in it. They cut, they never render."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milia_lint.readers.reader import NoReader, Reader
from milia_lint.readers.registry import has_reader, reader_of

if TYPE_CHECKING:
    from milia_lint.files.source import Source
    from milia_lint.readers.document import Document

__all__ = ["NoReader", "Reader", "has_reader", "read", "read_bytes", "reader_of"]


def read(source: Source) -> Document:
    """Return the document of text, read as the suffix of its path says. Raises NoReader."""
    reader = reader_of(source.path)
    if reader.parse is None:
        raise NoReader(f"{reader.name} is no text; it is read from the bytes of a file")
    return reader.parse(source)


def read_bytes(path: str, data: bytes) -> Document:
    """Return the document of a file, which reports call `path`. Raises NoReader and UnreadableSource."""
    return reader_of(path).read(path, data)
