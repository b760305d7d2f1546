"""What a page says of itself where no visitor reads it: in its front matter, its `meta` elements and its structured data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from milia_lint.readers.document import Document


def stated_keys(document: Document) -> frozenset[str]:
    """Return the keys under which the page states something, lower-case and without `-`, `_` and prefix: `datepublished`.

    A key without a value is left out.
    """
    known = document.metadata
    matter: Any = known.get("front_matter") or {}
    meta: Mapping[str, str] = known.get("meta", {})
    keys = [*_filled(matter), *(key for key, value in meta.items() if value), *known.get("structured_keys", ())]
    return frozenset(key.rpartition(":")[2].replace("-", "").replace("_", "").lower() for key in keys)


def _filled(values: Mapping[Any, Any]) -> Iterator[str]:
    """Yield the keys that have a value, and those of the mappings below them."""
    for key, value in values.items():
        if value not in (None, "", [], {}):
            yield str(key)
        if isinstance(value, dict):
            yield from _filled(value)
