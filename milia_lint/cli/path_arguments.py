"""The paths that a command is given, and lists of them."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Iterable, Sequence

import click

from milia_lint.files.limits import MEGABYTE, OWN_FILE_BYTES


def literal_after_dashes(arguments: Sequence[str]) -> list[str]:
    """Return the arguments, those after `--` so written that they are the names of files and nothing else.

    What stands there comes from a program such as pre-commit: a file called `@list` is no list, one called `-` no input.
    """
    at = arguments.index("--") + 1 if "--" in arguments else len(arguments)
    literal = [f"./{name}" if name.startswith("@") or name == "-" else name for name in arguments[at:]]
    return [*arguments[:at], *literal]


def listed_paths(arguments: Iterable[str]) -> list[str]:
    """Return the arguments, each `@list` replaced by the paths in that file: one a line, or ended by NUL bytes.

    `@-` reads the list from standard input. What is there under a name with `@` is a file; a list that cannot be read stays
    as it was written, a path that is not there.
    """
    paths: list[str] = []
    for argument in arguments:
        if argument.startswith("@") and len(argument) > 1 and not os.path.lexists(argument):
            listed = _list(argument[1:])
            paths += [argument] if listed is None else listed
        else:
            paths.append(argument)
    return paths


def _list(name: str) -> list[str] | None:
    """Return the paths in a list, None where it cannot be read."""
    try:
        if name == "-":
            data = sys.stdin.buffer.read(OWN_FILE_BYTES + 1) if sys.stdin else b""
        else:
            with open(name, "rb") as file:  # may be a pipe: a person types it
                data = file.read(OWN_FILE_BYTES + 1)
    except OSError:
        return None
    if len(data) > OWN_FILE_BYTES:
        raise click.UsageError(f"@{name}: a list longer than {OWN_FILE_BYTES // MEGABYTE} MB")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):  # what PowerShell writes
        data = data.decode("utf-16", errors="replace").encode()
    parts = data.split(b"\0") if b"\0" in data else data.removeprefix(codecs.BOM_UTF8).splitlines()
    return [os.fsdecode(part) for part in parts if part.strip()]
