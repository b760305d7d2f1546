"""Which lines changed since a revision, and what is staged."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from milia_lint.files.git import GitError, blobs, git, names, top_folder
from milia_lint.files.source import shown_path

_HUNK = re.compile(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_FILE = re.compile(rb"^diff --git ", re.MULTILINE)
#: No setting of the user's may change what is compared; files that were deleted or changed their type are left out.
_OPTIONS = (
    "--find-renames",
    "--diff-filter=AMR",
    "--no-ext-diff",
    "--no-textconv",
    "--ignore-submodules",
    "--no-relative",
    "--no-color",
)
_REGULAR = b"100"  # how the mode of a file begins that is no link and no repository of its own


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


@dataclass(frozen=True, slots=True)
class Changes:
    """The changed files of a repository, by their place in it as reports show it."""

    top: str
    files: Mapping[str, ChangedFile]

    def of(self, path: str) -> ChangedFile | None:
        """Return what changed in the file at `path`; None if nothing did."""
        folder, name = os.path.split(os.path.abspath(path))
        return self.files.get(shown_path(os.path.relpath(os.path.join(os.path.realpath(folder), name), self.top)))

    def old_contents(self, paths: Sequence[str]) -> dict[str, bytes]:
        """Return what those of the files that are not new held before. Raises GitError."""
        found = {path: file.old for path in paths if (file := self.of(path)) and file.old}
        return dict(zip(found, blobs(self.top, [old for old in found.values() if old]), strict=True))


def changes_since(revision: str, folder: str = ".", *, staged: bool = False) -> Changes:
    """Return what changed since the last commit that `revision` and HEAD share, in the work tree or with `staged` the index.

    Renamed files keep their old content to compare with; files that git does not know count as changed. Raises GitError.
    """
    top = os.path.realpath(top_folder(folder))
    base = _shared(top, revision)
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
    top = os.path.realpath(top_folder(folder))
    files = dict(_changed(top, ["--cached"]))
    contents = blobs(top, [file.new or "" for file in files.values()])
    here = os.path.realpath(folder)
    return {os.path.relpath(os.path.join(top, name), here): data for name, data in zip(files, contents, strict=True)}


def _shared(top: str, revision: str) -> str:
    try:
        commit = git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").decode().strip()
    except GitError as error:
        raise GitError(f"`{revision}` is no revision here") from error
    try:
        return git(top, "merge-base", commit, "HEAD").decode().strip()
    except GitError as error:
        hint = "; the history may be cut off (in CI, fetch all of it: fetch-depth 0)"
        raise GitError(f"no commit is shared by `{revision}` and HEAD{hint}") from error


def _changed(top: str, against: Sequence[str]) -> Iterator[tuple[str, ChangedFile]]:
    """Yield each file that was added, changed or renamed, with its new lines."""
    entries = list(_raw_entries(git(top, "diff", "--raw", "--no-abbrev", "-z", *_OPTIONS, *against)))
    patches = _FILE.split(git(top, "diff", "--unified=0", "--inter-hunk-context=0", "--text", *_OPTIONS, *against))[1:]
    if len(patches) != len(entries):
        raise GitError("the answer of git diff makes no sense; is a merge under way?")
    for (mode, old, new, name), patch in zip(entries, patches, strict=True):
        if mode.startswith(_REGULAR):
            before = old.decode() if old.strip(b"0") else None
            after = new.decode() if new.strip(b"0") else None
            yield os.path.normpath(name), ChangedFile(tuple(_lines(patch)), before, after)


def _raw_entries(output: bytes) -> Iterator[tuple[bytes, bytes, bytes, str]]:
    """Yield mode, old blob, new blob and name of each file; a renamed one has its old name before the new one."""
    fields = iter(output.split(b"\0"))
    for head in fields:
        if head:
            _, mode, old, new, status = head.split()
            name = next(fields)
            yield mode, old, new, os.fsdecode(next(fields) if status.startswith(b"R") else name)


def _lines(patch: bytes) -> Iterator[tuple[int, int]]:
    for hunk in _HUNK.finditer(patch):
        first, count = int(hunk[1]), int(hunk[2] or 1)
        if count:
            yield first, first + count - 1
