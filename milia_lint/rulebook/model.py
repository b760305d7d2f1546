"""What a rule is, once read: frozen data and no behaviour beyond looking things up."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from milia_lint.lang import DEFAULT
from milia_lint.rulebook.law import NO_TRAITS, Category, Market, Reference, Severity
from milia_lint.rulebook.pattern import Literals, Pattern, slots_in
from milia_lint.rulebook.terms import NO_TERMS, Terms

#: The facts that tell which sentences belong in an inventory of claims begin so; nothing else looks for them.
INVENTORY = "inventory:"
#: The parts of a contradiction rule that name groups of people begin so: `group:children`.
GROUP = "group:"
#: The parts that hold a text which must be there begin so.
REQUIRED = "require"
#: The facts that name what statements are about begin so: `about:milia`.
ABOUT = "about:"
#: The facts that tell what kind of thing is sold begin so: `sold:device`.
SOLD = "sold:"


class PageKind(str, Enum):
    """What a page is for, as far as its words tell."""

    SELLING = "selling"
    EDITORIAL = "editorial"
    UNKNOWN = "unknown"


class Declared(NamedTuple):
    """What somebody says of a page, in its front matter or the configuration: its kind, and the kind of thing it sells."""

    kind: PageKind | None = None
    sold: str | None = None


NOTHING_DECLARED = Declared()


class TakenFor(NamedTuple):
    """As on what kind of page a sentence is judged; `certain` where somebody declared it or the sentence itself shows it."""

    kind: PageKind
    certain: bool


#: As what a sentence is judged that advertises, for all that is known of its page.
NOT_EDITORIAL = TakenFor(PageKind.UNKNOWN, certain=True)


@dataclass(frozen=True, slots=True)
class MatchSpec:
    """How a rule finds its candidates: one kind, its named groups of patterns, and the kind's own options.

    `captures` names the slots that a candidate can have beside those of its phrases and `match`. `replaceable` says
    whether what is found is copy that wording of a rule's or a brand's own can replace.
    """

    kind: str
    parts: Mapping[str, tuple[Pattern, ...]]
    options: Mapping[str, Any] = field(default_factory=dict)
    captures: tuple[str, ...] = ()
    replaceable: bool = True

    @property
    def slots(self) -> frozenset[str]:
        """The names of the slots that a candidate of the rule can have, for its message and rewrites."""
        return frozenset(("match", *self.captures, *slots_in(self.parts.values())))

    @property
    def topic(self) -> str | None:
        """The topic on which statements of pages are compared; None where a page is judged by itself."""
        return self.options.get("topic")


class RewriteTemplate(NamedTuple):
    """Wording to offer: what it replaces (match, clause, sentence), or `advice`, which replaces nothing.

    `brand` says that it is not the rule's own, but comes from a project's configuration.
    """

    over: str
    text: str
    brand: bool = False


class Variant(NamedTuple):
    """What a rule says where one kind of thing is sold: its law, message and wording for that; the rest is the rule's own."""

    message: str
    why: str
    markets: Mapping[str, Severity]
    references: tuple[Reference, ...]
    rewrites: tuple[RewriteTemplate, ...]


class Example(NamedTuple):
    """Copy with its expectation: the marked span (bad), or the guard that keeps the rule silent (good).

    `claims` is a claims registry, in YAML, to run it with; `sold` is the kind of thing that is sold there, where the rule has
    something of its own to say of that.
    """

    text: str
    form: str = "md"
    page: str | None = None
    guard: str | None = None
    beside: str | None = None
    rewritten: str | None = None
    claims: str | None = None
    sold: str | None = None


class WrittenItem(NamedTuple):
    """A phrase or frame as it is written: its rule file's path in the rule folder, the 1-based line, and the text."""

    path: str
    line: int
    text: str


