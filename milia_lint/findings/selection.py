"""Which rules apply, and how severe they are here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from milia_lint.rulebook.law import Severity
from milia_lint.rulebook.model import SOLD, Rule, Rulebook
from milia_lint.text.suggest import did_you_mean, nearest_or_all


class Severities(Protocol):
    """Says how severe a rule is in a file."""

    def severity(self, rule: Rule, path: str) -> Severity:
        """Return the severity; off where the rule is not in force."""

    def chosen_markets(self, path: str) -> tuple[str, ...]:
        """Return the markets a file is for, in the order they were named; none where all of them are."""


@dataclass(frozen=True)
class Selection:
    """The chosen markets (none named: all of them), and rules or categories switched on, off or set to a severity.

    `known` keeps what has been worked out with the rule it was worked out for: a process may open several rulebooks.
    """

    markets: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    known: dict[str, tuple[Rule, Severity]] = field(default_factory=dict, compare=False, repr=False)

    def severity(self, rule: Rule, path: str) -> Severity:
        """Return how severe the rule is in the chosen markets; off where it does not apply."""
        known = self.known.get(rule.id)
        if known is None or known[0] is not rule:
            known = self.known[rule.id] = rule, self._severity(rule)
        return known[1]

    def chosen_markets(self, path: str) -> tuple[str, ...]:
        """Return the chosen markets, which are those of every file; none where all of them are."""
        return self.markets

    def _severity(self, rule: Rule) -> Severity:
        if (self.select and not _named(rule, self.select)) or _named(rule, self.ignore):
            return Severity.OFF
        chosen = [rule.markets[market] for market in self.markets or rule.markets if market in rule.markets]
        worst = max(chosen, default=Severity.OFF)
        override = self.severities.get(rule.id, self.severities.get(rule.category))
        return override if override is not None and chosen else worst


def unknown_name(name: str, rulebook: Rulebook) -> str | None:
    """Return a complaint where `name` is neither a rule nor a category."""
    if name in rulebook.rules or name in rulebook.categories:
        return None
    return f"`{name}` is no rule and no category{did_you_mean(name, [*rulebook.rules, *rulebook.categories])}"


def unknown_sold(name: str, rulebook: Rulebook) -> str | None:
    """Return a complaint where `name` is no kind of thing sold that the rulebook's facts tell."""
    known = [each.removeprefix(SOLD) for each in rulebook.signals if each.startswith(SOLD)]
    return None if name in known else f"`{name}` is no kind of thing sold{nearest_or_all(name, known)}"


def unknown_market(name: str, rulebook: Rulebook) -> str | None:
    """Return a complaint where `name` is no market, or one of which no rule cites a law, ruling or guidance."""
    if name not in rulebook.markets:
        return f"`{name}` is no market{nearest_or_all(name, list(rulebook.markets))}"
    if not any(name in each.markets for rule in rulebook.rules.values() for each in rule.references):
        return f"no rule is in force in `{name}`: no reference counts there, so nothing would be found"
    return None


def _named(rule: Rule, names: Sequence[str]) -> bool:
    return rule.id in names or rule.category in names
