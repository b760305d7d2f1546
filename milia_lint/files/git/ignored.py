"""What git ignores."""

from __future__ import annotations

import os
from typing import NamedTuple

from milia_lint.files.git import GitError, git, names, work_tree


class Ignored(NamedTuple):
    """Files and folders that git ignores, as absolute paths; `unknown` says why that cannot be told."""

    paths: frozenset[str] = frozenset()
    unknown: str | None = None


def ignored_under(folder: str) -> Ignored:
    """Return what git ignores under `folder`, but for what lies in other repositories in it.

    Nothing where there is no repository, or where the folder itself is ignored: who names it means it.
    """
    top = work_tree(folder)
    if top is None:
        return Ignored()
    inside = os.path.relpath(os.path.realpath(folder), top)
    if _is_ignored(top, inside):
        return Ignored()
    try:
        output = git(top, "ls-files", "--others", "--ignored", "--exclude-standard", "--directory", "-z", "--", inside)
    except GitError as error:
        return Ignored(unknown=str(error))
    root = os.path.abspath(folder)
    return Ignored(frozenset(os.path.normpath(os.path.join(root, os.path.relpath(name, inside))) for name in names(output)))


def _is_ignored(top: str, inside: str) -> bool:
    try:
        git(top, "check-ignore", "--quiet", "--", os.path.join(os.curdir, inside))
    except GitError:
        return False
    return True
