"""The open elements of an HTML text: what is known of the copy at the place where a reader stands."""

from __future__ import annotations

from typing import NamedTuple

from milia_lint.readers.document import Scope
from milia_lint.readers.html_elements import IMPLIED_ENDS, IN_PARAGRAPH, SCOPES, is_block

_DEEP = 50  # elements looked through for the one that a tag ends by implication: nobody nests deeper


class Context(NamedTuple):
    """What the open elements say of the copy in them; `lang` is None where it is the page's."""

    scope: Scope = Scope.PARAGRAPH
    level: int = 0
    lang: str | None = None
    hidden: bool = False
    quoted: bool = False

    def inside(self, name: str, *, lang: str | None = None, hidden: bool = False) -> Context:
        """Return the context in an element `name` that stands in this one."""
        scope = SCOPES.get(name)
        level = self.level if scope is None else int(name[1:] or 0) if scope is Scope.HEADING else 0
        quoted = self.quoted or name == "blockquote"
        return Context(scope or self.scope, level, lang or self.lang, self.hidden or hidden, quoted)


class _Element(NamedTuple):
    name: str
    context: Context
    block: Context


class ElementStack:
    """The open elements; tags that are missing or too many move it no further than they must.

    `context` is that of the innermost element, `block` that of the innermost block.
    """

    def __init__(self, context: Context) -> None:
        self.context = context
        self.block = context
        self._open = [_Element("", context, context)]
        self._counts: dict[str, int] = {}

    def push(self, name: str, context: Context) -> None:
        """Open an element."""
        self.context = context
        if is_block(name):
            self.block = context
        self._open.append(_Element(name, context, self.block))
        self._counts[name] = self._counts.get(name, 0) + 1

    def imply_ends(self, name: str) -> None:
        """Close what the start of the block `name` closes: an open paragraph, the list item or cell before."""
        if name in IN_PARAGRAPH:
            return
        ends, last = IMPLIED_ENDS.get(name, frozenset()), 0
        for at in range(len(self._open) - 1, max(len(self._open) - _DEEP, 0), -1):
            if self._open[at].name == "p" or self._open[at].name in ends:
                last = at
            elif is_block(self._open[at].name):
                break
        if last:
            self._close(last)

    def end(self, name: str) -> None:
        """Close the innermost element `name`; an inline element does not take a block with it."""
        if not self._counts.get(name):
            return
        block = is_block(name)
        floor = 0 if block else max(len(self._open) - _DEEP, 0)
        for at in range(len(self._open) - 1, floor, -1):
            if self._open[at].name == name:
                self._close(at)
                return
            if not block and is_block(self._open[at].name):
                return

    def _close(self, at: int) -> None:
        for gone in self._open[at:]:
            self._counts[gone.name] -= 1
        del self._open[at:]
        _, self.context, self.block = self._open[-1]
