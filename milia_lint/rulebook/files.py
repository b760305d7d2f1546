"""Which files make a rulebook, and a fingerprint of what they say."""

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
    """Return a fingerprint of all YAML in the folders; `salt` is what else the compiled form depends on."""
    state = hashlib.sha256(salt.encode())
    for folder in folders:
        for path in rule_files(folder):
            state.update(f"\0{str(path)[len(str(folder)) :]}\0".encode() + path.read_bytes())
    return state.hexdigest()[:32]
