"""Which files make a rulebook, and a fingerprint of what they say."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path


def rule_files(folder: Path) -> list[Path]:
    """Return every YAML file of a rule folder, sorted."""
    return sorted(path for path in folder.rglob("*") if path.suffix in {".yaml", ".yml"})


def digest(folders: Iterable[Path], salt: str) -> str:
    """Return a fingerprint of all YAML in the folders; `salt` is what else the compiled form depends on."""
    state = hashlib.sha256(salt.encode())
    for folder in folders:
        for path in rule_files(folder):
            state.update(f"\0{path.relative_to(folder)}\0".encode() + path.read_bytes())
    return state.hexdigest()[:32]
