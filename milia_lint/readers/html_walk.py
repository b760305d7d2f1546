"""The walk over the tokens of an HTML text, from tag to tag, that hands its copy to a builder."""

from __future__ import annotations

import re
from typing import NamedTuple

from milia_lint.readers.builder import CITED, PLACEHOLDER, DocumentBuilder, Piece
from milia_lint.readers.code import element_holds_code
from milia_lint.readers.code_strings import copy_strings, shown_pieces
from milia_lint.readers.document import Scope
from milia_lint.readers.html_elements import (
    CODE,
    OPAQUE,
    SCOPES,
    SVG_TEXT,
    VOID,
    Attributes,
    is_block,
    is_hidden,
    is_inert,
    language,
    value,
)  # fmt: skip
from milia_lint.readers.html_markup import MarkupReader
from milia_lint.readers.html_raw import RawKind, feed_style, script_kind, shown_by, unwrapped
from milia_lint.readers.html_stack import Context, ElementStack
from milia_lint.readers.html_tokens import Kind, Token, attributes, decode, tokens
from milia_lint.readers.structured_data import feed_structured_data

#: What a raised note mark consists of: `<sup>1</sup>`, `<sup>[2,3]</sup>`, `<sup>*</sup>`.
_NOTE_MARK = re.compile(r"\s*[\[(]?(?:\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*|[*†‡§¶]+)[\])]?\s*")
_DEEPEST = 3  # pages in each other that are read


class _Skipped(NamedTuple):
    """An element whose content is passed over, and how many of its name are open in it."""

    name: str
    start: int
    begin: int
    depth: int = 1


