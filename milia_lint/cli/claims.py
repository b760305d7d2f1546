"""`milia-lint claims`: the registry of substantiated claims, and the inventory of everything that is claimed."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import click

from milia_lint.claims.check import Trouble, troubles
from milia_lint.claims.inventory import Row, inventory
from milia_lint.claims.registered_claim import RegisteredClaim
from milia_lint.cli.claims_add import add
from milia_lint.cli.console import say, say_data
from milia_lint.cli.exit_codes import EXIT_FINDINGS
from milia_lint.cli.exit_status import report_errors, reported_failures
from milia_lint.cli.options import CONFIG, JOBS, MARKET
from milia_lint.cli.run import Request, collect, open_profiles
from milia_lint.cli.tables import columns_text, csv_text, json_text

_LISTED = (
    "id",
    "state",
    "wording",
    "figure",
    "product",
    "evidence",
    "markets",
    "approved_by",
    "valid_from",
    "expires",
    "path",
    "line",
)
_ROW = ("path", "line", "column", "scope", "status", "entries", "rules", "kinds", "sentence")
_FORMAT = click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True)


@click.group("claims")
def command() -> None:
    """Keep the registry of substantiated claims, and list everything that pages claim.

    \b
    milia-lint claims inventory content/ --format csv > claims.csv
    milia-lint claims add content/glow.md:12:4
    milia-lint claims check --days 60

    The configuration names the registry: `claims: claims.yaml`.
    """


command.add_command(add)


@command.command("schema")
def show_schema() -> None:
    """Print the JSON Schema of the registry, for editors."""
    from milia_lint.files.schemas import schema

    say_data(json.dumps(schema("claims"), ensure_ascii=False, indent=1) + "\n")


@command.command("list")
@click.argument("path", type=click.Path(exists=True), default=".")
@_FORMAT
@CONFIG
def list_entries(path: str, form: str, config: str | None) -> None:
    """List the entries of the registry that holds for PATH, with their state today."""
    with reported_failures():
        profile = open_profiles(config).of(path)
    rows = [_entry_data(entry, date.today(), profile.rulebook.markets) for entry in profile.project.entries.values()]
    if form == "json":
        say_data(json_text("claims", rows))
    elif form == "csv":
        say(csv_text(rows, _LISTED), nl=False)
    elif rows:
        table = [
            [each["id"], each["state"], each["expires"] or "no last day", " ".join(each["markets"]), each["wording"]]
            for each in rows
        ]
        say(columns_text(table), nl=False)
    else:
        say("No claims are registered here.")


@command.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--days", type=click.IntRange(min=0), default=30, show_default=True, metavar="N", help="Tell what expires within N days."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@CONFIG
@JOBS
def check(paths: tuple[str, ...], days: int, form: str, config: str | None, jobs: int) -> None:
    """Say what is wrong with the registry: entries that expire, that no page in PATHS uses, that repeat or contradict
    each other, and evidence that is not there. Exit status 1 if there is anything.
    """
    with reported_failures():
        profiles = open_profiles(config)
        results, report = collect(Request(paths, jobs=jobs), profiles)
        places = paths or (".", *(result.path for result in results))
        entries = tuple({entry: None for path in places for entry in profiles.of(path).project.entries.values()})
    used = {claimed.entry.id for result in results for claimed in result.claimed if claimed.named and not claimed.guard}
    found = sorted(troubles(entries, used, date.today(), days), key=lambda each: (each.location.path, each.location.line))
    if form == "json":
        say_data(json_text("troubles", [_trouble_data(each) for each in found]))
    else:
        say(_told(entries, found), nl=False)
    report_errors(report.run_errors)
    sys.exit(EXIT_FINDINGS if found else 0)


@command.command("inventory")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@_FORMAT
@click.option("--status", type=click.Choice(["covered", "flagged", "uncovered"]), help="Only these sentences.")
@MARKET
@CONFIG
@JOBS
def list_claims(paths: tuple[str, ...], form: str, status: str | None, market: str, config: str | None, jobs: int) -> None:
    """List every sentence in PATHS that asserts what a product or a treatment does, with its place and status: covered by
    an entry of the registry, flagged by a rule, or uncovered.
    """
    with reported_failures():
        results, report = collect(Request(paths, jobs=jobs), open_profiles(config, market, inventory=True))
    findings = (*report.findings, *report.suppressed)
    asserted = [each for result in results for each in result.asserted]
    claimed = [each for result in results for each in result.claimed]
    rows = [row for row in inventory(asserted, claimed, findings, date.today()) if status in (None, row.status)]
    if form == "json":
        summary = {name: sum(row.status == name for row in rows) for name in ("covered", "flagged", "uncovered")}
        say_data(json_text("claims", [_row_data(row) for row in rows], summary=summary))
    elif form == "csv":
        say(csv_text([_row_data(row) for row in rows], _ROW), nl=False)
    else:
        say(_table(rows), nl=False)
    report_errors(report.run_errors)


def _told(entries: Sequence[RegisteredClaim], found: Sequence[Trouble]) -> str:
    lines = [f"{each.location.path}:{each.location.line}:{each.location.column}: {each.entry}: {each.message}" for each in found]
    count = "1 claim" if len(entries) == 1 else f"{len(entries)} claims"
    ending = f"{len(found)} to look at" if found else "nothing to look at"
    return "\n".join([*lines, f"{count} registered, {ending}."]) + "\n"


def _table(rows: Sequence[Row]) -> str:
    table = [[_where(row), row.status, ", ".join(row.rules or row.entries) or "-", row.assertion.sentence] for row in rows]
    counted = Counter(row.status for row in rows)
    told = ", ".join(f"{counted[name]} {name}" for name in ("covered", "flagged", "uncovered"))
    return (columns_text(table) if table else "") + f"{len(rows)} sentence{'' if len(rows) == 1 else 's'}: {told}.\n"


def _where(row: Row) -> str:
    place = row.assertion.location
    return f"{place.path}:{place.line}:{place.column}"


def _row_data(row: Row) -> dict[str, Any]:
    assertion, place = row.assertion, row.assertion.location
    return {
        "path": place.path, "line": place.line, "column": place.column, "scope": assertion.scope, "status": row.status,
        "entries": list(row.entries), "rules": list(row.rules), "kinds": list(assertion.kinds), "sentence": assertion.sentence,
    }  # fmt: skip


def _entry_data(entry: RegisteredClaim, today: date, markets: Iterable[str]) -> dict[str, Any]:
    return {
        "id": entry.id,
        "state": entry.state(today),
        "wording": entry.wording,
        "figure": entry.figure,
        "product": entry.product,
        "evidence": [f"{each.kind}: {each.reference or each.file}" for each in entry.evidence],
        "markets": list(entry.markets or markets),
        "approved_by": entry.approved_by,
        "valid_from": entry.valid_from.isoformat() if entry.valid_from else None,
        "expires": entry.expires.isoformat() if entry.expires else None,
        "path": entry.location.path,
        "line": entry.location.line,
    }


def _trouble_data(trouble: Trouble) -> dict[str, Any]:
    place = trouble.location
    return {
        "kind": trouble.kind, "entry": trouble.entry, "message": trouble.message,
        "path": place.path, "line": place.line, "column": place.column,
    }  # fmt: skip
