"""Proof by reading again: edits are made only where the page then reads as before, but for the words they change."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from milia_lint.files.source import Source, Span
from milia_lint.readers import read
from milia_lint.readers.document import Document


class Change(NamedTuple):
    """`start:end` of the source becomes `written`, which reads as `read`."""

    start: int
    end: int
    written: str
    read: str


def spliced(text: str, changes: Sequence[Change]) -> str:
    """Return `text` with the changes made; they do not overlap."""
    parts: list[str] = []
    done = 0
    for change in sorted(changes):
        parts += (text[done : change.start], change.written)
        done = change.end
    return "".join((*parts, text[done:]))


def range_before(start: int, end: int, changes: Sequence[Change]) -> Span:
    """Return the range of the old text that has become `start:end` of the new; a change that it touches counts whole."""
    made = sorted(changes)
    return Span(_offset_before(start, made, is_end=False), _offset_before(end, made, is_end=True))


def _offset_before(offset: int, changes: Sequence[Change], *, is_end: bool) -> int:
    moved = 0
    for change in changes:
        begin = change.start + moved
        until = begin + len(change.written)
        if offset < begin:
            break
        within = begin < offset <= until if is_end else begin <= offset < until
        if within or begin == offset == until:
            return change.end if is_end else change.start
        moved = until - change.end
    return offset - moved


class Reader:
    """Tells how the source of one document reads after changes."""

    def __init__(self, document: Document) -> None:
        self.document = document
        offsets = document.offsets
        ends = (*offsets.texts, offsets.length)[1:]
        runs = zip(offsets.sources, offsets.ends, offsets.texts, ends, strict=True)
        self._runs = sorted((run for run in runs if run[0] < run[1]), key=itemgetter(0))
        self._reach = list(accumulate((run[1] for run in self._runs), max))

    def location(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the reading-text range that stands at `start:end` in the source; None where nothing is read."""
        first, last = None, None
        for run in range(bisect_left(self._reach, start + 1), len(self._runs)):
            source, until, text, text_end = self._runs[run]
            if source >= end:
                break
            if until <= start:
                continue
            even = until - source == text_end - text
            begin = text + max(start - source, 0) if even else text
            finish = text + min(end, until) - source if even else text_end
            first = begin if first is None else min(first, begin)
            last = finish if last is None else max(last, finish)
        return None if first is None or last is None else (first, last)

    def after(self, changes: Sequence[Change]) -> Source | None:
        """Return the source after the changes, or None where the page would not read as they say."""
        old = self.document
        source = Source(old.source.path, spliced(old.source.text, changes))
        new = read(source)
        return source if new.text == self._expected(changes) and _shape(new) == _shape(old) else None

    def _expected(self, changes: Sequence[Change]) -> str | None:
        """Return the reading text that the changes ask for; hidden characters are not part of it."""
        parts: list[str] = []
        done = 0
        places = [(self.location(change.start, change.end), change) for change in changes]
        for place, change in sorted((each for each in places if each[0]), key=lambda each: each[0] or (0, 0)):
            if place is None or place[0] < done:
                return None
            parts += (self.document.text[done : place[0]], change.read)
            done = place[1]
        return "".join((*parts, self.document.text[done:]))


def _shape(document: Document) -> tuple[object, ...]:
    """What a change of wording leaves as it is: segments and what they are, comments, the data of the page."""
    segments = [(each.scope, each.level, each.lang, each.key, each.hidden, each.quoted) for each in document.segments]
    matter = document.metadata.get("front_matter")
    kinds = {key: type(value) for key, value in matter.items()} if isinstance(matter, dict) else None
    return segments, document.lang, [each.text for each in document.comments], len(document.notices), document.unread, kinds
