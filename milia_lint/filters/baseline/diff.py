"""Tells findings that were there before from new ones.

A finding is known by its rule and its folded sentence; how often these occur in a file counts. What a page lacks is
known in its own file by the rule alone, since any sentence may be the one it is told at.
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from milia_lint.findings.finding import Finding
from milia_lint.text.folding import fold

_SHOWN = 80  # characters of the wording that are kept for people


class BaselineEntry(NamedTuple):
    """Findings that are alike: their rule, what they are known by, the wording for people, and how many there are."""

    rule: str
    mark: str
    quote: str
    times: int = 1


@dataclass(frozen=True, slots=True)
class Baseline:
    """Entries by file; paths are relative to `folder`, with forward slashes."""

    folder: str
    files: Mapping[str, tuple[BaselineEntry, ...]]

    def name(self, path: str) -> str:
        """Return how the baseline calls the file at `path`."""
        return os.path.relpath(path, self.folder).replace(os.sep, "/")

    def total(self) -> int:
        """Return how many findings the baseline holds."""
        return sum(entry.times for entries in self.files.values() for entry in entries)


class BaselineDiff(NamedTuple):
    """Findings that are new, findings that were there before, and a baseline with only these left in it."""

    new: tuple[Finding, ...]
    old: tuple[Finding, ...]
    left: Baseline


def baseline_of(findings: Iterable[Finding], folder: str) -> Baseline:
    """Return the baseline of these findings, to be kept in a file in `folder`."""
    empty = Baseline(folder, {})
    counted: dict[str, Counter[BaselineEntry]] = defaultdict(Counter)
    for finding in findings:
        counted[empty.name(finding.location.path)][_entry(finding)] += 1
    files = {
        name: tuple(entry._replace(times=count) for entry, count in sorted(found.items()))
        for name, found in sorted(counted.items())
    }
    return Baseline(folder, files)


def diff(findings: Sequence[Finding], baseline: Baseline, scanned: Iterable[str], gone: Callable[[str], bool]) -> BaselineDiff:
    """Return which findings the baseline knows.

    An entry serves once: first in its own file; what is left of it elsewhere, if its file is among the `scanned` ones
    or `gone`, for then the sentence has moved. `left` holds what served, and all entries of other files.
    """
    stock = {name: Counter({(each.rule, each.mark): each.times for each in entries}) for name, entries in baseline.files.items()}
    old: set[int] = set()
    for number, finding in enumerate(findings):
        if _take(stock.get(baseline.name(finding.location.path)), finding, here=True):
            old.add(number)
    read = {baseline.name(path) for path in scanned}
    free = sum((left for name, left in stock.items() if name in read or gone(os.path.join(baseline.folder, name))), Counter())
    for number, finding in enumerate(findings):
        if number not in old and _take(free, finding, here=False):
            old.add(number)
    known = tuple(finding for number, finding in enumerate(findings) if number in old)
    kept = {
        name: entries
        for name, entries in baseline.files.items()
        if name not in read and not gone(os.path.join(baseline.folder, name))
    }
    now = baseline_of(known, baseline.folder).files
    left = {name: _joined(kept.get(name, ()), now.get(name, ())) for name in sorted({*kept, *now})}
    new = tuple(finding for number, finding in enumerate(findings) if number not in old)
    return BaselineDiff(new, known, replace(baseline, files=left))


def _joined(one: tuple[BaselineEntry, ...], other: tuple[BaselineEntry, ...]) -> tuple[BaselineEntry, ...]:
    """Return both, alike entries as one."""
    counted: Counter[BaselineEntry] = Counter()
    for entry in (*one, *other):
        counted[entry._replace(times=1)] += entry.times
    return tuple(entry._replace(times=count) for entry, count in sorted(counted.items()))


def _take(stock: Counter[tuple[str, str]] | None, finding: Finding, *, here: bool) -> bool:
    """Take the entry for a finding out of the stock, if there is one; `here` is its own file's stock."""
    if not stock:
        return False
    key = (finding.rule, _mark(finding))
    if here and finding.traits.absence and stock[key] < 1:
        key = next((other for other, count in stock.items() if other[0] == finding.rule and count), key)
    if stock[key] < 1:
        return False
    stock[key] -= 1
    return True


def _entry(finding: Finding) -> BaselineEntry:
    quote = " ".join(finding.location.quote.split())
    return BaselineEntry(finding.rule, _mark(finding), quote if len(quote) <= _SHOWN else f"{quote[: _SHOWN - 1]}…")


def _mark(finding: Finding) -> str:
    sentence = " ".join(fold(finding.snippet.text).split())
    return hashlib.sha256(f"{finding.rule}\0{sentence}".encode(errors="replace")).hexdigest()[:16]
