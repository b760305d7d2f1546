"""Applies suppressions to findings, and reports those that are no good."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from milia_lint.engine import numbered
from milia_lint.finding import Context, Finding, Rewrite
from milia_lint.rulebook.model import Rule, Rulebook, Severity
from milia_lint.selection import Severities, unknown_name
from milia_lint.suppression.model import Suppression

_CATEGORY = "text-integrity/suppression-"


class Outcome(NamedTuple):
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
) -> Outcome:
    """Return the findings, those in a suppression's cover set aside with its reason.

    A suppression without a reason, after its last day, of unknown rules, or that cannot be understood is not in
    force, and is a finding itself; so is one that suppresses nothing, except in the files `unsure`, where a rule failed.
    """
    if not suppressions:
        return Outcome(tuple(findings), ())
    index = _Index([each for each in suppressions if each.in_force(today)])
    standing: list[Finding] = []
    suppressed: list[Finding] = []
    used: set[tuple[int, str]] = set()
    for finding in findings:
        reasons = list(index.over(finding))
        used.update((id(one), name) for one, name in reasons)
        if reasons:
            suppressed.append(replace(finding, suppressed_because=reasons[0][0].reason))
        else:
            standing.append(finding)
    judge = _Judge(rulebook, severities, today, frozenset(unsure))
    standing += numbered(about for one in suppressions for about in judge.findings(one, used))
    return Outcome(tuple(standing), tuple(suppressed))


class _Index:
    """Suppressions by file and name, ordered so that those over a place are found without trying all."""

    def __init__(self, suppressions: Iterable[Suppression]) -> None:
        found: dict[tuple[str, str], list[Suppression]] = defaultdict(list)
        for one in suppressions:
            for name in one.names:
                found[one.place.path, name].append(one)
        self._lists = {key: sorted(ones, key=lambda one: one.covers) for key, ones in found.items()}
        self._starts = {key: [one.covers.start for one in ones] for key, ones in self._lists.items()}
        self._reach = {key: list(accumulate((one.covers.end for one in ones), max)) for key, ones in self._lists.items()}

    def over(self, finding: Finding) -> Iterator[tuple[Suppression, str]]:
        """Yield the suppressions that cover the finding, each with the name by which it does, the nearest first."""
        start = finding.place.start
        for name in (finding.rule, finding.category):
            key = (finding.place.path, name)
            if key in self._lists:
                last = bisect_left(self._starts[key], start + 1) - 1
                while last >= 0 and self._reach[key][last] > start:
                    one = self._lists[key][last]
                    if start < one.covers.end:
                        yield one, name
                    last -= 1


class _Judge(NamedTuple):
    """Says what is wrong with a suppression."""

    rulebook: Rulebook
    severities: Severities
    today: date | None
    unsure: frozenset[str]

    def findings(self, one: Suppression, used: set[tuple[int, str]]) -> Iterator[Finding]:
        for kind, detail in self._faults(one, used):
            rule = self.rulebook.rules.get(f"{_CATEGORY}{kind}")
            severity = self.severities.severity(rule, one.place.path) if rule else Severity.OFF
            if rule and severity is not Severity.OFF:
                yield _about(rule, one, severity, detail)

    def _faults(self, one: Suppression, used: set[tuple[int, str]]) -> Iterator[tuple[str, str]]:
        names = ", ".join(one.names)
        if one.fault:
            yield "malformed", one.fault
            return
        unknown = {name: complaint for name in one.names if (complaint := unknown_name(name, self.rulebook))}
        yield from (("unknown-rule", complaint) for complaint in unknown.values())
        if not one.reason:
            yield "without-reason", names
        elif one.over(self.today):
            yield "expired", f"{names} ended on {one.until}"
        elif one.place.path not in self.unsure:
            idle = [name for name in one.names if name not in unknown and (id(one), name) not in used]
            idle = [name for name in idle if self._ran(name, one.place.path)]
            if idle:
                yield "unused", ", ".join(idle)

    def _ran(self, name: str, path: str) -> bool:
        """Whether all that the name stands for was looked for: rules that compare pages may lack the other page."""
        rules = [rule for rule in self.rulebook.rules.values() if name in (rule.id, rule.category)]
        return all(
            self.severities.severity(rule, path) is not Severity.OFF
            and (rule.match.kind != "contradiction" or rule.match.options.get("across") == "page")
            for rule in rules
        )


def _about(rule: Rule, one: Suppression, severity: Severity, detail: str) -> Finding:
    line = " ".join(one.place.quote.split())
    whole = (one.place.start, one.place.end)
    offered = (
        Rewrite(each.text, "advice") if each.over == "advice" or one.form == "front-matter" else Rewrite("", "suggested", *whole)
        for each in rule.rewrites
    )
    return Finding(
        rule=rule.id,
        severity=severity,
        confidence=rule.confidence,
        markets=tuple(rule.markets),
        place=one.place,
        scope="comment",
        message=rule.message.replace("{match}", detail),
        why=rule.why,
        references=rule.references,
        context=Context(line, 0, len(line)),
        rewrites=tuple(each for each in offered if each.text or each.applies == "suggested"),
    )
