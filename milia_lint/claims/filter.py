"""What a page's findings come to once its products and its registered claims are known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from milia_lint.claims.detect import Claimed, claimed_on
from milia_lint.claims.products import set_allowed_aside
from milia_lint.claims.project import Project
from milia_lint.engine import PageResult
from milia_lint.findings.finding import Finding
from milia_lint.findings.overlaps import strongest
from milia_lint.pages.page import Page
from milia_lint.rulebook.model import Rulebook


def answered(
    result: PageResult, page: Page, rulebook: Rulebook, project: Project, markets: tuple[str, ...]
) -> tuple[PageResult, tuple[Claimed, ...]]:
    """Return the result without what products may claim, and the registered claims that the page makes.

    A finding that only repeated one that is answered is told, unless it is answered as well.
    """
    result = _without_allowed(result, page, project)
    claimed = claimed_on(page, (*result.findings, *result.repeated), rulebook, project, markets)
    return _with_unanswered(result, claimed), claimed


def _without_allowed(result: PageResult, page: Page, project: Project) -> PageResult:
    standing, allowed = set_allowed_aside(page, result.findings, project)
    if not allowed:
        return result
    hidden, _ = set_allowed_aside(page, result.repeated, project)
    findings = (*standing, *_not_repeating(hidden, standing))
    return replace(result, findings=findings, repeated=tuple(hidden), excused=(*result.excused, *allowed))


def _with_unanswered(result: PageResult, claimed: Sequence[Claimed]) -> PageResult:
    """Return the result with the findings that only repeat what a registered claim answers, and are not answered by it."""
    answered = frozenset[str]().union(*(each.covers for each in claimed))
    if not answered:
        return replace(result, repeated=()) if result.repeated else result
    standing = [each for each in result.findings if each.fingerprint not in answered]
    back = _not_repeating((each for each in result.repeated if each.fingerprint not in answered), standing)
    known = {each.fingerprint for each in result.findings}
    return replace(result, findings=(*result.findings, *(each for each in back if each.fingerprint not in known)), repeated=())


def _not_repeating(hidden: Iterable[Finding], standing: Sequence[Finding]) -> list[Finding]:
    """Return those of the hidden findings that repeat none that stands."""
    told = {each.fingerprint for each in standing}
    return [each for each in strongest([*standing, *hidden]) if each.fingerprint not in told]
