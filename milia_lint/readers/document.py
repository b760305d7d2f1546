"""What a reader reads: the reading text of a page, its segments, and the way back to the source."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from milia_lint.files.source import Source, Span


class Scope(str, Enum):
    """The kind of place a segment of copy stands in."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE_CELL = "table-cell"
    BLOCKQUOTE = "blockquote"
    FOOTNOTE = "footnote"
    CAPTION = "caption"
    BUTTON = "button"
    ALT = "alt"
    TITLE = "title"
    META = "meta"
    ATTRIBUTE = "attribute"
    FRONT_MATTER = "front-matter"
    STRUCTURED_DATA = "structured-data"


#: Scopes that a visitor of the page does not see as running text.
UNSEEN = frozenset({Scope.ALT, Scope.META, Scope.ATTRIBUTE, Scope.STRUCTURED_DATA})

#: Scopes of prose that is read one after the other.
BODY = frozenset({Scope.PARAGRAPH, Scope.LIST_ITEM, Scope.BLOCKQUOTE, Scope.FOOTNOTE})


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of copy that is read as one: `document.text[start:end]`.

    `level` is the heading level (1-6) of headings and 0 elsewhere; `lang` the declared language
    of this element where it differs from the page's; `key` the front-matter key or attribute name;
    `hidden` marks text that a sighted visitor is not shown; `quoted` text inside a block quotation.
    """

    start: int
    end: int
    scope: Scope
    level: int = 0
    lang: str | None = None
    key: str | None = None
    hidden: bool = False
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Maps reading text to source by runs, found by bisection.

    Run *i* covers the reading text from `texts[i]` to `texts[i + 1]` and stands at
    `sources[i]:ends[i]` in the source. Where both have the same length they are the same
    characters one by one; otherwise (an entity, collapsed space) the run is one piece.
    """

    texts: tuple[int, ...]
    sources: tuple[int, ...]
    ends: tuple[int, ...]
    length: int

    def span(self, start: int, end: int) -> Span:
        """Return the source span of the non-empty reading-text range `start:end`."""
        return Span(self._edge(start, last=False), self._edge(end - 1, last=True))

    def _edge(self, offset: int, *, last: bool) -> int:
        run = bisect_right(self.texts, offset) - 1
        begin = self.texts[run]
        until = self.texts[run + 1] if run + 1 < len(self.texts) else self.length
        if until - begin == self.ends[run] - self.sources[run]:
            return self.sources[run] + offset - begin + last
        return self.ends[run] if last else self.sources[run]

    def pieces(self, start: int, end: int) -> list[Span]:
        """Return the source spans of `start:end`, touching ones joined: more than one means markup between."""
        first, last = bisect_right(self.texts, start) - 1, bisect_right(self.texts, end - 1) - 1
        joined: list[Span] = []
        for run in range(first, last + 1):
            piece = self.span(max(start, self.texts[run]), min(end, self._run_end(run)))
            if joined and joined[-1].end == piece.start:
                piece = Span(joined.pop().start, piece.end)
            joined.append(piece)
        return joined

    def _run_end(self, run: int) -> int:
        return self.texts[run + 1] if run + 1 < len(self.texts) else self.length


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in the source, where suppressions are written: `text` without its delimiters."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """One page: `text` holds its segments in reading order, one a line, each free of line breaks.

    `notices` are for whoever wonders how it was read; `unread` says which parts could not be, so that the page counts as
    failed in part.
    """

    source: Source
    text: str
    segments: tuple[Segment, ...]
    offsets: OffsetMap
    lang: str | None = None
    metadata: dict[str, Any] = field(default_factory=dict)
    comments: tuple[Comment, ...] = ()
    notices: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", tuple(segment.start for segment in self.segments))

    def segment_at(self, offset: int) -> int:
        """Return the index of the segment that holds the reading-text `offset`."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def source_span(self, start: int, end: int) -> Span:
        """Return where the reading-text range `start:end` stands in the source."""
        return self.offsets.span(start, end)
