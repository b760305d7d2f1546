"""A match kind whole: how it is written in a rule, what it finds on a page, and how it compares pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from milia_lint.checks.clashes import Clash, Facts
from milia_lint.findings.finding import Statement
from milia_lint.matching import Owner
from milia_lint.pages.page import Candidate, Page
from milia_lint.rulebook.match_syntax import MatchSyntax
from milia_lint.rulebook.model import Rule

#: Yields the clashes among the statements of all pages on one rule's topic, given what the project has agreed on.
Reduce = Callable[[Rule, Sequence[Statement], Facts], Iterator[Clash]]


def no_required_texts(_rule: Rule, _page: Page) -> Iterator[Owner]:
    """Yield nothing: the kind asks for no text."""
    return iter(())


@dataclass(frozen=True)
class MatchKind(MatchSyntax):
    """One kind of `match`. A new one is a module with a `KIND`, and a line in `milia_lint.checks`.

    `find` yields the candidates on a page; it raises TimeoutError where that takes too long. With `reduce`, what stands
    of them are statements, which are compared over all pages when these have been read. With `once`, all candidates on a
    page are one problem: the first that stands is reported, and the others are told with it, with the note that `once` is. `required_texts` yields the texts a rule asks for that the page shows.
    """

    find: Callable[[Rule, Page], Iterator[Candidate]] = lambda _rule, _page: iter(())
    reduce: Reduce | None = None
    once: str = ""
    required_texts: Callable[[Rule, Page], Iterator[Owner]] = no_required_texts
