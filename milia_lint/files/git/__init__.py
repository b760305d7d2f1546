"""What git knows: which lines changed, what is staged, what it ignores, who wrote a line.

Git is asked, never obeyed: the folder that is linted may come from a stranger, and its `.git/config` can name programs
that git would run. This module is the only door to git; it switches all of them off. What git itself says of them:
https://git-scm.com/docs/git-config (core.fsmonitor, filter.*, diff.*, protocol.*) and https://git-scm.com/docs/git#_security.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

#: A repository that takes longer than this to answer is told, not waited for.
SECONDS = 120

#: Settings of a repository that make git run a program, wait for one, or read from elsewhere, each with what is harmless.
_INERT = {
    "core.fsmonitor": "false",
    "core.untrackedCache": "false",
    "core.hooksPath": os.devnull,
    "core.pager": "cat",
    "core.sshCommand": "false",
    "core.alternateRefsCommand": "true",
    "core.quotePath": "false",
    "diff.orderFile": os.devnull,
    "blame.ignoreRevsFile": "",
    "gpg.program": "false",
    "log.showSignature": "false",
    "protocol.allow": "never",
    "safe.bareRepository": "explicit",
    "submodule.recurse": "false",
}
#: What of git's own environment we keep: which settings are the user's, and the index that a hook is run with.
_KEPT = frozenset({
    "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_INDEX_FILE", "GIT_CEILING_DIRECTORIES",
})  # fmt: skip
_GUARDED = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_TERMINAL_PROMPT": "0",
}
#: Commands that never pass a file's contents through a program, so need not know which ones the repository names.
_PASS_NO_CONTENTS = frozenset({
    "rev-parse", "merge-base", "ls-files", "check-ignore", "cat-file", "config", "remote",
    "ls-tree", "hash-object",
})  # fmt: skip


class GitError(Exception):
    """Git is not there, this is no repository, or git refuses; the message says which."""


def git(folder: str, *args: str, data: bytes | None = None) -> bytes:
    """Return what `git args` prints when run in `folder`, with every setting that runs a program switched off.

    Path names are taken to the letter, not as patterns, but for `check-ignore`, which knows no patterns anyway. Raises GitError.
    """
    drivers = () if args[0] in _PASS_NO_CONTENTS else _drivers_off(folder)
    return _run(folder, args, [*_INERT.items(), *drivers], data)


def top_folder(folder: str) -> str:
    """Return the top folder of the work tree that `folder` is in, links resolved. Raises GitError."""
    top = work_tree(folder)
    if top is None:
        raise GitError("not in a git repository")
    if os.path.realpath(os.fsdecode(git(top, "rev-parse", "--show-toplevel").removesuffix(b"\n"))) != top:
        raise GitError(f"the repository in {top} has its files elsewhere (core.worktree)")
    return top


def own_place(path: str) -> str:
    """Return the one name of a path: links to folders resolved, a link to a file left as it is."""
    folder, name = os.path.split(os.path.abspath(path))
    return os.path.join(os.path.realpath(folder), name)


def work_tree(folder: str) -> str | None:
    """Return the nearest folder from `folder` upwards that has `.git`, links resolved; None if there is none.

    Git itself would also take a folder for a repository that only holds files called HEAD, objects and refs: such a one
    can be part of what a stranger sends.
    """
    here = os.path.realpath(folder)
    while not os.path.lexists(os.path.join(here, ".git")):
        parent = os.path.dirname(here)
        if parent == here:
            return None
        here = parent
    return here


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


def _drivers_off(folder: str) -> list[tuple[str, str]]:
    """Return the settings by which the repository would pass contents through programs, switched off: it names them itself."""
    try:
        listed = _run(folder, ("config", "--null", "--name-only", "--get-regexp", r"^(filter|diff|merge)\."), [*_INERT.items()])
    except GitError:  # there are none
        return []
    values = {"clean": "", "smudge": "", "process": "", "required": "false", "textconv": "", "command": "", "driver": ""}
    return [(name, values[key]) for name in names(listed) if (key := name.rpartition(".")[2]) in values]


def _run(folder: str, args: Sequence[str], settings: Iterable[tuple[str, str]], data: bytes | None = None) -> bytes:
    import subprocess  # 8 ms, and many runs need no git

    literal = () if args[0] == "check-ignore" else ("--literal-pathspecs",)
    command = ["git", "--no-pager", *literal, "-C", folder or ".", *args]
    try:
        done = subprocess.run(  # noqa: S603
            command, input=data or b"", capture_output=True, env=_environment(folder, settings), check=False, timeout=SECONDS
        )
    except OSError as error:
        raise GitError(f"git cannot be run: {error.strerror or error}") from error
    except subprocess.TimeoutExpired as error:
        raise GitError(f"git {args[0]} did not answer in {SECONDS} seconds") from error
    if done.returncode:
        raise GitError(_reason(done.stderr))
    return done.stdout


def _environment(folder: str, settings: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What git is told by the hook that runs us holds for the hook's folder only, its index for the hook's repository.

    Settings go by the environment, where a name may hold any character; the last of two with the same name holds, so
    ours come after those of the user.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in _KEPT}
    if "GIT_INDEX_FILE" in kept:
        kept["GIT_INDEX_FILE"] = os.path.abspath(kept["GIT_INDEX_FILE"])
        if work_tree(folder) != work_tree(os.curdir):  # a submodule, or another repository: it has an index of its own
            del kept["GIT_INDEX_FILE"]
    pairs = [*_settings_of_the_user(), *settings]
    for number, (name, value) in enumerate(pairs):
        kept |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": value}
    return {**kept, **_GUARDED, "GIT_CONFIG_COUNT": str(len(pairs))}


def _settings_of_the_user() -> list[tuple[str, str]]:
    """Return the settings that the user's own environment gives git: CI names safe folders this way."""
    count = os.environ.get("GIT_CONFIG_COUNT", "")
    numbers = range(int(count)) if count.isdecimal() and len(count) < 4 else ()
    found = [(os.environ.get(f"GIT_CONFIG_KEY_{number}"), os.environ.get(f"GIT_CONFIG_VALUE_{number}", "")) for number in numbers]
    return [(name, value) for name, value in found if name]


def _reason(stderr: bytes) -> str:
    text = stderr.decode("utf-8", "replace").strip()
    if "not a git repository" in text:
        return "not in a git repository"
    return text.splitlines()[0].removeprefix("fatal: ") if text else "git failed"
