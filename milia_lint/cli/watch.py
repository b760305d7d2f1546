"""`check --watch`: lints again whenever a file is saved, until it is interrupted."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import click

from milia_lint.cli.console import tell
from milia_lint.readers import has_reader

_PAUSE = 0.4  # seconds between two looks at the files


def watch(paths: Iterable[str], lint: Callable[[], object]) -> None:
    """Call `lint` now and after each change to a file under `paths`; return when the user interrupts."""
    named, lint = tuple(paths) or (".",), _going_on(lint)
    before: dict[str, int] | None = None
    try:
        while True:
            now = dict(_saved(named))
            if now != before:
                before = now
                click.clear()
                lint()
                tell("Watching; interrupt to end.")
            time.sleep(_PAUSE)
    except KeyboardInterrupt:
        return


def _going_on(lint: Callable[[], object]) -> Callable[[], object]:
    """The same, but for the end of the run: a mistake in the configuration is told, and may be mended while we watch."""

    def lint_and_go_on() -> None:
        with suppress(SystemExit):
            lint()

    return lint_and_go_on


def _saved(paths: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Yield each file that could be linted, and when it was saved (in nanoseconds)."""
    for path in paths:
        for file in [path] if os.path.isfile(path) else _under(path):
            try:
                yield file, Path(file).stat().st_mtime_ns
            except OSError:
                continue  # it went away between two looks


def _under(folder: str) -> Iterator[str]:
    for here, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".") and name != "node_modules"]
        yield from (os.path.join(here, name) for name in files if has_reader(name))
