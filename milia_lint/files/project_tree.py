"""What belongs to a project: nothing outside is written because a configuration or a link says so, and nothing of it told."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from milia_lint.files.git import work_tree
from milia_lint.files.problem import Problem

_SAYS = "it cannot be used; of a file outside the project it is not told why"


def project_root(folder: str) -> str:
    """Return the top of the repository that a folder is in, links resolved; without one, the folder itself."""
    return work_tree(folder) or os.path.realpath(folder)


def is_inside(path: str | os.PathLike[str], root: str) -> bool:
    """Return whether a path, links resolved, is `root` or lies in it."""
    real, top = os.path.realpath(path), os.path.realpath(root)
    return real == top or real.startswith(os.path.join(top, ""))


def belongs_to_another(path: str, folder: str) -> bool:
    """Return whether a file belongs neither to us, nor to the system, nor to whom the linted `folder` belongs."""
    if not hasattr(os, "getuid"):
        return False
    try:
        return Path(path).stat().st_uid not in (os.getuid(), 0, Path(folder).stat().st_uid)
    except OSError:
        return False


def reticent(problems: Iterable[Problem], roots: Iterable[str]) -> list[Problem]:
    """Return the problems, those in files outside all of `roots` without what stands there.

    Who may name a file in a configuration need not be one who may read it.
    """
    tops = list(roots)
    told = (each if any(is_inside(each.path, top) for top in tops) else Problem(each.path, 1, 1, _SAYS) for each in problems)
    return list(dict.fromkeys(told))


def leads_outside(path: str) -> str | None:
    """Return the link among the parts of `path` that leads out of the repository or folder it lies in; None if there is none."""
    absolute = os.path.abspath(path)
    here = os.path.join(os.getcwd(), "")
    parts = absolute.split(os.sep)
    for number in range(2, len(parts) + 1):
        link = os.sep.join(parts[:number])
        if os.path.islink(link):
            folder = os.path.dirname(link)
            root = work_tree(folder) or (here if link.startswith(here) else folder)
            if not is_inside(link, root):
                return link
    return None
