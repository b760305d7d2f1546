"""The Python interface: lint a text or some paths. What it does not understand it refuses."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from milia_lint.files.ignore_files import IgnoreFiles
from milia_lint.files.problem import InvalidFile, UnusableBaseline
from milia_lint.files.source import Source
from milia_lint.findings.finding import Finding, Report, RunError
from milia_lint.findings.overlaps import one_a_span
from milia_lint.findings.selection import unknown_market
from milia_lint.project.settings import RuleChoice
from milia_lint.rulebook.law import Severity
from milia_lint.rulebook.model import Rulebook
from milia_lint.runs.aggregate import aggregate, report_on
from milia_lint.runs.baselines import baselines_in_force
from milia_lint.runs.discovery import NoSuchPath, discover
from milia_lint.runs.lint_file import LintInput
from milia_lint.runs.parallel import lint_files
from milia_lint.runs.profiles import Profiles

__all__ = [
    "Finding",
    "InvalidFile",
    "NoSuchPath",
    "Report",
    "RunError",
    "Severity",
    "UnusableBaseline",
    "lint_paths",
    "lint_text",
]

#: One path or several.
Paths = str | Path | Iterable[str | Path]


def lint_text(
    text: str,
    name: str | Path = "draft.md",
    config: str | Path | None = None,
    *,
    markets: Sequence[str] | None = None,
    rules: Paths = (),
    today: date | None = None,
) -> Report:
    """Return the report on one text; `name` says by its suffix how it is read (.md, .html, .txt …), as Markdown without one.

    `config` is a configuration file; without it there is none. `markets` wins over it; `rules` are folders of more
    rules; `today` is the day on which suppressions are judged. Offsets in the findings are 0-based code points of
    `text`. No baseline counts, and nothing is left out: who gives a text wants it linted. A suffix that no reader knows
    is among the `run_errors` of the report.

    Raises NoSuchPath where a folder of rules is not there, InvalidFile where a configuration or rule file is wrong,
    ValueError where a market is none, and TypeError.
    """
    if not isinstance(text, str):
        raise TypeError(f"text is a str, not {type(text).__name__}; lint_paths reads files")
    shown = os.fspath(name)
    profiles = _profiles(_named(config), _saved(config), _markets(markets), _folders(rules))
    profile = profiles.of(shown) if config else profiles.without_config()
    _refuse_unknown(markets, profile.rulebook)
    selection, declared = profile.for_file(shown)
    return one_a_span(report_on(Source(shown, text), profile, selection, declared, profile.counted(shown), _day(today)))


def lint_paths(
    paths: Paths,
    config: str | Path | None = None,
    *,
    markets: Sequence[str] | None = None,
    rules: Paths = (),
    baseline: str | Path | None = None,
    jobs: int = 1,
    today: date | None = None,
) -> Report:
    """Return the report on files and folders, each file under `config` or the nearest configuration above it.

    What the configuration leaves out is left out. `baseline` is a baseline file; without it the one that the configuration
    names counts: what is in it is not among the `findings` but `baselined`. With `jobs` other than 1 several processes
    lint, as many as there are processors with 0; call it from a main module that can be imported then.

    Raises NoSuchPath, InvalidFile where a configuration or rule file is wrong, UnusableBaseline, ValueError where a
    market is none, and TypeError. A file that cannot be read is among the `run_errors` of the report.
    """
    if jobs < 0:
        raise ValueError(f"jobs is the number of processes, not {jobs}")
    profiles = Profiles(_named(config), RuleChoice(markets=_markets(markets)), _folders(rules))
    if markets is not None:
        _refuse_unknown(markets, profiles.of(".").rulebook)
    ignore_files = IgnoreFiles()
    found = discover(_listed(paths), lambda path: profiles.settings(path).leaves_out(path) or ignore_files.leaves_out(path))
    if found.failures:
        raise NoSuchPath(", ".join(f"{failure.path} ({failure.message})" for failure in found.failures))
    results = lint_files([LintInput(path) for path in found.files], profiles, jobs)
    baselines = baselines_in_force(_named(baseline), profiles)
    day = _day(today) or date.today()
    report = aggregate(results, profiles.rulebook, profiles, today=day, facts=profiles.facts, baselines=baselines)
    return replace(one_a_span(report), notices=(*found.notices, *ignore_files.notices, *profiles.notices, *report.notices))


def _saved(config: str | Path | None) -> int:
    """Return when a configuration was saved last: one that was edited is read anew."""
    return Path(config).stat().st_mtime_ns if config is not None and Path(config).exists() else 0


@lru_cache(maxsize=4)
def _profiles(config: str | None, _saved: int, markets: tuple[str, ...] | None, rules: tuple[Path, ...]) -> Profiles:
    return Profiles(config, RuleChoice(markets=markets), rules)


def _refuse_unknown(markets: Sequence[str] | None, rulebook: Rulebook) -> None:
    for name in _markets(markets) or ():
        if says := unknown_market(name, rulebook):
            raise ValueError(says)


def _markets(markets: Sequence[str] | None) -> tuple[str, ...] | None:
    """Return the markets in lower case, as they are named."""
    if markets is None:
        return None
    if isinstance(markets, str):
        raise TypeError(f"markets is a list of markets, as in [{markets!r}]")
    if not markets:
        raise ValueError("markets names none; leave it out for all of them")
    return tuple(name.lower() for name in markets)


def _named(config: str | Path | None) -> str | None:
    return None if config is None else os.fspath(config)


def _listed(paths: Paths) -> list[str]:
    return [os.fspath(path) for path in ([paths] if isinstance(paths, str | Path) else paths)]


def _folders(rules: Paths) -> tuple[Path, ...]:
    folders = tuple(Path(folder) for folder in _listed(rules))
    absent = [str(folder) for folder in folders if not folder.is_dir()]
    if absent:
        raise NoSuchPath(f"no folder of rules: {', '.join(absent)}")
    return folders


def _day(today: date | None) -> date | None:
    if today is not None and not isinstance(today, date):
        raise TypeError(f"today is a datetime.date, not {type(today).__name__}")
    return today
