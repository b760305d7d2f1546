"""Lints and rewrites texts with one rulebook."""

from __future__ import annotations

from collections import Counter

from milia_lint.files.source import Source
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
        self.checks = {each.id: each.match.options["name"] for each in rulebook.rules.values() if each.match.kind == "check"}

    def lint(self, source: Source) -> tuple:
        return aggregate([lint_source(source, self.rulebook, self.lexicon, Selection())], self.rulebook, Selection()).findings

    def fix(self, text: str, *, suggested: bool = True, name: str = "p.md") -> Rewriting:
        return rewrite(Source(name, text), Linter(self.lint, self.lint, self.checks), suggested=suggested)

    def counts(self, text: str, name: str = "p.md") -> Counter[str]:
        return Counter(finding.rule for finding in self.lint(Source(name, text)))
