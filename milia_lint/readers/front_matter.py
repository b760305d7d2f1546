"""Reads front matter: which of its values are copy, and where each stands."""

from __future__ import annotations

import re
from typing import Any

from milia_lint.files.source import Span
from milia_lint.readers.builder import TAG, VALUE, DocumentBuilder
from milia_lint.readers.front_matter_values import FrontMatterError
from milia_lint.readers.names import is_copy
from milia_lint.readers.scalars import Decoded, feed_string

#: At the very top, blank lines before it aside: `---` YAML, `+++` TOML, `---toml`, Hexo's `;;;` and Hugo's `{` JSON.
_OPENING = re.compile(
    r"(?P<above>(?:[ \t]*\r?\n)*)(?:(?P<fence>---|\+\+\+|;;;)(?P<named>yaml|toml|json)?[ \t]*\r?\n|(?=\{[ \t]*\r?\n))"
)
_CLOSING = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*\r?$", re.MULTILINE),
    ";;;": re.compile(r"^;;;[ \t]*\r?$", re.MULTILINE),
    "": re.compile(r"(?<=^\})[ \t]*\r?$", re.MULTILINE),
}
_SYNTAX = {"---": "yaml", "+++": "toml", ";;;": "json", "": "json"}
_KEY = re.compile(r"[\w.-]+")
#: A line of front matter that no parser takes: perhaps a key, and its value.
_LINE = re.compile(r"^[ \t]*(?:- +)?(?:[\"']?(?P<key>[\w.-]+)[\"']?[ \t]*[:=][ \t]+)?(?P<value>[^\n]*)", re.MULTILINE)
_LANGUAGE_KEYS = ("lang", "language", "locale")


def read_leading(builder: DocumentBuilder, text: str) -> int:
    """Read the front matter at the top of `text`, if there is any; return where the body begins."""
    opening = _OPENING.match(text)
    if not opening or (opening["fence"] is None and builder.source.path.lower().endswith(".mdx")):
        return 0
    fence = opening["fence"] or ""
    closing = _CLOSING[fence].search(text, opening.end())
    if not closing:
        return 0
    inside = text[opening.end() : closing.start()]
    doubtful = bool(opening["above"]) or inside.lstrip(" \t\r").startswith("\n")
    syntax = opening["named"] or _SYNTAX[fence]
    return closing.end() if read_front_matter(builder, inside, opening.end(), syntax, doubtful=doubtful) else 0


def read_front_matter(builder: DocumentBuilder, text: str, offset: int, syntax: str, *, doubtful: bool = False) -> bool:
    """Add the copy in front matter `text` (without its fences), which stands at `offset` in the source.

    `syntax` is `yaml`, `toml` or `json`, whose outer braces may be missing. It is `doubtful` where blank lines stand beside the
    fence: then it is front matter if its keys look like keys. The parsed mapping becomes `builder.metadata["front_matter"]`, its place
    `front_matter_span`. Returns whether it was front matter: text between two rules is not. What cannot be parsed is unread, but
    that strings are looked for line by line.
    """
    # Neither parser takes control characters, which stand for template code here.
    plain = text.replace(VALUE, "\ufffc").replace(TAG, "\ufffc")
    try:
        if syntax == "toml":
            from milia_lint.readers.toml_strings import parse_toml as parse
        else:
            from milia_lint.readers.yaml_strings import parse_yaml as parse
        if syntax == "json" and not plain.lstrip().startswith("{"):
            plain, text, offset = f"{{{plain}}}", f"{{{text}}}", offset - 1
        values, strings = parse(plain, text, offset)
    except FrontMatterError as error:
        place = builder.source.position(offset + error.offset)
        if doubtful:
            return False
        builder.unread.append(f"front matter at {place.line}:{place.column} cannot be read: {error}")
        _read_lines(builder, text, offset)
        return True
    if values is None or (doubtful and not _are_keys(values)):
        return False
    builder.metadata["front_matter"] = values
    builder.metadata["front_matter_span"] = Span(offset, offset + len(text))
    builder.lang = _language(values) or builder.lang
    for keys, string in strings:
        if is_copy(keys, string.text):
            feed_string(builder, string, ".".join(keys))
    return True


def _are_keys(values: dict[Any, Any]) -> bool:
    return bool(values) and all(isinstance(key, str) and _KEY.fullmatch(key) for key in values)


def _read_lines(builder: DocumentBuilder, text: str, offset: int) -> None:
    """Read line by line what no parser takes: a mistake in one line hides none of the others."""
    for line in _LINE.finditer(text):
        value, key = line["value"].strip(" \t\r,\"'"), line["key"] or ""
        if is_copy((key,), value):
            start = offset + text.index(value, line.start("value"))
            feed_string(builder, Decoded([(value, start, start + len(value))]), key)


def _language(values: dict[Any, Any]) -> str | None:
    declared = (values.get(key) for key in _LANGUAGE_KEYS)
    return next((lang.replace("_", "-") for lang in declared if isinstance(lang, str) and lang), None)
