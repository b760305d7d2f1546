"""What tags and comments of an HTML text say beside its running copy."""

from __future__ import annotations

import re

from milia_lint.files.source import Span
from milia_lint.readers.builder import DocumentBuilder
from milia_lint.readers.code_strings import copy_strings, shown_pieces
from milia_lint.readers.document import Comment, Scope
from milia_lint.readers.html_elements import Attributes, meta_name, read_attributes, value
from milia_lint.readers.html_stack import Context
from milia_lint.readers.html_tokens import Token, decode
from milia_lint.readers.names import is_machine_name

#: How the names of attributes begin whose value is JavaScript: those of Vue, Alpine, Angular and Svelte.
_BOUND = (":", "v-", "x-", "ng-", "data-ng-", "[")
_PAGE_IN_ADDRESS = re.compile(r"data:(?:text/|image/svg)", re.IGNORECASE)


class MarkupReader:
    """Hands the attributes and comments of one text, which stands at `offset` in the builder's source, to the builder."""

    def __init__(self, builder: DocumentBuilder, text: str, offset: int) -> None:
        self._builder = builder
        self._text = text
        self._offset = offset

    def comment(self, token: Token) -> None:
        """Keep a comment, unless it is a conditional one."""
        start, end = token.begin + self._offset, token.until + self._offset
        content = self._builder.source.text[start:end]
        if content and not content.lstrip().startswith(("[if", "<![endif")):
            span = Span(token.start + self._offset, token.end + self._offset)
            self._builder.comments.append(Comment(span, content))

    def attributes(self, name: str, given: Attributes, context: Context) -> bool:
        """Queue the attributes of an element that are copy, keep what `meta` elements say; return whether there is copy."""
        found = False
        if any(_PAGE_IN_ADDRESS.match(self._text, start) for start, _ in given.values()):
            self.notice("a page or drawing in a data: address at line {line} was not read", next(iter(given.values()))[0])
        for start, end, scope, key in read_attributes(self._text, name, given):
            found = True
            pieces = decode(self._text, start, end, self._offset, attribute=True)
            self._builder.aside(pieces, scope, key=key, lang=context.lang, hidden=context.hidden, quoted=context.quoted)
        for key, (start, end) in given.items():
            if key.startswith(_BOUND) and not is_machine_name(key.rpartition(":")[2].removeprefix("v-").removeprefix("x-")):
                for string in copy_strings(self._text, start, end):
                    found = True
                    shown = shown_pieces(self._text, string, self._offset)
                    self._builder.aside(shown, Scope.ATTRIBUTE, key=key, lang=context.lang, hidden=context.hidden)
        if name == "meta" and (called := meta_name(self._text, given)):
            known = self._builder.metadata.setdefault("meta", {})
            known.setdefault(called, value(self._text, given, "content"))
        return found

    def notice(self, what: str, start: int) -> None:
        """Say what was met at `start` in the text, once: `what` has a place for the line."""
        line = self._builder.source.position(start + self._offset).line
        if not any(known.startswith(what.partition("{")[0]) for known in self._builder.notices):
            self._builder.notices.append(what.format(line=line))
