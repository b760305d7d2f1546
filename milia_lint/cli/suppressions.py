"""`milia-lint suppressions`: everything that somebody decided to leave, for those who answer for it."""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import click

from milia_lint.cli.console import say, say_data, tell
from milia_lint.cli.exit_status import report_errors, reported_failures
from milia_lint.cli.options import CONFIG
from milia_lint.cli.path_arguments import listed_paths
from milia_lint.cli.run import find, open_profiles
from milia_lint.files.contents import read_file
from milia_lint.files.git.blame import authors
from milia_lint.files.source import UnreadableSource, shown_path
from milia_lint.filters.suppression import Suppression, suppressions_in
from milia_lint.readers import read_bytes
from milia_lint.text.inert import inert

_COLUMNS = ("path", "line", "rules", "form", "reason", "until", "state", "author", "date")


@click.command("suppressions")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True)
@CONFIG
def command(paths: tuple[str, ...], form: str, config: str | None) -> None:
    """List every suppression in PATHS: rule, reason, last day, place, and from git who wrote it and when.

    \b
    milia-lint suppressions content/ --format csv > suppressions.csv
    """
    with reported_failures():
        found = find(listed_paths(paths) if paths else ["."], open_profiles(config))
    rows = [row for path in found.files for row in _rows(path, date.today())]
    if form == "json":
        say_data(_json(rows))
    else:
        say({"text": _text, "csv": _csv}[form](rows), nl=False)
    report_errors(found.failures)


def _rows(path: str, today: date) -> Iterable[dict[str, Any]]:
    try:
        found = suppressions_in(read_bytes(shown_path(path), read_file(path)))
    except (OSError, UnreadableSource) as error:
        tell(f"note: {shown_path(path)}: {error}")
        return
    known = authors(path, {one.location.line for one in found})
    for one in found:
        author = known.get(one.location.line)
        yield {
            "path": one.location.path,
            "line": one.location.line,
            "rules": list(one.names),
            "form": one.form,
            "reason": one.reason or None,
            "until": one.until.isoformat() if one.until else None,
            "state": _state(one, today),
            "author": author.name if author else None,
            "date": author.day.isoformat() if author else None,
        }


def _state(one: Suppression, today: date) -> str:
    if one.fault:
        return "malformed"
    if not one.reason:
        return "without reason"
    return "expired" if one.over(today) else "in force"


def _json(rows: Sequence[dict[str, Any]]) -> str:
    return json.dumps({"version": 1, "suppressions": rows}, ensure_ascii=False, indent=1) + "\n"


def _csv(rows: Sequence[dict[str, Any]]) -> str:
    """CSV for a spreadsheet; text that it would take for a formula gets an apostrophe."""
    target = io.StringIO()
    writer = csv.DictWriter(target, _COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        flat = {**row, "rules": " ".join(row["rules"])}
        writer.writerow(
            {key: f"'{value}" if str(value or "").startswith(("=", "+", "-", "@")) else value for key, value in flat.items()}
        )
    return target.getvalue()


def _text(rows: Sequence[dict[str, Any]]) -> str:
    lines = []
    by_path: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        by_path[row["path"]].append(row)
    for path, group in by_path.items():
        lines.append(inert(path))
        for row in group:
            who = f" ({row['author']}, {row['date']})" if row["author"] else ""
            until = f" until {row['until']}" if row["until"] else ""
            lines.append(f"  {inert(path)}:{row['line']}  {row['state']}{until}  {', '.join(row['rules']) or '?'}{who}")
            lines.append(f"    {row['reason'] or 'no reason given'}")
        lines.append("")
    files = "1 file" if len(by_path) == 1 else f"{len(by_path)} files"
    count = "1 suppression" if len(rows) == 1 else f"{len(rows)} suppressions"
    over = sum(row["state"] != "in force" for row in rows)
    return "\n".join([*lines, f"{count} in {files}{f', {over} not in force' if over else ''}."]) + "\n"
