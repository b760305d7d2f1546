"""The JavaScript in MDX, as far as a reader of copy needs it: where it ends, which strings in it are copy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from milia_lint.readers.builder import Piece
from milia_lint.readers.html_tokens import decode

_COPY_PROPS = frozenset({
    "alt", "answer", "aria-label", "badge", "body", "buttontext", "caption", "content", "cta", "ctatext", "ctatitle",
    "description", "eyebrow", "heading", "headline", "label", "message", "placeholder", "question", "quote",
    "subheading", "subheadline", "subtitle", "summary", "tagline", "text", "title", "tooltip",
})  # fmt: skip
_IN_CODE = re.compile(r"[\"'`{}]")
#: Strings by their quote, whether they are closed or not.
_STRINGS = {
    quote: re.compile(rf"{quote}(?:[^{stops}\\]|\\.)*+({quote}?)", re.DOTALL)
    for quote, stops in (('"', '"\n'), ("'", "'\n"), ("`", "`"))
}
_ONE_LINE = re.compile(r"\{[^{}\n]*\}")
_FIELD = re.compile(
    r"""(?<![\w-])(?:(?![A-Za-z])[\w-])*+([A-Za-z][\w-]*+)\s*[:=]\s*(?:\{\s*)?(?:"([^"\\]*)"|'([^'\\\n]*)'|`([^`$\\]*)`)"""
)


class Prop(NamedTuple):
    """A string that holds copy in a component's tag or an exported object: its name, its value in pieces."""

    key: str
    pieces: tuple[Piece, ...]


class Braces:
    """Finds where a brace is closed."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._unclosed = False  # one was never closed: from there on only those closed in their line count

    def end(self, start: int) -> int | None:
        """Return the end of the code in braces that begins at `start`, or None where it is not closed."""
        if self._unclosed:
            closed = _ONE_LINE.match(self._text, start)
            return closed.end() if closed else None
        depth = 0
        for place, brace in _braces(self._text, start):
            depth += 1 if brace == "{" else -1
            if depth == 0:
                return place + 1
        self._unclosed = True
        return self.end(start)


def _braces(text: str, start: int) -> Iterator[tuple[int, str]]:
    """Yield the braces from `start` on that are in no string; a quote that nothing closes is no string."""
    unclosed: dict[str, int] = {}  # how far a quote of this sort closes nothing
    while mark := _IN_CODE.search(text, start):
        sign, start = mark.group(), mark.end()
        if sign in "{}":
            yield mark.start(), sign
        elif mark.start() >= unclosed.get(sign, 0) and (string := _STRINGS[sign].match(text, mark.start())):
            if string[1]:
                start = string.end()
            else:
                unclosed[sign] = string.end()


def read_props(text: str, start: int, end: int, offset: int) -> Iterator[Prop]:
    """Yield the strings in the code at `text[start:end]` whose names say that they are copy."""
    for field in _FIELD.finditer(text, start, end):
        group = field.lastindex or 2
        if field[1].lower() in _COPY_PROPS and field[group].strip():
            yield Prop(field[1], tuple(decode(text, field.start(group), field.end(group), offset, attribute=True)))
