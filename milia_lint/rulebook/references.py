"""The law behind rules: each reference once, the ids that rules cite, and how severe a rule is in each market.

A law or a ruling carries what the rule says, guidance a warning at most. A rule is in force in the markets of its
references; where it also says `markets: all` it is good practice in the others, and a warning there at most.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from milia_lint.files.checked_yaml import CheckedFile, Path
from milia_lint.files.problem import Problem
from milia_lint.rulebook.law import Category, Market, Reference, Severity
from milia_lint.rulebook.registers import Registers, with_followers
from milia_lint.text.suggest import did_you_mean, nearest_or_all


def read_references(files: Iterable[CheckedFile], markets: dict[str, Market], problems: list[Problem]) -> dict[str, Reference]:
    """Return the references in checked files by id; ids defined twice and dates that are none go into `problems`."""
    known: dict[str, Reference] = {}
    places: dict[str, str] = {}
    for file in files:
        for name, data in file.data.items():
            if name in known:
                problems.append(file.problem([name], f"`{name}` is defined in {places[name]} already", key=True))
                continue
            known[name], places[name] = _reference(data, markets, name), file.path
            problems.extend(_mistakes(file, [name], data, markets))
    return known


def cited(file: CheckedFile, registers: Registers, problems: list[Problem]) -> tuple[Reference, ...]:
    """Return the references of a rule, by id or written out: law before rulings before guidance.

    Unknown ids and dates that are none go into `problems`.
    """
    found, known = [], registers.references
    for n, each in enumerate(file.data.get("references", ())):
        at: Path = ["references", n]
        if isinstance(each, str) and each not in known:
            problems.append(file.problem(at, f"`{each}` is no reference{did_you_mean(each, list(known))}"))
            continue
        if not isinstance(each, str):
            problems.extend(_mistakes(file, at, each, registers.markets))
        found.append(known[each] if isinstance(each, str) else _reference(each, registers.markets))
    return tuple(sorted(found, key=lambda each: each.rank))


def severities(
    file: CheckedFile, category: Category, markets: dict[str, Market], references: Iterable[Reference], problems: list[Problem]
) -> dict[str, Severity]:
    """Return how severe a rule is in each market it is in force in; what does not fit together goes into `problems`."""
    data = file.data
    worst = Severity(data["severity"])
    found = _by_references(worst, references)
    if worst is Severity.ERROR and worst not in found.values() and category.law:
        problems.append(file.problem(["severity"], "an error needs references: a law or a ruling that carries one"))
    practice = min(worst, Severity.WARNING) if category.law else worst
    found = dict.fromkeys(_practised(file, markets, problems), practice) | found
    problems.extend(_idle(file, found))
    if not found:
        problems.append(file.problem(["id"], "in force nowhere: cite a reference, or say `markets: all` for good practice"))
    lowered = {market: Severity(each["severity"]) for market, each in data.get("milder", {}).items()}
    return {market: lowered.get(market, found[market]) for market in markets if market in found}


def _by_references(worst: Severity, references: Iterable[Reference]) -> dict[str, Severity]:
    found: dict[str, Severity] = {}
    for each in references:
        carried = each.carries(worst)
        for market in each.markets:
            found[market] = max(found.get(market, carried), carried)
    return found


def _practised(file: CheckedFile, markets: dict[str, Market], problems: list[Problem]) -> Iterable[str]:
    """Return the markets in which the rule is good practice whatever it cites; one that is none goes into `problems`."""
    named = file.data.get("markets", [])
    problems.extend(_unknown_markets(file, ["markets"], [] if named == "all" else named, markets))
    return markets if named == "all" else with_followers(named, markets)


def _unknown_markets(file: CheckedFile, at: Path, named: Iterable[str], markets: Mapping[str, Market]) -> Iterator[Problem]:
    for n, market in enumerate(named):
        if market not in markets:
            yield file.problem([*at, n], f"`{market}` is no market{nearest_or_all(market, list(markets))}")


def _idle(file: CheckedFile, found: Mapping[str, Severity]) -> Iterator[Problem]:
    """Yield a problem for each market under `milder` in which that changes nothing."""
    for market, each in file.data.get("milder", {}).items():
        at = ["milder", market]
        if market not in found:
            yield file.problem(at, f"it is not in force in {market.upper()}", key=True)
        elif Severity(each["severity"]) >= found[market]:
            yield file.problem(at, f"that is not milder: it is {found[market].value} in {market.upper()} anyway", key=True)


def _reference(data: Mapping[str, Any], markets: dict[str, Market], name: str = "") -> Reference:
    milder = data.get("milder", {})
    return Reference(
        data["authority"],
        data["cite"],
        data["url"],
        str(data["read"]) if "read" in data else None,
        name,
        with_followers(data["markets"], markets),
        data["force"],
        data.get("quote"),
        data.get("where"),
        milder.get("severity"),
        milder.get("because"),
    )


def _mistakes(file: CheckedFile, at: Path, data: Mapping[str, Any], markets: Mapping[str, Market]) -> Iterator[Problem]:
    """Yield a problem for each market that is none, and where `read` is no date."""
    yield from _unknown_markets(file, [*at, "markets"], data["markets"], markets)
    try:
        date.fromisoformat(str(data.get("read", "2000-01-01")))
    except ValueError:
        yield file.problem([*at, "read"], f"`{data['read']}` is no date; write it as 2026-11-30")
