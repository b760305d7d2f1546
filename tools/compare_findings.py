"""Do two versions find the same? `record` what one finds in some paths, then `diff` two records.

    python tools/compare_findings.py record before.jsonl content/ claims.jsonl
    python tools/compare_findings.py record after.jsonl content/ claims.jsonl
    python tools/compare_findings.py diff before.jsonl after.jsonl --by rule

A path is a file or folder to lint, or a .jsonl file: each of its lines is an object whose `text` is linted as a page
of its own. A record holds findings and excused hits with everything a report shows. Exit status: 0 they are the same,
1 they differ, 2 a record cannot be read.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from milia_lint import Finding, Report, lint_paths, lint_text

#: What makes two findings one and the same; the other fields may change and are then told as changed.
PLACE = ("path", "rule", "start", "end", "excused_by")
_SHOWN = 40

Row = dict[str, Any]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    record = commands.add_parser("record", help="lint and write down what is found")
    record.add_argument("output", type=Path)
    record.add_argument("paths", nargs="+")
    diff = commands.add_parser("diff", help="tell what two records differ in")
    diff.add_argument("old", type=Path)
    diff.add_argument("new", type=Path)
    diff.add_argument("--by", choices=["rule", "path"], help="count differences by rule or path")
    diff.add_argument("--all", action="store_true", help="list all differences, not only the first of each sort")
    arguments = parser.parse_args()
    if arguments.command == "record":
        return write_record(arguments.output, arguments.paths)
    try:
        return tell_differences(read_record(arguments.old), read_record(arguments.new), arguments.by, whole=arguments.all)
    except (OSError, ValueError) as error:
        print(f"compare_findings: {error}", file=sys.stderr)
        return 2


def write_record(output: Path, paths: Iterable[str]) -> int:
    with output.open("w", encoding="utf-8") as file:
        for row in sorted(rows(paths), key=lambda row: json.dumps([row[name] for name in PLACE], default=str)):
            file.write(json.dumps(row, ensure_ascii=False, sort_keys=True, default=str) + "\n")
    return 0


def rows(paths: Iterable[str]) -> Iterator[Row]:
    """Yield a row for each finding and excused hit."""
    for path in paths:
        if not path.endswith(".jsonl"):
            yield from rows_of(lint_paths([path], jobs=0))
            continue
        for number, line in enumerate(Path(path).read_text(encoding="utf-8").splitlines()):
            page = json.loads(line)
            suffix = Path(str(page.get("file", "x.md"))).suffix
            yield from rows_of(lint_text(page["text"], f"{Path(path).name}-{number}{suffix}"))


def rows_of(report: Report) -> Iterator[Row]:
    for finding in (*report.findings, *report.excused):
        yield row_of(finding)
    for error in report.errors:
        yield {"path": error.path, "rule": "", "start": 0, "end": 0, "excused_by": None, "message": error.message}


def row_of(finding: Finding) -> Row:
    place = getattr(finding, "location", None) or finding.place  # what it was called before 0.2
    return {
        "path": place.path, "start": place.start, "end": place.end, "rule": finding.rule, "excused_by": finding.excused_by,
        "line": place.line, "column": place.column, "quote": place.quote, "severity": finding.severity.value,
        "confidence": finding.confidence, "markets": finding.markets, "scope": finding.scope, "message": finding.message,
        "why": finding.why, "references": [each.cite for each in finding.references], "fingerprint": finding.fingerprint,
        "rewrites": [[each.text, each.applies, each.start, each.end] for each in finding.rewrites],
        "related": sorted(each.message for each in finding.related),
    }  # fmt: skip


def read_record(path: Path) -> dict[tuple[Any, ...], list[Row]]:
    found: dict[tuple[Any, ...], list[Row]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found.setdefault(tuple(row[name] for name in PLACE), []).append(row)
    return found


def tell_differences(
    old: dict[tuple[Any, ...], list[Row]], new: dict[tuple[Any, ...], list[Row]], by: str | None, *, whole: bool
) -> int:
    gone = [row for key in old.keys() - new.keys() for row in old[key]]
    come = [row for key in new.keys() - old.keys() for row in new[key]]
    changed = [(a, b) for key in old.keys() & new.keys() for a, b in zip(old[key], new[key], strict=False) if a != b]
    print(f"{sum(map(len, old.values()))} before, {sum(map(len, new.values()))} after:", end=" ")
    print(f"{len(gone)} gone, {len(come)} new, {len(changed)} told otherwise")
    for name, some in (("gone", gone), ("new", come)):
        for row in sorted(some, key=lambda row: (row["rule"], row["path"], row["start"]))[: None if whole else _SHOWN]:
            excused = f" (excused: {row['excused_by']})" if row["excused_by"] else ""
            print(f"  {name:5} {row['path']}:{row.get('line', 1)} {row['rule']}{excused} {row.get('quote', '')!r}")
    fields = Counter(name for a, b in changed for name in a.keys() | b.keys() if a.get(name) != b.get(name))
    for name, count in fields.most_common():
        print(f"  {name} differs in {count}")
    if by:
        for key, count in Counter(
            (name, row[by]) for name, some in (("gone", gone), ("new", come)) for row in some
        ).most_common():
            print(f"  {count:5} {key[0]:5} {key[1]}")
    return 1 if gone or come or changed else 0


if __name__ == "__main__":
    sys.exit(main())
