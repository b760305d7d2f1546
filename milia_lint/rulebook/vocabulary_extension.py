"""What a project adds to the rulebook: words for a slot of the vocabulary, and texts to look for."""

from __future__ import annotations

from typing import NamedTuple

from milia_lint.files.problem import SourceLocation


class Extension(NamedTuple):
    """One term or phrase for a slot, and `at` which path, line and column; `kind` is verbs, nouns, words or phrases."""

    slot: str
    kind: str
    text: str
    at: SourceLocation


class Query(NamedTuple):
    """A text to look for on every page under `name`, and `at` which path, line and column it was written.

    `form` is phrase (in the phrase language), wording (word for word, but any figure fits where a figure stands) or
    name (word for word).
    """

    name: str
    text: str
    form: str
    at: SourceLocation
