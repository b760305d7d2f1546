"""The copy in JSON-LD and in Shopify's section schemas, read string by string.

Never parsed as JSON: templates make it invalid before it is rendered, and a parser would lose the offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from milia_lint.files.source import Span
from milia_lint.readers.builder import DocumentBuilder, Piece
from milia_lint.readers.document import Scope
from milia_lint.readers.html_tokens import decode

# A string ends with its line where its quote is missing, so that one slip does not turn the rest inside out.
_STRING = re.compile(r'"((?:[^"\\\r\n]++|\\[^\r\n])*+)(?:"(\s*+:)?|)')
_INSIDE = re.compile(
    r"(?P<pair>\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|(?P<unit>\\u[0-9a-fA-F]{4})|(?P<escape>\\.)|(?P<markup></?[a-zA-Z][^<>]*>)"
)
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "b": " ", "f": " "}
_BLOCK = re.compile(r"</?(?:p|br|div|li|ul|ol|h[1-6]|tr|td)\b", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_ADDRESS = re.compile(r"\s*(?:https?:|//|data:|mailto:|www\.|/|#)\S*\s*$")

_UNREAD = (
    "@type @id @context @graph type id class tag url image logo sku mpn sameAs thumbnailUrl contentUrl embedUrl target"
    " urlTemplate query-input encodingFormat inLanguage datePublished dateModified dateCreated uploadDate duration"
    " price priceCurrency priceValidUntil priceRange availability itemCondition ratingValue reviewCount ratingCount"
    " bestRating worstRating position telephone email streetAddress addressLocality addressRegion postalCode"
    " addressCountry openingHours dayOfWeek opens closes latitude longitude contactType additionalType"
)
_UNREAD_KEYS = frozenset(_UNREAD.split())
_SCHEMA_KEYS = frozenset({"default", "content", "text", "heading", "description"})


def feed_structured_data(builder: DocumentBuilder, text: str, offset: int) -> None:
    """Queue the prose in the JSON-LD `text`, which stands at `offset`, and note the schema.org types it names.

    The types are gathered as the keys of `builder.metadata["structured_types"]`, in the order in which they come; the keys of the
    objects as those of `builder.metadata["structured_keys"]`.
    """
    types = builder.metadata.setdefault("structured_types", {})
    keys = (string[1] for string in _STRING.finditer(text) if string[2])
    builder.metadata.setdefault("structured_keys", {}).update(dict.fromkeys(keys))
    for key, value in _values(text):
        if key == "@type":
            types[text[slice(*value)]] = None
        elif key not in _UNREAD_KEYS:
            _queue(builder, text, value, offset, key)


def feed_schema(builder: DocumentBuilder, text: str, offset: int) -> None:
    """Queue the prose that the Shopify schema `text`, which stands at `offset`, ships as default copy."""
    for key, value in _values(text):
        if key in _SCHEMA_KEYS:
            _queue(builder, text, value, offset, key)


def _values(text: str) -> Iterator[tuple[str, Span]]:
    """Yield each string value with the key that it, or the list around it, belongs to."""
    key = ""
    for string in _STRING.finditer(text):
        if string[2]:
            key = string[1]
        else:
            yield key, Span(*string.span(1))


def _queue(builder: DocumentBuilder, text: str, value: Span, offset: int, key: str) -> None:
    words = filter(_LETTER.search, text[slice(*value)].split())
    if len(list(islice(words, 2))) == 2 and not _ADDRESS.match(text, *value):
        builder.aside(list(_pieces(text, value, offset)), Scope.STRUCTURED_DATA, key=key)


def _pieces(text: str, value: Span, shift: int) -> Iterator[Piece]:
    """Yield the pieces of a JSON string: escapes and entities decoded, markup left out."""
    done = value.start
    for inside in _INSIDE.finditer(text, *value):
        yield from decode(text, done, inside.start(), shift)
        read = _decoded(inside)
        if read:
            yield read, inside.start() + shift, inside.end() + shift
        done = inside.end()
    yield from decode(text, done, value.end, shift)


def _decoded(inside: re.Match[str]) -> str:
    code = inside.group()
    if inside.lastgroup == "pair":
        return (bytes.fromhex(code[2:6]) + bytes.fromhex(code[8:])).decode("utf-16-be")
    if inside.lastgroup == "unit":
        unit = chr(int.from_bytes(bytes.fromhex(code[2:])))
        return "\ufffd" if "\ud800" <= unit <= "\udfff" else unit
    if inside.lastgroup == "escape":
        return _ESCAPES.get(code[1], code[1])
    return " " if _BLOCK.match(code) else ""
