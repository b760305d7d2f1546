"""`milia-lint fix`: apply edits to files."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from milia_lint.cli.console import say, say_styled, tell
from milia_lint.cli.exit_codes import EXIT_FAILED, EXIT_FINDINGS
from milia_lint.cli.exit_status import report_errors, reported_failures
from milia_lint.cli.fix_file import Fixer, Outcome, fix_file
from milia_lint.cli.fix_output import difference, summary, told, trouble
from milia_lint.cli.options import CONFIG, MARKET, NO_CACHE, RULES
from milia_lint.cli.path_arguments import listed_paths
from milia_lint.cli.run import find, open_profiles
from milia_lint.files.atomic_write import clean_leftovers
from milia_lint.rewriting import rewrite


@click.command("fix")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--suggested", is_flag=True, help="Apply the first rewrite of each finding as well; read the result before you publish it."
)
@click.option(
    "--interactive", is_flag=True, help="Walk from finding to finding: choose, edit, skip, or leave it be with a reason."
)
@click.option("--diff", is_flag=True, help="Print the difference and write nothing.")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if something would change.")
@MARKET
@click.option("--select", multiple=True, metavar="RULE|CATEGORY", help="Only these rules or categories; may be repeated.")
@click.option("--ignore", multiple=True, metavar="RULE|CATEGORY", help="All but these; may be repeated.")
@CONFIG
@RULES
@NO_CACHE
def command(
    paths: tuple[str, ...], suggested: bool, interactive: bool, diff: bool, check: bool, market: str,
    select: tuple[str, ...], ignore: tuple[str, ...], config: str | None, rules: tuple[str, ...], no_cache: bool,
) -> None:  # fmt: skip
    """Edit PATHS in place: look-alike letters and hidden characters, and with --suggested the wording too.

    An edit is made only where the file then reads as before but for those words, its finding is gone and no other
    comes. Files are replaced whole or not at all.

    \b
    milia-lint fix content/ --diff
    milia-lint fix draft.md --suggested
    milia-lint fix draft.md --interactive
    """
    if interactive and (diff or check or suggested):
        raise click.UsageError("--interactive goes with none of --diff, --check and --suggested")
    with reported_failures():
        profiles = open_profiles(config, market, select, ignore, rules, cache=not no_cache)
        found = find(listed_paths(paths) if paths else ["."], profiles)
        for folder in {os.path.dirname(path) for path in found.files} if not diff and not check else ():
            clean_leftovers(Path(folder or "."))
        fixer = _walked() if interactive else lambda source, linter: rewrite(source, linter, suggested=suggested)
        write = not diff and not check
        outcomes = []
        for path in found.files:
            outcomes.append(fix_file(path, profiles.of(path), fixer, write=write))
            _tell(outcomes[-1], diff=diff, suggested=suggested, silent=interactive or check)
    (tell if diff else say)(summary(outcomes, wrote=write))
    for line in (*(f"note: {notice}" for notice in found.notices), *trouble(outcomes)):
        tell(line)
    report_errors(found.failures)
    sys.exit(_status(outcomes, check=check))


def _walked() -> Fixer:
    from milia_lint.cli.interactive import Walk

    return Walk().through


def _tell(outcome: Outcome, *, diff: bool, suggested: bool, silent: bool) -> None:
    if diff:
        say(difference(outcome), nl=False)
    elif not silent:
        say_styled(told(outcome, suggested=suggested))
    elif silent and outcome.changed:
        say(outcome.path)


def _status(outcomes: list[Outcome], *, check: bool) -> int:
    if any(each.error for each in outcomes):
        return EXIT_FAILED
    return EXIT_FINDINGS if check and any(each.changed for each in outcomes) else 0