@lru_cache(maxsize=256)
def _items(written: str) -> list[list[Any]]:
    items: list[list[Any]] = json.loads(written)
    return items


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule file. `markets` gives the severity in each market; `pages` another one by page kind; `sold` what it says
    instead, by the kind of thing sold.

    `milder` says why it is milder in a market than its references there would make it. `evidence` says whether evidence
    answers it, as a claims registry gives. `lang` is the language of the copy it looks at, `traits` what its category says. `examples` are the bad and the good ones as
    JSON: they are read when somebody asks for them, which linting does not. So are the phrases and frames as `written`
    in the file at `path` of its rule folder, each with its line.
    """

    id: str
    title: str
    markets: Mapping[str, Severity]
    confidence: str
    message: str
    why: str
    match: MatchSpec
    pages: Mapping[str, Severity] = field(default_factory=dict)
    sold: Mapping[str, Variant] = field(default_factory=dict)
    in_force: Mapping[str, str] = field(default_factory=dict)
    milder: Mapping[str, str] = field(default_factory=dict)
    references: tuple[Reference, ...] = ()
    scope: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    rewrites: tuple[RewriteTemplate, ...] = ()
    examples: str = "[[],[]]"
    path: str = ""
    written: str = "[]"
    traits: Category = NO_TRAITS
    evidence: bool = False
    lang: str = DEFAULT

    @property
    def bad(self) -> tuple[Example, ...]:
        """The examples in which the rule finds something."""
        return tuple(Example(*each) for each in json.loads(self.examples)[0])

    @property
    def good(self) -> tuple[Example, ...]:
        """The examples in which it finds nothing, or nothing that stands."""
        return tuple(Example(*each) for each in json.loads(self.examples)[1])

    def where_sold(self, kind: str | None) -> Rule:
        """Return the rule as it speaks where this kind of thing is sold; a brand's own wording is still offered first."""
        if kind is None or kind not in self.sold:
            return self
        said = self.sold[kind]
        brand = tuple(each for each in self.rewrites if each.brand)
        return replace(
            self, message=said.message, why=said.why, markets=said.markets, references=said.references,
            rewrites=(*brand, *said.rewrites),
        )  # fmt: skip

    def item(self, origin: int) -> WrittenItem | None:
        """Return the phrase or frame with this number in the rule's file, or None where there is none."""
        items = _items(self.written)
        return WrittenItem(self.path, *items[origin]) if origin < len(items) else None

    @property
    def category(self) -> str:
        """The folder part of the id."""
        return self.id.partition("/")[0]

    @property
    def severity(self) -> Severity:
        """The worst severity in any market."""
        return max(self.markets.values())


class Condition(NamedTuple):
    """One way a guard applies: patterns in a place near the candidate, or a check written in code.

    Where one of `but` is found in that place, the condition does not hold: "not only" denies nothing.
    """

    where: str
    patterns: tuple[Pattern, ...] = ()
    words: int = 6
    but: tuple[Pattern, ...] = ()


@dataclass(frozen=True, slots=True)
class Guard:
    """A named reason why a candidate is no claim."""

    name: str
    what: str
    conditions: tuple[Condition, ...] = ()
    includes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rulebook:
    """Every rule in force, with what they share: guards, page facts, and the terms behind each slot.

    `slots` holds the phrases that slots stand for, by the slot's key; `indexed` are the keys by which patterns are chosen.
    Facts, terms, slots and keys are those of `lang`; `others` holds for each other language what is looked for in it.
    `categories` and `markets` are the registers that rules refer to, in their order.
    """

    rules: Mapping[str, Rule]
    guards: Mapping[str, Guard]
    signals: Mapping[str, tuple[Pattern, ...]]
    terms: Terms = NO_TERMS
    slots: Mapping[str, tuple[Pattern, ...]] = field(default_factory=dict)
    indexed: Literals = frozenset()
    lang: str = DEFAULT
    others: Mapping[str, Rulebook] = field(default_factory=dict)
    categories: Mapping[str, Category] = field(default_factory=dict)
    markets: Mapping[str, Market] = field(default_factory=dict)

    @cached_property
    def without_phrases(self) -> frozenset[str]:
        """The rules that look for something else than phrases."""
        return frozenset(rule.id for rule in self.rules.values() if not rule.match.parts)
