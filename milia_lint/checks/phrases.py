"""Phrases: every place where one of the rule's phrases stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from milia_lint.checks.kind import MatchKind
from milia_lint.files.checked_yaml import Path
from milia_lint.pages.page import Candidate, Page
from milia_lint.rulebook.match_syntax import CompilePhrases
from milia_lint.rulebook.model import MatchSpec, Rule


def parse(value: Any, at: Path, phrases: CompilePhrases) -> MatchSpec:
    """Return the spec of a list of phrases."""
    return MatchSpec("phrases", {"match": phrases(value, at)})


def find(rule: Rule, page: Page) -> Iterator[Candidate]:
    """Yield a candidate for each place."""
    return (page.candidate(found) for found in page.matches(rule.id))


KIND = MatchKind("phrases", {"$ref": "#/$defs/phrases"}, parse, find=find)
