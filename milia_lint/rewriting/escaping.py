"""How words are written in a place: as the format of the file asks for."""

from __future__ import annotations

from collections.abc import Iterator

from milia_lint.readers import reader_of
from milia_lint.readers.document import Document, Scope


def spellings(text: str, scope: Scope, path: str) -> Iterator[str]:
    """Return the ways in which `text` may have to be written in a place of this scope, the plainest first.

    Which of them is right shows when the page is read again: the first that reads as `text` is.
    """
    return reader_of(path).spell(text, scope)


def scope_at(document: Document, offset: int) -> Scope:
    """Return the scope of the segment that holds the reading-text `offset`."""
    return document.segments[document.segment_at(offset)].scope
