"""From the paths a person names to the files that are linted."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch

from milia_lint.files.contents import PIPES
from milia_lint.files.git.ignored import ignored_under
from milia_lint.files.source import shown_path
from milia_lint.findings.finding import RunError
from milia_lint.readers import has_reader
from milia_lint.runs.other_kinds import may_hold_copy, other_kinds, suffix_of

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
    """The files to lint, each once, in a stable order; what is worth a word about those that are not; what cannot be linted."""

    files: tuple[str, ...]
    notices: tuple[str, ...] = ()
    failures: tuple[RunError, ...] = ()


def discover(paths: Iterable[str], leaves_out: LeavesOut = lambda _: None) -> Discovered:
    """Return the files to lint: named files, and in named folders those with a suffix we read.

    What git ignores is left out of folders, and what `leaves_out` gives a reason for everywhere; a named file that is
    left out is told, and so are the kinds of files in folders that nobody reads. A named file is returned whatever its
    suffix. Links to folders are not followed; a file that is found under several names is returned once.
    """
    named = [_plain(path) for path in paths]
    found: dict[str, None] = {}
    notices: dict[str, None] = {}
    failures: dict[RunError, None] = {}
    unread: Counter[str] = Counter()
    for path in named:
        if os.path.isdir(path):
            walk = _Walk(path)
            found.update((file, None) for file in walk if not leaves_out(file))
            unread += Counter(suffix_of(file) for file in walk.unread if not leaves_out(file))
            notices |= dict.fromkeys(walk.notices)
            failures |= dict.fromkeys(walk.failures)
        elif failure := _failure(path):
            failures[failure] = None
        elif reason := leaves_out(path):
            notices[f"{path}: {reason}"] = None
        else:
            found[path] = None
    return Discovered(tuple(_without_twins(list(found), named)), (*notices, *other_kinds(unread)), tuple(failures))


def _failure(path: str) -> RunError | None:
    """Return why a path that is named and no folder cannot be linted, or None."""
    if not os.path.lexists(path):
        hint = "; an option stands before `--` (in pre-commit: in `entry`, not in `args`)" if path.startswith("--") else ""
        return RunError(shown_path(path), f"no such file or folder{hint}")
    pipe = os.path.exists(path) and not os.path.isfile(path)
    if pipe and not os.path.abspath(path).startswith(PIPES):
        return RunError(shown_path(path), "is a pipe or a device, not a file")
    return None


def is_copy(path: str) -> bool:
    """Return whether a file would be linted if its folder is, going by its name."""
    name = os.path.basename(path)
    return has_reader(name) and not any(fnmatch(name, pattern) for pattern in NOT_COPY)


def _plain(path: str) -> str:
    """Return a path without detours, unless it leads through a link and would lead elsewhere without them."""
    short = os.path.normpath(path) if path else path
    return short if os.pardir not in path or os.path.realpath(short) == os.path.realpath(path) else path


class _Walk:
    """The files under a folder with a suffix we read; hidden and dependency folders and links to folders are left out.

    After that `unread` has the others that may hold copy, `notices` and `failures` what went wrong.
    """

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.unread: list[str] = []
        self.notices: list[str] = []
        self.failures: list[RunError] = []

    def __iter__(self) -> Iterator[str]:
        base = os.path.abspath(self._folder)
        ignored: frozenset[str] = frozenset()
        for here, folders, files in os.walk(self._folder, onerror=self._failed):
            place = os.path.normpath(os.path.join(base, os.path.relpath(here, self._folder)))
            if here == self._folder or ".git" in (*folders, *files):  # a submodule, or another repository
                ignored |= self._ignored(here)
            folders[:] = sorted(
                name for name in folders
                if not name.startswith(".") and name not in _SKIPPED_FOLDERS and os.path.join(place, name) not in ignored
            )  # fmt: skip
            for name in sorted(files):
                if os.path.join(place, name) not in ignored:
                    yield from self._file(os.path.normpath(os.path.join(here, name)))

    def _file(self, path: str) -> Iterator[str]:
        """Yield a file if it is copy; a link may lead nowhere, and a pipe has no end."""
        if is_copy(path):
            if os.path.isfile(path):
                yield path
            elif os.path.exists(path) and not os.path.isdir(path):
                self.notices.append(f"{shown_path(path)}: not linted, it is a device, a pipe or a socket")
        elif may_hold_copy(path) and not has_reader(path):
            self.unread.append(path)

    def _ignored(self, folder: str) -> frozenset[str]:
        found = ignored_under(folder)
        if found.unknown:
            self.notices.append(f"{os.path.normpath(folder)}: files that git ignores are linted as well: {found.unknown}")
        return found.paths

    def _failed(self, error: OSError) -> None:
        self.failures.append(RunError(shown_path(str(error.filename)), f"cannot be looked into: {error.strerror}"))


def _without_twins(found: Sequence[str], named: Iterable[str]) -> Iterator[str]:
    """Leave out other names of a file; what is no link and what was named stays."""
    folders: dict[str, str] = {}
    kept = frozenset(named)
    first: dict[str, str] = {}
    for path in found:
        real = _real(path, folders)
        known = first.setdefault(real, path)
        if known is not path and _rank(path, kept) < _rank(known, kept):
            first[real] = path
    chosen = frozenset(first.values())
    return (path for path in found if path in chosen)


def _real(path: str, folders: dict[str, str]) -> str:
    """Return the path without links; `folders` are those that are known."""
    if os.path.islink(path):
        return os.path.realpath(path)
    folder, name = os.path.split(path)
    if folder not in folders:
        folders[folder] = os.path.realpath(folder)
    return os.path.join(folders[folder], name)


def _rank(path: str, named: frozenset[str]) -> tuple[bool, bool]:
    return os.path.islink(path), path not in named
