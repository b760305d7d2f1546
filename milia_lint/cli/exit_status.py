"""How a run ends: exit statuses, and failures told in one line each instead of a traceback."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NoReturn

from milia_lint.cli.console import tell, tell_all
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
        tell_all("", error.problems)
        sys.exit(EXIT_FAILED)
    except (GitError, UnknownName, UnusableBaseline) as error:
        fail(str(error))


def report_errors(errors: Iterable[RunError]) -> None:
    """Say which parts of the run failed, and end it with status 2 if any did."""
    failed = False
    for error in errors:
        failed = True
        tell(f"milia-lint: {error.path}: {error.message}")
    if failed:
        sys.exit(EXIT_FAILED)


def fail(message: str) -> NoReturn:
    """Say why the run ends, and end it with status 2."""
    tell(f"milia-lint: {message}")
    sys.exit(EXIT_FAILED)
