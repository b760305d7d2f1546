"""Turns the events of the Markdown parser into pieces of copy."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from milia_lint.files.source import Span
from milia_lint.readers.addresses import without_addresses
from milia_lint.readers.builder import CITED, PLACEHOLDER, DocumentBuilder
from milia_lint.readers.code import CodeBlock, reads_as_words
from milia_lint.readers.document import Scope
from milia_lint.readers.inline import decoded, link_title
from milia_lint.readers.markdown_copy import CopyRun
from milia_lint.readers.markdown_html import RawHtml

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
_LINE = re.compile(r"[^\n]+\n?|\n")
_CODE_UNREAD = "code is not read:"
_LINKS = frozenset({"Link", "Image"})


class MarkdownWalk:
    """Feeds the parser's events over `text` (which stands at `base` in the source) to a builder.

    `at` turns the parser's byte offsets into offsets in `text`.
    """

    def __init__(self, builder: DocumentBuilder, text: str, base: int, at: Callable[[int], int]) -> None:
        self.builder, self.text, self.base, self.at = builder, text, base, at
        self.copy = CopyRun(builder, text, base)
        self.raw = RawHtml(builder, self.copy, text, base)
        self.scopes: list[tuple[Scope, int, bool]] = [(Scope.PARAGRAPH, 0, False)]
        self.links: list[tuple[int, bool, str]] = []
        self.images = 0
        self.code: CodeBlock | None = None

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
                    if self.code:
                        self.code.lines.append(Span(at(where["start"]), at(where["end"])))
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
                self.code = CodeBlock(facts)
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
                self.raw.end_block(self.scopes[-1][0], quoted=self.scopes[-1][2])
            self._close()
            if name in _SCOPES:
                self.scopes.pop()
            elif name == "CodeBlock":
                self.copy.muted -= 1
                self._end_code()
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

    def _code(self, shown: str, first: int, last: int) -> None:
        start, end = self.at(first), self.at(last)
        inside = self.text.find(shown, start, end) if reads_as_words(shown) else -1
        if inside < 0:
            self.copy.put(PLACEHOLDER, start, end)
        else:
            self.copy.text(shown, inside, inside + len(shown))
            self.copy.pass_over(end)

    def _end_code(self) -> None:
        """Read a block of code that is words; one that says it is in another language is said."""
        code, self.code = self.code, None
        words = "".join(self.text[slice(*line)] for line in code.lines) if code else ""
        if not code or not reads_as_words(words):
            return
        if code.language:
            place = self.builder.source.position(self.base + code.lines[0].start)
            if not any(known.startswith(_CODE_UNREAD) for known in self.builder.notices):
                self.builder.notices.append(f"{_CODE_UNREAD} from line {place.line} on")
            return
        is_new = True  # whether a line begins here: its end may come by itself
        for start, end in code.lines:
            for line in _LINE.finditer(self.text, start, end):
                if is_new and line.group().isspace():
                    self._close()
                self.builder.pieces(without_addresses(line.group(), self.base + line.start()))
                is_new = line.group().endswith("\n")

    def _cited(self, _: str, first: int, last: int) -> None:
        self.copy.put(CITED, self.at(first), self.at(last))

    def _html(self, _: str, first: int, last: int) -> None:
        self.raw.line(self.at(first), self.at(last))

    def _inline_html(self, _: str, first: int, last: int) -> None:
        start, end = self.at(first), self.at(last)
        if self.raw.is_border(start, end):
            self._close()
        self.raw.inline(start, end)

    def _close(self) -> None:
        self.copy.flush()
        self.raw.end_segment()
        scope, level, quoted = self.scopes[-1]
        self.builder.close(scope, level=level, quoted=quoted)
