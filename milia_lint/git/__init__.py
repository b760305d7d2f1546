"""What git knows: which lines changed, what is staged, what it ignores, who wrote a line."""

from __future__ import annotations

import os
from collections.abc import Sequence


class GitError(Exception):
    """Git is not there, this is no repository, or git refuses; the message says which."""


def git(folder: str, *args: str, data: bytes | None = None) -> bytes:
    """Return what `git args` prints when run in `folder`. Raises GitError."""
    import subprocess  # 8 ms, and many runs need no git

    command = ["git", "-C", folder or ".", "-c", "core.quotePath=false", *args]
    try:
        done = subprocess.run(command, input=data, capture_output=True, env=_environment(), check=False)  # noqa: S603
    except OSError as error:
        raise GitError(f"git cannot be run: {error.strerror or error}") from error
    if done.returncode:
        raise GitError(_told(done.stderr))
    return done.stdout


def top_folder(folder: str) -> str:
    """Return the top folder of the work tree that `folder` is in. Raises GitError."""
    return os.fsdecode(git(folder, "rev-parse", "--show-toplevel").removesuffix(b"\n"))


def names(output: bytes) -> list[str]:
    """Return the file names that git printed with -z."""
    return [os.fsdecode(name) for name in output.split(b"\0") if name]


def blobs(folder: str, ids: Sequence[str]) -> list[bytes]:
    """Return the contents of the blobs, read in one go. Raises GitError."""
    if not ids:
        return []
    output = git(folder, "cat-file", "--batch", data="".join(f"{one}\n" for one in ids).encode())
    contents, at = [], 0
    for one in ids:
        end = output.index(b"\n", at)
        header = output[at:end].split()
        if len(header) != 3 or header[1] != b"blob":
            raise GitError(f"{one} cannot be read from the repository")
        begin, size = end + 1, int(header[2])
        contents.append(output[begin : begin + size])
        at = begin + size + 1
    return contents


def _environment() -> dict[str, str]:
    """What git is told by the hook that runs us holds for the hook's folder only; its index counts everywhere."""
    kept = {name: value for name, value in os.environ.items() if name not in {"GIT_DIR", "GIT_WORK_TREE", "GIT_PREFIX"}}
    if "GIT_INDEX_FILE" in kept:
        kept["GIT_INDEX_FILE"] = os.path.abspath(kept["GIT_INDEX_FILE"])
    return {**kept, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}


def _told(stderr: bytes) -> str:
    text = stderr.decode("utf-8", "replace").strip()
    if "not a git repository" in text:
        return "not in a git repository"
    return text.splitlines()[0].removeprefix("fatal: ") if text else "git failed"
