"""What the source between two pieces of copy says of the blocks they stand in: tags of HTML, marks of Markdown."""

from __future__ import annotations

import re
from typing import NamedTuple

from milia_lint.readers.document import Scope

_BLOCKS = (
    "address|article|aside|blockquote|body|br|button|caption|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form"
    "|h[1-6]|header|hr|html|legend|li|main|menu|nav|ol|optgroup|option|p|pre|section|select|summary|table|tbody|td|template"
    "|tfoot|th|thead|tr|ul"
)
_BLOCK_TAG = re.compile(rf"</?(?:{_BLOCKS})\b", re.IGNORECASE)
_BLOCK_END = re.compile(rf"\s*</(?:(?i:{_BLOCKS})\b|[A-Z])")
_LIST_TAG = re.compile(r"<(?P<end>/?)(?:ul|ol|dl|menu|table)\b", re.IGNORECASE)
_ITEM_BEGUN = re.compile(r"<(?:li|dt|dd|td|th)\b[^<>]*>\s*\Z", re.IGNORECASE)
_ROW = re.compile(r"<tr\b", re.IGNORECASE)
_ROW_END = re.compile(r"</?tr\b|</(?:tbody|thead|tfoot|table)\b", re.IGNORECASE)
_MARKUP = re.compile(r"(?:\s|<[^<>]*>|\{[{%#][^{}]*[}%#]\})*")
_BLANK_LINE = r"\n[ \t>]*\r?\n|\r[ \t>]*\r"
#: Ends a list or table of Markdown, or one of HTML.
ENDS = re.compile(rf"{_BLANK_LINE}|</(?:ul|ol|dl|menu|table)\b", re.IGNORECASE)
_BLANK = re.compile(_BLANK_LINE)
_ENDS_LIST = re.compile(rf"{_BLANK_LINE}|^[ \t>]*([-*_])(?:[ \t]*\1){{2,}}[ \t]*$", re.MULTILINE)
_MARK = re.compile(r"(?P<indent>[ \t>]*)(?P<mark>[-*+]|\d{1,9}[.)])[ \t]+")
_LINE_MARK = re.compile(r"^[ \t>]*(?:[-*+]|\d{1,9}[.)]|\||:)(?:\s|\Z)", re.MULTILINE)
_ONLY_MARK = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])?[ \t]*(?:\[[ xX]\][ \t]*)?")


class ListMark(NamedTuple):
    """The mark of the first item of a Markdown list: how far it is indented, and its kind (`-`, `.`)."""

    indent: int
    kind: str

    def holds(self, text: str, start: int, between: str, *, is_item: bool) -> bool:
        """Return whether what begins at `start` belongs to the list: it stands deeper, or is an item of the same kind."""
        if _ENDS_LIST.search(between) and not _ONLY_MARK.fullmatch(between):
            return False  # something else stands between
        line = _line(text, start)
        if len(line) - len(line.lstrip(" \t>")) > self.indent:
            return True
        own = _MARK.match(line)
        return is_item and own is not None and own["mark"][-1] == self.kind


def list_mark(text: str, start: int) -> ListMark | None:
    """Return the mark of the list item whose copy begins at `start`; None where it has none, as in HTML."""
    mark = _MARK.match(_line(text, start))
    return ListMark(len(mark["indent"]), mark["mark"][-1]) if mark else None


def is_markup(between: str) -> bool:
    """Return whether there is nothing but tags, at least one: blank lines mean nothing then."""
    return "<" in between and _MARKUP.fullmatch(between) is not None


def depth(between: str) -> int:
    """Return how many lists and tables begin, less those that end; below zero as soon as more have ended."""
    level = 0
    for tag in _LIST_TAG.finditer(between):
        level += -1 if tag["end"] else 1
        if level < 0:
            return level
    return level


def stays_in_block(between: str) -> bool:
    """Return whether no block ends or begins in the source after some copy."""
    return not _BLOCK_TAG.search(between) and not _BLANK.search(between)


def ends_block(text: str, start: int) -> bool:
    """Return whether the end tag of a block is the next thing in the source."""
    return _BLOCK_END.match(text, start) is not None


def begins_row(gap: str) -> bool:
    """Return whether a row of a table begins in the source, and not the table itself."""
    return _ROW.search(gap) is not None and not _LIST_TAG.search(gap)


def row_end(text: str, start: int) -> int:
    """Return where the row of an HTML table ends in which `start` stands."""
    end = _ROW_END.search(text, start)
    return end.start() if end else start


def is_outside(before: str, gap: str, scope: Scope) -> bool:
    """Return whether a comment stands before the whole list or table whose first copy comes after `gap`, not in its first item.

    `before` is the source from the copy above it on.
    """
    if _LIST_TAG.search(gap) or _LINE_MARK.search(gap):
        return True
    if scope not in (Scope.LIST_ITEM, Scope.TABLE_CELL) or "\n" not in gap or "<" in gap:
        return False
    line = before[before.rfind("\n") + 1 :]
    return not _ITEM_BEGUN.search(before) and not line.strip()


def _line(text: str, offset: int) -> str:
    """Return the line up to an offset."""
    return text[max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1 : offset]
