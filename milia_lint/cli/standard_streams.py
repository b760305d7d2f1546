"""Standard output that may be closed, full, or read by nobody any more: the run goes on, and its status tells."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import IO, Any, TypeVar

import click

from milia_lint.cli.exit_codes import EXIT_FAILED

_Result = TypeVar("_Result")
_CLOSED = "it is closed"


class _Outlet:
    """A stream that takes what is written whatever becomes of it; `failures` holds why it was lost.

    Whoever has read enough of a pipe and closes it is no failure: the status stays that of the run.
    """

    def __init__(self, stream: IO[Any], failures: list[str], *, closed: bool = False) -> None:
        self._stream = stream
        self._failures = failures
        self._closed = closed

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    @property
    def buffer(self) -> _Outlet:
        return _Outlet(self._stream.buffer, self._failures, closed=self._closed)  # type: ignore[attr-defined]

    def write(self, data: Any) -> int:
        if self._closed and data:
            self._failures.append(_CLOSED)
        return self._tried(lambda: self._stream.write(data), len(data))

    def flush(self) -> None:
        self._tried(self._stream.flush, None)

    def _tried(self, act: Callable[[], _Result], otherwise: _Result) -> _Result:
        try:
            return act()
        except BrokenPipeError:
            self._give_up()
        except OSError as error:
            self._failures.append(error.strerror or str(error))
            self._give_up()
        return otherwise

    def _give_up(self) -> None:
        """Lead all that follows, and what is still held back, to nowhere."""
        with suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._stream.fileno())
            os.close(nowhere)


@contextmanager
def patient_output() -> Iterator[None]:
    """Let a command write to standard output in peace; end with status 2 where what it wrote was lost."""
    if sys.stdout is not sys.__stdout__:  # somebody else collects it
        yield
        return
    failures: list[str] = []
    stream = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - it is standard output from now on
    before, sys.stdout = sys.stdout, _Outlet(stream, failures, closed=sys.stdout is None)
    try:
        yield
    finally:
        sys.stdout.flush()
        sys.stdout = before
        if failures:
            click.echo(f"milia-lint: standard output cannot be written: {failures[0]}", err=True)
            sys.exit(EXIT_FAILED)
