"""Tables for people, spreadsheets and scripts."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

from milia_lint.text.inert import inert, inert_sentence

_FORMULA = ("=", "+", "-", "@")


def csv_text(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> str:
    """Return rows as CSV for a spreadsheet: lists joined by spaces; text that it would take for a formula gets an apostrophe."""
    target = io.StringIO()
    writer = csv.DictWriter(target, columns, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    for row in rows:
        flat = {key: " ".join(value) if isinstance(value, (list, tuple)) else value for key, value in row.items()}
        writer.writerow({key: f"'{value}" if str(value or "").startswith(_FORMULA) else value for key, value in flat.items()})
    return target.getvalue()


def json_text(name: str, rows: Sequence[Mapping[str, Any]], **more: Any) -> str:
    """Return rows as one JSON object, under `name`."""
    return json.dumps({"version": 1, **more, name: rows}, ensure_ascii=False, indent=1) + "\n"


def columns_text(rows: Sequence[Sequence[str]], limit: int = 60) -> str:
    """Return rows as aligned columns, none but the last wider than `limit`."""
    short = [[*(_clipped(inert(cell), limit) for cell in row[:-1]), inert_sentence(row[-1])] for row in rows]
    widths = [max(map(len, column)) for column in zip(*short, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in short)
    return "".join(f"{line}\n" for line in lines)


def _clipped(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1]}…"
