"""Small decodings inside a line of Markdown: entities, backslash escapes, the title of a link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from milia_lint.readers.builder import Piece

_WRITTEN = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});|\\([!-/:-@\[-`{-~])")
_TARGET = re.compile(r"\]\(\s*(?:<[^<>\n]*>|[^\s<]\S*)?\s+([\"'(])")
_DEFINED = re.compile(r"\]:\s*(?:<[^<>\n]*>|\S+)\s+([\"'(])")
_CLOSERS = {'"': '"', "'": "'", "(": ")"}


def decoded(text: str, offset: int) -> Iterator[Piece]:
    """Yield `text` (which stands at `offset` in the source) in pieces, entities and escapes read as they show."""
    done = 0
    for written in _WRITTEN.finditer(text):
        shown = written.group(1) or unescape(written.group())
        if shown == written.group():
            continue
        if written.start() > done:
            yield text[done : written.start()], offset + done, offset + written.start()
        yield shown, offset + written.start(), offset + written.end()
        done = written.end()
    if done < len(text):
        yield text[done:], offset + done, offset + len(text)


def link_title(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the title of a link stands that ends at `end` and whose last child ends at or before `start`."""
    target = _TARGET.search(text, start, end)
    return _quoted(text, target, text.rfind(")", start, end)) if target else None


def definition_title(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the title of the link definition at `start:end` stands."""
    target = _DEFINED.search(text, start, end)
    return _quoted(text, target, end) if target else None


def _quoted(text: str, target: re.Match[str], end: int) -> tuple[int, int] | None:
    last = text.rfind(_CLOSERS[target.group(1)], target.end(), end)
    return (target.end(), last) if last > target.end() else None
