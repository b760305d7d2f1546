"""Whether what stands as code is written for readers: a page shows it as it shows everything else."""

from __future__ import annotations

import re
from typing import Any

from milia_lint.files.source import Span

_PLAIN_SIGNS = re.compile(r"[\w\s.,:!?%'’“”\"–—-]*")
_WORD = re.compile(r"[^\W\d_]{2}")
_SENTENCE = re.compile(r"(?<![\w$@#/.-])[^\W\d_]{2,}(?:,? [^\W\d_][\w'’-]*){2,}")
_TAG = re.compile(r"<[^<>]*>")
_LOOKED_AT = 5000  # characters of an element
_PLAIN = frozenset(
    {"", "text", "txt", "plain", "plaintext", "md", "markdown", "html", "none", "nohighlight", "quote", "ad", "note"}
)


class CodeBlock:
    """A block of code in Markdown: the language that it says it is in, or none, and where its lines stand."""

    def __init__(self, facts: Any) -> None:
        """`facts` are those of the parser: how the block is marked."""
        info = facts.get("Fenced", "") if isinstance(facts, dict) else ""
        language = info.strip(" {.}").partition(" ")[0].partition(",")[0].lower()
        self.language = "" if language in _PLAIN else language
        self.lines: list[Span] = []


def element_holds_code(text: str, start: int, name: str) -> bool:
    """Whether what stands in the element `name`, whose content begins at `start`, is code rather than words."""
    until = re.compile(rf"</?{re.escape(name)}", re.IGNORECASE).search(text, start, start + _LOOKED_AT)
    return not reads_as_words(_TAG.sub("", text[start : until.start() if until else start + _LOOKED_AT]))


def reads_as_words(text: str) -> bool:
    """Whether code holds a run of three words, or nothing but words: then it is read, whatever its font is.

    A suppression that is shown as an example is none.
    """
    if text.lstrip().startswith("milia-lint:"):
        return False
    only_words = "_" not in text and _PLAIN_SIGNS.fullmatch(text) is not None and _WORD.search(text) is not None
    return only_words or _SENTENCE.search(text) is not None
