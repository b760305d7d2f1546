"""Findings on the same words are one problem: which of them is told, and which are told with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from milia_lint.findings.finding import Finding, Location, Report

#: Of the longer of two quotes, how much the other one covers where both are one problem for different reasons.
_SHARED = 0.75

_CONFIDENCE = ("high", "medium", "low")


def strongest(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings without those that only repeat a stronger one of their category on the same words."""
    return [told for told, _ in _folded(findings, lambda one, other: one.category == other.category)]


def one_a_span(report: Report) -> Report:
    """Return the report with one finding a span: of several categories on the same words the strongest, the others as its `also`.

    Categories of one group are about the same words wherever they overlap, others where they share most of them.

    Whatever answers findings one by one (evidence, suppressions, baselines, fixes) takes the report as it was: what is
    told with another finding is not gone when that one is answered.
    """
    files = groupby(report.findings, key=lambda each: each.location.path)
    folded = (pair for _, group in files for pair in _folded(tuple(group), _one_problem))
    return replace(report, findings=tuple(replace(told, also=also) if also else told for told, also in folded))


def _folded(
    findings: Sequence[Finding], repeats: Callable[[Finding, Finding], bool]
) -> Iterator[tuple[Finding, tuple[Finding, ...]]]:
    """Yield, in reading order, each finding that is told, with those on its words that repeat it, strongest first."""
    folded: list[tuple[Finding, list[Finding]]] = [(each, []) for each in findings if not each.competes]
    for cluster in _clusters([each for each in findings if each.competes]):
        told: list[tuple[Finding, list[Finding]]] = []
        for finding in sorted(cluster, key=_strength):
            over = next((also for first, also in told if _overlap(finding, first) and repeats(finding, first)), None)
            if over is None:
                told.append((finding, []))
            else:
                over.append(finding)
        folded += told
    folded.sort(key=lambda pair: (pair[0].location.start, pair[0].location.end, pair[0].rule))
    return ((told, tuple(also)) for told, also in folded)


def _clusters(findings: Sequence[Finding]) -> Iterator[list[Finding]]:
    """Yield groups of findings such that none overlaps one of another group."""
    group: list[Finding] = []
    end = 0
    for finding in sorted(findings, key=lambda each: each.location.start):
        if group and finding.location.start >= end:
            yield group
            group = []
        group.append(finding)
        end = max(end, finding.location.end)
    if group:
        yield group


def _strength(finding: Finding) -> tuple[int, int, int, int, int, str]:
    """Worst first; then the stronger reason, as the categories are ordered, the surer rule and the longer quote."""
    place = finding.location
    sure = _CONFIDENCE.index(finding.confidence)
    return finding.severity.rank, finding.traits.rank, sure, place.start - place.end, place.start, finding.rule


def _one_problem(one: Finding, other: Finding) -> bool:
    if one.category == other.category:
        return False  # the strongest of a category is chosen on the page; what is still here are different faults
    group = one.traits.group
    return (group != "" and group == other.traits.group) or _shared(one.location, other.location) >= _SHARED


def _shared(one: Location, other: Location) -> float:
    """Return which part of the longer place both have in common."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return common / max(one.end - one.start, other.end - other.start, 1)


def _overlap(one: Finding, other: Finding) -> bool:
    first, second = one.location, other.location
    return first.start < second.end and second.start < first.end
