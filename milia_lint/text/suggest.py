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


def nearest_or_all(word: str, known: Sequence[str]) -> str:
    """Return the same, and where none of the known words is near all of them: `; there are one, two`."""
    return did_you_mean(word, known) or f"; there are {', '.join(known)}"
