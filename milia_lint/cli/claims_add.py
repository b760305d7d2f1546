"""`milia-lint claims add`: from a finding to a draft in the registry."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from datetime import date

import click

from milia_lint.claims.draft import HEADER, draft
from milia_lint.cli.console import say
from milia_lint.cli.exit_status import fail, report_errors, reported_failures
from milia_lint.cli.options import CONFIG
from milia_lint.cli.run import Request, collect, open_profiles
from milia_lint.files.atomic_write import NotWritten, write_file, write_new_file
from milia_lint.files.contents import read_file
from milia_lint.files.project_tree import is_inside
from milia_lint.findings.finding import Finding
from milia_lint.runs.profiles import Profiles

_PLACE = re.compile(r"(?P<path>.+):(?P<line>\d+):(?P<column>\d+)")


@click.command("add")
@click.argument("place", metavar="FILE:LINE:COLUMN")
@CONFIG
def add(place: str, config: str | None) -> None:
    """Write a draft of an entry into the registry, for the claim in which the finding at FILE:LINE:COLUMN stands.

    The draft is a comment: fill in the evidence, then take the `# ` off.
    """
    told = _PLACE.fullmatch(place)
    if told is None:
        fail(f"`{place}` is no place; write FILE:LINE:COLUMN, as reports do")
    path, line, column = told["path"], int(told["line"]), int(told["column"])
    with reported_failures():
        registry = _registry(path, config)
        profiles = open_profiles(config)
        _, report = collect(Request((path,)), profiles)
    report_errors(report.run_errors)
    finding = _at(report.findings, line, column)
    if finding is None:
        near = [
            f"{each.location.path}:{each.location.line}:{each.location.column} ({each.rule})"
            for each in report.findings
            if each.location.line == line
        ]
        fail(f"no finding stands at {place}" + (f"; on that line: {', '.join(near)}" if near else ""))
    taken = profiles.of(path).project.entries.keys()
    before = read_file(registry)
    try:
        write_file(registry, before + draft(finding, taken, date.today()).encode(), before)
    except NotWritten as error:
        fail(f"{registry}: {error}")
    say(f"A draft of the claim is in {registry}: fill in the evidence, then take the `# ` off.")


def _registry(path: str, config: str | None) -> str:
    """Return the registry that the configuration of a file names; it is begun if it is not there."""
    settings = Profiles(config).settings(path)
    named = settings.claims
    if named is None:
        fail("the configuration names no registry; write `claims: claims.yaml` in .milia-lint.yaml")
    registry = named[0]
    if not is_inside(registry, settings.root):
        fail(f"{registry}, which {settings.source} names, lies outside the project, where nothing is written")
    if not os.path.lexists(registry):
        try:
            write_new_file(registry, HEADER.encode())
        except NotWritten as error:
            fail(f"{registry}: {error}")
    return registry


def _at(findings: Sequence[Finding], line: int, column: int) -> Finding | None:
    """Return the finding that begins at a place, else one that spans it."""
    spanning = (
        each
        for each in findings
        if (each.location.line, each.location.column) <= (line, column) < (each.location.end_line, each.location.end_column)
    )
    return next((each for each in findings if (each.location.line, each.location.column) == (line, column)), next(spanning, None))
