"""The examples in a rule file: beside their phrases, under `fires` and `passes`, or under `examples`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from milia_lint.rulebook.model import Example

#: Under it stand examples that no guard keeps silent: what is only like a claim.
NEAR_MISS = "near"


def written_examples(data: Mapping[str, Any]) -> str:
    """Return the bad and the good examples of a rule's data, as a JSON list of two lists."""
    old = data.get("examples", {})
    bad = [*map(_example, old.get("bad", ())), *map(_example, data.get("fires", ())), *map(_example, _beside(data["match"]))]
    bad += [_example(each)._replace(sold=key) for key, said in data.get("sold", {}).items() for each in said.get("fires", ())]
    good = [*map(_example, old.get("good", ())), *_passing(data.get("passes", {}))]
    return json.dumps([bad, good], ensure_ascii=False)


def _beside(value: Any) -> Iterator[Any]:
    """Yield the examples that stand beside phrases and frames."""
    inner = value if isinstance(value, list) else list(value.values()) if isinstance(value, dict) else []
    if isinstance(value, dict) and ("phrase" in value or "frame" in value):
        yield from value.get("fires", ())
        return
    for each in inner:
        yield from _beside(each)


def _passing(by_guard: Mapping[str, Any]) -> Iterator[Example]:
    for name, several in by_guard.items():
        for each in [several] if isinstance(several, str) else several:
            yield _example(each)._replace(guard=None if name == NEAR_MISS else name)


def _example(data: str | Mapping[str, Any]) -> Example:
    if isinstance(data, str):
        return Example(data)
    return Example(
        data["text"],
        data.get("as", "md"),
        data.get("page"),
        data.get("guard"),
        data.get("beside"),
        data.get("rewritten"),
        data.get("claims"),
    )
