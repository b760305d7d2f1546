"""The Python interface: lint a text or some paths."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from milia_lint.discovery import discover
from milia_lint.finding import Finding, Report
from milia_lint.lexicon import Lexicon, build_lexicon
from milia_lint.rulebook.model import MARKETS, Rulebook
from milia_lint.rulebook.store import open_rulebook
from milia_lint.runner import gather, lint_files, lint_source
from milia_lint.selection import Selection
from milia_lint.source import Source

__all__ = ["Finding", "Report", "lint_paths", "lint_text"]


def lint_text(text: str, name: str = "draft.md", *, markets: Sequence[str] = MARKETS, rules: Iterable[str | Path] = ()) -> Report:
    """Return the report on one text; `name` says by its suffix how it is read (.md, .html, .txt …).

    Offsets in the findings are 0-based code points of `text`. Raises InvalidFile where a rule file is wrong.
    """
    rulebook, lexicon = _rules(tuple(Path(folder) for folder in rules))
    selection = Selection(tuple(markets))
    return gather([lint_source(Source(name, text), rulebook, lexicon, selection)], rulebook, selection)


def lint_paths(paths: Iterable[str | Path], *, markets: Sequence[str] = MARKETS, rules: Iterable[str | Path] = ()) -> Report:
    """Return the report on files and folders. Raises NoSuchPath, and InvalidFile where a rule file is wrong."""
    rulebook, lexicon = _rules(tuple(Path(folder) for folder in rules))
    return lint_files(discover([str(path) for path in paths]), rulebook, lexicon, Selection(tuple(markets)))


@lru_cache(maxsize=4)
def _rules(folders: tuple[Path, ...]) -> tuple[Rulebook, Lexicon]:
    rulebook = open_rulebook(folders)
    return rulebook, build_lexicon(rulebook)
