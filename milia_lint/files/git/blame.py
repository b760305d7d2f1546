"""Who wrote a line, and when."""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from datetime import UTC, date, datetime
from typing import NamedTuple

from milia_lint.files.git import GitError, git

_LINE = re.compile(rb"^([0-9a-f]{40,64}) \d+ (\d+)")
_NOT_COMMITTED = "Not Committed Yet"


class Author(NamedTuple):
    """Who last changed a line, and on which day."""

    name: str
    day: date


def authors(path: str, lines: Collection[int]) -> dict[int, Author]:
    """Return who wrote each of the 1-based lines of a file; lines that are not committed, or not in git, are left out."""
    folder, name = os.path.split(path)
    try:
        output = git(folder, "blame", "--line-porcelain", "--no-textconv", "--", name) if lines else b""
    except GitError:
        return {}
    found: dict[int, Author] = {}
    line, who = 0, ""
    for row in output.split(b"\n"):
        if start := _LINE.match(row):
            line = int(start[2])
        elif row.startswith(b"author "):
            who = row[7:].decode("utf-8", "replace")
        elif row.startswith(b"author-time ") and line in lines and who != _NOT_COMMITTED:
            found[line] = Author(who, datetime.fromtimestamp(int(row[12:]), UTC).date())
    return found
