"""The baseline as a file: JSON, sorted, so that two versions can be compared and merged line by line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from milia_lint.files.problem import UnusableBaseline
from milia_lint.filters.baseline.diff import Baseline, BaselineEntry

VERSION = 1


def dumps(baseline: Baseline) -> str:
    """Return the baseline as JSON: sorted, one entry a line, so that a change of one finding is a change of one line."""
    files = (f"  {_json(name)}: [\n{_lines(entries)}\n  ]" for name, entries in sorted(baseline.files.items()) if entries)
    return f'{{\n "version": {VERSION},\n "files": {{\n' + ",\n".join(files) + "\n }\n}\n"


def loads(text: str, folder: str) -> Baseline:
    """Return the baseline that `dumps` wrote, kept in `folder`. Raises UnusableBaseline."""
    try:
        data = json.loads(text)
        if data["version"] != VERSION:
            raise UnusableBaseline(
                f"it has version {data['version']}, and this milia-lint writes version {VERSION}; create it anew"
            )
        files = {name: tuple(BaselineEntry(each["rule"], each["id"], each["quote"], int(each.get("count", 1))) for each in entries)
                 for name, entries in data["files"].items()}  # fmt: skip
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnusableBaseline(f"it is no baseline ({type(error).__name__}: {error})") from error
    return Baseline(folder, files)


def _lines(entries: Iterable[BaselineEntry]) -> str:
    return ",\n".join(f"   {_json(dict(_pairs(entry)))}" for entry in sorted(entries))


def _pairs(entry: BaselineEntry) -> Iterator[tuple[str, str | int]]:
    yield from (("rule", entry.rule), ("quote", entry.quote), ("id", entry.mark))
    if entry.times > 1:
        yield "count", entry.times


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
