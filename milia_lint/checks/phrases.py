"""Phrases: every place where one of the rule's phrases stands."""

from __future__ import annotations

from collections.abc import Iterator

from milia_lint.pages.page import Candidate, Page
from milia_lint.rulebook.model import Rule


def find(rule: Rule, page: Page) -> Iterator[Candidate]:
    """Yield a candidate for each place."""
    for found in page.occurrences(rule.id):
        yield page.candidate(found)
