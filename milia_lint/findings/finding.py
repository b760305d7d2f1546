"""What the linter says: frozen values with exact places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import NamedTuple

from milia_lint.findings.notebook import Row, table
from milia_lint.rulebook.law import NO_TRAITS, Category, Reference, Severity
from milia_lint.rulebook.model import NOT_EDITORIAL, PageKind, Rule, TakenFor, WrittenItem

#: What stands in reading text for code, addresses and template values.
OBJECT = "\ufffc"


@dataclass(frozen=True, slots=True)
class Location:
    """Where something stands: 0-based half-open offsets, 1-based lines and columns, and the source slice."""

    path: str
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    quote: str


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding is about, and what it says there."""

    location: Location
    message: str


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Wording to offer. `applies` is safe, suggested or advice; the first two replace `start:end` in the source.

    `brand` says that it comes from the project's configuration.
    """

    text: str
    applies: str
    start: int | None = None
    end: int | None = None
    brand: bool = False


@dataclass(frozen=True, slots=True)
class Snippet:
    """The sentence a finding stands in, as it is read, and the marked range within it.

    Code, addresses and template values are read as U+FFFC; `objects` has the words that stand for each in the source.
    """

    text: str
    start: int
    end: int
    objects: tuple[str, ...] = ()

    def shown(self) -> Snippet:
        """Return the sentence as a person should see it: with the source's words for what is read as U+FFFC."""
        if OBJECT not in self.text:
            return self
        words = iter(self.objects)
        pieces = [next(words, "…") if char == OBJECT else char for char in self.text]
        start, end = (sum(map(len, pieces[:at])) for at in (self.start, self.end))
        return Snippet("".join(pieces), start, end)


@dataclass(frozen=True, slots=True, repr=False)
class Finding:
    """One problem at one place.

    `excused_by` names the guard that makes it no problem after all, `suppressed_because` the reason somebody
    gave for leaving it be. `title` is its rule's; `matched_by` the phrase or frame in the rule's file that
    found it, `sold` the kind of thing sold for which the rule spoke, `softened` says that it is milder for what the page was taken for, `traits` what its category says. `once` says that the
    page as a whole is what it is about; `also` are weaker findings on the same words, which are told with it.
    """

    rule: str
    severity: Severity
    confidence: str
    markets: tuple[str, ...]
    location: Location
    scope: str
    message: str
    why: str
    references: tuple[Reference, ...]
    snippet: Snippet
    rewrites: tuple[Rewrite, ...] = ()
    related: tuple[Related, ...] = ()
    fingerprint: str = ""
    excused_by: str | None = None
    suppressed_because: str | None = None
    title: str = ""
    matched_by: WrittenItem | None = None
    sold: str | None = None
    softened: bool = False
    traits: Category = NO_TRAITS
    once: bool = False
    also: tuple[Finding, ...] = ()

    @classmethod
    def of(
        cls,
        rule: Rule,
        severity: Severity,
        *,
        location: Location,
        scope: str,
        message: str,
        snippet: Snippet,
        rewrites: tuple[Rewrite, ...] = (),
        related: tuple[Related, ...] = (),
        excused_by: str | None = None,
        origin: int | None = None,
        once: bool = False,
    ) -> Finding:
        """Return a finding of a rule: what every finding of it has in common comes from the rule."""
        return cls(
            rule=rule.id,
            severity=severity,
            confidence=rule.confidence,
            markets=tuple(rule.markets),
            location=location,
            scope=scope,
            message=message,
            why=rule.why,
            references=rule.references,
            snippet=snippet,
            rewrites=rewrites,
            related=related,
            excused_by=excused_by,
            title=rule.title,
            traits=rule.traits,
            matched_by=None if origin is None else rule.item(origin),
            once=once,
        )

    def __repr__(self) -> str:
        place = self.location
        return f"<Finding {self.severity.value} {self.rule} {place.path}:{place.line}:{place.column} {place.quote!r}>"

    @property
    def category(self) -> str:
        """The category the rule belongs to."""
        return self.rule.partition("/")[0]

    @property
    def competes(self) -> bool:
        """Whether it and another one on the same words are one problem: not where it is about the page or the letters."""
        return self.traits.competes and not self.once


@dataclass(frozen=True, slots=True)
class Statement:
    """What a page says on a topic: one stance at one place, perhaps about one group of people only.

    `subjects` is what it is about, `milia` or `laser`; empty where the page names nothing that we know. `page` is the kind
    of page it is judged as standing on.
    """

    rule: str
    stance: str
    groups: frozenset[str]
    location: Location
    scope: str
    snippet: Snippet
    subjects: frozenset[str] = frozenset()
    page: TakenFor = NOT_EDITORIAL
    origin: int | None = None


@dataclass(frozen=True, slots=True)
class RunError:
    """A part of the run that failed; what could be linted is reported all the same."""

    path: str
    message: str
    line: int | None = None


class PageTold(NamedTuple):
    """What a page was taken for: its kind, whether somebody declared that, the families of signs by which it is told, and the
    kind of thing it sells, if it names one.
    """

    path: str
    kind: PageKind
    declared: bool
    signs: tuple[str, ...] = ()
    sold: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Report:
    """Everything a run found out. `run_errors` is what could not be linted; findings that are errors are among `findings`.

    `linted` names the files whose copy was read without a failure; `pages` says what each page
    was taken for; `contents` has what was linted in place of what
    lies on disk: standard input, staged text. `names` has the real names of files whose name is no Unicode.
    """

    files: int
    findings: tuple[Finding, ...]
    excused: tuple[Finding, ...] = ()
    suppressed: tuple[Finding, ...] = ()
    baselined: tuple[Finding, ...] = ()
    run_errors: tuple[RunError, ...] = ()
    notices: tuple[str, ...] = ()
    words: int = 0
    timings: Mapping[str, float] = field(default_factory=dict)
    linted: tuple[str, ...] = ()
    pages: tuple[PageTold, ...] = ()
    contents: Mapping[str, bytes] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def count(self, severity: Severity | str) -> int:
        """Return how many findings have this severity, `Severity.ERROR` or "error". Raises ValueError where it is none."""
        asked = Severity(severity)
        return sum(finding.severity is asked for finding in self.findings)

    def __repr__(self) -> str:
        counts = ", ".join(f"{each.value} {self.count(each)}" for each in (Severity.ERROR, Severity.WARNING, Severity.INFO))
        failed = f", could not be linted {len(self.run_errors)}" if self.run_errors else ""
        return f"<Report: {counts}, files {self.files}{failed}>"

    def _repr_html_(self) -> str:
        """Return what could not be linted, and the findings as a table, as notebooks show it."""
        failed = "".join(f"<p><strong>{escape(each.path)}: {escape(each.message)}</strong></p>" for each in self.run_errors)
        return failed + (table(map(_row, self.findings)) if self.findings else f"<p>{escape(repr(self)[1:-1])}</p>")


def _row(finding: Finding) -> Row:
    place, said = finding.location, finding.snippet
    told = (finding.message, *(f"→ {rewrite.text}" for rewrite in finding.rewrites[:2]))
    where = f"{place.path}:{place.line}:{place.column}"
    return Row(where, finding.severity.value, finding.rule, said.text, said.start, said.end, told)


class FindingSets(NamedTuple):
    """All findings by what becomes of them: they stand, a guard or evidence excuses them, somebody suppressed them, or
    they are in the baseline.
    """

    standing: tuple[Finding, ...] = ()
    excused: tuple[Finding, ...] = ()
    suppressed: tuple[Finding, ...] = ()
    baselined: tuple[Finding, ...] = ()


def in_reading_order(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return findings by path, place and rule."""
    return tuple(sorted(findings, key=lambda each: (each.location.path, each.location.start, each.location.end, each.rule)))
