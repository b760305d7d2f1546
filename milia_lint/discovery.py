"""From the paths a person names to the files that are linted."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path

from milia_lint.readers import SUFFIXES

#: Text files that are not copy.
NOT_COPY = ("robots.txt", "humans.txt", "ads.txt", "requirements*.txt", "LICENSE*", "LICENCE*", "COPYING*", "NOTICE*", "CMakeLists.txt")
_SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__", "site-packages", "vendor", "venv"})


class NoSuchPath(Exception):
    """A path that was named and is not there."""


def discover(paths: Iterable[str], exclude: Sequence[str] = ()) -> list[str]:
    """Return the files to lint, each once, in a stable order: named files as they are, folders searched.

    Raises NoSuchPath with every path that does not exist.
    """
    found: dict[str, None] = {}
    absent = [path for path in paths if not os.path.lexists(path)]
    if absent:
        raise NoSuchPath(", ".join(absent))
    for path in paths:
        for file in [path] if not os.path.isdir(path) else _walk(path):
            if not any(fnmatch(Path(file).as_posix(), pattern) for pattern in exclude):
                found[file] = None
    return list(found)


def _walk(folder: str) -> Iterator[str]:
    """Files under a folder with a suffix we read; hidden and dependency folders and links to folders are left out."""
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _SKIPPED_FOLDERS)
        for name in sorted(files):
            if Path(name).suffix.lower() in SUFFIXES and not any(fnmatch(name, pattern) for pattern in NOT_COPY):
                yield os.path.join(here, name)
