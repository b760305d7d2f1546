"""Gathers the text of one Markdown segment: joins what touches, takes out addresses, sees escapes."""

from __future__ import annotations

import re
import sys

from milia_lint.files.source import Span
from milia_lint.readers.addresses import addresses
from milia_lint.readers.builder import PLACEHOLDER, DocumentBuilder, Piece

_BREAK = re.compile(r"[ \t\\]*(?:\r\n?|\n)[ \t>]*")

_BEYOND = Span(sys.maxsize, sys.maxsize)  # where the next address stands when there is none


class CopyRun:
    """Hands copy to a builder in pieces as long as possible; offsets are in `text`, which stands at `base`."""

    def __init__(self, builder: DocumentBuilder, text: str, base: int) -> None:
        self.builder, self.source, self.base = builder, text, base
        self.muted = 0  # > 0 while text is read by nobody: code blocks, scripts, bare links
        self.done = 0  # the end of what has been seen
        self._run = self._run_end = 0  # text seen and not yet handed on
        self._gap: tuple[int, int] | None = None
        self._diverted: list[list[Piece]] = []  # what is kept aside, the innermost last
        self._addresses = iter(addresses(text))
        self._address = next(self._addresses, _BEYOND)
        self._covered = 0  # the end of the address last handed on

    def text(self, text: str, start: int, end: int) -> None:
        """Take one text event: the same characters as `start:end`, or one entity."""
        if self.muted:
            self.done = end
        elif len(text) != end - start:
            self.put(text, start, end)
        elif start == self._run_end and self._run < start:
            self._run_end = self.done = end
        else:
            self._hand_on_run()
            if start > self.done and self.source[start - 1] == "\\":
                self.put(text[:1], start - 1, start + 1)
                start += 1
            self._run, self._run_end, self.done = start, end, end

    def put(self, text: str, start: int, end: int) -> None:
        """Hand on `text` for something else that stands at `start:end`."""
        self._hand_on_run()
        self.done = end
        if not self.muted:
            self._emit(text, start, end)

    def line_break(self, start: int) -> None:
        """Take a break in the source's lines: one space, with the marks that begin the next line."""
        if self._run < self._run_end:
            self._hand_on_run()
        while start > self.done and self.source[start - 1] in " \t":
            start -= 1
        found = _BREAK.match(self.source, start)
        self._gap = (start, found.end() if found else start + 1)

    def divert(self) -> None:
        """Keep what follows aside, until `diverted` is asked for."""
        self._hand_on_run()
        self._diverted.append([])

    def diverted(self) -> list[Piece]:
        """Return the pieces kept aside last and hand on again."""
        self._hand_on_run()
        self._gap = None
        return self._diverted.pop() if self._diverted else []

    def pass_over(self, end: int) -> None:
        """Hand on what there is; the source up to `end` has been seen."""
        self._hand_on_run()
        self.done = max(self.done, end)

    def flush(self) -> None:
        """Hand on what there is at the end of a segment."""
        self._hand_on_run()
        self._gap = None

    def _hand_on_run(self) -> None:
        if self._run < self._run_end:
            start, end = self._run, self._run_end
            self._run = self._run_end = 0
            self._emit(self.source[start:end], start, end)

    def _emit(self, text: str, start: int, end: int) -> None:
        if self._gap:
            before, after = self._gap
            self._gap = None
            if not self._diverted:
                self.builder.space(self.base + before, self.base + min(after, start))
            else:
                self._hand_on(" ", before, min(after, start))
        while self._address.end <= start:
            self._address = next(self._addresses, _BEYOND)
        if self._address.start < end:
            self._emit_addresses(text, start, end)
        elif not self._diverted and len(text) == end - start:
            self.builder.copy(text, self.base + start)
        else:
            self._hand_on(text, start, end)

    def _emit_addresses(self, text: str, start: int, end: int) -> None:
        """Hand on a piece that overlaps an address: one placeholder for the whole of it, however it is cut."""
        same, origin = len(text) == end - start, start
        while self._address.start < end:
            address = self._address
            if same and address.start > start:
                self._hand_on(text[start - origin : address.start - origin], start, address.start)
            if address.end > self._covered:
                self._covered = address.end
                self._hand_on(PLACEHOLDER, max(start, address.start), address.end)
            if address.end >= end or not same:
                return
            start = address.end
            self._address = next(self._addresses, _BEYOND)
        self._hand_on(text[start - origin :], start, end)

    def _hand_on(self, text: str, start: int, end: int) -> None:
        if self._diverted:
            self._diverted[-1].append((text, self.base + start, self.base + end))
        elif len(text) == end - start:
            self.builder.copy(text, self.base + start)
        else:
            self.builder.atom(text, self.base + start, self.base + end)
