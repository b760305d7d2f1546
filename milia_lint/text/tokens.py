"""Words as matching sees them: cut from folded text, the same way for copy and for phrases."""

from __future__ import annotations

import re

#: A number; a word without its possessive 's; or one of the few signs that carry meaning.
TOKEN = re.compile(r"\d+(?:[.,]\d+)*|(?<!\w')[^\W\d_][^\W_]*(?:'(?!s\b)[^\W_]+)*|[%#$£€&+\ufffc†]")


def words(folded: str) -> list[str]:
    """Return the words of folded text in order: `"skin's 1,000-day"` gives skin, 1,000, day."""
    return TOKEN.findall(folded)


def word_set(text: str) -> frozenset[str]:
    """Return the words of a list that is written as one string, as they stand."""
    return frozenset(text.split())
