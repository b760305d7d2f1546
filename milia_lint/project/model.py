"""What a project has agreed on in its configuration, beyond the choice of rules."""

from __future__ import annotations

from typing import NamedTuple

from milia_lint.files.problem import SourceLocation
from milia_lint.findings.finding import Location
from milia_lint.rulebook.model import RewriteTemplate


class Product(NamedTuple):
    """A product of the brand: cosmetic, drug or device, and what a drug or device may claim, as (phrase, place)."""

    name: str
    kind: str
    claims: tuple[tuple[str, SourceLocation], ...]
    at: SourceLocation


class Fact(NamedTuple):
    """The stance that all pages take on a topic, and how they say it.

    `about` names the subjects and `groups` the groups of people it holds for; empty where it holds for all.
    """

    topic: str
    stance: str
    wording: str
    about: frozenset[str]
    groups: frozenset[str]
    location: Location


class Disclaimer(NamedTuple):
    """Wording that the brand has approved as the text which a rule, or a category, misses; without a name, as a disclaimer."""

    name: str | None
    text: str
    at: SourceLocation


class Include(NamedTuple):
    """Text that every page matching `glob` shows: a partial by its path, or the text itself."""

    glob: str
    path: str | None
    text: str | None
    at: SourceLocation


class BrandWording(NamedTuple):
    """Wording that the brand prefers to what a rule, or the rules of a category, offer."""

    name: str
    template: RewriteTemplate
    at: SourceLocation
