"""The commit that changes are counted from: in the repository where a revision is named, and in the submodules of it."""

from __future__ import annotations

import os

from milia_lint.files.git import GitError, git, work_tree

_FETCH = "(in CI, fetch all of it: fetch-depth 0)"


def base_of(top: str, revision: str) -> str:
    """Return the commit or tree that the repository at `top` is compared with. Raises GitError.

    A submodule is compared with the commit that its parent had of it: the revision is named in the parent's history, and a
    branch of that name in the submodule is another one. Whoever stands in the submodule names its own revisions.
    """
    parent = _parent(top)
    if parent is None:
        return shared_commit(top, revision)
    inside = os.path.relpath(top, parent)
    kind, _, rest = git(parent, "ls-tree", base_of(parent, revision), "--", inside).partition(b" ")
    if kind != b"160000":
        return git(top, "hash-object", "-t", "tree", "--stdin").decode().strip()  # it is new: all of it
    commit = rest.split()[1].decode()
    try:
        git(top, "cat-file", "-e", f"{commit}^{{commit}}")
    except GitError as error:
        told = f"the submodule {inside} was at {commit[:12]} in `{revision}`, and that commit is not here"
        raise GitError(f"{told} {_FETCH}") from error
    return commit


def shared_commit(top: str, revision: str) -> str:
    """Return the last commit that `revision` and HEAD share in the repository at `top`. Raises GitError."""
    try:
        commit = git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").decode().strip()
    except GitError as error:
        hint = f"; only part of the history is here {_FETCH}" if _is_shallow(top) else ""
        raise GitError(f"`{revision}` is no revision here{hint}") from error
    try:
        return git(top, "merge-base", commit, "HEAD").decode().strip()
    except GitError as error:
        hint = f"; the history may be cut off {_FETCH}"
        raise GitError(f"no commit is shared by `{revision}` and HEAD{hint}") from error


def _parent(top: str) -> str | None:
    """Return the repository whose submodule this is, unless we stand in the submodule; None if there is none."""
    if os.path.join(os.path.realpath(os.curdir), "").startswith(os.path.join(top, "")):
        return None
    parent = work_tree(os.path.dirname(top))
    if parent is None or not git(parent, "ls-files", "--stage", "--", os.path.relpath(top, parent)).startswith(b"160000"):
        return None
    return parent


def _is_shallow(top: str) -> bool:
    """Whether the history is cut off, or only one branch of it was fetched."""
    try:
        if git(top, "rev-parse", "--is-shallow-repository").strip() == b"true":
            return True
        return git(top, "config", "--get-all", "remote.origin.fetch").strip() not in (b"", b"+refs/heads/*:refs/remotes/origin/*")
    except GitError:
        return False
