"""Where the code of a Markdown text stands, told before it is parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from milia_lint.files.source import Span
from milia_lint.readers.next_match import NextMatch, TickRuns

_MARK = re.compile(r"(?P<fence>^[ \t>]*(?P<ticks>`{3,}|~{3,}))|(?P<code>`+)", re.MULTILINE)
FENCE = re.compile(r"^[ \t>]*(?P<ticks>`{3,}|~{3,})", re.MULTILINE)
BLANK_LINE = r"\n[ \t]*\r?\n"


class CodeEnds:
    """Finds where fenced and inline code ends, for one who reads from front to back."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ahead, self._ticks = NextMatch(text), TickRuns(text)

    def inline(self, ticks: str, after: int) -> int:
        """Return where inline code ends, which does not reach beyond its paragraph: there its ticks are text."""
        end = self._ticks.end(len(ticks), after)
        border = self._ahead.after(BLANK_LINE, after)
        return after if end is None or (border and border.start < end - len(ticks)) else end

    def fence(self, ticks: str, after: int) -> int:
        """Return where the fence ends that begins with these ticks: at the end of the text, if nobody closes it."""
        for line in FENCE.finditer(self._text, after):
            if line["ticks"].startswith(ticks):
                return line.start("ticks") + len(ticks)
        return len(self._text)


def code_spans(text: str) -> Iterator[Span]:
    """Yield where code stands, fenced or inline, in order."""
    ends, position = CodeEnds(text), 0
    while mark := _MARK.search(text, position):
        fenced = mark["fence"] is not None
        position = ends.fence(mark["ticks"], mark.end()) if fenced else ends.inline(mark.group(), mark.end())
        if position > mark.end():
            yield Span(mark.start(), position)
