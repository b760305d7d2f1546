"""Reads front matter: which of its values are copy, and where each stands."""

from __future__ import annotations

import re
from typing import Any

from milia_lint.files.source import Span
from milia_lint.readers.builder import TAG, VALUE, DocumentBuilder
from milia_lint.readers.front_matter_values import FrontMatterError, Keys
from milia_lint.readers.names import holds_copy, is_machine_name
from milia_lint.readers.scalars import feed_string

#: `---` YAML or `+++` TOML at the very top, and nowhere else.
_OPENING = re.compile(r"(---|\+\+\+)[ \t]*\r?\n(?![ \t]*\r?\n)")
_CLOSING = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*\r?$", re.MULTILINE),
}
_SYNTAX = {"---": "yaml", "+++": "toml"}
_LONG = 300  # characters; no address or file name is longer
_LANGUAGE_KEYS = ("lang", "language", "locale")
_LETTER = re.compile(r"[^\W\d_]")
_NO_COPY = re.compile(
    r"(?:[a-z][a-z0-9+.-]*://|mailto:|tel:|/|\.{1,2}/|#)\S*|[\w./%-]+\.[a-z][a-z0-9]{1,4}"
    r"|[\w./ %()-]+\.(?:jpe?g|png|webp|gif|svg|avif|pdf|mp4|webm|html?|mdx?|css|js|json|ya?ml|woff2?)"
    r"|(?:true|false|yes|no|on|off|null|none)|\d[\d\s:T+.Z-]*",
    re.IGNORECASE,
)


def read_leading(builder: DocumentBuilder, text: str) -> int:
    """Read the front matter at the top of `text`, if there is any; return where the body begins."""
    opening = _OPENING.match(text)
    closing = _CLOSING[opening.group(1)].search(text, opening.end()) if opening else None
    if not opening or not closing:
        return 0
    inside = text[opening.end() : closing.start()]
    return closing.end() if read_front_matter(builder, inside, opening.end(), _SYNTAX[opening.group(1)]) else 0


def read_front_matter(builder: DocumentBuilder, text: str, offset: int, syntax: str) -> bool:
    """Add the copy in front matter `text` (without its fences), which stands at `offset` in the source.

    `syntax` is `yaml` or `toml`. The parsed mapping becomes `builder.metadata["front_matter"]`, its place
    `front_matter_span`. Returns whether it was front matter: text between two rules is not. What cannot be parsed is unread.
    """
    # Neither parser takes control characters, which stand for template code here.
    plain = text.replace(VALUE, "\ufffc").replace(TAG, "\ufffc")
    try:
        if syntax == "toml":
            from milia_lint.readers.toml_strings import parse_toml as parse
        else:
            from milia_lint.readers.yaml_strings import parse_yaml as parse
        values, strings = parse(plain, text, offset)
    except FrontMatterError as error:
        place = builder.source.position(offset + error.offset)
        builder.unread.append(f"front matter at {place.line}:{place.column} cannot be read: {error}")
        return True
    if values is None:
        return False
    builder.metadata["front_matter"] = values
    builder.metadata["front_matter_span"] = Span(offset, offset + len(text))
    builder.lang = _language(values) or builder.lang
    for keys, string in strings:
        if is_copy(keys, string.text):
            feed_string(builder, string, ".".join(keys))
    return True


def is_copy(keys: Keys, text: str) -> bool:
    """Whether a string under these keys is written for readers."""
    key = keys[-1] if keys else ""
    if is_machine_name(key) or keys[:1] in (("milia_lint",), ("milia-lint",)):
        return False
    text = text.strip()
    if not _LETTER.search(text) or (len(text) < _LONG and _NO_COPY.fullmatch(text)):
        return False
    return " " in text or "\n" in text or "\xa0" in text or holds_copy(key)


def _language(values: dict[Any, Any]) -> str | None:
    declared = (values.get(key) for key in _LANGUAGE_KEYS)
    return next((lang.replace("_", "-") for lang in declared if isinstance(lang, str) and lang), None)
