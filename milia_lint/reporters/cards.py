"""Findings as cards: a sentence, what is wrong with it, and where else the same is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from milia_lint.findings.finding import Finding
from milia_lint.rulebook.law import Severity


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding, and the findings further down that say the same in the same words."""

    finding: Finding
    again: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """The problems of one sentence, in reading order."""

    problems: tuple[Problem, ...]

    @property
    def severity(self) -> Severity:
        """The worst severity on the card."""
        return max(each.finding.severity for each in self.problems)


def cards(findings: Iterable[Finding]) -> list[Card]:
    """Return the findings of one file, given in reading order, as cards: those with the worst problems first."""
    made = [Card(tuple(group)) for group in _by_sentence(_problems(findings))]
    return sorted(made, key=lambda card: card.severity.rank)


def _problems(findings: Iterable[Finding]) -> list[Problem]:
    """What has been said before, in the same words, is not said again, unless it points at another place: that may be a new one."""
    said: dict[object, list[Finding]] = {}
    for finding in findings:
        same = id(finding) if finding.related else (finding.rule, finding.excused_by, finding.message.casefold())
        said.setdefault(same, []).append(finding)
    return [Problem(first, tuple(again)) for first, *again in said.values()]


def _by_sentence(problems: Sequence[Problem]) -> Iterator[list[Problem]]:
    group: list[Problem] = []
    for problem in problems:
        if group and not _same_sentence(group[-1].finding, problem.finding):
            yield group
            group = []
        group.append(problem)
    if group:
        yield group


def _same_sentence(one: Finding, other: Finding) -> bool:
    """Whether two findings, the first one earlier, stand in one sentence; one that comes again starts anew."""
    first, second = one.snippet, other.snippet
    if first.text != second.text or first.start > second.start:
        return False
    return first.start < second.start or one.location.start == other.location.start
