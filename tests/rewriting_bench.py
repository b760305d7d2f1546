"""Lints and rewrites texts with one rulebook."""

from __future__ import annotations

from collections import Counter

from milia_lint.files.source import Source
from milia_lint.findings.finding import Finding, Report
from milia_lint.findings.selection import Selection
from milia_lint.matching import Lexicon
from milia_lint.rewriting import Linter, Rewriting, rewrite
from milia_lint.rulebook.model import Rulebook
from milia_lint.runs.aggregate import aggregate
from milia_lint.runs.lint_file import lint_source


class Bench:
    """Lints and rewrites texts with one rulebook."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook, self.lexicon = rulebook, Lexicon(rulebook)
        self._known: dict[tuple[str, str], Report] = {}
        self.checks = {each.id: each.match.options["name"] for each in rulebook.rules.values() if each.match.kind == "check"}

    def report(self, source: Source) -> Report:
        """Return the report on a text; the last few are remembered, for a round asks for the same one more than once."""
        key = source.path, source.text
        if key not in self._known:
            self._known = dict(list(self._known.items())[-7:])
            self._known[key] = aggregate(
                [lint_source(source, self.rulebook, self.lexicon, Selection())], self.rulebook, Selection()
            )
        return self._known[key]

    def lint(self, source: Source) -> tuple[Finding, ...]:
        return self.report(source).findings

    def fix(self, text: str, *, suggested: bool = True, name: str = "p.md") -> Rewriting:
        linter = Linter(self.lint, self.report, self.checks)
        return rewrite(Source(name, text), linter, suggested=suggested)

    def counts(self, text: str, name: str = "p.md") -> Counter[str]:
        return Counter(finding.rule for finding in self.lint(Source(name, text)))
