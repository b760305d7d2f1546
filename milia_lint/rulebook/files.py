"""Which files make a rulebook, and a fingerprint of their state."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path


def rule_files(folder: Path) -> list[Path]:
    """Return every YAML file of a rule folder, sorted."""
    files = (os.path.join(parent, name) for parent, _, names in os.walk(folder) for name in names)
    return sorted(Path(file) for file in files if file.endswith((".yaml", ".yml")))


def digest(folders: Iterable[Path], salt: str) -> str:
    """Return a fingerprint of what all YAML in the folders says; `salt` is what else the compiled form depends on."""
    state = hashlib.sha256(salt.encode())
    for folder in folders:
        for path in rule_files(folder):
            state.update(f"\0{str(path)[len(str(folder)) :]}\0".encode() + path.read_bytes())
    return state.hexdigest()[:32]


def state(folders: Iterable[Path], salt: str) -> str:
    """Return a fingerprint of the same files by path, size and time of change, without reading them.

    Files are taken to be the same while these are, as Python takes its own compiled files.
    """
    found = hashlib.sha256(salt.encode())
    for folder in folders:
        for path in rule_files(folder):
            now = path.stat()
            found.update(f"\0{path.absolute()}\0{now.st_size}\0{now.st_mtime_ns}".encode())
    return found.hexdigest()[:32]
