"""What the rest of the house knows of a format: how its files are read, and how what is put into them is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from milia_lint.files.source import Source, UnreadableSource, decode

if TYPE_CHECKING:
    from milia_lint.readers.document import Document, Scope

#: Yields the ways in which words may have to be written in a place of this scope, the plainest first.
Spell = Callable[[str, "Scope"], Iterator[str]]


def as_it_is(text: str, _scope: Scope) -> Iterator[str]:
    """Yield `text` itself: the format has no signs of its own."""
    yield text


class NoReader(UnreadableSource):
    """No reader can read this: the suffix is unknown, or text was given for a format that is none. The message says it."""


@dataclass(frozen=True, slots=True)
class Reader:
    """One format.

    `read` makes a document of a path as reports show it and the bytes of the file; it raises UnreadableSource, with the
    reason in plain words, where they are none of the format. `parse` does the same from text; None says that the format
    is not text, so that its files are linted and never written. `comment` is the opener and closer, with their spaces,
    of a comment in which a suppression can stand, or None. `spell` writes words as the format wants them.
    """

    name: str
    read: Callable[[str, bytes], Document]
    parse: Callable[[Source], Document] | None = None
    comment: tuple[str, str] | None = None
    spell: Spell = as_it_is


def text_reader(name: str, parse: Callable[[Source], Document], comment: tuple[str, str], spell: Spell) -> Reader:
    """Return the reader of a format that is text: its bytes are decoded, then parsed."""
    return Reader(name, lambda path, data: parse(decode(path, data)), parse, comment, spell)
