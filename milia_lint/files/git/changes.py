"""Which lines changed since a revision, and what is staged."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from milia_lint.files.git import GitError, blobs, git, names, own_place, top_folder
from milia_lint.files.source import shown_path

_HUNK = re.compile(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_FILE = re.compile(rb"^diff --git ", re.MULTILINE)
#: No setting of the user's may change what is compared; files that were deleted are left out.
_OPTIONS = (
    "--find-renames",
    "--diff-filter=AMRT",
    "--no-ext-diff",
    "--no-textconv",
    "--ignore-submodules",
    "--no-relative",
    "--no-color",
)
_REGULAR, _LINK = b"100", b"120"  # how the mode of a file begins, and of a link; there are repositories too


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """A file that changed: the ranges of 1-based lines that are new (first, last), its old and new blob.

    A file that git does not know yet has `lines` None: all of it is new.
    """

    lines: tuple[tuple[int, int], ...] | None = None
    old: str | None = None
    new: str | None = None

    def touches(self, first: int, last: int) -> bool:
        """Return whether any of the lines from `first` to `last` is new."""
        if self.lines is None:
            return True
        at = bisect_right(self.lines, (last, 1 << 62))
        return at > 0 and self.lines[at - 1][1] >= first


class _RawEntry(NamedTuple):
    """One file as git lists it: its mode, the blobs before and now, its name, and whether it was of another type."""

    mode: bytes
    old: str | None
    new: str | None
    name: str
    changed_type: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """The changed files of a repository, by their place in it as reports show it."""

    top: str
    files: Mapping[str, ChangedFile]

    def of(self, path: str) -> ChangedFile | None:
        """Return what changed in the file at `path`; None if nothing did."""
        return self.files.get(shown_path(os.path.relpath(own_place(path), self.top)))

    def old_contents(self, paths: Sequence[str]) -> dict[str, bytes]:
        """Return what those of the files that are not new held before. Raises GitError."""
        found = {path: file.old for path in paths if (file := self.of(path)) and file.old}
        return dict(zip(found, blobs(self.top, [old for old in found.values() if old]), strict=True))


def changes_from(base: str, top: str, *, staged: bool = False) -> Changes:
    """Return what changed since a commit or tree of the repository at `top`, in the work tree or with `staged` the index.

    Renamed files keep their old content to compare with; files that git does not know, files that were links, and links
    that are new count as new all over. Raises GitError.
    """
    against = ["--cached", base] if staged else [base]
    changed = list(_changed(top, against))
    if not staged:
        untracked = names(git(top, "ls-files", "--others", "--exclude-standard", "-z"))
        changed += [(os.path.normpath(name), ChangedFile()) for name in untracked]
    files: dict[str, ChangedFile] = {}
    for name, file in changed:
        shown = shown_path(name)
        files[shown] = ChangedFile() if shown in files else file  # two names that show alike: all of both counts
    return Changes(top, files)


def staged_files(folder: str = ".") -> dict[str, bytes]:
    """Return the files that differ from the last commit in the index, by path, with the index's content. Raises GitError."""
    top = top_folder(folder)
    files = {name: file for name, file in _changed(top, ["--cached"]) if file.new}
    contents = blobs(top, [file.new or "" for file in files.values()])
    here = os.path.realpath(folder)
    return {os.path.relpath(os.path.join(top, name), here): data for name, data in zip(files, contents, strict=True)}


def _changed(top: str, against: Sequence[str]) -> Iterator[tuple[str, ChangedFile]]:
    """Yield each file that was added, changed or renamed, with its new lines; a link has no content of its own."""
    entries = list(_raw_entries(git(top, "diff", "--raw", "--no-abbrev", "-z", *_OPTIONS, *against)))
    patches = _FILE.split(git(top, "diff", "--unified=0", "--inter-hunk-context=0", "--text", *_OPTIONS, *against))[1:]
    if len(patches) != len(entries) + sum(entry.changed_type for entry in entries):
        raise GitError("the answer of git diff makes no sense; is a merge under way?")
    remaining = iter(patches)
    for entry in entries:
        patch = next(remaining)
        if entry.changed_type:
            next(remaining)  # git tells it as one file gone and one come
        if entry.mode.startswith(_LINK):
            yield os.path.normpath(entry.name), ChangedFile()
        elif entry.mode.startswith(_REGULAR):
            yield os.path.normpath(entry.name), _regular(entry, patch)


def _regular(entry: _RawEntry, patch: bytes) -> ChangedFile:
    if entry.changed_type:
        return ChangedFile(None, None, entry.new)
    return ChangedFile(tuple(_lines(patch)), entry.old, entry.new)


def _raw_entries(output: bytes) -> Iterator[_RawEntry]:
    """Yield an entry for each file; a renamed one has its old name before the new one."""
    fields = iter(output.split(b"\0"))
    for head in fields:
        if head:
            _, mode, old, new, status = head.split()
            name = next(fields)
            name = next(fields) if status.startswith(b"R") else name
            yield _RawEntry(mode, _blob(old), _blob(new), os.fsdecode(name), status == b"T")


def _blob(number: bytes) -> str | None:
    return number.decode() if number.strip(b"0") else None


def _lines(patch: bytes) -> Iterator[tuple[int, int]]:
    for hunk in _HUNK.finditer(patch):
        first, count = int(hunk[1]), int(hunk[2] or 1)
        if count:
            yield first, first + count - 1
