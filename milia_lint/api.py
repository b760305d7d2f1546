"""The Python interface: lint a text or some paths."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from milia_lint.files.ignore_files import IgnoreFiles
from milia_lint.files.source import Source
from milia_lint.findings.finding import Finding, Report
from milia_lint.findings.overlaps import one_a_span
from milia_lint.findings.selection import unknown_market
from milia_lint.project.settings import RuleChoice
from milia_lint.rulebook.model import Rulebook
from milia_lint.runs.aggregate import aggregate, report_on
from milia_lint.runs.discovery import NoSuchPath, discover
from milia_lint.runs.lint_file import LintInput
from milia_lint.runs.parallel import lint_files
from milia_lint.runs.profiles import Profiles

__all__ = ["Finding", "Report", "lint_paths", "lint_text"]


def lint_text(
    text: str,
    name: str = "draft.md",
    config: str | Path | None = None,
    *,
    markets: Sequence[str] | None = None,
    rules: Iterable[str | Path] = (),
    today: date | None = None,
) -> Report:
    """Return the report on one text; `name` says by its suffix how it is read (.md, .html, .txt …), as Markdown without one.

    `config` is a configuration file; without it there is none. `markets` wins over it; `rules` are folders of more
    rules; `today` is the day on which suppressions are judged. Offsets in the findings are 0-based code points of
    `text`. A suffix that no reader knows is an error in the report. Raises InvalidFile where a configuration or rule file is wrong.
    """
    profiles = _profiles(_named(config), _markets(markets), tuple(Path(folder) for folder in rules))
    profile = profiles.of(name) if config else profiles.without_config()
    _refuse_unknown(markets, profile.rulebook)
    selection, declared = profile.for_file(name)
    return one_a_span(report_on(Source(name, text), profile, selection, declared, profile.counted(name), today))


def lint_paths(
    paths: Iterable[str | Path],
    config: str | Path | None = None,
    *,
    markets: Sequence[str] | None = None,
    rules: Iterable[str | Path] = (),
    jobs: int = 1,
    today: date | None = None,
) -> Report:
    """Return the report on files and folders, each file under `config` or the nearest configuration above it.

    With `jobs` other than 1 several processes lint; call it from a main module that can be imported then.
    Raises NoSuchPath, InvalidFile where a configuration or rule file is wrong, and ValueError where a market is none.
    """
    profiles = Profiles(_named(config), RuleChoice(markets=_markets(markets)), [Path(folder) for folder in rules])
    _refuse_unknown(markets, profiles.of(".").rulebook)
    ignore_files = IgnoreFiles()
    found = discover(map(str, paths), lambda path: profiles.settings(path).leaves_out(path) or ignore_files.leaves_out(path))
    if found.failures:
        raise NoSuchPath(", ".join(failure.path for failure in found.failures))
    results = lint_files([LintInput(path) for path in found.files], profiles, jobs)
    report = one_a_span(aggregate(results, profiles.rulebook, profiles, today=today or date.today(), facts=profiles.facts))
    return replace(report, notices=(*found.notices, *ignore_files.notices, *profiles.notices, *report.notices))


@lru_cache(maxsize=4)
def _profiles(config: str | None, markets: tuple[str, ...] | None, rules: tuple[Path, ...]) -> Profiles:
    return Profiles(config, RuleChoice(markets=markets), rules)


def _refuse_unknown(markets: Sequence[str] | None, rulebook: Rulebook) -> None:
    if isinstance(markets, str):
        raise TypeError(f"markets is a list of markets, as in [{markets!r}]")
    for name in markets or ():
        if says := unknown_market(name, rulebook):
            raise ValueError(says)


def _named(config: str | Path | None) -> str | None:
    return None if config is None else str(config)


def _markets(markets: Sequence[str] | None) -> tuple[str, ...] | None:
    return None if markets is None else tuple(markets)
