"""The rulebook, opened with every match kind there is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from milia_lint.checks import KINDS
from milia_lint.rulebook import cache as compiled
from milia_lint.rulebook.model import Rulebook
from milia_lint.rulebook.vocabulary_extension import Extension


def open_rulebook(folders: Sequence[Path] = (), extensions: Sequence[Extension] = (), *, cache: bool = True) -> Rulebook:
    """Return the built-in rules and those in `folders`, compiled; from the wheel or the cache where possible.

    `extensions` go into the vocabulary that all of them share. Raises InvalidFile where a rule file is wrong.
    """
    return compiled.open_rulebook(folders, KINDS, extensions, cache=cache)


def load_rulebook(folders: Sequence[Path], extensions: Iterable[Extension] = ()) -> Rulebook:
    """Return the rulebook in `folders` alone, compiled now. Raises InvalidFile."""
    from milia_lint.rulebook.load import load  # YAML is read only where nothing compiled is to be had

    return load(folders, KINDS, extensions)
