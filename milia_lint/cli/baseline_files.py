"""Baseline files: which one holds for a file, and reading and writing them."""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from milia_lint.files.problem import UnusableBaseline
from milia_lint.findings.finding import Report, in_reading_order
from milia_lint.runs.profiles import Profiles

if TYPE_CHECKING:
    from milia_lint.filters.baseline import Baseline

#: What a baseline is called unless the command line or the configuration names it.
NAME = ".milia-lint-baseline.json"


def baseline_path(given: str | None, profiles: Profiles) -> str:
    """Return the baseline file in use here: as given, else as configured, else under its usual name."""
    return given or profiles.settings(".").baseline or NAME


def read_baseline(path: str) -> Baseline:
    """Return the baseline in a file. Raises UnusableBaseline."""
    from milia_lint.filters.baseline import loads  # only where there is one: most runs have none

    try:
        with open(path, encoding="utf-8") as file:
            return loads(file.read(), os.path.dirname(os.path.abspath(path)))
    except FileNotFoundError as error:
        raise UnusableBaseline(f"there is no baseline {path}; create it with `milia-lint baseline create`") from error
    except (OSError, UnicodeDecodeError, UnusableBaseline) as error:
        raise UnusableBaseline(f"{path}: {error}") from error


def write_baseline(path: str, baseline: Baseline) -> None:
    """Write a baseline. Raises UnusableBaseline where that cannot be done."""
    from milia_lint.filters.baseline import dumps

    try:
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(dumps(baseline))
    except OSError as error:
        raise UnusableBaseline(f"{path}: {error.strerror}") from error


def set_known_aside(report: Report, given: str | None, profiles: Profiles) -> Report:
    """Return the report without what is in the baseline: the given one, else the one each file's configuration names.

    A configured baseline that is not there yet holds nothing. Raises UnusableBaseline.
    """
    if given:
        return _set_aside(report, given)
    paths = {*report.linted, *(finding.location.path for finding in report.findings)}
    users: dict[str, set[str]] = defaultdict(set)
    for path in paths:
        if configured := profiles.settings(path).baseline:
            users[configured].add(path)
    for file in sorted(file for file in users if os.path.exists(file)):
        own = users[file]
        part = replace(
            report,
            findings=tuple(each for each in report.findings if each.location.path in own),
            linted=tuple(path for path in report.linted if path in own),
        )
        rest = tuple(each for each in report.findings if each.location.path not in own)
        done = _set_aside(part, file)
        report = replace(report, findings=in_reading_order((*rest, *done.findings)), baselined=done.baselined)
    return report


def _set_aside(report: Report, file: str) -> Report:
    from milia_lint.filters.baseline import set_aside

    return set_aside(report, read_baseline(file))
