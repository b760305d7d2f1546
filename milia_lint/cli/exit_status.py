"""How a run ends: exit statuses, and failures told in one line each instead of a traceback."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import click

from milia_lint.files.git import GitError
from milia_lint.files.problem import InvalidFile, UnusableBaseline
from milia_lint.findings.finding import Report
from milia_lint.runs.discovery import NoSuchPath

EXIT_FINDINGS, EXIT_FAILED = 1, 2


class UnknownName(Exception):
    """The command line names a rule, category or market that there is not."""


@contextmanager
def reported_failures() -> Iterator[None]:
    """End the run with status 2, and say why, where what the user gave us cannot be used."""
    try:
        yield
    except InvalidFile as error:
        fail(str(error), prefix="")
    except NoSuchPath as error:
        hint = "; an option stands before `--` (in pre-commit: in `entry`, not in `args`)" if str(error).startswith("--") else ""
        fail(f"no such file or folder: {error}{hint}")
    except (GitError, UnknownName, UnusableBaseline) as error:
        fail(str(error))


def report_errors(report: Report) -> None:
    """Say which parts of the run failed, and end it with status 2 if any did."""
    for error in report.errors:
        click.echo(f"milia-lint: {error.path}: {error.message}", err=True)
    if report.errors:
        sys.exit(EXIT_FAILED)


def fail(message: str, prefix: str = "milia-lint: ") -> NoReturn:
    """Say why the run ends, and end it with status 2."""
    click.echo(f"{prefix}{message}", err=True)
    sys.exit(EXIT_FAILED)
