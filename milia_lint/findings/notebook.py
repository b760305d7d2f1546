"""Findings as a table in HTML, for notebooks."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import NamedTuple

_HEAD = "<tr><th>where</th><th>severity</th><th>rule</th><th>sentence</th><th>why, and what instead</th></tr>"


class Row(NamedTuple):
    """One finding: where it is, what it is, its sentence with the range that is marked, and what there is to say."""

    where: str
    severity: str
    rule: str
    sentence: str
    start: int
    end: int
    told: tuple[str, ...]


def table(rows: Iterable[Row]) -> str:
    """Return a table of findings."""
    return f"<table>{_HEAD}{''.join(map(_row, rows))}</table>"


def _row(row: Row) -> str:
    before, marked, after = row.sentence[: row.start], row.sentence[row.start : row.end], row.sentence[row.end :]
    sentence = f"{escape(before)}<mark>{escape(marked)}</mark>{escape(after)}"
    cells = (escape(row.where), escape(row.severity), escape(row.rule), sentence, "<br>".join(map(escape, row.told)))
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
