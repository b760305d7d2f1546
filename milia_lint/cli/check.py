"""`milia-lint check`: lint files and report."""

from __future__ import annotations

import shutil
import sys

import click

from milia_lint.cli.options import MARKET, RULES, split
from milia_lint.discovery import NoSuchPath, discover
from milia_lint.finding import Report
from milia_lint.lexicon import build_lexicon
from milia_lint.problem import InvalidFile
from milia_lint.reporters import FORMATS, Style, reporter
from milia_lint.rulebook.model import MARKETS, Rulebook, Severity
from milia_lint.rulebook.store import open_rulebook
from milia_lint.runner import gather, lint_files, lint_source
from milia_lint.selection import Selection, unknown_names
from milia_lint.source import decode

EXIT_FINDINGS, EXIT_FAILED = 1, 2


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to report.")
@click.option("--output", type=click.Path(dir_okay=False, writable=True), help="Write the report to a file.")
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
def command(
    paths: tuple[str, ...], form: str, output: str | None, fail_on: str, market: str, select: tuple[str, ...],
    ignore: tuple[str, ...], stdin_filename: str, show_excused: bool, statistics: bool, rules: tuple[str, ...], no_cache: bool,
) -> None:  # fmt: skip
    """Lint PATHS (files and folders; `-` for standard input; the current folder if none is named).

    \b
    milia-lint check draft.md --market us,uk
    milia-lint check content/ --format json --output report.json
    cat draft.md | milia-lint check - --stdin-filename draft.md
    """
    rulebook = load_rules(rules, cache=not no_cache)
    selection = Selection(split(market) or MARKETS, split(*select), split(*ignore))
    complain_about_names(selection, rulebook)
    report = _run(paths or (".",), stdin_filename, rulebook, selection)
    color = output is None and sys.stdout.isatty()
    style = Style(color, min(shutil.get_terminal_size((100, 24)).columns, 120), show_excused, statistics)
    _write(reporter(form)(report, style), output)
    _tell(report, form)
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


def _write(text: str, output: str | None) -> None:
    if output is None:
        click.echo(text, nl=False)
        return
    with open(output, "w", encoding="utf-8", newline="") as file:
        file.write(text)


def _tell(report: Report, form: str) -> None:
    """Say on standard error what no finding says: notices always, failures where the format has no room for them."""
    for notice in report.notices:
        click.echo(f"note: {notice}", err=True)
    if form != "text":
        for error in report.errors:
            click.echo(f"milia-lint: {error.path}: {error.message}", err=True)


def _status(report: Report, fail_on: str) -> int:
    if report.errors:
        return EXIT_FAILED
    if fail_on == "never":
        return 0
    limit = Severity(fail_on).rank
    return EXIT_FINDINGS if any(finding.severity.rank <= limit for finding in report.findings) else 0
