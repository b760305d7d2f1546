"""Reads Markdown and MDX."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import pyromark

from milia_lint.files.source import Source
from milia_lint.readers.builder import TAG, DocumentBuilder
from milia_lint.readers.code_strings import CodeString, feed_code_string
from milia_lint.readers.containers import readable
from milia_lint.readers.document import Document, Scope
from milia_lint.readers.front_matter import read_leading
from milia_lint.readers.inline import decoded, definition_title
from milia_lint.readers.markdown_walk import MarkdownWalk
from milia_lint.readers.mdx import mask_mdx
from milia_lint.readers.plain import feed_plain
from milia_lint.readers.templates import templates_in

#: From text to the text without code, same length, and the copy in the code.
_MaskCode = Callable[[str], tuple[str, tuple[CodeString, ...]]]

_LONE_RETURN = re.compile(r"\r(?!\n)")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ATTRIBUTES = re.compile(r"\{(?::[^{}\n]*|[.#][\w-][^{}\n]*)\}")  # kramdown's {: .lead}, Goldmark's {.lead}


def read_markdown(source: Source) -> Document:
    """Return the document of a Markdown source."""
    return _read(source, lambda body: (readable(body), ()))


def read_mdx(source: Source) -> Document:
    """Return the document of an MDX source: what is code in it is left out, but for the copy in props."""
    return _read(source, mask_mdx)


def _read(source: Source, mask_code: _MaskCode) -> Document:
    templates = templates_in(source.text, source.path)
    text = _SURROGATE.sub("\ufffd", _LONE_RETURN.sub("\n", templates.masked))
    builder = DocumentBuilder(source)
    builder.comments.extend(templates.comments)
    base = read_leading(builder, text)
    body, strings = mask_code(text[base:])
    body = _ATTRIBUTES.sub(lambda found: TAG * len(found.group()), body)
    try:
        _read_body(builder, body, base)
    except (Exception, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # a panic of the parser, which is no Exception
        return _without_parser(source, text, error)
    for string in strings:
        feed_code_string(builder, text[base:], string, base)
    for string in templates.strings:
        feed_code_string(builder, source.text, string)
    builder.comments.sort(key=lambda comment: comment.span)
    return builder.build()


def _read_body(builder: DocumentBuilder, text: str, base: int) -> None:
    events = pyromark.events_with_range(text, options=_options())
    MarkdownWalk(builder, text, base, code_points(text)).feed(events)
    if "]:" in text:
        _definition_titles(builder, text, base)


@cache
def _options() -> pyromark.Options:
    """Return the extensions in use; those that change text (smart quotes) or take prices for formulas are not."""
    on = pyromark.Options
    return (
        on.ENABLE_TABLES | on.ENABLE_FOOTNOTES | on.ENABLE_STRIKETHROUGH | on.ENABLE_TASKLISTS
        | on.ENABLE_HEADING_ATTRIBUTES | on.ENABLE_GFM | on.ENABLE_DEFINITION_LIST
    )  # fmt: skip


def code_points(text: str) -> Callable[[int], int]:
    """Return the function from a UTF-8 byte offset in `text` to a code-point offset.

    It counts on from the last answer, so ask in rising order.
    """
    if text.isascii():
        return int
    raw, last, count = text.encode(), 0, 0

    def at(byte: int) -> int:
        nonlocal last, count
        if byte >= last:
            count += len(raw[last:byte].decode())
        else:
            count -= len(raw[byte:last].decode())
        last = byte
        return count

    return at


def _definition_titles(builder: DocumentBuilder, text: str, base: int) -> None:
    """Read the titles of link definitions (`[label]: /target "Title"`)."""
    at = code_points(text)
    definitions = pyromark.reference_definitions(text, options=_options()).values()
    for definition in sorted(definitions, key=lambda each: each["span"]["start"]):
        if not definition["title"]:
            continue
        found = definition_title(text, at(definition["span"]["start"]), at(definition["span"]["end"]))
        if found:
            builder.pieces(decoded(text[slice(*found)], base + found[0]))
            builder.close(Scope.ATTRIBUTE, key="title")


def _without_parser(source: Source, text: str, error: BaseException) -> Document:
    builder = DocumentBuilder(source)
    builder.notices.append(f"the Markdown parser failed ({error}); read as plain text")
    feed_plain(builder, text, 0)
    return builder.build()
