"""Applies suppressions to findings, and reports those that are no good."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from heapq import heappop, heappush
from typing import NamedTuple

from milia_lint.filters.suppression.model import Suppression
from milia_lint.filters.suppression.problems import SuppressionChecker
from milia_lint.findings.finding import Finding
from milia_lint.findings.fingerprint import with_fingerprints
from milia_lint.findings.selection import Severities
from milia_lint.rulebook.model import Rulebook


class SuppressionOutcome(NamedTuple):
    """Findings that stand (those about suppressions among them), and findings that are suppressed."""

    standing: tuple[Finding, ...]
    suppressed: tuple[Finding, ...]


def suppress(
    findings: Iterable[Finding],
    suppressions: Sequence[Suppression],
    rulebook: Rulebook,
    severities: Severities,
    today: date | None,
    unsure: Iterable[str] = (),
) -> SuppressionOutcome:
    """Return the findings, those in a suppression's cover set aside with its reason.

    A suppression without a reason, after its last day, of unknown rules, or that cannot be understood is not in
    force, and is a finding itself; so is one that suppresses nothing, except in the files `unsure`, where a rule failed.
    """
    if not suppressions:
        return SuppressionOutcome(tuple(findings), ())
    all_findings = tuple(findings)
    named: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in all_findings:
        named[finding.location.path, finding.rule].append(finding)
        named[finding.location.path, finding.category].append(finding)
    sweep = _Sweep()
    for (path, name), ones in _by_file_and_name(suppressions, today).items():
        sweep.over(name, named.get((path, name), ()), ones)
    standing = [finding for finding in all_findings if id(finding) not in sweep.reasons]
    suppressed = [replace(each, suppressed_because=sweep.reasons[id(each)]) for each in all_findings if id(each) in sweep.reasons]
    judge = SuppressionChecker(rulebook, severities, today, frozenset(unsure))
    standing += with_fingerprints(about for one in suppressions for about in judge.findings(one, sweep.used))
    return SuppressionOutcome(tuple(standing), tuple(suppressed))


def _by_file_and_name(suppressions: Iterable[Suppression], today: date | None) -> dict[tuple[str, str], list[Suppression]]:
    """Return the suppressions in force."""
    found: dict[tuple[str, str], list[Suppression]] = defaultdict(list)
    for one in suppressions:
        if one.in_force(today):
            for name in one.names:
                found[one.location.path, name].append(one)
    return found


class _Sweep:
    """Goes through a file from top to bottom, so that thousands of suppressions and findings cost no more than their sum.

    `reasons` are those of suppressed findings, by id; `used` the suppressions that covered one, each with the name by which.
    """

    def __init__(self) -> None:
        self.reasons: dict[int, str] = {}
        self.used: set[tuple[int, str]] = set()

    def over(self, name: str, findings: Sequence[Finding], suppressions: Sequence[Suppression]) -> None:
        """Note which of the findings the suppressions of one name in one file cover; the nearest one gives the reason."""
        waiting = sorted(suppressions, key=lambda one: one.covers, reverse=True)
        begun: list[tuple[int, int, Suppression]] = []
        fresh: list[Suppression] = []
        for finding in sorted(findings, key=lambda each: each.location.start):
            at = finding.location.start
            while waiting and waiting[-1].covers.start <= at:
                fresh.append(waiting.pop())
                heappush(begun, (-fresh[-1].covers.start, -len(waiting), fresh[-1]))
            while begun and begun[0][2].covers.end <= at:
                heappop(begun)
            self.used.update((id(one), name) for one in fresh if at < one.covers.end)
            fresh.clear()
            if begun:
                self.reasons.setdefault(id(finding), begun[0][2].reason)
