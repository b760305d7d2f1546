"""Which settings and rules are in force for a file: each config and each rulebook is opened once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from milia_lint.config.find import ConfigFinder
from milia_lint.config.settings import Choice, Settings
from milia_lint.lexicon import Lexicon, build_lexicon
from milia_lint.problem import InvalidFile, Problem
from milia_lint.rulebook.addition import Addition
from milia_lint.rulebook.model import PageKind, Rule, Rulebook, Severity
from milia_lint.rulebook.store import open_rulebook
from milia_lint.selection import Selection, unknown_name


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything needed to lint the files that share a config."""

    settings: Settings
    command_line: Choice
    rulebook: Rulebook
    lexicon: Lexicon

    def for_file(self, path: str) -> tuple[Selection, PageKind | None]:
        """Return which rules are in force for a file, and what kind of page the config says it is."""
        choice = self.settings.for_file(path).then(self.command_line)
        return choice.selection(), choice.page


class Profiles:
    """Finds the profile of a file; says, as Severities do, how severe a rule is in it."""

    def __init__(
        self,
        config: str | None = None,
        command_line: Choice | None = None,
        rules: Sequence[Path] = (),
        *,
        cache: bool = True,
    ) -> None:
        """`config` holds for all files if given; `command_line` wins over any config; `rules` are folders of more rules."""
        self._finder = ConfigFinder(config)
        self._command_line = command_line or Choice()
        self._rules = tuple(rules)
        self._cache = cache
        self._opened: dict[tuple[tuple[Path, ...], tuple[Addition, ...]], tuple[Rulebook, Lexicon]] = {}
        self._profiles: dict[int, Profile] = {}
        self._last: tuple[str, Selection] | None = None

    def of(self, path: str) -> Profile:
        """Return the profile of a file. Raises InvalidFile with the mistakes in its config or in rule files."""
        settings = self._finder.settings(path)
        if id(settings) not in self._profiles:
            self._profiles[id(settings)] = self._profile(settings)
        return self._profiles[id(settings)]

    def without_config(self) -> Profile:
        """Return the profile of a text that is no file. Raises InvalidFile."""
        return self._profile(Settings())

    def settings(self, path: str) -> Settings:
        """Return the settings of a file or folder, without opening rules. Raises InvalidFile."""
        return self._finder.settings(path)

    def severity(self, rule: Rule, path: str) -> Severity:
        """Return how severe the rule is in the file at `path`."""
        if self._last is None or self._last[0] != path:
            self._last = path, self.of(path).for_file(path)[0]
        return self._last[1].severity(rule, path)

    def rulebook(self) -> Rulebook:
        """Return every rule that has been opened, as one rulebook."""
        books = [rulebook for rulebook, _ in self._opened.values()] or [self.of(".").rulebook]
        return (
            books[0]
            if len(books) == 1
            else replace(books[0], rules={k: rule for book in books for k, rule in book.rules.items()})
        )

    def _profile(self, settings: Settings) -> Profile:
        folders = (*settings.rulebooks, *self._rules)
        key = (folders, settings.additions)
        if key not in self._opened:
            rulebook = open_rulebook(folders, settings.additions, cache=self._cache)
            self._opened[key] = (rulebook, build_lexicon(rulebook))
        profile = Profile(settings, self._command_line, *self._opened[key])
        problems = [Problem(*at, says) for name, at in settings.mentions if (says := unknown_name(name, profile.rulebook))]
        if problems:
            raise InvalidFile(problems)
        return profile
