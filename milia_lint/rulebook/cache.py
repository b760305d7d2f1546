"""Where compiled rules come from: the wheel, the user's cache, or the YAML itself; no run parses YAML twice."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from milia_lint.files.atomic_write import NotWritten, write_new_file
from milia_lint.files.contents import read_file
from milia_lint.rulebook.files import DIGITS, digest, packaged_rules, state
from milia_lint.rulebook.model import Rulebook
from milia_lint.rulebook.serialize import FORMAT, dumps, loads
from milia_lint.rulebook.vocabulary_extension import Extension

if TYPE_CHECKING:
    from milia_lint.rulebook.match_syntax import MatchSyntax  # checks YAML: only where rules are compiled

#: Files in the cache, by the first word of their name: rulebooks of some projects and of some versions of their rules.
_KEPT = {"rulebook": 12, "state": 100}
_LARGEST = 200_000_000  # bytes; the built-in rules take a twentieth


def prebuilt_path() -> Path:
    """Return where a wheel keeps the compiled built-in rules."""
    return Path(__file__).parent / "prebuilt.json"


def open_rulebook(
    folders: Sequence[Path], kinds: Mapping[str, MatchSyntax], extensions: Sequence[Extension] = (), *, cache: bool = True
) -> Rulebook:
    """Return the built-in rules and those in `folders`, compiled; from the wheel or the cache where possible.

    `kinds` are the match kinds that rules may be of; `extensions` go into the vocabulary that all of them share.

    Raises InvalidFile where a rule file is wrong or there is no rule.
    """
    if not folders and not extensions and prebuilt_path().is_file():
        return loads(prebuilt_path().read_text(encoding="ascii"))
    everything = [packaged_rules(), *folders]
    kept = cache_folder() if cache else None
    if kept is None:
        return _compiled(everything, kinds, extensions)
    salt = "\0".join((FORMAT, *(text for each in extensions for text in each[:3])))
    return _cached(kept, _digest(kept, everything, salt), lambda: _compiled(everything, kinds, extensions))


def cache_folder() -> Path | None:
    """Return the user's cache folder for milia-lint, as the platform has it; it need not exist. None where there is no home."""
    base = os.environ.get("MILIA_LINT_CACHE") or os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        return Path(base) / "milia-lint" if base else Path.home() / ".cache" / "milia-lint"
    except RuntimeError:  # a user of whom the system knows nothing
        return None


def _compiled(folders: Sequence[Path], kinds: Mapping[str, MatchSyntax], extensions: Sequence[Extension]) -> Rulebook:
    from milia_lint.rulebook.load import load  # YAML is read only when it changed

    return load(folders, kinds, extensions)


def _cached(folder: Path, key: str, compile_rules: Callable[[], Rulebook]) -> Rulebook:
    path = folder / f"rulebook-{key}.json"
    try:
        rulebook = loads(_own(path))
    except Exception:
        rulebook = compile_rules()
        _keep(path, dumps(rulebook))
    else:
        with suppress(OSError):
            os.utime(path)  # used: others are cleared out before it
    return rulebook


def _digest(cache: Path, folders: Sequence[Path], salt: str) -> str:
    """Return the fingerprint of what the rules say; hundreds of files are not read again while none of them changes."""
    path = cache / f"state-{state(folders, salt)}.txt"
    with suppress(OSError, ValueError):
        known = _own(path)
        if len(known) == DIGITS:
            return known
    found = digest(folders, salt)
    _keep(path, found)
    return found


def _own(path: Path) -> str:
    """Return a file of the cache. Raises OSError where there is none, or where somebody else could have written it.

    Who can write the compiled rules decides what is found.
    """
    if hasattr(os, "getuid"):
        for each in (path, path.parent):
            now = each.lstat()
            if stat.S_ISLNK(now.st_mode) or now.st_uid != os.getuid() or now.st_mode & 0o022:
                raise PermissionError(f"{each} is not ours alone")
    return read_file(path, _LARGEST).decode("ascii")


def _keep(path: Path, text: str) -> None:
    """Write a file of the cache, and remove those of its sort used longest ago: every edit of a rule leaves some behind.

    A cache that cannot be written, or is not ours alone, only costs the next run some seconds.
    """
    with suppress(OSError, NotWritten):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if hasattr(os, "getuid") and path.parent.stat().st_uid == os.getuid():
            path.parent.chmod(0o700)
        with suppress(OSError):
            path.unlink()
        write_new_file(str(path), text.encode("ascii"), mode=0o600)
        sort = path.name.partition("-")[0]
        kept = sorted(path.parent.glob(f"{sort}-*{path.suffix}"), key=lambda each: each.stat().st_mtime, reverse=True)
        for old in kept[_KEPT[sort] :]:
            old.unlink(missing_ok=True)
