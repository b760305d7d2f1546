"""The paths that a command is given, and lists of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence

from milia_lint.runs.discovery import NoSuchPath


def literal_after_dashes(arguments: Sequence[str]) -> list[str]:
    """Return the arguments, those after `--` so written that they are the names of files and nothing else.

    What stands there comes from a program such as pre-commit: a file called `@list` is no list, one called `-` no input.
    """
    at = arguments.index("--") + 1 if "--" in arguments else len(arguments)
    literal = [f"./{name}" if name.startswith("@") or name == "-" else name for name in arguments[at:]]
    return [*arguments[:at], *literal]


def listed_paths(arguments: Iterable[str]) -> list[str]:
    """Return the arguments, each `@file` replaced by the paths in that file: one a line, or ended by NUL bytes.

    `@-` reads the list from standard input. Raises NoSuchPath where a list is not there.
    """
    paths: list[str] = []
    for argument in arguments:
        if argument.startswith("@") and len(argument) > 1:
            paths += _list(argument[1:])
        else:
            paths.append(argument)
    return paths


def _list(name: str) -> list[str]:
    try:
        if name == "-":
            data = sys.stdin.buffer.read()
        else:
            with open(name, "rb") as file:
                data = file.read()
    except OSError as error:
        raise NoSuchPath(f"@{name} ({error.strerror}; a file whose name begins with @ is written ./@{name})") from error
    parts = data.split(b"\0") if b"\0" in data else data.removeprefix(b"\xef\xbb\xbf").splitlines()
    return [os.fsdecode(part) for part in parts if part.strip()]
