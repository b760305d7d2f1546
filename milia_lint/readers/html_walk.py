"""The walk over the tokens of an HTML text, from tag to tag, that hands its copy to a builder."""

from __future__ import annotations

import re
from typing import NamedTuple

from milia_lint.readers.builder import CITED, PLACEHOLDER, DocumentBuilder, Piece
from milia_lint.readers.html_elements import CODE, OPAQUE, SCOPES, VOID, Attributes, is_block, is_hidden, language, value
from milia_lint.readers.html_markup import MarkupReader
from milia_lint.readers.html_stack import Context, ElementStack
from milia_lint.readers.html_tokens import Kind, Token, attributes, decode, tokens
from milia_lint.readers.structured_data import feed_structured_data

#: What a raised note mark consists of: `<sup>1</sup>`, `<sup>[2,3]</sup>`, `<sup>*</sup>`.
_NOTE_MARK = re.compile(r"\s*[\[(]?(?:\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*|[*†‡§¶]+)[\])]?\s*")


class _Skipped(NamedTuple):
    """An element whose content is passed over, and how many of its name are open in it."""

    name: str
    start: int
    begin: int
    depth: int = 1


class HtmlWalk:
    """Walks the tokens of one text, with the elements that are open."""

    def __init__(self, builder: DocumentBuilder, text: str, offset: int, context: Context) -> None:
        self._builder = builder
        self._text = text
        self._offset = offset
        self._markup = MarkupReader(builder, text, offset)
        self._stack = ElementStack(context)
        self._skipped: _Skipped | None = None
        self._json = False
        self._langs: set[str | None] = set()
        self._unseen: list[Piece] = []
        self._raised = 0  # open `<sup>` elements
        self._said = False  # whether the segment now open has anything in it

    def read(self) -> None:
        """Read the whole text."""
        for token in tokens(self._text):
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
            self._markup.unread(f"unclosed <{self._skipped.name}>", self._skipped.start)
        self._unskip(len(self._text))
        self._break()

    def _copy(self, token: Token) -> None:
        if self._skipped:
            return
        start, end, shift = token.start, token.end, self._offset
        text, context = self._text[start:end], self._stack.context
        if context.hidden and not self._stack.block.hidden:
            self._unseen += decode(self._text, start, end, shift)
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
            self._markup.unread(f"unclosed {token.name}", token.start)
        elif token.name == "script" and self._json and not self._skipped:
            self._said = True
            feed_structured_data(self._builder, self._text[token.start : token.end], token.start + self._offset)

    def _start(self, token: Token) -> None:
        name = token.name
        if self._still_skipped(token):
            return
        if name == "br":
            self._builder.space(token.start + self._offset, token.end + self._offset)
        elif is_block(name):
            self._break()
            self._stack.imply_ends(name)
        given = attributes(self._text, token) if token.begin < token.until else {}
        context = self._context(name, given) if given or name in SCOPES else self._stack.context
        if given and self._markup.attributes(name, given, context):
            self._said = True
        if name == "script":
            self._json = value(self._text, given, "type").lower() == "application/ld+json"
        closed = self._text[token.until - 1] == "/"
        if name in OPAQUE and not closed:
            self._skipped = _Skipped(name, token.start, token.end)
        elif name not in VOID and name not in OPAQUE:
            self._stack.push(name, context)
        self._raised += name == "sup"

    def _end(self, token: Token) -> None:
        name = token.name
        if self._still_skipped(token):
            return
        if name == "br":
            self._builder.space(token.start + self._offset, token.end + self._offset)
        if is_block(name):
            self._break()
        self._stack.end(name)
        self._raised -= name == "sup" and self._raised > 0
        if not self._stack.context.hidden:
            self._set_unseen_aside()

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
        self._set_unseen_aside()
        if not self._said:
            return
        self._said = False
        block = self._stack.block
        lang = self._langs.pop() if len(self._langs) == 1 else block.lang
        self._langs.clear()
        self._builder.close(block.scope, level=block.level, lang=lang, hidden=block.hidden, quoted=block.quoted)

    def _set_unseen_aside(self) -> None:
        if self._unseen:
            block = self._stack.block
            self._said = True
            self._builder.aside(self._unseen, block.scope, level=block.level, hidden=True, quoted=block.quoted)
            self._unseen = []
