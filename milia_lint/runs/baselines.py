"""Baseline files: which one holds for a file, and reading and writing them."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from milia_lint.files.atomic_write import NotWritten, write_file
from milia_lint.files.contents import read_own_text
from milia_lint.files.problem import UnusableBaseline
from milia_lint.files.project_tree import is_inside
from milia_lint.runs.profiles import Profiles

if TYPE_CHECKING:
    from milia_lint.filters.baseline import Baseline

#: What a baseline is called unless the command line or the configuration names it.
NAME = ".milia-lint-baseline.json"

#: Returns the baselines in force for these paths, each with those of them that it holds for.
Baselines = Callable[[frozenset[str]], Sequence[tuple[frozenset[str], "Baseline"]]]


def no_baselines(_: frozenset[str]) -> Sequence[tuple[frozenset[str], Baseline]]:
    """Return none."""
    return ()


def baseline_path(given: str | None, profiles: Profiles, *, write: bool = False) -> str:
    """Return the baseline file in use here: as given, else as configured, else under its usual name.

    Raises UnusableBaseline where it is to be written and a configuration names one outside its project.
    """
    settings = profiles.settings(".")
    if given or not settings.baseline:
        return given or NAME
    if write and not is_inside(settings.baseline, settings.root):
        says = (
            f"{settings.baseline}, which {settings.source} names, lies outside the project; name it with --baseline to write it"
        )
        raise UnusableBaseline(says)
    return settings.baseline


def read_baseline(path: str) -> Baseline:
    """Return the baseline in a file. Raises UnusableBaseline."""
    from milia_lint.filters.baseline import loads  # only where there is one: most runs have none

    try:
        return loads(read_own_text(path), os.path.dirname(os.path.abspath(path)))
    except FileNotFoundError as error:
        raise UnusableBaseline(f"there is no baseline {path}; create it with `milia-lint baseline create`") from error
    except OSError as error:
        raise UnusableBaseline(f"{path}: {error.strerror}") from error
    except UnusableBaseline as error:
        raise UnusableBaseline(f"{path}: {error}") from error


def write_baseline(path: str, baseline: Baseline) -> None:
    """Write a baseline. Raises UnusableBaseline where that cannot be done."""
    from milia_lint.filters.baseline import dumps

    try:
        write_file(path, dumps(baseline).encode("utf-8", "backslashreplace"))
    except NotWritten as error:
        raise UnusableBaseline(f"{path}: {error}") from error


def baselines_in_force(given: str | None, profiles: Profiles) -> Baselines:
    """Return what says which baselines hold: the given one, else the one each file's configuration names.

    A configured baseline that is not there yet holds nothing. What is returned raises UnusableBaseline.
    """

    def in_force(paths: frozenset[str]) -> Sequence[tuple[frozenset[str], Baseline]]:
        if given:
            return [(paths, read_baseline(given))]
        users = _by_configured_file(paths, profiles)
        return [(users[file], read_baseline(file)) for file in sorted(users) if os.path.exists(file)]

    return in_force


def _by_configured_file(paths: Iterable[str], profiles: Profiles) -> dict[str, frozenset[str]]:
    users: dict[str, set[str]] = defaultdict(set)
    for path in paths:
        if configured := profiles.settings(path).baseline:
            users[configured].add(path)
    return {file: frozenset(own) for file, own in users.items()}
