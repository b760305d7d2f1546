"""What git ignores."""

from __future__ import annotations

import os

from milia_lint.files.git import GitError, git, names, work_tree


def ignored_under(folder: str) -> frozenset[str]:
    """Return the files and folders under `folder` that git ignores, as absolute paths.

    Nothing where there is no git or no repository, or where the folder itself is ignored: who names it means it.
    """
    top = work_tree(folder)
    if top is None:
        return frozenset()
    inside = os.path.relpath(os.path.realpath(folder), top)
    if _is_ignored(top, inside):
        return frozenset()
    try:
        output = git(top, "ls-files", "--others", "--ignored", "--exclude-standard", "--directory", "-z", "--", inside)
    except GitError:
        return frozenset()
    root = os.path.abspath(folder)
    return frozenset(os.path.normpath(os.path.join(root, os.path.relpath(name, inside))) for name in names(output))


def _is_ignored(top: str, inside: str) -> bool:
    try:
        git(top, "check-ignore", "--quiet", "--", os.path.join(os.curdir, inside))
    except GitError:
        return False
    return True
