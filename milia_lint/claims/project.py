"""What a project has registered: its claims and its products, and the texts to look for on every page because of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from milia_lint.claims.registered_claim import RegisteredClaim
from milia_lint.files.problem import SourceLocation
from milia_lint.matching.reading import TextMatch
from milia_lint.pages.page import Page
from milia_lint.project.model import Product
from milia_lint.rulebook.model import Rule
from milia_lint.rulebook.vocabulary_extension import Query

#: How the texts of a project are called among the facts of a rulebook.
CLAIM, PRODUCT, ALLOWED = "claim:", "product:", "allowed:"


@dataclass(frozen=True)
class Project:
    """Registered claims by id, products by name."""

    entries: Mapping[str, RegisteredClaim] = field(default_factory=dict)
    products: Mapping[str, Product] = field(default_factory=dict)

    def queries(self) -> Iterator[Query]:
        """Yield the texts to look for."""
        for entry in self.entries.values():
            yield Query(CLAIM + entry.id, entry.wording, "phrase" if entry.is_phrase else "wording", _at(entry))
        for name, at in self._names().items():
            yield Query(PRODUCT + name, name, "name", at)
        for product in self.products.values():
            for phrase, at in product.claims:
                yield Query(ALLOWED + product.name, phrase, "phrase", at)

    def may_claim_cures(self, name: str | None) -> bool:
        """Return whether a product is registered as a drug or a device."""
        product = self.products.get(name or "")
        return product is not None and product.kind != "cosmetic"

    def may_cover(self, rule: Rule, entry: RegisteredClaim) -> bool:
        """Return whether evidence answers what the rule asks: for a cosmetic, no evidence makes it a medicine."""
        return rule.evidence or (rule.traits.cures and self.may_claim_cures(entry.product))

    def _names(self) -> dict[str, SourceLocation]:
        named = {entry.product: _at(entry) for entry in self.entries.values() if entry.product}
        return named | {product.name: product.at for product in self.products.values()}


NOTHING_REGISTERED = Project()


def coverable(rule: Rule) -> bool:
    """Return whether a registered claim can answer the rule at all."""
    return rule.evidence or rule.traits.cures


def projected(entries: Iterable[RegisteredClaim], products: Iterable[Product]) -> Project:
    """Return the project of these entries and products."""
    return Project({entry.id: entry for entry in entries}, {product.name: product for product in products})


def products_named(page: Page) -> Mapping[int, set[str]]:
    """Return which products each sentence names; "Glow Max" does not name the product "Glow"."""
    found = [
        (each, owner.name.removeprefix(PRODUCT))
        for owner, several in page.found.items()
        if owner.name.startswith(PRODUCT)
        for each in several
    ]
    found.sort(key=_reading_order)
    named: dict[int, set[str]] = defaultdict(set)
    until = -1
    for each, name in found:
        if each.end > until:
            named[each.sentence].add(name)
            until = each.end
    return named


def _reading_order(pair: tuple[TextMatch, str]) -> tuple[int, int, str]:
    return pair[0].start, -pair[0].end, pair[1]


def _at(entry: RegisteredClaim) -> SourceLocation:
    return SourceLocation(entry.location.path, entry.location.line, entry.location.column)
