"""How words are written where markup has its own signs: in an attribute, a JSON string, a quoted YAML value."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator

from milia_lint.readers import reader_of
from milia_lint.readers.document import Document, Scope

_MARKDOWN = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#|~&{}"})


def spellings(text: str, scope: Scope, path: str) -> Iterator[str]:
    """Yield the ways in which `text` may have to be written in a place of this scope, the plainest first.

    Which of them is right shows when the page is read again: the first that reads as `text` is.
    """
    if scope is Scope.STRUCTURED_DATA:
        yield json.dumps(text, ensure_ascii=False)[1:-1].replace("</", "<\\/")
        return
    if scope is Scope.FRONT_MATTER:
        yield from (text, text.replace("'", "''"), text.replace("\\", "\\\\").replace('"', '\\"'))
        return
    kind = reader_of(path)
    if kind == "markdown":
        yield from (text, text.translate(_MARKDOWN))
    if kind == "plain":
        yield text
    else:
        yield from (html.escape(text, quote=False), html.escape(text))


def scope_at(document: Document, offset: int) -> Scope:
    """Return the scope of the segment that holds the reading-text `offset`."""
    return document.segments[document.segment_at(offset)].scope
