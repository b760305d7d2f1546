"""The text between the tags of JSX that stands within JavaScript."""

from __future__ import annotations

import re
from collections.abc import Iterator

from milia_lint.files.source import Span
from milia_lint.readers.html_elements import is_block

_TAG = re.compile(r"<(?P<slash>/?)(?P<name>[A-Za-z][\w.:-]*)?(?=[\s/>])")
_BEFORE = re.compile(r"(?:[(,=>&|?:;{}\[]|\breturn|\A)\s*\Z")  # `a < b` is no tag
_IN_TAG = re.compile(r"\"[^\"]*\"|'[^']*'|[{}<>]")
_LOOK_BACK = 40


def jsx_texts(code: str, start: int, end: int, deepest: int = 5) -> Iterator[list[Span]]:
    """Yield the runs of text in the elements of `code[start:end]`: each with its parts, between which inline tags stand."""
    run: list[Span] = []
    position, depth = start, 0
    while tag := _TAG.search(code, position, end):
        if depth:
            run += _words(code, position, tag.start())
        elif tag["slash"] or not _BEFORE.search(code, max(start, tag.start() - _LOOK_BACK), tag.start()):
            position = tag.end()
            continue
        if run and _parts(tag["name"] or "p"):
            yield run
            run = []
        position = _tag_end(code, tag.end(), end)
        if deepest and code.find("{", tag.end(), position) >= 0:
            yield from jsx_texts(code, tag.end(), position - 1, deepest - 1)
        depth = max(depth - 1, 0) if tag["slash"] else depth + (code[position - 2] != "/")
    if run:
        yield run


def _parts(name: str) -> bool:
    return name[0].isupper() or is_block(name.lower())


def _tag_end(code: str, position: int, end: int) -> int:
    """Return where a tag ends, the expressions in it passed over."""
    depth = 0
    for sign in _IN_TAG.finditer(code, position, end):
        depth += {"{": 1, "}": -1}.get(sign.group(), 0)
        if depth <= 0 and sign.group() in "<>":
            return sign.end() if sign.group() == ">" else sign.start()
    return end


def _words(code: str, start: int, end: int) -> Iterator[Span]:
    """Yield the text before and after the code in braces that stands between two tags."""
    opened, closed = code.find("{", start, end), code.rfind("}", start, end)
    first = end if opened < 0 and closed < 0 else opened if opened >= 0 else start
    for span in (Span(start, first), Span(closed + 1, end) if closed >= 0 else Span(end, end)):
        if code[span.start : span.end].strip():
            yield span
