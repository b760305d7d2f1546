"""Whether what stands as code is written for readers: a page shows it as it shows everything else."""

from __future__ import annotations

import re

_WORDS = re.compile(r"[\w\s.,:!?%'’“”\"–—-]*[^\W\d_]{2}[\w\s.,:!?%'’“”\"–—-]*")
_SENTENCE = re.compile(r"(?<![\w$@#/.-])[^\W\d_]{2,}(?:,? [^\W\d_][\w'’-]*){2,}")
_TAG = re.compile(r"<[^<>]*>")
_LOOKED_AT = 5000  # characters of an element


def element_holds_code(text: str, start: int, name: str) -> bool:
    """Whether what stands in the element `name`, whose content begins at `start`, is code rather than words."""
    close = text.find(f"</{name}", start, start + _LOOKED_AT)
    return not reads_as_words(_TAG.sub("", text[start : close if close >= 0 else start + _LOOKED_AT]))


def reads_as_words(text: str) -> bool:
    """Whether code holds a run of three words, or nothing but words: then it is read, whatever its font is."""
    return ("_" not in text and _WORDS.fullmatch(text) is not None) or _SENTENCE.search(text) is not None
