"""The registers that rules refer to: categories, strongest reason first, and markets; with references, all of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from milia_lint.files.checked_yaml import CheckedFile
from milia_lint.files.problem import Problem
from milia_lint.rulebook.law import Category, Market, Reference
from milia_lint.text.suggest import did_you_mean


class Registers(NamedTuple):
    """All that rules refer to by name: categories and markets in their order, and references."""

    categories: dict[str, Category]
    markets: dict[str, Market]
    references: dict[str, Reference]


def read_categories(files: Iterable[CheckedFile], problems: list[Problem]) -> dict[str, Category]:
    """Return the categories in the files, in their order; one that is defined twice is a problem."""
    found: dict[str, Category] = {}
    for file in files:
        for name, data in file.data.items():
            if name in found:
                problems.append(file.problem([name], f"the category `{name}` is defined already", key=True))
            traits = {key.replace("-", "_"): value for key, value in data.items()}
            found.setdefault(name, Category(name, rank=len(found), **traits))
    return found


def read_markets(files: Iterable[CheckedFile], problems: list[Problem]) -> dict[str, Market]:
    """Return the markets in the files, in their order; one that is defined twice or starts from none is a problem."""
    found: dict[str, Market] = {}
    for file in files:
        for name, data in file.data.items():
            base = data.get("as")
            if name in found:
                problems.append(file.problem([name], f"the market `{name}` is defined already", key=True))
            elif base is not None and base not in found:
                hint = did_you_mean(base, list(found))
                problems.append(file.problem([name, "as"], f"`{base}` is no market defined before `{name}`{hint}"))
            found.setdefault(name, Market(name, data["name"], base))
    return found


def with_followers(named: Iterable[str], markets: dict[str, Market]) -> tuple[str, ...]:
    """Return the named markets and those that start from one of them, in the order of the register."""
    chosen = set(named)
    for market in markets.values():  # a market comes after the one it starts from
        if market.base in chosen:
            chosen.add(market.id)
    return tuple(name for name in markets if name in chosen)
