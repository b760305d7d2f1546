"""Which settings and rules are in force for a file: each config and each rulebook is opened once."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from milia_lint.checks.open_rules import open_rulebook
from milia_lint.claims.project import NOTHING_REGISTERED, Project, projected
from milia_lint.claims.registered_claim import RegisteredClaim
from milia_lint.files.problem import InvalidFile, Problem
from milia_lint.files.project_tree import reticent
from milia_lint.findings.selection import Selection, unknown_market, unknown_name, unknown_sold
from milia_lint.matching import Lexicon, Owner
from milia_lint.pages.page import Counted
from milia_lint.project.discovery import ConfigFinder
from milia_lint.project.model import Fact, Include
from milia_lint.project.settings import RuleChoice, Settings
from milia_lint.project.validate import facts_by_rule
from milia_lint.rulebook.files import packaged_rules
from milia_lint.rulebook.law import Severity
from milia_lint.rulebook.model import Declared, Rule, Rulebook
from milia_lint.rulebook.vocabulary_extension import Extension
from milia_lint.runs.partials import approved_wordings, texts_in_partials


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything needed to lint the files that share a config."""

    settings: Settings
    command_line: RuleChoice
    rulebook: Rulebook
    lexicon: Lexicon
    project: Project = NOTHING_REGISTERED
    facts: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)
    wordings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    partials: Mapping[Include, frozenset[Owner]] = field(default_factory=dict)

    def for_file(self, path: str) -> tuple[Selection, Declared]:
        """Return which rules are in force for a file, and what the config says of the page."""
        choice = self.settings.for_file(path).then(self.command_line)
        return choice.selection(), Declared(choice.page, choice.sold)

    def facts_on(self, _path: str, rule: str) -> Sequence[Fact]:
        """Return what has been agreed on, on the topic of a contradiction rule."""
        return self.facts.get(rule, ())

    def counted(self, path: str) -> Counted:
        """Return which texts count as standing on the page at `path`, whatever its file says."""
        shown = (self.partials[include] for include in self.settings.partials(path))
        return Counted(frozenset().union(*shown), self.wordings)


class Profiles:
    """Finds the profile of a file; says, as Severities do, how severe a rule is in it."""

    def __init__(
        self,
        config: str | None = None,
        command_line: RuleChoice | None = None,
        rules: Sequence[Path] = (),
        *,
        cache: bool = True,
        inventory: bool = False,
    ) -> None:
        """`config` holds for all files if given; `command_line` wins over any config; `rules` are folders of more rules.

        With `inventory`, files are read for an inventory of claims as well.
        """
        self._finder = ConfigFinder(config)
        self._command_line = command_line or RuleChoice()
        self._rules = tuple(rules)
        self._cache = cache
        self._inventory = inventory
        self._opened: dict[tuple[tuple[Path, ...], tuple[Extension, ...]], Rulebook] = {}
        self._lexicons: dict[int, tuple[Rulebook, Lexicon]] = {}
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

    @property
    def notices(self) -> tuple[str, ...]:
        """What there is to say about configurations that are there and do not hold."""
        return self._finder.notices

    def severity(self, rule: Rule, path: str) -> Severity:
        """Return how severe the rule is in the file at `path`."""
        return self._selection(path).severity(rule, path)

    def chosen_markets(self, path: str) -> tuple[str, ...]:
        """Return the markets that the file at `path` is for, in the order they were named."""
        return self._selection(path).markets

    def _selection(self, path: str) -> Selection:
        if self._last is None or self._last[0] != path:
            self._last = path, self.of(path).for_file(path)[0]
        return self._last[1]

    def facts(self, path: str, rule: str) -> Sequence[Fact]:
        """Return what has been agreed on for the page at `path`, on the topic of a contradiction rule."""
        return self.of(path).facts_on(path, rule)

    def rulebook(self) -> Rulebook:
        """Return every rule that has been opened, as one rulebook."""
        books = list(self._opened.values()) or [self.of(".").rulebook]
        return (
            books[0]
            if len(books) == 1
            else replace(books[0], rules={k: rule for book in books for k, rule in book.rules.items()})
        )

    def _profile(self, settings: Settings) -> Profile:
        try:
            rulebook = self._open((*settings.rulebooks, *self._rules), settings.extensions)
            project = projected(_entries(settings), settings.products)
        except InvalidFile as error:
            known = [settings.root, *map(str, (packaged_rules(), *self._rules))]
            raise InvalidFile(reticent(error.problems, known) if settings.root else error.problems) from error
        problems = [Problem(*at, says) for name, at in settings.mentions if (says := unknown_name(name, rulebook))]
        problems += [Problem(*at, says) for name, at in settings.markets if (says := unknown_market(name, rulebook))]
        problems += [Problem(*at, says) for name, at in settings.sold if (says := unknown_sold(name, rulebook))]
        problems += _unknown_markets(project, rulebook)
        if problems:
            raise InvalidFile(problems)
        rulebook = _with_queries(rulebook, project)
        lexicon = self._lexicon(rulebook)
        return Profile(
            settings,
            self._command_line,
            _with_brand_wording(rulebook, settings),
            lexicon,
            project,
            facts_by_rule(settings.facts, rulebook) if settings.facts else {},
            approved_wordings(settings.disclaimers, rulebook),
            texts_in_partials(settings.includes, settings.disclaimers, rulebook, lexicon),
        )

    def _open(self, folders: tuple[Path, ...], extensions: tuple[Extension, ...]) -> Rulebook:
        key = (folders, extensions)
        if key not in self._opened:
            self._opened[key] = open_rulebook(folders, extensions, cache=self._cache)
        return self._opened[key]

    def _lexicon(self, rulebook: Rulebook) -> Lexicon:
        """Return the lexicon of a rulebook that has been opened; it is kept, for several configs may share one."""
        if id(rulebook) not in self._lexicons:
            self._lexicons[id(rulebook)] = rulebook, Lexicon(rulebook, inventory=self._inventory)
        return self._lexicons[id(rulebook)][1]


def _unknown_markets(project: Project, rulebook: Rulebook) -> Iterator[Problem]:
    """Yield a problem for each market of a registered claim that the rulebook does not know."""
    for entry in project.entries.values():
        at = entry.location
        for name in entry.markets:
            if name not in rulebook.markets and (says := unknown_market(name, rulebook)):
                yield Problem(at.path, at.line, at.column, says)


def _with_queries(rulebook: Rulebook, project: Project) -> Rulebook:
    if not (queries := list(project.queries())):
        return rulebook
    from milia_lint.rulebook.project_queries import with_queries  # the phrase compiler: only where a project brings phrases along

    return with_queries(rulebook, queries)


def _with_brand_wording(rulebook: Rulebook, settings: Settings) -> Rulebook:
    if not settings.rewrites:
        return rulebook
    from milia_lint.project.brand_wording import with_brand_wording  # checks the brand's wording: only where there is some

    return with_brand_wording(rulebook, settings.rewrites)


def _entries(settings: Settings) -> tuple[RegisteredClaim, ...]:
    """Return the registered claims. Raises InvalidFile, at the config where there is no such registry."""
    if settings.claims is None:
        return ()
    path, at = settings.claims
    if not os.path.isfile(path):
        raise InvalidFile([Problem(*at, f"there is no claims registry {path}; `milia-lint claims add` begins one")])
    from milia_lint.claims.registry import read_registry  # YAML and its checks: only where there is a registry

    return read_registry(path)
