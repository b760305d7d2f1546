"""Which files make a rulebook, and a fingerprint of their state."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from milia_lint.files.contents import read_file
from milia_lint.files.problem import InvalidFile, Problem

DIGITS = 32  # of a fingerprint


def packaged_rules() -> Path:
    """Return the folder of built-in rules: inside the package when installed, else at the top of the checkout."""
    inside = Path(__file__).parent.parent / "rules"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "rules"


def rule_files(folder: Path) -> list[Path]:
    """Return every YAML file of a rule folder, sorted. Raises InvalidFile where a folder cannot be looked into."""
    files = (Path(parent, name) for parent, _, names in os.walk(folder, onerror=_unreadable) for name in names)
    return sorted(file for file in files if file.suffix in (".yaml", ".yml"))


def _unreadable(error: OSError) -> None:
    raise InvalidFile([Problem(str(error.filename), 1, 1, f"the folder cannot be read: {error.strerror}")])


def digest(folders: Iterable[Path], salt: str) -> str:
    """Return a fingerprint of what all YAML in the folders says; `salt` is what else the compiled form depends on."""
    files = ((str(path)[len(str(folder)) :], path) for folder in folders for path in rule_files(folder))
    return _hashed(salt, (f"\0{name}\0".encode() + read_file(path) for name, path in files))


def state(folders: Iterable[Path], salt: str) -> str:
    """Return a fingerprint of the same files by path, size and time of change, without reading them.

    Files are taken to be the same while these are, as Python takes its own compiled files.
    """
    files = ((path.absolute(), path.stat()) for folder in folders for path in rule_files(folder))
    return _hashed(salt, (f"\0{path}\0{now.st_size}\0{now.st_mtime_ns}".encode() for path, now in files))


def _hashed(salt: str, parts: Iterable[bytes]) -> str:
    found = hashlib.sha256(salt.encode())
    for part in parts:
        found.update(part)
    return found.hexdigest()[:DIGITS]
