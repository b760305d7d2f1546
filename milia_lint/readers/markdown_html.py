"""HTML inside Markdown: raw blocks, and tags within a sentence."""

from __future__ import annotations

import re

from milia_lint.files.source import Span
from milia_lint.readers.builder import PLACEHOLDER, DocumentBuilder
from milia_lint.readers.code import element_holds_code
from milia_lint.readers.document import Scope
from milia_lint.readers.html import feed_html, inline_tag
from milia_lint.readers.html_elements import CODE, OPAQUE, VOID, is_block, is_hidden
from milia_lint.readers.html_tokens import Kind, attributes, tokens
from milia_lint.readers.markdown_copy import CopyRun

_TAG_NAME = re.compile(r"</?([a-zA-Z][\w.-]*)")
_PASSED_OVER = OPAQUE | CODE | {"script", "style", "template"}


class RawHtml:
    """Reads the HTML that the Markdown parser leaves as it is; offsets are in `text`, which stands at `base`."""

    def __init__(self, builder: DocumentBuilder, copy: CopyRun, text: str, base: int) -> None:
        self._builder, self._copy, self._text, self._base = builder, copy, text, base
        self._lines: list[Span] = []
        self._passed_over: tuple[str, int] | None = None  # an element whose content is no copy, and its start
        self._hidden: tuple[str, int] | None = None  # an element that nobody sees, and how many of its name are open

    def line(self, start: int, end: int) -> None:
        """Take one line of a raw block."""
        self._lines.append(Span(start, end))

    def end_block(self, scope: Scope, *, quoted: bool) -> None:
        """Feed a raw block as one text; a quotation's line marks inside it are blanked, so offsets hold."""
        lines, self._lines = self._lines, []
        parts: list[str] = []
        for number, (start, end) in enumerate(lines):
            parts.append(" " * (start - lines[number - 1].end) if number else "")
            parts.append(self._text[start:end])
        if lines:
            feed_html(self._builder, "".join(parts), self._base + lines[0].start, scope, quoted=quoted)

    def is_border(self, start: int, end: int) -> bool:
        """Whether the inline tag at `start:end` ends the sentence around it, as the tag of a block does."""
        name = self._name(start, end)
        return not self._passed_over and bool(name) and name not in _PASSED_OVER and is_block(name)

    def inline(self, start: int, end: int) -> None:
        """Take one tag or comment within a sentence."""
        raw, name = self._text[start:end], self._name(start, end)
        closing = raw.startswith("</")
        self._copy.pass_over(end)
        if self._passed_over:
            if closing and name == self._passed_over[0]:
                self._read_again(end)
        elif name in _PASSED_OVER and not closing and not raw.endswith("/>") and self._is_code(name, end):
            self._passed_over = (name, start)
            self._copy.muted += 1
        elif name == "br":
            self._copy.put(" ", start, end)
        else:
            inline_tag(self._builder, raw, self._base + start)
            if not raw.endswith("/>") and name not in VOID:
                self._hide(raw, name, closing)

    def _is_code(self, name: str, end: int) -> bool:
        return name not in CODE or element_holds_code(self._text, end, name)

    def _hide(self, raw: str, name: str, closing: bool) -> None:
        """Keep apart what stands between the tags of a hidden element."""
        if self._hidden is None:
            if not closing and any(is_hidden(raw, attributes(raw, each)) for each in tokens(raw) if each.kind is Kind.START):
                self._hidden = (name, 1)
                self._copy.divert()
        elif name == self._hidden[0]:
            self._hidden = (name, self._hidden[1] + (-1 if closing else 1))
            if not self._hidden[1]:
                self._show_again()

    def _show_again(self) -> None:
        self._hidden = None
        self._builder.aside(self._copy.diverted(), Scope.PARAGRAPH, hidden=True)

    def end_segment(self) -> None:
        """Forget an element that nobody closed: it ends with its paragraph."""
        if self._hidden:
            self._show_again()
        if self._passed_over:
            self._read_again(self._copy.done)

    def _name(self, start: int, end: int) -> str:
        tag = _TAG_NAME.match(self._text, start, end)
        return tag.group(1).lower() if tag else ""

    def _read_again(self, end: int) -> None:
        name, start = self._passed_over or ("", end)
        self._passed_over = None
        self._copy.muted -= 1
        if name in CODE:
            self._copy.put(PLACEHOLDER, start, end)
