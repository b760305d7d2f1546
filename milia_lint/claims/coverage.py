"""Whether one stretch of copy says more than others that lie over it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from milia_lint.lang import language
from milia_lint.text.folding import fold
from milia_lint.text.tokens import words

_TAG = re.compile(r"<[^<>]*>|&[a-z]+;")


def uncovered_words(text: str, start: int, end: int, spans: Iterable[tuple[int, int]], idle: Collection[str] = ()) -> list[str]:
    """Return the words of `text[start:end]` outside all the spans, those of no weight and the `idle` ones left out."""
    rest, at = [], start
    for begin, until in sorted(spans):
        if begin > at:
            rest.append(text[at : min(begin, end)])
        at = max(at, until)
    rest.append(text[at:end])
    found = [word for piece in rest for word in words(fold(_TAG.sub(" ", piece)))]
    no_weight = language().idle_words
    return [word for word in found if word not in no_weight and word not in idle]
