"""How a run ends: exit statuses, and failures told in one line each instead of a traceback."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NoReturn

import click

from milia_lint.cli.exit_codes import EXIT_FAILED
from milia_lint.files.git import GitError
from milia_lint.files.problem import InvalidFile, UnusableBaseline
from milia_lint.findings.finding import RunError


class UnknownName(Exception):
    """The command line names a rule, category or market that there is not."""


@contextmanager
def reported_failures() -> Iterator[None]:
    """End the run with status 2, and say why, where what the user gave us cannot be used."""
    try:
        yield
    except InvalidFile as error:
        fail(str(error), prefix="")
    except (GitError, UnknownName, UnusableBaseline) as error:
        fail(str(error))


def report_errors(errors: Iterable[RunError]) -> None:
    """Say which parts of the run failed, and end it with status 2 if any did."""
    failed = False
    for error in errors:
        failed = True
        click.echo(f"milia-lint: {error.path}: {error.message}", err=True)
    if failed:
        sys.exit(EXIT_FAILED)


def fail(message: str, prefix: str = "milia-lint: ") -> NoReturn:
    """Say why the run ends, and end it with status 2."""
    click.echo(f"{prefix}{message}", err=True)
    sys.exit(EXIT_FAILED)
