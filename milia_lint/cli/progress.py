"""One line on a terminal that says how far a long run is."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TextIO

_QUIET, _OFTEN = 2.0, 0.1  # seconds before the first line, and between two


class Progress:
    """Rewrites its line as files are done; says nothing in short runs, and nothing where nobody watches."""

    def __init__(self, total: int, stream: TextIO, clock: Callable[[], float] = monotonic) -> None:
        self._total = total
        self._stream = stream
        self._clock = clock
        self._next = clock() + _QUIET
        self._shown = False

    def __call__(self, files: int, findings: int) -> None:
        """Take note of how many files are done and what they gave."""
        now = self._clock()
        if now >= self._next:
            self._next = now + _OFTEN
            self._shown = True
            self._stream.write(f"\r\x1b[K{files} of {self._total} files, {findings} findings")
            self._stream.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()


@contextmanager
def progress(total: int) -> Iterator[Callable[[int, int], None]]:
    """Give a function to tell how far the run is; on a terminal it is shown on standard error."""
    if sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda _files, _findings: None
        return
    line = Progress(total, sys.stderr)
    try:
        yield line
    finally:
        line.clear()
