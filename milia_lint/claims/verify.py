"""Holds findings against the registry: what a claim in force covers is excused; a claim that is not says why."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from milia_lint.claims.detect import EXPIRED, Claimed
from milia_lint.findings.finding import Finding, Related, Rewrite
from milia_lint.findings.fingerprint import with_fingerprints
from milia_lint.findings.selection import Severities
from milia_lint.rewriting.messages import filled
from milia_lint.rulebook.law import Severity
from milia_lint.rulebook.model import Rule, Rulebook

MARKET, FIGURE, QUALIFIER = (f"clinical-proof/registry-{name}" for name in ("market", "figure", "qualifier"))


class Fault(NamedTuple):
    """Why a registered claim does not hold where it is made: the rule that says so, and what it says."""

    rule: str
    slots: Mapping[str, str]


class Judged(NamedTuple):
    """Findings that stand, those about registered claims among them, and findings that a registered claim answers."""

    standing: tuple[Finding, ...]
    excused: tuple[Finding, ...]


def faults(claimed: Claimed, today: date | None) -> Iterator[Fault]:
    """Yield everything that keeps a registered claim from holding where it is made."""
    entry = claimed.entry
    if claimed.figure is not None:
        yield Fault(FIGURE, {"said": claimed.figure, "registered": entry.figure or entry.wording})
    if (state := entry.state(today)) != "in force":
        told = f"expired on {entry.expires}" if state == "expired" else f"is not valid before {entry.valid_from}"
        yield Fault(EXPIRED, {"state": told})
    if missing := [market for market in claimed.markets if entry.markets and market not in entry.markets]:
        yield Fault(MARKET, {"registered": _listed(entry.markets), "missing": _listed(missing)})
    if not claimed.qualified:
        yield Fault(QUALIFIER, {"qualifier": entry.qualifiers[0]})


def substantiate(
    findings: Sequence[Finding], claimed: Sequence[Claimed], rulebook: Rulebook, severities: Severities, today: date | None
) -> Judged:
    """Return the findings held against the registered claims that were made; without `today` no claim expires.

    A claim that does not hold is told in place of the findings it would cover; the rules that say so can be switched off.
    """
    if not claimed:
        return Judged(tuple(findings), ())
    judge = _Judge(rulebook, severities, today, {finding.fingerprint: finding for finding in findings})
    for several in _by_path(claimed).values():
        judge.page(several)
    excused = [
        replace(each, excused_by=judge.answers[each.fingerprint]) for each in findings if each.fingerprint in judge.answers
    ]
    standing = [judge.hinted(each) for each in findings if each.fingerprint not in judge.answers]
    told = with_fingerprints(judge.told)
    excused += [each for each in told if each.excused_by]
    return Judged((*standing, *(each for each in told if not each.excused_by)), tuple(excused))


@dataclass
class _Judge:
    """Goes through the claims of page after page; `answers` says what answers each finding, `told` is what it finds."""

    rulebook: Rulebook
    severities: Severities
    today: date | None
    findings: Mapping[str, Finding]

    def __post_init__(self) -> None:
        self.answers: dict[str, str] = {}
        self.told: list[Finding] = []
        self.hints: dict[str, Related] = {}

    def page(self, several: Sequence[Claimed]) -> None:
        meant = [each for each in several if each.named and not each.guard]
        for each in several:
            if each.guard and each.named:
                self.told += [replace(about, excused_by=each.guard) for about in self.about(each, faults(each, self.today))]
        judged = [(each, list(faults(each, self.today))) for each in meant]
        holding = _Spans([each for each, wrong in judged if not wrong])
        for each, wrong in judged:
            if not wrong:
                self.answers.update(dict.fromkeys(each.covers, f"registry:{each.entry.id}"))
            elif not holding.contain(each):
                for about in self.about(each, wrong):
                    self.told.append(about)
                    for mark in each.covers:
                        self.answers.setdefault(mark, about.rule)
        for each in several:
            if not each.named:
                note = f"the registry has this for {each.entry.product}, which is not named here"
                self.hints.update(dict.fromkeys(each.covers, Related(each.entry.location, note)))

    def about(self, claimed: Claimed, wrong: Iterable[Fault]) -> Iterator[Finding]:
        """Yield a finding for each fault whose rule is in force."""
        covered = [self.findings[mark].severity for mark in claimed.covers if mark in self.findings]
        for fault in wrong:
            rule = self.rulebook.rules.get(fault.rule)
            severity = self.severities.severity(rule, claimed.location.path) if rule else Severity.OFF
            if rule is not None and severity is not Severity.OFF:
                worst = max([severity, *covered])
                yield _about(rule, claimed, worst, fault)

    def hinted(self, finding: Finding) -> Finding:
        hint = self.hints.get(finding.fingerprint)
        return replace(finding, related=(*finding.related, hint)) if hint else finding


class _Spans:
    """The places of claims that hold, to be asked whether one of them contains another claim."""

    def __init__(self, claims: Iterable[Claimed]) -> None:
        ordered = sorted((each.location.start, each.location.end) for each in claims)
        self.starts = [start for start, _ in ordered]
        self.reach = list(accumulate((end for _, end in ordered), max))

    def contain(self, claimed: Claimed) -> bool:
        before = bisect_right(self.starts, claimed.location.start)
        return before > 0 and self.reach[before - 1] >= claimed.location.end


def _by_path(claimed: Iterable[Claimed]) -> Mapping[str, list[Claimed]]:
    found: dict[str, list[Claimed]] = defaultdict(list)
    for each in claimed:
        found[each.location.path].append(each)
    return found


def _about(rule: Rule, claimed: Claimed, severity: Severity, fault: Fault) -> Finding:
    entry, context = claimed.entry, claimed.snippet
    slots = {**fault.slots, "entry": entry.id, "match": context.text[context.start : context.end]}
    offered = (filled(template.text, slots, rule.lang) for template in rule.rewrites)
    return Finding.of(
        rule,
        severity,
        location=claimed.location,
        scope=claimed.scope,
        message=filled(rule.message, slots, rule.lang) or rule.message,
        snippet=context,
        rewrites=tuple(Rewrite(text, "advice") for text in offered if text),
        related=(Related(entry.location, "the registry's entry"),),
    )


def _listed(markets: Iterable[str]) -> str:
    return ", ".join(market.upper() for market in markets)
