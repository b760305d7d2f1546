"""From what a command was asked to lint to the report; the known failures are raised, not told."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from milia_lint.checks.open_rules import open_rulebook
from milia_lint.cli.exit_status import UnknownName, reported_failures
from milia_lint.cli.options import split
from milia_lint.cli.path_arguments import listed_paths
from milia_lint.cli.progress import progress
from milia_lint.files.git import own_place
from milia_lint.files.git.repositories import ChangesEverywhere, changes_everywhere, staged_everywhere
from milia_lint.files.ignore_files import IgnoreFiles
from milia_lint.files.source import shown_path
from milia_lint.findings.finding import Finding, Report, RunError, Statement
from milia_lint.findings.selection import unknown_market, unknown_name
from milia_lint.project.settings import RuleChoice
from milia_lint.rulebook.model import Rulebook
from milia_lint.runs.aggregate import aggregate
from milia_lint.runs.baselines import Baselines, no_baselines
from milia_lint.runs.discovery import Discovered, LeavesOut, discover, is_copy
from milia_lint.runs.lint_file import FileResult, LintInput
from milia_lint.runs.parallel import lint_files
from milia_lint.runs.pipeline import Changed
from milia_lint.runs.profiles import Profiles


@dataclass(frozen=True, slots=True)
class Request:
    """What to lint, and how."""

    paths: tuple[str, ...]
    stdin_filename: str = "stdin.md"
    changed_since: str | None = None
    staged: bool = False
    jobs: int = 0
    site: str | None = None
    baselines: Baselines = no_baselines
    require_files: bool = False


def open_profiles(
    config: str | None = None, market: str = "", select: Sequence[str] = (), ignore: Sequence[str] = (),
    rules: Sequence[str] = (), *, cache: bool = True, inventory: bool = False,
) -> Profiles:  # fmt: skip
    """Return the profiles of a run; what the command line names is checked. Raises InvalidFile and UnknownName."""
    chosen = RuleChoice(markets=split(market.lower()) or None, select=split(*select) or None, ignore=split(*ignore))
    profiles = Profiles(config, chosen, [Path(folder) for folder in rules], cache=cache, inventory=inventory)
    if chosen.select or chosen.ignore or chosen.markets:
        rulebook = profiles.of(".").rulebook
        unknown = [says for name in (*(chosen.select or ()), *chosen.ignore) if (says := unknown_name(name, rulebook))]
        unknown += [says for name in chosen.markets or () if (says := unknown_market(name, rulebook))]
        if unknown:
            raise UnknownName(unknown[0])
    return profiles


def load_rules(folders: Sequence[str] = ()) -> Rulebook:
    """Return the built-in rules and those in the folders, or end the run with every mistake in the rule files."""
    with reported_failures():
        return open_rulebook([Path(folder) for folder in folders])


def find(paths: Iterable[str], profiles: Profiles) -> Discovered:
    """Return the files that are linted under the paths. Raises InvalidFile."""
    ignore_files = IgnoreFiles()
    found = discover(paths, _leaves_out(profiles, ignore_files))
    return replace(found, notices=(*found.notices, *ignore_files.notices, *profiles.notices))


class _Inputs(NamedTuple):
    """What is linted, and what is said and failed before that."""

    entries: list[LintInput]
    notices: tuple[str, ...] = ()
    failures: tuple[RunError, ...] = ()

    def told(self, report: Report) -> Report:
        """Return the report with what there is to say of the files themselves."""
        return replace(report, notices=(*self.notices, *report.notices), run_errors=(*self.failures, *report.run_errors))


def run(request: Request, profiles: Profiles) -> Report:
    """Return the report on what was asked for. Raises InvalidFile and GitError."""
    inputs = _inputs(request, profiles)
    entries = inputs.entries
    changes = _changes(request, entries)
    beside = _statements_beside(request, entries, profiles)
    changed = (changes, lambda: _before(changes, entries, profiles, request.jobs, beside)) if changes else None
    report = _lint(entries, profiles, request.jobs, beside, request.baselines, changed)
    contents = {shown_path(entry.path): entry.data for entry in entries if entry.data is not None}
    names = {
        shown: entry.path for entry in entries if not entry.path.isprintable() and (shown := shown_path(entry.path)) != entry.path
    }
    if request.require_files and not report.pages:
        inputs = inputs._replace(failures=(*inputs.failures, _no_page(request.paths)))
    return inputs.told(replace(report, contents=contents, names=names))


def _no_page(paths: Sequence[str]) -> RunError:
    return RunError(", ".join(map(shown_path, paths)) or ".", "no page was linted, and --require-files asks for one")


def collect(request: Request, profiles: Profiles) -> tuple[list[FileResult], Report]:
    """Return what each file gave, and the report on all of them. Raises InvalidFile."""
    inputs = _inputs(request, profiles)
    results = list(lint_files(inputs.entries, profiles, request.jobs))
    return results, inputs.told(aggregate(results, profiles.rulebook, profiles, today=date.today(), facts=profiles.facts))


def _inputs(request: Request, profiles: Profiles) -> _Inputs:
    paths = listed_paths(request.paths) if request.paths else ["."]
    if paths == ["-"]:
        return _standard_input(request.stdin_filename, profiles)
    if request.staged:
        return _staged(paths, profiles)
    found = find(paths, profiles)
    is_empty = not (found.files or found.notices or found.failures)
    nothing = ("nothing to lint here: no Markdown, HTML, template or text file",) if is_empty else ()
    return _Inputs([LintInput(path) for path in found.files], (*found.notices, *nothing), found.failures)


def _standard_input(name: str, profiles: Profiles) -> _Inputs:
    """Return the text on standard input, unless a file of that name is left out."""
    data = sys.stdin.buffer.read(profiles.settings(name).file_bytes + 1) if sys.stdin else b""
    if reason := _leaves_out(profiles, IgnoreFiles())(name):
        return _Inputs([], (f"{name}: {reason}",))
    return _Inputs([LintInput(name, data)])


def _staged(paths: Sequence[str], profiles: Profiles) -> _Inputs:
    """Return what is staged of the paths: files with their staged content."""
    leaves_out = _leaves_out(profiles, IgnoreFiles())
    named = {path: _place(path) for path in paths}
    files = frozenset(named.values())
    folders = tuple(os.path.join(place, "") for place in named.values())
    entries = [
        LintInput(path, data)
        for path, data in staged_everywhere(paths).items()
        if (_place(path) in files or (is_copy(path) and _place(path).startswith(folders))) and not leaves_out(path)
    ]
    known = {_place(entry.path) for entry in entries}
    absent = [path for path, place in named.items() if place not in known and not os.path.lexists(path)]
    return _Inputs(entries, (), tuple(RunError(shown_path(path), "no such file or folder") for path in absent))


def _place(path: str) -> str:
    """Return the one name of a path that is linted: a folder, or a file as git knows it."""
    return os.path.realpath(path) if os.path.isdir(path) else own_place(path)


def _changes(request: Request, entries: Iterable[LintInput]) -> ChangesEverywhere | None:
    if not request.changed_since:
        return None
    return changes_everywhere(request.changed_since, [entry.path for entry in entries] or ["."], staged=request.staged)


def _statements_beside(request: Request, entries: Iterable[LintInput], profiles: Profiles) -> tuple[Statement, ...]:
    """Return what the other pages of the site state; nothing else of them is kept."""
    if request.site is None:
        return ()
    own = {os.path.realpath(entry.path) for entry in entries}
    others = [LintInput(path) for path in find([request.site], profiles).files if os.path.realpath(path) not in own]
    results = lint_files(others, profiles, request.jobs)
    return tuple(statement for result in results if result.page for statement in result.page.statements)


def _lint(
    entries: Sequence[LintInput], profiles: Profiles, jobs: int, beside: Sequence[Statement],
    baselines: Baselines = no_baselines, changed: Changed | None = None,
) -> Report:  # fmt: skip
    with progress(len(entries)) as seen:
        results = lint_files(entries, profiles, jobs)
        return aggregate(results, profiles.rulebook, profiles, seen, date.today(), profiles.facts, beside, baselines, changed)


def _before(
    changes: ChangesEverywhere, entries: Sequence[LintInput], profiles: Profiles, jobs: int, beside: Sequence[Statement]
) -> Sequence[Finding]:
    """Return what is found in the changed files as they were before."""
    before = changes.old_contents([entry.path for entry in entries])
    return _lint([LintInput(path, data) for path, data in before.items()], profiles, jobs, beside).findings


def _leaves_out(profiles: Profiles, ignore_files: IgnoreFiles) -> LeavesOut:
    return lambda path: profiles.settings(path).leaves_out(path) or ignore_files.leaves_out(path)
