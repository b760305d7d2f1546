"""How rules find things: one module per match kind, each `find(rule, page) -> candidates`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from milia_lint.checks import builtin, missing, pattern, phrases, together
from milia_lint.pages.page import Candidate, Page
from milia_lint.rulebook.model import Rule

Check = Callable[[Rule, Page], Iterator[Candidate]]

#: By match kind. Contradictions are not here: they are found over all pages, by `contradictions`.
CHECKS: Mapping[str, Check] = {
    "phrases": phrases.find,
    "pattern": pattern.find,
    "together": together.find,
    "missing": missing.find,
    "check": builtin.find,
}
