"""`milia-lint check`: lint files and report."""

from __future__ import annotations

import sys

import click

from milia_lint.cli.options import MARKET, RULES, split
from milia_lint.cli.outputs import FORMAT, OUTPUT, WithOutputs, targets, tells_failures, write_reports
from milia_lint.discovery import NoSuchPath, discover
from milia_lint.finding import Report
from milia_lint.lexicon import build_lexicon
from milia_lint.problem import InvalidFile
from milia_lint.rulebook.model import MARKETS, Rulebook, Severity
from milia_lint.rulebook.store import open_rulebook
from milia_lint.runner import gather, lint_files, lint_source
from milia_lint.selection import Selection, unknown_names
from milia_lint.source import decode

EXIT_FINDINGS, EXIT_FAILED = 1, 2


@click.command("check", cls=WithOutputs)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@FORMAT
@OUTPUT
@click.option("--fail-on", type=click.Choice(["error", "warning", "info", "never"]), default="error", show_default=True,
              help="The mildest severity that gives exit status 1.")  # fmt: skip
@MARKET
@click.option("--select", multiple=True, metavar="RULE|CATEGORY", help="Only these rules or categories; may be repeated.")
@click.option("--ignore", multiple=True, metavar="RULE|CATEGORY", help="All but these; may be repeated.")
@click.option("--stdin-filename", metavar="NAME", default="stdin.md", show_default=True,
              help="With `-`: what the text on standard input is called.")  # fmt: skip
@click.option("--show-excused", is_flag=True, help="Show what a guard excuses as well, with the guard's name.")
@click.option("--statistics", is_flag=True, help="Add a table of findings by rule.")
@RULES
@click.option("--no-cache", is_flag=True, help="Neither read nor write the cache of compiled rules.")
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[str, ...], form: tuple[str, ...], output: tuple[str, ...], fail_on: str, market: str, select: tuple[str, ...],
    ignore: tuple[str, ...], stdin_filename: str, show_excused: bool, statistics: bool, rules: tuple[str, ...], no_cache: bool,
) -> None:  # fmt: skip
    """Lint PATHS (files and folders; `-` for standard input; the current folder if none is named).

    \b
    milia-lint check draft.md --market us,uk
    milia-lint check content/ --format json --output report.json --format sarif --output report.sarif
    cat draft.md | milia-lint check - --stdin-filename draft.md
    """
    where = targets(ctx)
    rulebook = load_rules(rules, cache=not no_cache)
    selection = Selection(split(market) or MARKETS, split(*select), split(*ignore))
    complain_about_names(selection, rulebook)
    report = _run(paths or (".",), stdin_filename, rulebook, selection)
    write_reports(report, where, show_excused=show_excused, statistics=statistics)
    _tell(report, told=tells_failures(where))
    sys.exit(_status(report, fail_on))


def load_rules(folders: tuple[str, ...], *, cache: bool = True) -> Rulebook:
    """Return the rulebook, or end the run with every mistake in the rule files."""
    from pathlib import Path

    try:
        return open_rulebook([Path(folder) for folder in folders], cache=cache)
    except InvalidFile as error:
        click.echo(str(error), err=True)
        sys.exit(EXIT_FAILED)


def complain_about_names(selection: Selection, rulebook: Rulebook) -> None:
    """End the run where --select or --ignore names nothing."""
    for complaint in unknown_names(selection, rulebook):
        click.echo(f"milia-lint: {complaint}", err=True)
        sys.exit(EXIT_FAILED)


def _run(paths: tuple[str, ...], stdin_filename: str, rulebook: Rulebook, selection: Selection) -> Report:
    lexicon = build_lexicon(rulebook)
    if paths == ("-",):
        source = decode(stdin_filename, sys.stdin.buffer.read())
        return gather([lint_source(source, rulebook, lexicon, selection)], rulebook, selection)
    try:
        files = discover(paths)
    except NoSuchPath as error:
        click.echo(f"milia-lint: no such file or folder: {error}", err=True)
        sys.exit(EXIT_FAILED)
    if not files:
        click.echo("milia-lint: nothing to lint here: no Markdown, HTML, template or text file", err=True)
    return lint_files(files, rulebook, lexicon, selection)


def _tell(report: Report, *, told: bool) -> None:
    """Say on standard error what no finding says: notices always, failures unless the text report told them."""
    for notice in report.notices:
        click.echo(f"note: {notice}", err=True)
    if not told:
        for error in report.errors:
            click.echo(f"milia-lint: {error.path}: {error.message}", err=True)


def _status(report: Report, fail_on: str) -> int:
    if report.errors:
        return EXIT_FAILED
    if fail_on == "never":
        return 0
    limit = Severity(fail_on).rank
    return EXIT_FINDINGS if any(finding.severity.rank <= limit for finding in report.findings) else 0
