"""Runs the examples that rules carry: a rule that fails its own examples is broken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from milia_lint.claims.project import NOTHING_REGISTERED, Project, projected
from milia_lint.claims.registry import parse_registry
from milia_lint.files.source import Source
from milia_lint.findings.finding import Finding, Report
from milia_lint.findings.selection import Selection
from milia_lint.lang import DEFAULT
from milia_lint.matching import Lexicon
from milia_lint.rulebook.law import Severity
from milia_lint.rulebook.model import Declared, Example, PageKind, Rule, Rulebook
from milia_lint.rulebook.project_queries import with_queries
from milia_lint.rulebook.variants import OR
from milia_lint.runs.aggregate import aggregate
from milia_lint.runs.lint_file import lint_source

#: The day on which examples are run, so that they do not age.
EXAMPLES_DAY = date(2026, 1, 1)

_MARK = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)


class Failure(NamedTuple):
    """An expectation that was not met, in words for the rule's author."""

    rule: str
    example: str
    message: str


@dataclass(frozen=True)
class RuleChecker:
    """A rulebook ready to run examples."""

    rulebook: Rulebook
    lexicon: Lexicon

    def check(self, rule: Rule) -> Iterator[Failure]:
        """Yield what is wrong with the rule's examples, and the guards that no example needs."""
        for example in rule.bad:
            yield from (Failure(rule.id, example.text, message) for message in self._bad(rule, example))
        for example in rule.good:
            yield from (Failure(rule.id, example.text, message) for message in self._good(rule, example))
        yield from self._unneeded_guards(rule)

    def _bad(self, rule: Rule, example: Example) -> Iterator[str]:
        marked = _MARK.search(example.text)
        plain = example._replace(text=unmarked(example.text))
        report = self._run(plain, rule, rule.lang)
        found = _on_first_page(report.findings)
        page_level = marked is None
        if not found:
            excused = _on_first_page(report.excused)
            yield f"the rule stays silent{f' (excused: {excused[0].excused_by})' if excused else ''}"
        elif len(found) > 1:
            yield f"the rule fires {len(found)} times: {[finding.location.quote for finding in found]}"
        elif not page_level and marked is not None and found[0].location.quote != marked[1]:
            yield f"it marks {found[0].location.quote!r} instead of {marked[1]!r}"
        elif example.sold is not None and found[0].sold not in example.sold.split(OR):
            yield f"it speaks as where {found[0].sold or 'nothing that facts.yaml tells'} is sold, and not {example.sold}"
        if example.rewritten is not None:
            yield from self._rewritten(plain, example.rewritten, rule.lang)

    def _rewritten(self, plain: Example, rewritten: str, lang: str) -> Iterator[str]:
        report = self._run(plain._replace(text=rewritten), None, lang)
        for finding in report.findings:
            if finding.severity is not Severity.INFO:
                yield f"its rewritten text triggers {finding.rule}: {finding.location.quote!r}"

    def _good(self, rule: Rule, example: Example) -> Iterator[str]:
        if _MARK.search(example.text):
            yield "a good example has no marked span"
        report = self._run(example, rule, rule.lang)
        for finding in _on_first_page(report.findings):
            yield f"the rule fires at {finding.location.quote!r}"
        reasons = {finding.excused_by for finding in _on_first_page(report.excused)}
        if example.guard is not None and example.guard not in reasons:
            yield f"the guard `{example.guard}` is not what keeps it silent ({', '.join(map(str, reasons)) or 'no candidate at all'})"

    def _unneeded_guards(self, rule: Rule) -> Iterator[Failure]:
        shown = {example.guard for example in rule.good}
        for name in rule.unless:
            if shown.isdisjoint(guard_names(name, self.rulebook)):
                yield Failure(rule.id, "", f"no good example needs the guard `{name.rpartition(':')[2]}`")

    def _run(self, example: Example, rule: Rule | None, lang: str = DEFAULT) -> Report:
        rulebook, lexicon, project = self._knowing(example.claims)
        declared = Declared(PageKind(example.page) if example.page else None)
        # A suppression is judged by what all rules find; any other rule must not depend on its neighbours.
        alone = rule is not None and not rule.id.startswith("text-integrity/suppression-")
        selection = Selection(select=(rule.id,)) if rule and alone else Selection()
        texts = [("example", example.text), *([("beside", example.beside)] if example.beside else [])]
        results = [
            lint_source(
                Source(f"{name}.{example.form}", text),
                rulebook,
                lexicon,
                selection,
                declared,
                project,
                lang=None if lang == DEFAULT else lang,
            )
            for name, text in texts
        ]
        report = aggregate(results, rulebook, selection, today=EXAMPLES_DAY)
        return replace(report, findings=tuple(each for each in report.findings if rule is None or each.rule == rule.id))

    def _knowing(self, registry: str | None) -> tuple[Rulebook, Lexicon, Project]:
        """Return what is needed to lint with a claims registry, given as YAML. Raises InvalidFile."""
        if registry is None:
            return self.rulebook, self.lexicon, NOTHING_REGISTERED
        project = projected(parse_registry("claims.yaml", registry), ())
        rulebook = with_queries(self.rulebook, project.queries())
        return rulebook, Lexicon(rulebook), project


def unmarked(text: str) -> str:
    """Return the text of an example without the brackets that mark its span."""
    return _MARK.sub(r"\1", text)


def guard_names(name: str, rulebook: Rulebook) -> set[str]:
    """Return the name of a guard and of those it includes, local ones without their rule."""
    included = (guard_names(other, rulebook) for other in rulebook.guards[name].includes)
    return {name.rpartition(":")[2]}.union(*included)


def check_rules(rulebook: Rulebook, rules: Sequence[Rule]) -> Iterator[Failure]:
    """Yield every failed expectation of the given rules."""
    checker = RuleChecker(rulebook, Lexicon(rulebook))
    for rule in rules:
        yield from checker.check(rule)


def _on_first_page(findings: Sequence[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.location.path.startswith("example.")]
