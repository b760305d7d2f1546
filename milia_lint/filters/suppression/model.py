"""What a suppression is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from milia_lint.files.source import Span
from milia_lint.findings.finding import Location

NOTHING = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Suppression:
    """One suppression as it is written, and the part of the source it covers.

    `form` is ignore, ignore-line, ignore-start, ignore-file or front-matter; `names` are rules or categories.
    With a `fault` it cannot be understood; without a reason, or after its last day, it is not in force either.
    """

    location: Location
    form: str
    names: tuple[str, ...] = ()
    reason: str = ""
    until: date | None = None
    covers: Span = NOTHING
    fault: str | None = None

    def in_force(self, today: date | None) -> bool:
        """Return whether it suppresses anything on that day; no day, no end."""
        return not self.fault and bool(self.reason) and not self.over(today)

    def over(self, today: date | None) -> bool:
        """Return whether its last day has passed."""
        return today is not None and self.until is not None and today > self.until
