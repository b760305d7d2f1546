"""A did-you-mean for names people mistype."""

from __future__ import annotations

from collections.abc import Sequence

_LONGEST = 100  # characters of a word that somebody may have mistyped


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """Return ` (did you mean "…"?)` for the nearest of the known words, else an empty string."""
    if len(word) > _LONGEST:
        return ""
    from difflib import get_close_matches  # only a mistake needs it

    near = get_close_matches(word, known, n=1, cutoff=0.6)
    return f' (did you mean "{near[0]}"?)' if near else ""
