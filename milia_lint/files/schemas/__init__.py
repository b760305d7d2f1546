"""JSON Schemas of every file people write: one source for our checks and for editors."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema called `name`: rule, references, vocabulary, classes, frames, guards, facts, subjects, defaults, claims or config."""
    text = files(__name__).joinpath(f"{name}.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded
