"""What is wrong with a registry as a whole: entries that run out, repeat or contradict each other, or that nobody uses."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from milia_lint.claims.registered_claim import RegisteredClaim
from milia_lint.findings.finding import Location
from milia_lint.lang.figures import figures, is_figure
from milia_lint.text.folding import fold
from milia_lint.text.numbers import Figure, same_figures
from milia_lint.text.tokens import words


class Trouble(NamedTuple):
    """Something wrong with an entry, and where the entry is written."""

    kind: str
    entry: str
    location: Location
    message: str


def troubles(entries: Sequence[RegisteredClaim], used: Collection[str], today: date, days: int) -> Iterator[Trouble]:
    """Yield what is wrong with the entries; `used` are the ids of those that a page claims, `days` how far to look ahead."""
    for entry in entries:
        yield from _running_out(entry, today, days)
        yield from _files_missing(entry)
        if entry.id not in used:
            yield _trouble("unused", entry, "no page says it")
    yield from _repeated(entries)


def _running_out(entry: RegisteredClaim, today: date, days: int) -> Iterator[Trouble]:
    if entry.expires is None:
        return
    left = (entry.expires - today).days
    if left < 0:
        yield _trouble("expired", entry, f"expired on {entry.expires}")
    elif left <= days:
        when = "today" if left == 0 else "tomorrow" if left == 1 else f"in {left} days"
        yield _trouble("expires-soon", entry, f"expires {when}, on {entry.expires}")


def _files_missing(entry: RegisteredClaim) -> Iterator[Trouble]:
    folder = os.path.dirname(entry.location.path)
    for evidence in entry.evidence:
        if evidence.file is not None and not os.path.isfile(os.path.join(folder, evidence.file)):
            yield _trouble("evidence-missing", entry, f"there is no file {evidence.file}")


def _repeated(entries: Iterable[RegisteredClaim]) -> Iterator[Trouble]:
    """Yield the entries that say the same as an earlier one, for the same product, in a common market, at a common time."""
    seen: dict[tuple[str, ...], list[RegisteredClaim]] = defaultdict(list)
    for entry in entries:
        alike = seen[_apart_from_figures(entry)]
        for other in alike:
            if not _meet(entry, other):
                continue
            if same_figures(_figures(other), _figures(entry)):
                yield _trouble("duplicate", entry, f"says the same as `{other.id}`")
            else:
                yield _trouble("clash", entry, f"says {_told(entry)} where `{other.id}` says {_told(other)}")
            break
        alike.append(entry)


def _meet(one: RegisteredClaim, other: RegisteredClaim) -> bool:
    product = one.product is None or other.product is None or one.product == other.product
    first = max((day for day in (one.valid_from, other.valid_from) if day), default=None)
    last = min((day for day in (one.expires, other.expires) if day), default=None)
    together = first is None or last is None or first <= last
    return product and together and (not one.markets or not other.markets or not set(one.markets).isdisjoint(other.markets))


def _apart_from_figures(entry: RegisteredClaim) -> tuple[str, ...]:
    if entry.is_phrase:
        return ("phrase", " ".join(entry.wording.split()))
    return tuple("0" if is_figure(word) else word for word in words(fold(entry.wording)))


def _figures(entry: RegisteredClaim) -> list[Figure]:
    return figures((entry.figure or "") if entry.is_phrase else entry.wording)


def _told(entry: RegisteredClaim) -> str:
    return entry.figure or ", ".join(each.written for each in _figures(entry)) or "no figure"


def _trouble(kind: str, entry: RegisteredClaim, message: str) -> Trouble:
    return Trouble(kind, entry.id, entry.location, message)
