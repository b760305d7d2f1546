"""Collects pieces of copy into a Document, keeping for each character where it came from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from milia_lint.files.source import Source
from milia_lint.readers.document import Comment, Document, OffsetMap, Scope, Segment
from milia_lint.text.invisible import INVISIBLE

#: Stands in the reading text for something that is there but is no copy: code, a template value.
PLACEHOLDER = "\ufffc"

#: What a reference to a footnote or a raised note mark leaves, so that a check can see the citation.
CITED = "\u2020"

#: What `readers.templates` leaves of template code: VALUE where a value is printed, TAG where nothing is.
VALUE, TAG = "\x01", "\x02"
_NOT_LINE_END = re.compile(r"[^\r\n]")

_SPACE = r"\t-\r\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_MARKS = r"\u0300-\u034e\u0350-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"  # combining
_UNEVEN = re.compile(
    rf"(?P<space>[ {_SPACE}]{{2,}}|[{_SPACE}])|(?P<value>{VALUE}+)|(?P<marks>[{_MARKS}]+)|(?:(?!{VALUE})[{INVISIBLE}])+"
)
_UNREAD = re.compile(f"[{INVISIBLE}{_MARKS}]+")

#: A piece of copy and where it stands in the source: (text, start, end).
Piece = tuple[str, int, int]


def filled(code: str, filler: str) -> str:
    """Return code with each of its characters but line ends made `filler`."""
    return _NOT_LINE_END.sub(filler, code)


class DocumentBuilder:
    """Builds the reading text of one source, segment by segment.

    Runs of white space become one space, invisible characters nothing; both keep their source span.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.comments: list[Comment] = []
        self.notices: list[str] = []
        self.unread: list[str] = []
        self.metadata: dict[str, Any] = {}
        self.lang: str | None = None
        self._parts: list[str] = []
        self._texts: list[int] = []
        self._sources: list[int] = []
        self._ends: list[int] = []
        self._segments: list[Segment] = []
        self._length = 0
        self._begin = 0
        self._space: tuple[int, int] | None = None
        self._asides: list[tuple[list[Piece], Scope, dict[str, Any]]] = []

    def copy(self, text: str, start: int) -> None:
        """Add `text`, which stands letter for letter at `start` in the source."""
        done = 0
        for uneven in _UNEVEN.finditer(text):
            begin, end = uneven.span()
            if uneven.lastgroup == "marks":
                if begin == done or not text[begin - 1].isalnum() or not text[begin - 1].isascii():
                    continue
                begin -= 1
            self._even(text[done:begin], start + done)
            if uneven.lastgroup == "space":
                self.space(start + begin, start + end)
            elif uneven.lastgroup == "value":
                self._put(PLACEHOLDER, start + begin, start + end)
            elif uneven.lastgroup == "marks":  # a letter and its accents; what makes no letter is scribbled over it
                self._put(unicodedata.normalize("NFC", text[begin:end])[0], start + begin, start + end)
            done = end
        self._even(text[done:] if done else text, start + done)

    def atom(self, text: str, start: int, end: int) -> None:
        """Add `text`, which the source writes as something else at `start:end` (an entity, an escape)."""
        if not text.strip():
            self.space(start, end)
        elif not _UNREAD.fullmatch(text):
            self._put(text, start, end)

    def pieces(self, pieces: Iterable[Piece]) -> None:
        """Add each piece: letter for letter where text and source have the same length, else as an atom."""
        for text, start, end in pieces:
            if len(text) == end - start:
                self.copy(text, start)
            else:
                self.atom(text, start, end)

    def aside(self, pieces: Iterable[Piece], scope: Scope, **facts: Any) -> None:
        """Keep a segment of its own (an alt text, a title) until the segment now open is closed."""
        self._asides.append((list(pieces), scope, facts))

    def space(self, start: int, end: int) -> None:
        """Add white space that stands at `start:end`; a run of it is read as one space, markup between as nothing."""
        if self._space is None:
            self._space = (start, end)
        elif self._space[1] == start:
            self._space = (self._space[0], end)

    def close(self, scope: Scope, **facts: Any) -> None:
        """End the segment begun since the last close; a segment without copy is dropped.

        `facts` are the further fields of Segment.
        """
        self._space = None
        if self._length > self._begin:
            self._segments.append(Segment(self._begin, self._length, scope, **facts))
            self._parts.append("\n")
            self._run(self._length, self._ends[-1], self._ends[-1])
            self._length += 1
            self._begin = self._length
        asides, self._asides = self._asides, []
        for pieces, kind, more in asides:
            self.pieces(pieces)
            self.close(kind, **more)

    def build(self) -> Document:
        """Return the finished document."""
        offsets = OffsetMap(tuple(self._texts), tuple(self._sources), tuple(self._ends), self._length)
        return Document(
            self.source, "".join(self._parts), tuple(self._segments), offsets, self.lang,
            self.metadata, tuple(self.comments), tuple(self.notices), tuple(self.unread),
        )  # fmt: skip

    def _even(self, text: str, start: int) -> None:
        """Add text without odd characters, whose spaces at either end may meet other space."""
        end = start + len(text)
        if text[:1] == " ":
            self.space(start, start + 1)
            text, start = text[1:], start + 1
        if text[-1:] == " ":
            self._put(text[:-1], start, end - 1)
            self.space(end - 1, end)
        else:
            self._put(text, start, end)

    def _put(self, text: str, start: int, end: int) -> None:
        if not text:
            return
        if self._space is not None:
            if self._length > self._begin:
                self._parts.append(" ")
                self._run(self._length, *self._space)
                self._length += 1
            self._space = None
        self._parts.append(text)
        self._run(self._length, start, end)
        self._length += len(text)

    def _run(self, text: int, start: int, end: int) -> None:
        self._texts.append(text)
        self._sources.append(start)
        self._ends.append(end)
