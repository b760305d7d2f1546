"""`milia-lint check`: lint files and report."""

from __future__ import annotations

import sys

import click

from milia_lint.cli.console import tell
from milia_lint.cli.exit_codes import EXIT_FAILED, EXIT_FINDINGS
from milia_lint.cli.exit_status import reported_failures
from milia_lint.cli.options import CONFIG, JOBS, MARKET, NO_CACHE, RULES
from milia_lint.cli.outputs import FORMAT, OUTPUT, WithOutputs, reports_failures, targets, write_reports
from milia_lint.cli.run import Request, open_profiles, run
from milia_lint.cli.watch import watch
from milia_lint.findings.finding import Report
from milia_lint.findings.overlaps import one_a_span
from milia_lint.reporters import Style
from milia_lint.runs.baselines import baselines_in_force
from milia_lint.runs.profiles import Profiles


@click.command("check", cls=WithOutputs)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@FORMAT
@OUTPUT
@click.option("--fail-on", type=click.Choice(["error", "warning", "info", "never"]),
              help="The mildest severity that gives exit status 1; error unless the configuration says otherwise.")  # fmt: skip
@MARKET
@click.option("--select", multiple=True, metavar="RULE|CATEGORY", help="Only these rules or categories; may be repeated.")
@click.option("--ignore", multiple=True, metavar="RULE|CATEGORY", help="All but these; may be repeated.")
@CONFIG
@click.option("--baseline", type=click.Path(dir_okay=False), metavar="FILE",
              help="Do not hold findings in this file against anybody; see `milia-lint baseline`.")  # fmt: skip
@click.option("--changed-since", metavar="REV", help="Only what is new since the last commit shared with REV (a branch, a tag).")
@click.option("--staged", is_flag=True, help="Only staged files, and what is staged of them, not what lies in the folder.")
@click.option("--site", type=click.Path(exists=True, file_okay=False), metavar="FOLDER",
              help="Hold PATHS against what the other pages in FOLDER state; report on PATHS alone.")  # fmt: skip
@click.option("--stdin-filename", metavar="NAME", default="stdin.md", show_default=True,
              help="With `-`: what the text on standard input is called; its suffix says how it is read.")  # fmt: skip
@click.option("--require-files", is_flag=True, help="Fail where no page was linted at all: a wrong path in CI is then not green.")
@click.option("--show-excused", is_flag=True, help="Show what a guard excuses as well, with the guard's name.")
@click.option("-v", "--verbose", is_flag=True, help="Show infos too, and the law and all wording with every finding.")
@click.option("-q", "--quiet", is_flag=True, help="Show the summary only.")
@click.option("--max-findings", type=click.IntRange(min=1), metavar="N", help="Show no more than N findings; all of them count.")
@click.option("--statistics", is_flag=True, help="Add tables of findings by rule and by file.")
@click.option("--watch", "watching", is_flag=True, help="Lint again whenever a file is saved.")
@RULES
@JOBS
@NO_CACHE
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[str, ...], form: tuple[str, ...], output: tuple[str, ...], fail_on: str | None, market: str,
    select: tuple[str, ...], ignore: tuple[str, ...], config: str | None, baseline: str | None, changed_since: str | None, staged: bool,
    site: str | None, stdin_filename: str, require_files: bool, show_excused: bool, verbose: bool, quiet: bool, max_findings: int | None, statistics: bool, watching: bool, rules: tuple[str, ...], jobs: int,
    no_cache: bool,
) -> None:  # fmt: skip
    """Lint PATHS: files and folders, @FILE for a list of them, `-` for standard input; the current folder if none is named.

    The suffix of a file says how it is read: Markdown, MDX, HTML, templates, plain text; without one it is read as Markdown.
    Files with other suffixes are left out of folders; to name one is an error.

    \b
    milia-lint check draft.md --market us,uk
    milia-lint check content/ --format json --output report.json --format sarif --output report.sarif
    milia-lint check --changed-since origin/main
    milia-lint check --staged --site content/
    cat draft.md | milia-lint check - --stdin-filename draft.md
    """
    where = targets(ctx)
    look = Style(show_excused=show_excused, statistics=statistics, verbose=verbose, quiet=quiet, limit=max_findings)

    def lint() -> int:
        with reported_failures():
            profiles = open_profiles(config, market, select, ignore, rules, cache=not no_cache)
            baselines = baselines_in_force(baseline, profiles)
            report = one_a_span(
                run(Request(paths, stdin_filename, changed_since, staged, jobs, site, baselines, require_files), profiles)
            )
        write_reports(report, where, look)
        _tell(report, told=reports_failures(where))
        return _status(report, fail_on, profiles)

    if not watching:
        sys.exit(lint())
    watch(paths, lint)


def _tell(report: Report, *, told: bool) -> None:
    """Say on standard error what no finding says: notices always, failures unless the text report told them."""
    for notice in report.notices:
        tell(f"note: {notice}")
    if not told:
        for error in report.run_errors:
            tell(f"milia-lint: {error.path}: {error.message}")


def _status(report: Report, fail_on: str | None, profiles: Profiles) -> int:
    """Return the exit status: each file's own `fail_on` holds unless the command line has one."""
    if report.run_errors:
        return EXIT_FAILED
    for finding in report.findings:
        limit = fail_on or profiles.settings(finding.location.path).fail_on
        if limit != "never" and finding.severity >= limit:
            return EXIT_FINDINGS
    return 0
