"""Where a file is in its repository."""

from __future__ import annotations

import os

from milia_lint.files.git import work_tree

#: Where hosts keep the repository that a job is about, if there is no `.git` to tell.
_WORKSPACES = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")


def place_in_repository(path: str) -> str:
    """Return the path of a file from the root of its repository, for a submodule that of its parent; as it is outside of one."""
    folder, name = os.path.split(os.path.abspath(path))
    real = os.path.realpath(folder)
    root = _root(real) or next((top for top in _workspaces() if os.path.join(real, "").startswith(os.path.join(top, ""))), None)
    return os.path.relpath(os.path.join(real, name), root).replace(os.sep, "/") if root else path


def _root(folder: str) -> str | None:
    """Return the top folder of the repository, not of a submodule in it: that one has a file for its `.git`."""
    top = work_tree(folder)
    while top and _is_submodule(top) and (parent := work_tree(os.path.dirname(top))):
        top = parent
    return top


def _is_submodule(top: str) -> bool:
    try:
        with open(os.path.join(top, ".git"), encoding="utf-8", errors="replace") as file:
            return "/modules/" in file.read(4096).replace(os.sep, "/")
    except OSError:  # it is a folder
        return False


def _workspaces() -> list[str]:
    return [os.path.realpath(named) for name in _WORKSPACES if (named := os.environ.get(name))]
