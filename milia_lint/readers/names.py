"""What the name of a value says of it: whether it is written for readers. One answer for front matter, attributes, props and arguments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from milia_lint.text.tokens import word_set

#: Names whose value a machine reads, whatever it looks like.
_MACHINE_KEYS = word_set(
    "alias aliases author_url bundle canonical categories category charset classname collection color colour country created"
    " currency d date draft extends format icon icons id ids identifier index kind lang language languages lastmod layout locale"
    " media menu milia_lint modified outputs pattern points published publishdate redirect redirect_from redirect_to rel robots"
    " series sizes sku slug sort status style tag tags target template theme transform type types updated version viewbox weight"
)
#: Last words that say the same of any name: `heroImageUrl`, `og_image`, `publish_date`, `primaryKeyword`.
_MACHINE_WORDS = word_set(
    "class classes css date dates email file filename files href icon id ids image images img logo"
    " path paths permalink photo phone selector slug src srcset svg thumb thumbnail timestamp uri url urls uuid video"
)
#: What a page wants to be found by, where the name says whose it is: `primaryKeyword`. Plain `keywords` are published.
_SOUGHT = word_set("keyphrase keyphrases keyword keywords")
#: Last words that name copy, even where it is a single word.
_COPY_WORDS = (
    "abstract", "alt", "answer", "badge", "blurb", "body", "button", "caption", "claim", "content", "copy", "cta", "description",
    "excerpt", "eyebrow", "heading", "headline", "hint", "intro", "label", "lead", "message", "name", "note", "quote", "question",
    "subject", "subtitle", "summary", "tagline", "teaser", "text", "title", "tooltip",
)  # fmt: skip
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_LONG = 300  # characters; no address or file name is longer
_LETTER = re.compile(r"[^\W\d_]")
_NO_COPY = re.compile(
    r"(?:[a-z][a-z0-9+.-]*://|mailto:|tel:|/|\.{1,2}/|#)\S*|[\w./%-]+\.[a-z][a-z0-9]{1,4}"
    r"|[\w./ %()-]+\.(?:jpe?g|png|webp|gif|svg|avif|pdf|mp4|webm|html?|mdx?|css|js|json|ya?ml|woff2?)"
    r"|(?:true|false|yes|no|on|off|null|none)|\d[\d\s:T+.Z-]*",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"[-.:\s]+")


@lru_cache(maxsize=1024)  # a page has few names, each many times
def is_machine_name(name: str) -> bool:
    """Whether a machine reads the value of this name: `heroImageUrl`, `date`."""
    words = _words(name)
    if len(words) > 1 and words[-1] in _SOUGHT:
        return True
    return not _MACHINE_KEYS.isdisjoint(("".join(words), "_".join(words))) or words[-1] in _MACHINE_WORDS


@lru_cache(maxsize=1024)
def holds_copy(name: str) -> bool:
    """Whether the name says that its value is written for readers: `og:description`, `ctaText`, `data-original-title`."""
    return _words(name)[-1].endswith(_COPY_WORDS) and not is_machine_name(name)  # `ctatitle` too


def is_copy(keys: Sequence[str], text: str) -> bool:
    """Whether a string under these keys is written for readers."""
    key = keys[-1] if keys else ""
    if is_machine_name(key) or keys[:1] in (("milia_lint",), ("milia-lint",)):
        return False
    text = text.strip()
    if not _LETTER.search(text) or (len(text) < _LONG and _NO_COPY.fullmatch(text)):
        return False
    return " " in text or "\n" in text or "\xa0" in text or holds_copy(key)


def _words(name: str) -> list[str]:
    return _SEPARATORS.sub("_", _CAMEL.sub("_", name)).lower().split("_")
