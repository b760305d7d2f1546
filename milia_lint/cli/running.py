"""From what a command was asked to lint to the report; the known failures are raised, not told."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from milia_lint.cli.failing import UnknownName, told_failures
from milia_lint.cli.options import split
from milia_lint.cli.paths import listed_paths
from milia_lint.cli.progress import progress
from milia_lint.config.settings import Choice
from milia_lint.discovery import Found, LeavesOut, discover, is_copy
from milia_lint.finding import Report
from milia_lint.git.changes import Changes, changes_since, staged_files
from milia_lint.ignoring import IgnoreFiles
from milia_lint.pool import lint_entries
from milia_lint.profiles import Profiles
from milia_lint.rulebook.model import Rulebook
from milia_lint.rulebook.store import open_rulebook
from milia_lint.runner import Entry, gather, shown_path
from milia_lint.selection import unknown_name
from milia_lint.since import only_new


@dataclass(frozen=True, slots=True)
class Request:
    """What to lint, and how."""

    paths: tuple[str, ...]
    stdin_filename: str = "stdin.md"
    changed_since: str | None = None
    staged: bool = False
    jobs: int = 0


def open_profiles(
    config: str | None = None, market: str = "", select: Sequence[str] = (), ignore: Sequence[str] = (),
    rules: Sequence[str] = (), *, cache: bool = True,
) -> Profiles:  # fmt: skip
    """Return the profiles of a run; what the command line names is checked. Raises InvalidFile and UnknownName."""
    chosen = Choice(markets=split(market) or None, select=split(*select) or None, ignore=split(*ignore))
    profiles = Profiles(config, chosen, [Path(folder) for folder in rules], cache=cache)
    if chosen.select or chosen.ignore:
        rulebook = profiles.of(".").rulebook
        unknown = [says for name in (*(chosen.select or ()), *chosen.ignore) if (says := unknown_name(name, rulebook))]
        if unknown:
            raise UnknownName(unknown[0])
    return profiles


def load_rules(folders: Sequence[str] = ()) -> Rulebook:
    """Return the built-in rules and those in the folders, or end the run with every mistake in the rule files."""
    with told_failures():
        return open_rulebook([Path(folder) for folder in folders])


def find(paths: Iterable[str], profiles: Profiles) -> Found:
    """Return the files that are linted under the paths. Raises NoSuchPath and InvalidFile."""
    return discover(paths, _leaves_out(profiles))


def run(request: Request, profiles: Profiles) -> Report:
    """Return the report on what was asked for. Raises NoSuchPath, InvalidFile and GitError."""
    changes = changes_since(request.changed_since, staged=request.staged) if request.changed_since else None
    entries, notices = _entries(request, profiles)
    report = _lint(entries, profiles, request.jobs)
    contents = {shown_path(entry.path): entry.data for entry in entries if entry.data is not None}
    report = replace(report, notices=(*notices, *report.notices), contents=contents)
    return _new(report, entries, changes, profiles, request.jobs) if changes else report


def _entries(request: Request, profiles: Profiles) -> tuple[list[Entry], tuple[str, ...]]:
    paths = listed_paths(request.paths) if request.paths else ["."]
    if paths == ["-"]:
        return [Entry(request.stdin_filename, sys.stdin.buffer.read())], ()
    if request.staged:
        return list(_staged(paths, profiles)), ()
    found = find(paths, profiles)
    nothing = () if found.files or found.notices else ("nothing to lint here: no Markdown, HTML, template or text file",)
    return [Entry(path) for path in found.files], (*found.notices, *nothing)


def _staged(paths: Sequence[str], profiles: Profiles) -> Iterable[Entry]:
    leaves_out = _leaves_out(profiles)
    named = {os.path.normpath(path) for path in paths}
    folders = tuple(os.path.join(os.path.abspath(path), "") for path in named)
    for path, data in staged_files().items():
        inside = is_copy(path) and os.path.abspath(path).startswith(folders)
        if (path in named or inside) and not leaves_out(path):
            yield Entry(path, data)


def _lint(entries: Sequence[Entry], profiles: Profiles, jobs: int) -> Report:
    with progress(len(entries)) as seen:
        return gather(lint_entries(entries, profiles, jobs), profiles.rulebook, profiles, seen, date.today())


def _new(report: Report, entries: Sequence[Entry], changes: Changes, profiles: Profiles, jobs: int) -> Report:
    before = changes.old_contents([entry.path for entry in entries])
    old = _lint([Entry(path, data) for path, data in before.items()], profiles, jobs)
    return only_new(report, changes, old.findings)


def _leaves_out(profiles: Profiles) -> LeavesOut:
    ignore_files = IgnoreFiles()
    return lambda path: profiles.settings(path).leaves_out(path) or ignore_files.leaves_out(path)
