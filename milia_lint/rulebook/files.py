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
    """Return a fingerprint of all YAML in the folders; `salt` is what else the compiled form depends on.

    A file counts as the same while its path, size and time of change are, as for Python's own compiled files:
    reading hundreds of files would take longer than linting a page.
    """
    state = hashlib.sha256(salt.encode())
    for folder in folders:
        for path in rule_files(folder):
            now = path.stat()
            state.update(f"\0{path}\0{now.st_size}\0{now.st_mtime_ns}".encode())
    return state.hexdigest()[:32]
