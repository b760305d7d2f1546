"""`milia-lint baseline`: accept what is there, so that only what is new is reported."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable

import click

from milia_lint.cli.console import say, say_data
from milia_lint.cli.exit_status import fail, report_errors, reported_failures
from milia_lint.cli.options import CONFIG, JOBS, RULES
from milia_lint.cli.run import Request, open_profiles, run
from milia_lint.filters.baseline import Baseline, baseline_of, diff
from milia_lint.runs.baselines import baseline_path, read_baseline, write_baseline
from milia_lint.runs.profiles import Profiles
from milia_lint.text.inert import inert

BASELINE = click.option("--baseline", "file", type=click.Path(dir_okay=False), metavar="FILE",
                        help="The baseline file; .milia-lint-baseline.json unless named here or in the configuration.")  # fmt: skip


@click.group("baseline")
def command() -> None:
    """Accept the findings that are there, so that only new ones are reported."""


@command.command("create")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@BASELINE
@CONFIG
@RULES
@JOBS
@click.option("--force", is_flag=True, help="Replace a baseline that is there: every finding of today is accepted.")
def create(paths: tuple[str, ...], file: str | None, config: str | None, rules: tuple[str, ...], jobs: int, force: bool) -> None:
    """Write every finding in PATHS to the baseline."""
    with reported_failures():
        profiles = open_profiles(config, rules=rules)
        path = baseline_path(file, profiles, write=True)
        if os.path.exists(path) and not force:
            fail(f"{path} is there already; `baseline update` drops what is fixed, --force accepts everything anew")
        report = run(Request(paths, jobs=jobs), profiles)
        baseline = baseline_of(report.findings, os.path.dirname(os.path.abspath(path)))
        write_baseline(path, baseline)
    say(f"{_counted(baseline)} in {_files(report.files)} written to {path}.")
    if not file and not profiles.settings(".").baseline:
        say(f"Put `baseline: {path}` into .milia-lint.yaml, or give `--baseline {path}` to `milia-lint check`.")
    report_errors(report.run_errors)


@command.command("update")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@BASELINE
@CONFIG
@RULES
@JOBS
def update(paths: tuple[str, ...], file: str | None, config: str | None, rules: tuple[str, ...], jobs: int) -> None:
    """Drop from the baseline what is fixed in PATHS, and follow what has moved. New findings are never added."""
    with reported_failures():
        profiles = open_profiles(config, rules=rules)
        path = baseline_path(file, profiles, write=True)
        before = read_baseline(path)
        report = run(Request(paths, jobs=jobs), profiles)
        found = diff(report.findings, before, report.linted, _gone_from(paths or (".",)))
        write_baseline(path, found.left)
    dropped = before.total() - found.left.total()
    say(f"{path}: {_counted(found.left)} left, {dropped} dropped; {len(found.new)} new ones are not in it.")
    report_errors(report.run_errors)


@command.command("show")
@BASELINE
@CONFIG
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def show(file: str | None, config: str | None, form: str) -> None:
    """List what is in the baseline, by file and by rule."""
    with reported_failures():
        baseline = read_baseline(baseline_path(file, Profiles(config)))
    rows = [(name, entry) for name, entries in baseline.files.items() for entry in entries]
    if form == "json":
        data = [{"path": name, "rule": entry.rule, "quote": entry.quote, "count": entry.times} for name, entry in rows]
        say_data(json.dumps(data, ensure_ascii=False, indent=1) + "\n")
        return
    for name, entry in rows:
        say(f"{inert(name)}: {entry.rule}: {entry.quote}{f' ({entry.times} times)' if entry.times > 1 else ''}")
    by_rule: Counter[str] = Counter()
    for _, entry in rows:
        by_rule[entry.rule] += entry.times
    for rule, count in by_rule.most_common():
        say(f"  {count:5}  {rule}")
    say(f"{_counted(baseline)} in {_files(len(baseline.files))}.")


def _gone_from(paths: tuple[str, ...]) -> Callable[[str], bool]:
    """Return the function that says whether a file in these folders is not there any more."""
    folders = tuple(os.path.join(os.path.abspath(path), "") for path in paths)
    return lambda path: os.path.abspath(path).startswith(folders) and not os.path.lexists(path)


def _counted(baseline: Baseline) -> str:
    total = baseline.total()
    return "1 finding" if total == 1 else f"{total} findings"


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"
