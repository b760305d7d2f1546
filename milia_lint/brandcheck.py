"""Tries a brand's wording on the examples of the rules it is for, before a page needs it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from milia_lint.agreed import Preferred
from milia_lint.finding import Finding
from milia_lint.lexicon import Lexicon
from milia_lint.preferred import concerns, fits
from milia_lint.rewriting.edits import suggested_edits
from milia_lint.rewriting.rounds import Lint, Linter, Round, Trial
from milia_lint.rulebook.model import Example, PageKind, Rule, Rulebook
from milia_lint.rulecheck import EXAMPLES_DAY, unmarked
from milia_lint.runner import gather, lint_source
from milia_lint.selection import Selection
from milia_lint.source import Source


class Attempt(NamedTuple):
    """One wording put into one example: what the example says, and why the wording was refused there, or None."""

    text: str
    refused: str | None


class Verdict(NamedTuple):
    """What became of one wording in the examples of one rule; it has no place in those that are not among `attempts`."""

    preferred: Preferred
    rule: str
    attempts: tuple[Attempt, ...]

    @property
    def refused(self) -> tuple[Attempt, ...]:
        """The attempts in which the wording would bring a finding, or leave the one it is for."""
        return tuple(each for each in self.attempts if each.refused)


def verdicts(preferred: Iterable[Preferred], rulebook: Rulebook, lexicon: Lexicon) -> Iterator[Verdict]:
    """Yield a verdict for each wording that can be spliced, and each rule that can offer it."""
    for each in preferred:
        if each.template.over == "advice":
            continue
        for rule in rulebook.rules.values():
            if concerns(each, rule) and fits(each.template, rule):
                own = replace(rulebook, rules={**rulebook.rules, rule.id: replace(rule, rewrites=(each.template,))})
                yield Verdict(each, rule.id, tuple(_Bench(own, lexicon, rule).attempts()))


@dataclass(frozen=True, slots=True)
class _Bench:
    """A rulebook in which one rule offers one wording."""

    rulebook: Rulebook
    lexicon: Lexicon
    rule: Rule

    def attempts(self) -> Iterator[Attempt]:
        for example in self.rule.bad:
            source = Source(f"example.{example.form}", unmarked(example.text))
            chosen = self.lint(example, Selection(select=(self.rule.id,)))
            if edits := suggested_edits(chosen(source)):
                step = Round(source, Linter(chosen, self.lint(example, Selection())), {})
                tried = (step.attempt(Trial((), source), edit) for edit in edits)
                yield from (Attempt(source.text, each if isinstance(each, str) else None) for each in tried)

    def lint(self, example: Example, selection: Selection) -> Lint:
        kind = PageKind(example.page) if example.page else None

        def findings(source: Source) -> Sequence[Finding]:
            result = lint_source(source, self.rulebook, self.lexicon, selection, kind)
            return gather([result], self.rulebook, selection, today=EXAMPLES_DAY).findings

        return findings
