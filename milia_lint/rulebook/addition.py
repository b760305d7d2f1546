"""Words that a project adds to a slot of the vocabulary."""

from __future__ import annotations

from typing import NamedTuple


class Addition(NamedTuple):
    """One term or phrase for a slot, and `at` which path, line and column; `kind` is verbs, nouns, words or phrases."""

    slot: str
    kind: str
    text: str
    at: tuple[str, int, int]
