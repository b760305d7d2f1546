"""Where reports go: `--format` and `--output` in pairs, in the order they were written."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import PurePath
from typing import Any, NamedTuple

import click

from milia_lint.cli.console import say_as_it_is, tell_all
from milia_lint.cli.exit_codes import EXIT_FAILED
from milia_lint.cli.terminal import is_coloured
from milia_lint.files.atomic_write import NotWritten, resolved, write_file
from milia_lint.files.contents import PIPES, read_file
from milia_lint.files.git.place import place_in_repository
from milia_lint.files.source import UnreadableSource
from milia_lint.findings.finding import Report
from milia_lint.readers import read_bytes
from milia_lint.reporters import FORMATS, ROOTED, Style, reporter
from milia_lint.reporters.places import renamed

_ORDER = "milia_lint.outputs"
_BY_SUFFIX = {".json": "json", ".jsonl": "jsonl", ".sarif": "sarif", ".html": "html", ".htm": "html", ".md": "markdown"}


class Target(NamedTuple):
    """A format, and the file it is written to; no file is standard output."""

    form: str
    file: str | None = None


class WithOutputs(click.Command):
    """A command that remembers in which order its `--format` and `--output` were given."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keep the order before click sorts the values by option."""
        values, _, order = self.make_parser(ctx).parse_args(list(args))
        rest = {name: iter(values.get(name) or ()) for name in ("form", "output")}
        ctx.meta[_ORDER] = [(param.name, next(rest[param.name])) for param in order if param.name in rest]
        return super().parse_args(ctx, args)


FORMAT = click.option(
    "--format", "form", multiple=True, type=click.Choice(FORMATS), help="How to report: text unless named. May be repeated, each with its `--output`."
)  # fmt: skip
OUTPUT = click.option(
    "--output", multiple=True, type=click.Path(dir_okay=False, writable=True), metavar="FILE",
    help="Write the report of the `--format` before it to a file, whose folder is made; text still goes to standard output. "
         "Without any `--format` the suffix of the file names it; `-` is standard output.",
)  # fmt: skip


def targets(ctx: click.Context) -> list[Target]:
    """Return which reports go where. Raises UsageError where that cannot be told."""
    return paired(ctx.meta.get(_ORDER, ()))


def paired(order: Iterable[tuple[str, Any]]) -> list[Target]:
    """Return a target for each format; an output belongs to the format before it, the first also to one after it.

    One report always goes to standard output, text if all others have a file; `-` is standard output too. An output without
    any format has the one that its suffix names. Raises click.UsageError.
    """
    found: list[Target] = []
    waiting: str | None = None
    for name, value in order:
        if name == "form":
            found.append(Target(value, waiting))
            waiting = None
        elif found and found[-1].file is None:
            found[-1] = Target(found[-1].form, value)
        elif waiting is None:
            waiting = value
        else:
            raise click.UsageError(f"--output {value} has no --format of its own")
    if waiting is not None:
        if found:
            raise click.UsageError(f"--output {waiting} has no --format of its own")
        form = _BY_SUFFIX.get(PurePath(waiting).suffix.lower(), "text")
        found = [Target(form, waiting)] if waiting == "-" or form == "text" else [Target(form, waiting), Target("text")]
    found = [Target(form, None if file == "-" else file) for form, file in found]
    alone = len(found) == 1 and found[0].form == "text"
    shown = [target.form for target in found if target.file is None]
    if len(shown) > 1:
        raise click.UsageError(
            f"only one report can go to standard output, not {' and '.join(shown)}; give the others an --output"
        )
    return found if shown or alone else [*found, Target("text")]


_PLAIN = Style()


def write_reports(report: Report, where: Sequence[Target], look: Style = _PLAIN) -> None:
    """Write the reports, looking like `look` where that is not for the target to say; where one cannot be, the others are, and the run ends with status 2."""
    width = min(shutil.get_terminal_size((100, 24)).columns, 120)
    writes = any(target.file is not None for target in where)
    linted = {os.path.realpath(path) for path in report.linted} if writes else set[str]()
    failures = []
    for form, file in where:
        color = file is None and is_coloured(sys.stdout)
        style = replace(look, color=color, width=width, notes=file is not None, text=partial(_text, report))
        text = reporter(form)(_as_hosts_see_it(report, form), style)
        try:
            if file is not None and os.path.realpath(file) in linted:
                raise NotWritten("it is a page that was linted")
            say_as_it_is(text, machine=form != "text") if file is None else _write(text, file)
        except (NotWritten, OSError) as reason:
            if file is None:
                raise
            failures.append(f"--output {file}: {getattr(reason, 'strerror', None) or reason}")
    if failures:
        tell_all("milia-lint: ", failures)
        sys.exit(EXIT_FAILED)


def _as_hosts_see_it(report: Report, form: str) -> Report:
    """The report with paths from the root of the repository, where the format wants that; names in SARIF keep their bytes."""
    if form not in ROOTED:
        return report
    names = report.names if form == "sarif" else {}
    return renamed(report, cache(lambda path: place_in_repository(names.get(path, path))))


def reports_failures(where: Iterable[Target]) -> bool:
    """Return whether what goes to standard output says which parts of the run failed."""
    return any(target == Target("text") for target in where)


def _write(text: str, file: str) -> None:
    """Write UTF-8, which machines expect wherever they run; file names that are no Unicode are written as escapes."""
    data = text.encode("utf-8", "backslashreplace")
    if os.path.abspath(file).startswith(PIPES) or (os.path.exists(file) and not os.path.isfile(file)):
        with open(file, "wb") as stream:  # a pipe or a device: there is nothing to replace
            stream.write(data)
    else:
        resolved(file).parent.mkdir(parents=True, exist_ok=True)
        write_file(file, data)


def _text(report: Report, path: str) -> str | None:
    """What a file of the report says: what was linted in its place, else what lies on disk."""
    try:
        data = report.contents[path] if path in report.contents else read_file(report.names.get(path, path))
        return read_bytes(path, data).source.text
    except (OSError, ValueError, UnreadableSource):
        return None
