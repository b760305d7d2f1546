"""Tries a brand's wording on the examples of the rules it is for, before a page needs it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from milia_lint.authoring.rule_examples import unmarked
from milia_lint.files.source import Source
from milia_lint.findings.finding import Report
from milia_lint.findings.selection import Selection
from milia_lint.project.brand_wording import concerns, fits
from milia_lint.project.model import BrandWording
from milia_lint.rewriting.apply import Lint, Linter, Round, Trial
from milia_lint.rewriting.edits import suggested_edits
from milia_lint.rulebook.model import Declared, Example, PageKind, Rule
from milia_lint.runs.aggregate import report_on
from milia_lint.runs.profiles import Profile


class Attempt(NamedTuple):
    """One wording put into one example: what the example says, and why the wording was refused there, or None."""

    text: str
    refused: str | None


class Verdict(NamedTuple):
    """What became of one wording in the examples of one rule; it has no place in those that are not among `attempts`."""

    brand_wording: BrandWording
    rule: str
    attempts: tuple[Attempt, ...]

    @property
    def refused(self) -> tuple[Attempt, ...]:
        """The attempts in which the wording would bring a finding, or leave the one it is for."""
        return tuple(each for each in self.attempts if each.refused)


def verdicts(profile: Profile) -> Iterator[Verdict]:
    """Yield a verdict for each wording of a config that can be spliced, and each rule that can offer it."""
    rules = profile.rulebook.rules
    for each in profile.settings.rewrites:
        if each.template.over == "advice":
            continue
        for rule in rules.values():
            if concerns(each, rule) and fits(each.template, rule):
                offering = replace(profile.rulebook, rules={**rules, rule.id: replace(rule, rewrites=(each.template,))})
                yield Verdict(each, rule.id, tuple(_Bench(replace(profile, rulebook=offering), rule).attempts()))


@dataclass(frozen=True, slots=True)
class _Bench:
    """A profile in which one rule offers one wording."""

    profile: Profile
    rule: Rule

    def attempts(self) -> Iterator[Attempt]:
        for example in self.rule.bad:
            source = Source(f"example.{example.form}", unmarked(example.text))
            chosen = self.lint(example, Selection(select=(self.rule.id,)))
            if edits := suggested_edits(chosen(source).findings):
                linter = Linter(_findings(chosen), self.lint(example, Selection()))
                step = Round(source, linter, {})
                tried = (step.attempt(Trial((), source), edit) for edit in edits)
                yield from (Attempt(source.text, each if isinstance(each, str) else None) for each in tried)

    def lint(self, example: Example, selection: Selection) -> Callable[[Source], Report]:
        declared = Declared(PageKind(example.page) if example.page else None)
        return lambda source: report_on(source, self.profile, selection, declared)


def _findings(lint: Callable[[Source], Report]) -> Lint:
    return lambda source: lint(source).findings
