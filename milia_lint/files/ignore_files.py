"""`.milia-lint-ignore`: files that are not linted, in the syntax of `.gitignore`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

NAME = ".milia-lint-ignore"


class _IgnoreFile(NamedTuple):
    """One ignore file and the folder its patterns count from."""

    folder: str
    spec: GitIgnoreSpec


class IgnoreFiles:
    """Reads each ignore file once. One in a deeper folder has the last word, as with git."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[_IgnoreFile, ...]] = {}

    def leaves_out(self, path: str) -> str | None:
        """Return why the file at `path` is not to be linted, or None."""
        absolute = os.path.abspath(path)
        ignored = None
        for one in self._over(os.path.dirname(absolute)):
            name = os.path.relpath(absolute, one.folder).replace(os.sep, "/")
            verdict = one.spec.check_file(name).include
            if verdict is not None:
                ignored = f"left out by {os.path.relpath(os.path.join(one.folder, NAME))}" if verdict else None
        return ignored

    def _over(self, folder: str) -> tuple[_IgnoreFile, ...]:
        """Return the ignore files that count in a folder, the topmost first; no further up than its repository."""
        climbed = []
        while folder not in self._known:
            climbed.append(folder)
            parent = os.path.dirname(folder)
            if parent == folder or os.path.lexists(os.path.join(folder, ".git")):
                break
            folder = parent
        above = self._known.get(folder, ())
        for each in reversed(climbed):
            above = self._known[each] = (*above, *_read(each))
        return above


def _read(folder: str) -> tuple[_IgnoreFile, ...]:
    try:
        with open(os.path.join(folder, NAME), encoding="utf-8-sig", errors="surrogateescape") as file:
            lines = file.read().splitlines()
    except OSError:
        return ()
    from pathspec import GitIgnoreSpec  # 50 ms, and only a folder with such a file needs it

    def usable(line: str) -> bool:
        try:
            GitIgnoreSpec.from_lines([line])
        except ValueError:  # git passes over them as well
            return False
        return True

    return (_IgnoreFile(folder, GitIgnoreSpec.from_lines([line for line in lines if usable(line)])),)
