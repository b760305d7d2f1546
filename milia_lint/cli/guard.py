"""The guard round every command: whatever happens, it ends with 0, 1 or 2 (130 where somebody interrupts it), and what failed is told in a line."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from typing import Any, NoReturn

import click

from milia_lint.cli.console import tell
from milia_lint.cli.exit_codes import EXIT_FAILED, EXIT_INTERRUPTED
from milia_lint.files.limits import clipped

#: Set in the environment, a mistake of ours is shown whole.
DEBUG = "MILIA_LINT_TRACEBACK"


def guarded(command: Callable[[], Any]) -> NoReturn:
    """Run a command and end the process with its exit status; with 2 where it did not come to its end."""
    try:
        ended = command()
        status = ended if isinstance(ended, int) else 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else EXIT_FAILED if end.code else 0
    except click.ClickException as error:
        shown = io.StringIO()
        error.show(shown)
        tell(*shown.getvalue().splitlines())
        status = EXIT_FAILED
    except (click.Abort, KeyboardInterrupt, EOFError):
        tell("milia-lint: interrupted")
        status = EXIT_INTERRUPTED
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        tell(f"milia-lint: {reason(error)}")
        status = EXIT_FAILED
    sys.exit(status)


def reason(error: Exception) -> str:
    """Return in a line why a run ended: what the system says, else what to report."""
    if isinstance(error, OSError):
        name = f"{error.filename!s}: " if error.filename is not None else ""
        return f"{name}{error.strerror or error}"
    if isinstance(error, MemoryError):
        return "there is not enough memory"
    if isinstance(error, RecursionError):
        return "something here is nested too deep"
    told = clipped(" ".join(str(error).split()))
    return f"failed ({type(error).__name__}: {told}); please report it ({DEBUG}=1 shows where)"
