"""`.milia-lint-ignore`: files that are not linted, in the syntax of `.gitignore`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from milia_lint.files.contents import read_file
from milia_lint.files.globs import ignore_spec
from milia_lint.files.project_tree import belongs_to_another

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
        self._notices: dict[str, None] = {}

    @property
    def notices(self) -> tuple[str, ...]:
        """What there is to say about ignore files that are there and do not hold."""
        return tuple(self._notices)

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
            above = self._known[each] = (*above, *self._read(each, climbed[0]))
        return above

    def _read(self, folder: str, linted: str) -> tuple[_IgnoreFile, ...]:
        path = os.path.join(folder, NAME)
        if not os.path.lexists(path):
            return ()
        try:
            text = read_file(path).decode("utf-8-sig", "surrogateescape")
            reason = "belongs to another user" if belongs_to_another(path, linted) else None
        except OSError as error:
            reason = f"cannot be read: {error.strerror}"
        if reason:
            self._notices[f"{os.path.relpath(path)} {reason}, so it leaves nothing out"] = None
            return ()
        return (_IgnoreFile(folder, ignore_spec(text.splitlines())),)
