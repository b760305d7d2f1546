"""How words are written where markup has its own signs: in Markdown, in HTML, in a JSON string, in a quoted YAML value.

Which of several spellings is right shows when the page is read again: the first that reads as the words are.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterator

from milia_lint.readers.document import Scope

_MARKDOWN = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#|~&{}"})


def in_plain_text(text: str, scope: Scope) -> Iterator[str]:
    """Yield `text`, and its spellings in data."""
    yield from _in_data(text, scope) or (text,)


def in_html(text: str, scope: Scope) -> Iterator[str]:
    """Yield `text` with `&`, `<` and `>` as entities, then with quotes as entities too."""
    yield from _in_data(text, scope) or _entities(text)


def in_markdown(text: str, scope: Scope) -> Iterator[str]:
    """Yield `text` itself, with backslashes, and as HTML has it."""
    yield from _in_data(text, scope) or (text, text.translate(_MARKDOWN), *_entities(text))


def _entities(text: str) -> tuple[str, ...]:
    return html.escape(text, quote=False), html.escape(text)


def _in_data(text: str, scope: Scope) -> tuple[str, ...]:
    """The spellings in data that stands in a page of any format: a JSON string, a YAML or TOML value; else none."""
    if scope is Scope.STRUCTURED_DATA:
        return (json.dumps(text, ensure_ascii=False)[1:-1].replace("</", "<\\/"),)
    if scope is Scope.FRONT_MATTER:
        return (text, text.replace("'", "''"), text.replace("\\", "\\\\").replace('"', '\\"'))
    return ()
