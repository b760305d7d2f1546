"""One span is one finding, and none of what is told with it is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from conftest import LAW, Lint, rule
from hypothesis import given
from hypothesis import strategies as st

from milia_lint.findings.finding import Finding, Location, Report, Snippet
from milia_lint.findings.overlaps import one_a_span
from milia_lint.rulebook.law import Category, Severity

CLAIM = {"phrases": ["{remove} {condition}"]}


def told(report: Report) -> list[tuple[str, list[str]]]:
    return [(each.rule, [other.rule for other in each.also]) for each in one_a_span(report).findings]


def test_the_most_severe_is_told_and_the_other_with_it(lint: Lint) -> None:
    rules = [rule("guarantee/mild", CLAIM), rule("statistic/hard", CLAIM, severity="error", references=[LAW])]
    assert told(lint(rules, "It removes milia.")) == [("statistic/hard", ["guarantee/mild"])]


def test_categories_of_one_group_are_one_problem_wherever_they_overlap(lint: Lint) -> None:
    rules = [
        rule("drug-claim/long", {"phrases": ["it {remove} {condition}"]}),
        rule("ingredient-claim/short", {"phrases": ["{condition}"]}),
    ]
    assert told(lint(rules, "It removes milia.")) == [("drug-claim/long", ["ingredient-claim/short"])]


def test_other_categories_are_two_problems_where_they_share_few_words(lint: Lint) -> None:
    rules = [
        rule("drug-claim/long", {"phrases": ["it {remove} {condition}"]}),
        rule("statistic/short", {"phrases": ["{condition}"]}),
    ]
    assert told(lint(rules, "It removes milia.")) == [("drug-claim/long", []), ("statistic/short", [])]


def test_what_was_told_with_a_suppressed_finding_is_told(lint: Lint) -> None:
    rules = [rule("guarantee/mild", CLAIM), rule("statistic/hard", CLAIM, severity="error", references=[LAW])]
    text = "<!-- milia-lint: ignore statistic/hard because a test says so -->\n\nIt removes milia.\n"
    assert told(lint(rules, text)) == [("guarantee/mild", [])]


@pytest.mark.parametrize("kind", ["once", "category"])
def test_what_is_about_the_page_or_the_letters_stands_beside_any_other(kind: str) -> None:
    about_page = _finding("statistic/x", 0, 5)
    about_page = replace(about_page, once=True) if kind == "once" else replace(about_page, traits=Category("x", competes=False))
    assert told(Report(1, (about_page, _finding("guarantee/y", 0, 5)))) == [("guarantee/y", []), ("statistic/x", [])]


PLACES = st.tuples(st.sampled_from(["drug-claim/a", "ingredient-claim/b", "statistic/c"]), st.integers(0, 30), st.integers(1, 12))


@given(st.lists(PLACES, max_size=8, unique=True))
def test_no_finding_is_lost_and_none_comes_twice(places: list[tuple[str, int, int]]) -> None:
    findings = tuple(_finding(name, start, start + length) for name, start, length in places)
    after = one_a_span(Report(1, findings)).findings
    everything = [replace(each, also=()) for each in after] + [other for each in after for other in each.also]
    assert sorted(map(_key, everything)) == sorted(map(_key, findings))
    for each in after:
        assert all(other.location.start < each.location.end and each.location.start < other.location.end for other in each.also)


def _key(finding: Finding) -> tuple[str, int, int]:
    return finding.rule, finding.location.start, finding.location.end


def _finding(name: str, start: int, end: int) -> Finding:
    where = Location("a.md", start, end, 1, start + 1, 1, end + 1, "x" * (end - start))
    group = {"drug-claim": "effect", "ingredient-claim": "effect"}.get(name.partition("/")[0], "")
    traits = Category(name.partition("/")[0], group=group)
    return Finding(name, Severity.WARNING, "medium", ("us",), where, "paragraph", "m", "w", (), Snippet("x", 0, 1), traits=traits)
