"""What rules refer to: how severe something is, the law behind it, categories and markets."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

#: What a reference may be, strongest first: the first two bind or stop wording, the last one advises.
FORCES = ("law", "ruling", "guidance")


class Category(NamedTuple):
    """A category of rules, and what its findings have in common; what each trait means stands in rules/categories.yaml.

    `rank` is its place among all: of two findings that weigh the same on the same words, the one of lower rank is told.
    """

    name: str
    what: str = ""
    rank: int = 0
    evidence: bool = False
    cures: bool = False
    licensed: bool = False
    group: str = ""
    competes: bool = True
    absence: bool = False
    across_pages: bool = False
    disclaimers: bool = False
    law: bool = True


#: What is said of a category that nobody knows.
NO_TRAITS = Category("")


class Market(NamedTuple):
    """A market, by its id and name; `base` is the market whose references count in it too."""

    id: str
    name: str
    base: str | None = None


class Severity(str, Enum):
    """How bad a finding is, worst first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OFF = "off"

    def __lt__(self, other: str) -> bool:
        """Whether this one is milder: severities are ordered by harm, not as the words they are."""
        return self.rank > Severity(other).rank

    def __le__(self, other: str) -> bool:
        return self.rank >= Severity(other).rank

    def __gt__(self, other: str) -> bool:
        return self.rank < Severity(other).rank

    def __ge__(self, other: str) -> bool:
        return self.rank <= Severity(other).rank

    @property
    def rank(self) -> int:
        """0 for error, 1 for warning, 2 for info, 3 for off: lower is worse."""
        return _RANKS[self]

    @property
    def softer(self) -> Severity:
        """One step milder, and never off: a warning for an error, else info."""
        return Severity.WARNING if self is Severity.ERROR else min(self, Severity.INFO)


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class Reference(NamedTuple):
    """A law, ruling or piece of guidance: where it can be read, the day that was done, and where it counts.

    `markets` is empty for a source of facts, which binds nobody. `at_most` is what it carries where that is less than
    its force would; `quote` the passage, `where` the place of the passage in the document.
    """

    authority: str
    cite: str
    url: str
    read: str | None = None
    id: str = ""
    markets: tuple[str, ...] = ()
    force: str = "guidance"
    quote: str | None = None
    where: str | None = None
    at_most: str | None = None
    because: str | None = None

    @property
    def rank(self) -> int:
        """What it carries, the most first: 0 law, 1 ruling, 2 law or ruling that carries less, 3 guidance."""
        return 3 if self.force == "guidance" else 2 if self.at_most else FORCES.index(self.force)

    def carries(self, severity: Severity) -> Severity:
        """Return how severe a rule of this severity may be on the strength of this reference alone."""
        limits = [Severity(self.at_most)] if self.at_most else []
        limits += [Severity.WARNING] if self.force == "guidance" else []
        return min([severity, *limits])
