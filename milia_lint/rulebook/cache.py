"""Where compiled rules come from: the wheel, the user's cache, or the YAML itself; no run parses YAML twice."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from milia_lint.rulebook.files import DIGITS, digest, packaged_rules, state
from milia_lint.rulebook.model import Rulebook
from milia_lint.rulebook.serialize import FORMAT, dumps, loads
from milia_lint.rulebook.vocabulary_extension import Extension

if TYPE_CHECKING:
    from milia_lint.rulebook.match_syntax import MatchSyntax  # checks YAML: only where rules are compiled

#: Files in the cache, by the first word of their name: rulebooks of some projects and of some versions of their rules.
_KEPT = {"rulebook": 12, "state": 100}


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
    if not cache:
        return _compiled(everything, kinds, extensions)
    salt = "\0".join((FORMAT, *(text for each in extensions for text in each[:3])))
    return _cached(_digest(everything, salt), lambda: _compiled(everything, kinds, extensions))


def cache_folder() -> Path:
    """Return the user's cache folder for milia-lint, as the platform has it; it need not exist."""
    base = os.environ.get("MILIA_LINT_CACHE") or os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return Path(base) / "milia-lint" if base else Path.home() / ".cache" / "milia-lint"


def _compiled(folders: Sequence[Path], kinds: Mapping[str, MatchSyntax], extensions: Sequence[Extension]) -> Rulebook:
    from milia_lint.rulebook.load import load  # YAML is read only when it changed

    return load(folders, kinds, extensions)


def _cached(key: str, compile_rules: Callable[[], Rulebook]) -> Rulebook:
    path = cache_folder() / f"rulebook-{key}.json"
    try:
        rulebook = loads(path.read_text(encoding="ascii"))
    except (OSError, ValueError, KeyError, TypeError):
        rulebook = compile_rules()
        with suppress(OSError):  # a read-only home only costs the next run some seconds
            _keep(path, dumps(rulebook))
    else:
        with suppress(OSError):
            os.utime(path)  # used: others are cleared out before it
    return rulebook


def _digest(folders: Sequence[Path], salt: str) -> str:
    """Return the fingerprint of what the rules say; hundreds of files are not read again while none of them changes."""
    path = cache_folder() / f"state-{state(folders, salt)}.txt"
    with suppress(OSError, ValueError):
        known = path.read_text(encoding="ascii")
        if len(known) == DIGITS:
            return known
    found = digest(folders, salt)
    with suppress(OSError):
        _keep(path, found)
    return found


def _keep(path: Path, text: str) -> None:
    """Write a file of the cache, and remove those of its sort used longest ago: every edit of a rule leaves some behind."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}")
    unfinished.write_text(text, encoding="ascii")
    unfinished.replace(path)
    sort = path.name.partition("-")[0]
    kept = sorted(path.parent.glob(f"{sort}-*{path.suffix}"), key=lambda each: each.stat().st_mtime, reverse=True)
    for old in kept[_KEPT[sort] :]:
        old.unlink(missing_ok=True)
