"""What is no markup in an HTML page and holds copy yet: style sheets, scripts, a page in an attribute."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from milia_lint.readers.builder import TAG, DocumentBuilder, Piece
from milia_lint.readers.document import Scope

_GENERATED = re.compile(r"(?:content|list-style(?:-type)?|prefix|suffix|symbols)\s*:([^;{}]*)", re.IGNORECASE)
_CSS_STRING = re.compile(r""""((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'""", re.DOTALL)
_CSS_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
_LETTER = re.compile(r"[^\W\d_]")
_TEMPLATE = re.compile(r"html|template|tmpl|handlebars|mustache|jsrender|markdown|/x-jquery|nunjucks|vue", re.IGNORECASE)
_SENTENCE_IN_CODE = re.compile(r"""["'`>][^"'`\n<>]{0,200}?[^\W\d_]{2,}(?:,? [^\W\d_][\w’]*){3,}""")
_WRAPPED = re.compile(r"&(?:(lt|#60|#x3c)|(gt|#62|#x3e)|(quot|#34|#x22)|(apos|#39|#x27)|(amp|#38|#x26));", re.IGNORECASE)
_SIGNS = "<>\"'&"


class RawKind(Enum):
    """What the content of a `<script>` is."""

    CODE = "code"
    DATA = "structured data"
    PAGE = "a page that a script fills in"


def script_kind(kind: str) -> RawKind:
    """Return what a script with this `type` attribute holds."""
    essence = kind.partition(";")[0].strip().lower()
    if essence == "application/ld+json":
        return RawKind.DATA
    return RawKind.PAGE if _TEMPLATE.search(essence) else RawKind.CODE


def shown_by(script: str) -> int | None:
    """Return where a string that reads like a sentence stands in a script, or None."""
    found = _SENTENCE_IN_CODE.search(script)
    return found.start() if found else None


def unwrapped(value: str) -> str:
    """Return an attribute's value that is a page, same length: its markup without the entities that it is wrapped in."""
    return _WRAPPED.sub(lambda each: TAG * (len(each.group()) - 1) + _SIGNS[(each.lastindex or 1) - 1], value)


def feed_style(builder: DocumentBuilder, text: str, offset: int) -> bool:
    """Queue the strings that the style sheet `text`, which stands at `offset`, puts on the page; return whether there are any."""
    found = False
    for rule in _GENERATED.finditer(text):
        for string in _CSS_STRING.finditer(text, *rule.span(1)):
            group = string.lastindex or 1
            if _LETTER.search(string[group]):
                builder.aside(list(_unescaped(string[group], offset + string.start(group))), Scope.ATTRIBUTE, key="content")
                found = True
    return found


def _unescaped(text: str, offset: int) -> Iterator[Piece]:
    done = 0
    for escape in _CSS_ESCAPE.finditer(text):
        yield text[done : escape.start()], offset + done, offset + escape.start()
        code = int(escape[1], 16) if escape[1] else 0
        shown = escape[2] or ("\ufffd" if code > 0x10FFFF or 0xD800 <= code < 0xE000 else chr(code))
        yield shown, offset + escape.start(), offset + escape.end()
        done = escape.end()
    yield text[done:], offset + done, offset + len(text)
