"""A registered claim with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from milia_lint.findings.finding import Location


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a claim rests on: a reference that can be looked up, or a file seen from the registry's folder."""

    kind: str
    reference: str | None = None
    file: str | None = None
    n: int | None = None
    duration: str | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class RegisteredClaim:
    """One registered claim. Of its qualifiers one must stand near it; `markets` are those that accept the evidence: none named, all of them."""

    id: str
    wording: str
    is_phrase: bool
    figure: str | None
    product: str | None
    evidence: tuple[Evidence, ...]
    qualifiers: tuple[str, ...]
    markets: tuple[str, ...]
    approved_by: str
    valid_from: date | None
    expires: date | None
    location: Location
    note: str | None = None

    def state(self, today: date | None) -> str:
        """Return in force, expired or not yet valid; without a day, always in force."""
        if today is not None and self.expires is not None and today > self.expires:
            return "expired"
        if today is not None and self.valid_from is not None and today < self.valid_from:
            return "not yet valid"
        return "in force"
