"""Turns the events of the Markdown parser into pieces of copy."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from milia_lint.document import Scope
from milia_lint.readers.builder import PLACEHOLDER, DocumentBuilder
from milia_lint.readers.html import feed_html, inline_tag
from milia_lint.readers.html_elements import CODE, OPAQUE, is_block
from milia_lint.readers.inline import decoded, link_title
from milia_lint.readers.markdown_copy import CopyRun
from milia_lint.source import Span

#: What a footnote reference leaves in the reading text, so that a check can see the citation.
CITED = "\u2020"

_SCOPES = {
    "Item": Scope.LIST_ITEM,
    "TableCell": Scope.TABLE_CELL,
    "FootnoteDefinition": Scope.FOOTNOTE,
    "DefinitionListTitle": Scope.LIST_ITEM,
    "DefinitionListDefinition": Scope.LIST_ITEM,
    "Heading": Scope.HEADING,
    "BlockQuote": Scope.BLOCKQUOTE,
}
_BLOCKS = frozenset({"Paragraph", "CodeBlock", "HtmlBlock", "List", "Table", *_SCOPES})
_LINKS = frozenset({"Link", "Image"})
_TAG_NAME = re.compile(r"<(/?)([a-zA-Z][\w.-]*)")
_PASSED_OVER = OPAQUE | {"script", "style"}


class MarkdownWalk:
    """Feeds the parser's events over `text` (which stands at `base` in the source) to a builder.

    `at` turns the parser's byte offsets into offsets in `text`.
    """

    def __init__(self, builder: DocumentBuilder, text: str, base: int, at: Callable[[int], int]) -> None:
        self.builder, self.text, self.base, self.at = builder, text, base, at
        self.copy = CopyRun(builder, text, base)
        self.scopes: list[tuple[Scope, int, bool]] = [(Scope.PARAGRAPH, 0, False)]
        self.links: list[tuple[int, bool, str]] = []
        self.images = 0
        self.passed_over: tuple[str, int] | None = None  # an inline element whose content is no copy, and its start
        self.html: list[Span] = []

    def feed(self, events: Iterable[Any]) -> None:
        """Read all events and close the last segment."""
        handlers: dict[str, Callable[[Any, int, int], None]] = {
            "Start": self._start, "End": self._end, "Code": self._code, "Html": self._html,
            "InlineHtml": self._inline_html, "FootnoteReference": self._cited,
        }  # fmt: skip
        text, at = self.copy.text, self.at
        for event, where in events:
            if type(event) is not dict:
                if event != "Rule":
                    self.copy.line_break(at(where["start"]))
                continue
            for kind, payload in event.items():
                if kind == "Text":
                    text(payload, at(where["start"]), at(where["end"]))
                elif kind in handlers:
                    handlers[kind](payload, where["start"], where["end"])
        self._close()

    def _start(self, tag: Any, first: int, _: int) -> None:
        name, facts = next(iter(tag.items())) if type(tag) is dict else (tag, None)
        if name in _BLOCKS:
            self._close()
            if name in _SCOPES:
                self._enter(name, facts)
            elif name == "CodeBlock":
                self.copy.muted += 1
        elif name in _LINKS:
            self._start_link(name, facts, self.at(first))

    def _enter(self, name: str, facts: Any) -> None:
        quoted = self.scopes[-1][2]
        if name == "BlockQuote" and facts is not None:  # a note or warning box is the page's own voice
            self.scopes.append((Scope.PARAGRAPH, 0, quoted))
        else:
            level = int(facts["level"][1]) if name == "Heading" else 0
            self.scopes.append((_SCOPES[name], level, quoted or name == "BlockQuote"))

    def _end(self, tag: Any, _: int, last: int) -> None:
        name = next(iter(tag)) if type(tag) is dict else tag
        if name in _BLOCKS:
            if name == "HtmlBlock":
                self._end_html()
            self._close()
            if name in _SCOPES:
                self.scopes.pop()
            elif name == "CodeBlock":
                self.copy.muted -= 1
        elif name in _LINKS:
            self._end_link(name, self.at(last))

    def _start_link(self, name: str, facts: Any, start: int) -> None:
        bare = facts["link_type"] in ("Autolink", "Email")
        title = facts["title"] if facts["link_type"] == "Inline" else ""
        self.links.append((start, bare, title))
        self.copy.muted += bare
        if name == "Image":
            self.images += 1
            if self.images == 1:
                self.copy.divert()

    def _end_link(self, name: str, end: int) -> None:
        start, bare, title = self.links.pop()
        if bare:
            self.copy.muted -= 1
            self.copy.put(PLACEHOLDER, start, end)
        if name == "Image":
            self.images -= 1
            if self.images == 0:
                self.builder.aside(self.copy.diverted(), Scope.ALT, quoted=self.scopes[-1][2])
        if title and (found := link_title(self.text, self.copy.done, end)):
            pieces = decoded(self.text[slice(*found)], self.base + found[0])
            self.builder.aside(pieces, Scope.ATTRIBUTE, key="title", quoted=self.scopes[-1][2])
        self.copy.pass_over(end)

    def _code(self, _: str, first: int, last: int) -> None:
        self.copy.put(PLACEHOLDER, self.at(first), self.at(last))

    def _cited(self, _: str, first: int, last: int) -> None:
        self.copy.put(CITED, self.at(first), self.at(last))

    def _html(self, _: str, first: int, last: int) -> None:
        self.html.append(Span(self.at(first), self.at(last)))

    def _end_html(self) -> None:
        """Feed a raw block as one text; a quotation's line marks inside it are blanked, so offsets hold."""
        lines, self.html = self.html, []
        parts: list[str] = []
        for number, (start, end) in enumerate(lines):
            parts.append(" " * (start - lines[number - 1].end) if number else "")
            parts.append(self.text[start:end])
        if lines:
            scope, _, quoted = self.scopes[-1]
            feed_html(self.builder, "".join(parts), self.base + lines[0].start, scope, quoted=quoted)

    def _inline_html(self, _: str, first: int, last: int) -> None:
        start, end = self.at(first), self.at(last)
        raw = self.text[start:end]
        tag = _TAG_NAME.match(raw)
        name = tag.group(2).lower() if tag else ""
        closing = raw.startswith("</")
        self.copy.pass_over(end)
        if self.passed_over:
            if closing and name == self.passed_over[0]:
                self._read_again(end)
        elif name in _PASSED_OVER and not closing and not raw.endswith("/>"):
            self.passed_over = (name, start)
            self.copy.muted += 1
        elif name == "br":
            self.copy.put(" ", start, end)
        else:
            if name and is_block(name):
                self._close()
            inline_tag(self.builder, raw, self.base + start)

    def _read_again(self, end: int) -> None:
        name, start = self.passed_over or ("", end)
        self.passed_over = None
        self.copy.muted -= 1
        if name in CODE:
            self.copy.put(PLACEHOLDER, start, end)

    def _close(self) -> None:
        self.copy.flush()
        if self.passed_over:
            self._read_again(self.copy.done)
        scope, level, quoted = self.scopes[-1]
        self.builder.close(scope, level=level, quoted=quoted)
