"""Mistakes in the files people write for us, each with its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class SourceLocation(NamedTuple):
    """A place in a file somebody wrote: its path, and the 1-based line and column."""

    path: str
    line: int
    column: int


class Problem(NamedTuple):
    """A mistake in a file somebody wrote; line and column are 1-based."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class UnusableBaseline(Exception):
    """The baseline file cannot be used; the message says why."""


class InvalidFile(Exception):
    """Files that cannot be used; `problems` holds every mistake found in them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)