class HtmlWalk:
    """Walks the tokens of one text, with the elements that are open."""

    def __init__(self, builder: DocumentBuilder, text: str, offset: int, context: Context, deepest: int = _DEEPEST) -> None:
        """`deepest` says how many pages may yet stand in each other."""
        self._builder = builder
        self._text = text
        self._offset = offset
        self._deepest = deepest
        self._markup = MarkupReader(builder, text, offset)
        self._stack = ElementStack(context)
        self._skipped: _Skipped | None = None
        self._script = RawKind.CODE
        self._endless: set[str] = set()  # elements that nobody closes from here on
        self._drawings = 0  # open `<svg>` elements
        self._langs: set[str | None] = set()
        self._apart: list[Piece] = []  # what is no part of the sentence round it: hidden, or the text of a drawing
        self._raised = 0  # open `<sup>` elements
        self._said = False  # whether the segment now open has anything in it

    def read(self) -> None:
        """Read the whole text."""
        xml = self._builder.source.path.lower().endswith(".xhtml")
        for token in tokens(self._text, xml=xml):
            kind = token.kind
            if kind is Kind.TEXT:
                self._copy(token)
            elif kind is Kind.START:
                self._start(token)
            elif kind is Kind.END:
                self._end(token)
            else:
                self._other(token)
        if self._skipped and self._skipped.name not in CODE:
            self._markup.notice(f"unclosed <{self._skipped.name}> at line {{line}}, the rest was not read", self._skipped.start)
        self._unskip(len(self._text))
        self._break()

    def _copy(self, token: Token) -> None:
        if self._skipped:
            return
        start, end, shift = token.start, token.end, self._offset
        text, context = self._text[start:end], self._stack.context
        if self._drawings or (context.hidden and not self._stack.block.hidden):
            self._apart += decode(self._text, start, end, shift)
            return
        if text.isspace():
            self._builder.space(start + shift, end + shift)
            return
        self._said = True
        self._langs.add(context.lang)
        if self._raised and _NOTE_MARK.fullmatch(text):
            self._builder.atom(CITED, start + shift, end + shift)
        elif "&" in text:
            self._builder.pieces(decode(self._text, start, end, shift))
        else:
            self._builder.copy(text, start + shift)

    def _other(self, token: Token) -> None:
        if token.kind is Kind.COMMENT:
            self._markup.comment(token)
        elif token.kind is Kind.UNCLOSED:
            rest = "not read" if token.name[:1] == "<" and token.end == len(self._text) else "read as if it were closed"
            self._markup.notice(f"unclosed {token.name} at line {{line}}, the rest was {rest}", token.start)
        elif not self._skipped:
            self._raw(token)

    def _raw(self, token: Token) -> None:
        """Take the content of an element that is no markup."""
        text, start = self._text[token.start : token.end], token.start + self._offset
        if token.name in ("xmp", "plaintext", "cdata") and text.strip():
            self._said = True
            if self._drawings:
                self._apart.append((text, start, start + len(text)))
            else:
                self._builder.copy(text, start)
        elif token.name == "style":
            self._said |= feed_style(self._builder, text, start)
        elif token.name == "script" and self._script is RawKind.DATA:
            self._said = True
            feed_structured_data(self._builder, text, start)
        elif token.name == "script" and self._script is RawKind.PAGE:
            self._inner(text, start)
        elif token.name == "script" and self._builder.source.path.endswith(".vue"):
            for string in copy_strings(text):
                self._said = True
                self._builder.aside(shown_pieces(text, string, start), Scope.ATTRIBUTE, key=string.key)
        elif token.name == "script" and (at := shown_by(text)) is not None:
            self._markup.notice("text that a script shows, at line {line}, was not read", token.start + at)

    def _inner(self, text: str, start: int) -> None:
        """Read a page within the page."""
        self._break()
        if not self._deepest:
            self._markup.notice("pages within pages, from line {line} on, were not read", start - self._offset)
            return
        context = Context(lang=self._stack.context.lang, hidden=self._stack.context.hidden)
        HtmlWalk(self._builder, text, start, context, self._deepest - 1).read()

    def _start(self, token: Token) -> None:
        name = token.name
        if self._still_skipped(token):
            return
        self._part(token)
        if is_block(name) and not self._drawings:
            self._stack.imply_ends(name)
        given = attributes(self._text, token) if token.begin < token.until else {}
        context = self._context(name, given) if given or name in SCOPES else self._stack.context
        if given and self._markup.attributes(name, given, context):
            self._said = True
        if name == "script":
            self._script = script_kind(value(self._text, given, "type"))
        elif name == "iframe" and "srcdoc" in given:
            begin, end = given["srcdoc"]
            self._inner(unwrapped(self._text[begin:end]), begin + self._offset)
        self._enter(token, context, given)

    def _enter(self, token: Token, context: Context, given: Attributes) -> None:
        name, closed = token.name, self._text[token.until - 1] == "/"
        drawing = name == "svg" or self._drawings > 0
        if not closed and self._may_be_passed_over(token, given) and self._is_closed(token) and self._holds_no_copy(token):
            self._skipped = _Skipped(name, token.start, token.end)
        elif name not in VOID and name not in OPAQUE and not (closed and drawing):
            self._stack.push(name, context)
            self._drawings += name == "svg"
        self._raised += name == "sup"

    def _part(self, token: Token) -> None:
        """End what the tag ends: a line, a text in a drawing, a segment."""
        if token.name == "br":
            self._builder.space(token.start + self._offset, token.end + self._offset)
        elif self._drawings or token.name == "svg":
            if token.name in SVG_TEXT or is_block(token.name):
                self._set_apart()
        elif is_block(token.name):
            self._break()

    def _is_closed(self, token: Token) -> bool:
        """Whether the element ends anywhere; the rest of a page is not passed over for want of a closing tag."""
        if token.name not in self._endless and self._text.find(f"</{token.name}", token.end) < 0:
            self._endless.add(token.name)
        if token.name in self._endless and token.name not in CODE:
            self._markup.notice(f"unclosed <{token.name}> at line {{line}}, the rest was read as if it were closed", token.start)
        return token.name not in self._endless

    def _may_be_passed_over(self, token: Token, given: Attributes) -> bool:
        if token.name == "template":
            return is_inert(self._text, given) and not self._builder.source.path.endswith(".vue")
        return token.name in OPAQUE or (token.name in CODE and token.name not in ("xmp", "plaintext"))

    def _holds_no_copy(self, token: Token) -> bool:
        return token.name not in CODE or element_holds_code(self._text, token.end, token.name)

    def _end(self, token: Token) -> None:
        name = token.name
        if self._still_skipped(token):
            return
        self._part(token)
        self._drawings -= name == "svg" and self._drawings > 0
        self._stack.end(name)
        self._raised -= name == "sup" and self._raised > 0
        if not self._stack.context.hidden and not self._drawings:
            self._set_apart()

    def _still_skipped(self, token: Token) -> bool:
        """Whether the tag lies in, or ends, an element that is passed over."""
        skipped = self._skipped
        if skipped is None:
            return False
        if token.name == skipped.name:
            step = -1 if token.kind is Kind.END else self._text[token.until - 1] != "/"
            self._skipped = skipped._replace(depth=skipped.depth + step)
            if self._skipped.depth == 0:
                self._unskip(token.start)
            return True
        if skipped.name in CODE and not is_block(skipped.name) and is_block(token.name):
            self._unskip(token.start)  # code that nobody closed ends with its paragraph
            return False
        return True

    def _unskip(self, end: int) -> None:
        skipped, self._skipped = self._skipped, None
        if skipped and skipped.name in CODE and self._text[skipped.begin : end].strip():
            self._said = True
            self._builder.atom(PLACEHOLDER, skipped.begin + self._offset, end + self._offset)
        if skipped and is_block(skipped.name):
            self._break()

    def _context(self, name: str, given: Attributes) -> Context:
        lang = language(self._text, given)
        if lang and name == "html" and self._builder.lang is None:
            self._builder.lang = lang
        lang = None if lang == self._builder.lang else lang
        return self._stack.context.inside(name, lang=lang, hidden=is_hidden(self._text, given))

    def _break(self) -> None:
        """End the segment: the text so far and what follows are not one sentence."""
        self._set_apart()
        if not self._said:
            return
        self._said = False
        block = self._stack.block
        lang = self._langs.pop() if len(self._langs) == 1 else block.lang
        self._langs.clear()
        self._builder.close(block.scope, level=block.level, lang=lang, hidden=block.hidden, quoted=block.quoted)

    def _set_apart(self) -> None:
        if self._apart:
            block = self._stack.block
            self._said = True
            hidden = self._stack.context.hidden or not self._drawings
            self._builder.aside(self._apart, block.scope, level=block.level, hidden=hidden, quoted=block.quoted)
            self._apart = []
