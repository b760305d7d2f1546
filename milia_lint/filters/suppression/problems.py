"""Says what is wrong with a suppression, as a finding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from milia_lint.filters.suppression.model import Suppression
from milia_lint.findings.finding import Finding, Rewrite, Snippet
from milia_lint.findings.selection import Severities, unknown_name
from milia_lint.rulebook.law import Severity
from milia_lint.rulebook.model import Rule, Rulebook

_CATEGORY = "text-integrity/suppression-"
_MOST = 12  # unknown names of one suppression that are told one by one: each shows the whole comment
_MANY = 200  # unknown names after which no more guesses are made


@dataclass
class SuppressionChecker:
    """Says what is wrong with a suppression. `complaints` remembers what was said of names."""

    rulebook: Rulebook
    severities: Severities
    today: date | None
    unsure: frozenset[str]
    complaints: dict[str, str | None] = field(default_factory=dict)

    def findings(self, one: Suppression, used: set[tuple[int, str]]) -> Iterator[Finding]:
        """Yield the findings about a suppression; `used` holds the ids of those that covered something, and by which name."""
        for kind, detail in self._faults(one, used):
            rule = self.rulebook.rules.get(f"{_CATEGORY}{kind}")
            severity = self.severities.severity(rule, one.location.path) if rule else Severity.OFF
            if rule and severity is not Severity.OFF:
                yield _about(rule, one, severity, detail)

    def _faults(self, one: Suppression, used: set[tuple[int, str]]) -> Iterator[tuple[str, str]]:
        names = ", ".join(one.names)
        if one.fault:
            yield "malformed", one.fault
            return
        unknown = {name: complaint for name in one.names if (complaint := self._complaint(name))}
        yield from (("unknown-rule", complaint) for complaint in islice(unknown.values(), _MOST))
        if others := [f"`{name}`" for name in islice(unknown, _MOST, None)]:
            yield "unknown-rule", f"{', '.join(others)}: no rule and no category either"
        if not one.reason:
            yield "without-reason", names
        elif one.over(self.today):
            yield "expired", f"{names} ended on {one.until}"
        elif one.location.path not in self.unsure:
            idle = [name for name in one.names if name not in unknown and (id(one), name) not in used]
            idle = [name for name in idle if self._ran(name, one.location.path)]
            if idle:
                yield "unused", ", ".join(idle)

    def _complaint(self, name: str) -> str | None:
        """Return what is wrong with a name; after many names nobody is asked what they meant, which takes long."""
        if name not in self.complaints:
            many = len(self.complaints) > _MANY and name not in self.rulebook.rules and name not in self.rulebook.categories
            self.complaints[name] = f"`{name}` is no rule and no category" if many else unknown_name(name, self.rulebook)
        return self.complaints[name]

    def _ran(self, name: str, path: str) -> bool:
        """Whether all that the name stands for was looked for: rules that compare pages may lack the other page."""
        rules = [rule for rule in self.rulebook.rules.values() if name in (rule.id, rule.category)]
        return all(
            self.severities.severity(rule, path) is not Severity.OFF
            and (rule.match.topic is None or rule.match.options.get("across") == "page")
            for rule in rules
        )


def _about(rule: Rule, one: Suppression, severity: Severity, detail: str) -> Finding:
    line = " ".join(one.location.quote.split())
    whole = (one.location.start, one.location.end)
    offered = (
        Rewrite(each.text, "advice") if each.over == "advice" or one.form == "front-matter" else Rewrite("", "suggested", *whole)
        for each in rule.rewrites
    )
    return Finding.of(
        rule,
        severity,
        location=one.location,
        scope="comment",
        message=rule.message.replace("{match}", detail),
        snippet=Snippet(line, 0, len(line)),
        rewrites=tuple(each for each in offered if each.text or each.applies == "suggested"),
    )
