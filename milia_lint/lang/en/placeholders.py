"""Words that stand where copy is still to come."""

from __future__ import annotations

import re
from collections.abc import Iterator

# The search is fast where an expression begins with letters that are rare, or with a bracket.
_FILLER = re.compile(
    r"lorem ipsum\b|dolor sit amet\b|\[(?:insert|your|product|brand|company|name|date|price|link|city|keyword)\b[^\]\n]{0,40}\]"
)
_INSTRUCTION = re.compile(
    r"\[?\b(?:(?:insert|add|enter|put) (?:your |the |a |an )?(?:\w+ ){1,3}"
    r"|your (?:text|title|headline|content|copy|name|brand|product) (?:goes )?"
    r"|(?:text|copy|content|headline) (?:goes|to go|comes) )here\b\]?"
)
_HERE = re.compile(r" here\b")
_BACK = 50  # characters before "here" that may hold such an instruction


def placeholders(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of filler text and of instructions ("insert name here") in a folded text."""
    yield from (match.span() for match in _FILLER.finditer(text))
    for here in _HERE.finditer(text):
        if match := _INSTRUCTION.search(text, max(here.start() - _BACK, 0), here.end() + 1):
            yield match.span()
