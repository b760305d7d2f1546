"""The baseline as a file: JSON, sorted, so that two versions can be compared and merged line by line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from milia_lint.files.limits import clipped
from milia_lint.files.problem import UnusableBaseline
from milia_lint.filters.baseline.diff import Baseline, BaselineEntry

VERSION = 1
_MOST = 10**9  # times that a finding can occur


def dumps(baseline: Baseline) -> str:
    """Return the baseline as JSON: sorted, one entry a line, so that a change of one finding is a change of one line."""
    files = (f"  {_json(name)}: [\n{_lines(entries)}\n  ]" for name, entries in sorted(baseline.files.items()) if entries)
    return f'{{\n "version": {VERSION},\n "files": {{\n' + ",\n".join(files) + "\n }\n}\n"


def loads(text: str, folder: str) -> Baseline:
    """Return the baseline that `dumps` wrote, kept in `folder`. Raises UnusableBaseline."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnusableBaseline(f"it is no baseline ({clipped(str(error))})") from error
    if not isinstance(data, dict) or type(data.get("version")) is not int or not isinstance(data.get("files"), dict):
        raise UnusableBaseline("it is no baseline: it has no `version` and `files`")
    if data["version"] != VERSION:
        raise UnusableBaseline(f"it has another version than {VERSION}, which this milia-lint writes; create it anew")
    return Baseline(folder, {name: tuple(_entries(name, entries)) for name, entries in data["files"].items()})


def _entries(name: str, entries: object) -> Iterator[BaselineEntry]:
    for each in entries if isinstance(entries, list) else (None,):
        data = each if isinstance(each, dict) else {}
        rule, mark, quote, times = data.get("rule"), data.get("id"), data.get("quote"), data.get("count", 1)
        texts = isinstance(rule, str) and isinstance(mark, str) and isinstance(quote, str)
        if not texts or type(times) is not int or not 0 < times <= _MOST:
            says = "needs the texts `rule`, `id` and `quote`, and a `count` that is a number above 0"
            raise UnusableBaseline(f"it is no baseline: an entry of {clipped(name)} {says}")
        yield BaselineEntry(str(rule), str(mark), str(quote), times)


def _lines(entries: Iterable[BaselineEntry]) -> str:
    return ",\n".join(f"   {_json(dict(_pairs(entry)))}" for entry in sorted(entries))


def _pairs(entry: BaselineEntry) -> Iterator[tuple[str, str | int]]:
    yield from (("rule", entry.rule), ("quote", entry.quote), ("id", entry.mark))
    if entry.times > 1:
        yield "count", entry.times


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
