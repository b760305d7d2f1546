"""Languages: one entry each, loaded when first asked for. Rules and vocabularies say by its tag which one they are in."""

from __future__ import annotations

import re
from collections.abc import Callable

from milia_lint.lang.protocol import Grammar, Language

__all__ = ["DEFAULT", "LANGUAGES", "Grammar", "Language", "language", "language_tag"]

#: The language of rules that name none, and of pages that are not plainly in another.
DEFAULT = "en"


def _english() -> Language:
    from milia_lint.lang.en import english

    return english


#: Language by its tag. A new one is a package beside `en`, and a line here.
LANGUAGES: dict[str, Callable[[], Language]] = {"en": _english}

_NAMES = {"": DEFAULT, "und": DEFAULT, "eng": "en", "english": "en"}
_SUBTAG = re.compile(r"[-_.]")


def language(tag: str = DEFAULT) -> Language:
    """Return the language with this tag. Raises KeyError where there is none."""
    return LANGUAGES[tag]()


def language_tag(declared: str | None) -> str:
    """Return the tag of a declared language (`en-GB`, `EN_us` → en), of nothing the default; there need not be such a language."""
    tag = _SUBTAG.split((declared or "").strip().lower(), maxsplit=1)[0]
    return _NAMES.get(tag, tag)
