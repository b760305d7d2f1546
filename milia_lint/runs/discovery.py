"""From the paths a person names to the files that are linted."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch

from milia_lint.files.git.ignored import ignored_under
from milia_lint.readers import has_reader

#: Text files that are not copy.
NOT_COPY = (
    "robots.txt",
    "humans.txt",
    "ads.txt",
    "requirements*.txt",
    "LICENSE*",
    "LICENCE*",
    "COPYING*",
    "NOTICE*",
    "CMakeLists.txt",
)
_SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__", "site-packages", "vendor", "venv"})

#: Says why a file is not to be linted, or None.
LeavesOut = Callable[[str], str | None]


class NoSuchPath(Exception):
    """A path that was named and is not there."""


@dataclass(frozen=True, slots=True)
class Discovered:
    """The files to lint, each once, in a stable order; and what is worth a word about those that are not."""

    files: tuple[str, ...]
    notices: tuple[str, ...] = ()


def discover(paths: Iterable[str], leaves_out: LeavesOut = lambda _: None) -> Discovered:
    """Return the files to lint: named files, and in named folders those with a suffix we read.

    What git ignores is left out of folders, and what `leaves_out` gives a reason for everywhere; a named file that is
    left out is told. A named file is returned whatever its suffix. Links to folders are not followed, and links to files that are there anyway are dropped.
    Raises NoSuchPath with every path that does not exist.
    """
    named = [path if not path or os.pardir in path else os.path.normpath(path) for path in paths]
    absent = [path for path in named if not os.path.lexists(path)]
    if absent:
        raise NoSuchPath(", ".join(absent))
    found: dict[str, None] = {}
    notices = []
    for path in named:
        if os.path.isdir(path):
            found.update((file, None) for file in _walk(path) if not leaves_out(file))
        elif reason := leaves_out(path):
            notices.append(f"{path}: {reason}")
        else:
            found[path] = None
    return Discovered(tuple(_without_twins(found, named)), tuple(notices))


def is_copy(path: str) -> bool:
    """Return whether a file would be linted if its folder is, going by its name."""
    name = os.path.basename(path)
    return has_reader(name) and not any(fnmatch(name, pattern) for pattern in NOT_COPY)


def _walk(folder: str) -> Iterator[str]:
    """Files under a folder with a suffix we read; hidden and dependency folders and links to folders are left out."""
    ignored = ignored_under(folder)
    base = os.path.abspath(folder)
    for here, folders, files in os.walk(folder):
        place = os.path.normpath(os.path.join(base, os.path.relpath(here, folder))) if ignored else ""
        folders[:] = sorted(
            name for name in folders
            if not name.startswith(".") and name not in _SKIPPED_FOLDERS and os.path.join(place, name) not in ignored
        )  # fmt: skip
        for name in sorted(files):
            if is_copy(name) and os.path.join(place, name) not in ignored:
                path = os.path.normpath(os.path.join(here, name))
                if os.path.exists(path):  # a link may lead nowhere, or to itself
                    yield path


def _without_twins(found: Iterable[str], named: Iterable[str]) -> Iterator[str]:
    """Leave out links to files that are found under their own name, unless the link itself was named."""
    files, kept = list(found), frozenset(named)
    links = {path for path in files if path not in kept and os.path.islink(path)}
    own = {os.path.realpath(path) for path in files if path not in links} if links else frozenset()
    return (path for path in files if path not in links or os.path.realpath(path) not in own)
