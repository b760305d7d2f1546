"""Reads components whose markup holds JavaScript in braces: Svelte, Astro."""

from __future__ import annotations

import re
from collections.abc import Iterator

from milia_lint.files.source import Source
from milia_lint.readers.builder import TAG, VALUE, DocumentBuilder, filled
from milia_lint.readers.code_strings import CodeString, feed_code_string
from milia_lint.readers.document import Document
from milia_lint.readers.html import feed_html
from milia_lint.readers.mdx_code import Braces, code_texts, shown_string
from milia_lint.readers.templates import templates_in

_PART = re.compile(
    r"\A\s*---[ \t]*\r?\n(?P<code>.*?)^---[ \t]*\r?$|<(?P<raw>script|style)\b|<!--|\{", re.DOTALL | re.MULTILINE | re.IGNORECASE
)
_ENDS = {"script": re.compile("</script", re.IGNORECASE), "style": re.compile("</style", re.IGNORECASE), "": re.compile("-->")}
_SILENT = re.compile(r"\{\s*[#:/@](?!html\b)")


def read_component(source: Source) -> Document:
    """Return the copy of a component: its markup, the strings and elements in its expressions and scripts."""
    builder = DocumentBuilder(source)
    templates = templates_in(source.text, source.path)
    builder.comments += templates.comments
    strings: list[CodeString] = []
    feed_html(builder, _masked(templates.masked, strings), 0)
    for string in strings:
        feed_code_string(builder, source.text, string)
    builder.comments.sort(key=lambda comment: comment.span)
    return builder.build()


def _masked(text: str, strings: list[CodeString]) -> str:
    """Return the text with its JavaScript masked; the copy in that is added to `strings`."""
    parts, done = list[str](), 0
    for start, end, instead in _regions(text, strings):
        parts += (text[done:start], instead)
        done = end
    return "".join((*parts, text[done:]))


def _regions(text: str, strings: list[CodeString]) -> Iterator[tuple[int, int, str]]:
    braces, position = Braces(text), 0
    while part := _PART.search(text, position):
        start, position = part.start(), part.end()
        if part["code"] is not None:
            strings += code_texts(text, *part.span("code"))
            yield start, position, filled(part.group(), TAG)
        elif text[start] == "<":
            ends = _ENDS[(part["raw"] or "").lower()].search(text, position)
            position = ends.end() if ends else len(text) if part["raw"] else position
            if part["raw"] and part["raw"].lower() == "script":
                strings += code_texts(text, text.find(">", start) + 1, ends.start() if ends else position)
        elif end := braces.end(start):
            position = end
            yield start, end, _expression(text, start, end, strings)


def _expression(text: str, start: int, end: int, strings: list[CodeString]) -> str:
    code = text[start:end]
    if text[start - 1] != "=" and (shown := shown_string(code)) is not None:
        return shown
    strings += code_texts(text, start, end)
    return filled(code, TAG if _SILENT.match(code) else VALUE)
