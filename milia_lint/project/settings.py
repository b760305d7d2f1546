"""What a project has settled, and what of it holds for one file."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from milia_lint.files.globs import glob_spec
from milia_lint.files.limits import FILE_MEGABYTES, MEGABYTE
from milia_lint.files.problem import SourceLocation
from milia_lint.findings.selection import Selection
from milia_lint.project.model import BrandWording, Disclaimer, Fact, Include, Product
from milia_lint.rulebook.law import Severity
from milia_lint.rulebook.model import PageKind
from milia_lint.rulebook.vocabulary_extension import Extension

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class Mention(NamedTuple):
    """A rule or category that a config names, and `at` which path, line and column."""

    name: str
    at: SourceLocation


@dataclass(frozen=True, slots=True)
class RuleChoice:
    """What a config, one of its `paths` entries or the command line says; None where it says nothing."""

    page: PageKind | None = None
    sold: str | None = None
    markets: tuple[str, ...] | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    severities: tuple[tuple[str, Severity], ...] = ()
    left_out: bool = False

    def then(self, later: RuleChoice) -> RuleChoice:
        """Return both, the later one winning; naming rules to select begins afresh, earlier `ignore` forgotten."""
        return RuleChoice(
            self.page if later.page is None else later.page,
            self.sold if later.sold is None else later.sold,
            self.markets if later.markets is None else later.markets,
            self.select if later.select is None else later.select,
            (*(self.ignore if later.select is None else ()), *later.ignore),
            (*self.severities, *later.severities),
            self.left_out or later.left_out,
        )

    def selection(self) -> Selection:
        """Return which rules are in force, and how severe."""
        return _selection(self)


@dataclass(frozen=True, slots=True)
class Settings:
    """One config with all it extends. Globs are in gitignore syntax, relative to `folder`.

    `root` is the folder of the project, beyond which the config reaches for reading only; empty where there is no config.
    """

    folder: str = "."
    root: str = ""
    source: str = "the configuration"
    fail_on: str = "error"
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    choice: RuleChoice = RuleChoice()
    paths: tuple[tuple[str, RuleChoice], ...] = ()
    rulebooks: tuple[Path, ...] = ()
    extensions: tuple[Extension, ...] = ()
    baseline: str | None = None
    mentions: tuple[Mention, ...] = ()
    given: bool = False
    claims: tuple[str, SourceLocation] | None = None
    products: tuple[Product, ...] = ()
    facts: tuple[Fact, ...] = ()
    disclaimers: tuple[Disclaimer, ...] = ()
    markets: tuple[Mention, ...] = ()
    sold: tuple[Mention, ...] = ()
    includes: tuple[Include, ...] = ()
    rewrites: tuple[BrandWording, ...] = ()
    file_megabytes: int = 0

    @property
    def file_bytes(self) -> int:
        """How many bytes a page may have."""
        return (self.file_megabytes or FILE_MEGABYTES) * MEGABYTE

    def for_file(self, path: str) -> RuleChoice:
        """Return what holds for the file at `path`: every matching `paths` entry over the rest, later ones winning."""
        choice = self.choice
        if self.paths:
            name = self.relative(path)
            for pattern, more in self.paths:
                if _spec((pattern,)).match_file(name):
                    choice = choice.then(more)
        return choice

    def partials(self, path: str) -> tuple[Include, ...]:
        """Return the texts that the page at `path` shows as well."""
        if not self.includes:
            return ()
        name = self.relative(path)
        return tuple(each for each in self.includes if _spec((each.glob,)).match_file(name))

    def leaves_out(self, path: str) -> str | None:
        """Return why the file at `path` is not to be linted, or None."""
        if not (self.include or self.exclude or any(choice.left_out for _, choice in self.paths)):
            return None
        name = self.relative(path)
        if self.exclude and _spec(self.exclude).match_file(name):
            return f"left out by `exclude` in {self.source}"
        if self.include and not _spec(self.include).match_file(name):
            return f"not among `include` in {self.source}"
        return f"left out by `paths` in {self.source}" if self.for_file(path).left_out else None

    def relative(self, path: str) -> str:
        """Return `path` as globs see it: relative to the folder of the config, with forward slashes."""
        return os.path.relpath(path, self.folder).replace(os.sep, "/")


@lru_cache(maxsize=64)
def _selection(choice: RuleChoice) -> Selection:
    """The selection of a choice: shared by all files it holds for, since it keeps what it has worked out."""
    return Selection(choice.markets or (), choice.select or (), choice.ignore, dict(choice.severities))


@lru_cache(maxsize=256)
def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    return glob_spec(patterns)
