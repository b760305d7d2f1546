"""What git ignores."""

from __future__ import annotations

import os

from milia_lint.git import GitError, git, names


def ignored_under(folder: str) -> frozenset[str]:
    """Return the files and folders under `folder` that git ignores, as absolute paths.

    Nothing where there is no git or no repository, or where the folder itself is ignored: who names it means it.
    """
    start = os.path.realpath(folder)
    if not _in_repository(start) or _is_ignored(start):
        return frozenset()
    try:
        output = git(start, "ls-files", "--others", "--ignored", "--exclude-standard", "--directory", "-z")
    except GitError:
        return frozenset()
    root = os.path.abspath(folder)
    return frozenset(os.path.normpath(os.path.join(root, name)) for name in names(output))


def _in_repository(folder: str) -> bool:
    """Whether a folder above has `.git`: quicker than asking git where there is none."""
    while not os.path.lexists(os.path.join(folder, ".git")):
        parent = os.path.dirname(folder)
        if parent == folder:
            return False
        folder = parent
    return True


def _is_ignored(folder: str) -> bool:
    try:
        git(folder, "check-ignore", "--quiet", ".")
    except GitError:
        return False
    return True
