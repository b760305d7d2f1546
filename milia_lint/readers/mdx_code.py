"""The JavaScript in MDX, as far as a reader of copy needs it: where it ends, what in it is copy."""

from __future__ import annotations

import re
from collections.abc import Iterator

from milia_lint.files.source import Span
from milia_lint.readers.builder import TAG
from milia_lint.readers.code_strings import CodeString, copy_strings
from milia_lint.readers.jsx import jsx_texts

ONE_STRING = re.compile(r"""\{\s*(["'`])([^"'`\\$]*)\1\s*\}""")
_IN_CODE = re.compile(r"[\"'`{}]")
#: Strings by their quote, whether they are closed or not.
_STRINGS = {
    quote: re.compile(rf"{quote}(?:[^{stops}\\]|\\.)*+({quote}?)", re.DOTALL)
    for quote, stops in (('"', '"\n'), ("'", "'\n"), ("`", "`"))
}
_ONE_LINE = re.compile(r"\{[^{}\n]*\}")


def shown_string(code: str) -> str | None:
    """Return an expression that is one string, all but its words masked, in the same length; None for any other."""
    string = ONE_STRING.fullmatch(code)
    return string and TAG * string.start(2) + string[2] + TAG * (len(code) - string.end(2))


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


def code_texts(text: str, start: int, end: int) -> Iterator[CodeString]:
    """Yield the copy in the JavaScript at `text[start:end]`: the text of elements in it, then the strings."""
    runs = list(jsx_texts(text, start, end))
    yield from (CodeString("", tuple(run), is_literal=False) for run in runs)
    parts, done = list[str](), start  # the text of an element has apostrophes that begin no string
    for span in sorted(span for run in runs for span in run):
        parts += (text[done : span.start], " " * (span.end - span.start))
        done = max(done, span.end)
    for string in copy_strings("".join((*parts, text[done:end]))):
        yield string._replace(parts=tuple(Span(first + start, last + start) for first, last in string.parts))
