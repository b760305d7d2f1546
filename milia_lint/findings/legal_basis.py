"""The law behind a finding: that of the chosen markets, and in words each authority beside its own markets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from milia_lint.findings.finding import Finding
from milia_lint.rulebook.law import Reference

PRACTICE = "good practice"


def in_markets(finding: Finding, chosen: Sequence[str]) -> Finding:
    """Return the finding with those of its markets that were `chosen` (none named: all), and the law of these alone.

    References stand in the order of the markets chosen, law before rulings before guidance; sources of facts, which belong
    to no market, come last.
    """
    markets = tuple(market for market in chosen or finding.markets if market in finding.markets)
    kept = [each for each in finding.references if not each.markets or not set(markets).isdisjoint(each.markets)]

    def place(reference: Reference) -> tuple[int, int]:
        return min((n for n, market in enumerate(markets) if market in reference.markets), default=len(markets)), reference.rank

    return replace(finding, markets=markets, references=tuple(sorted(kept, key=place)))


def basis(reference: Reference) -> str:
    """Return one reference in a line."""
    return f"{reference.authority}, {reference.cite}"


def standing(reference: Reference) -> str:
    """Return where a reference counts and with what force: `UK, law`; for a source of facts, that it is one."""
    return f"{_named(reference.markets)}, {reference.force}" if reference.markets else "source of facts"


def in_market_order(references: Sequence[Reference], markets: Iterable[str]) -> list[Reference]:
    """Return references by market, in the order of `markets`, those of no market last; of one market as they were."""
    order = list(markets)
    return sorted(references, key=lambda each: min(map(order.index, each.markets), default=len(order)))


def labelled(reference: Reference, finding: Finding) -> str:
    """Return a reference with those of the finding's markets that it speaks for: `UK: ASA, CAP Code 3.7`."""
    own = [market for market in finding.markets if market in reference.markets]
    return f"{_named(own)}: {basis(reference)}" if own else basis(reference)


def others(finding: Finding) -> list[str]:
    """Return by whom the first reference is seconded in the markets that it leaves: `["UK: CAP", "EU, CA: good practice"]`.

    Nothing where the finding has no reference at all.
    """
    if not finding.references:
        return []
    groups: dict[str, list[str]] = {}
    for market in finding.markets:
        if market not in finding.references[0].markets:
            groups.setdefault(_authority(market, finding.references), []).append(market)
    return [f"{_named(own)}: {authority}" for authority, own in groups.items() if authority != PRACTICE or _binds(finding)]


def in_a_line(finding: Finding) -> str:
    """Return the first reference in full and the authorities of the other markets; nothing where there is no reference."""
    return " · ".join([*(labelled(each, finding) for each in finding.references[:1]), *others(finding)])


def _authority(market: str, references: Sequence[Reference]) -> str:
    return next((each.authority for each in references if market in each.markets), PRACTICE)


def _binds(finding: Finding) -> bool:
    """Whether a reference speaks for a market: sources of facts leave nothing to be told apart from it."""
    return any(each.markets for each in finding.references)


def _named(markets: Sequence[str]) -> str:
    return ", ".join(market.upper() for market in markets)
