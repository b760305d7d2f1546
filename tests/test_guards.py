from __future__ import annotations

import pytest
from conftest import Lint, rule

CLAIM = {"phrases": ["{remove} {condition}"]}


@pytest.mark.parametrize(
    ("guard", "text", "excused"),
    [
        ("negated", "It will not remove milia.", True),
        ("negated", "It is not cheap; it removes milia.", False),
        ("negated", "It not only removes milia.", False),
        ("negated", "No more waiting in the rain for it: removes milia.", False),
        ("negated", "It removes milia, not money.", False),
        ("question", "Does it remove milia?", True),
        ("question", "Does it work? It removes milia.", False),
        ("question", "*Does it remove milia?*", True),
        ("question", "Did you know that it removes milia?", False),
        ("quoted", "They wrote “removes milia” on the box.", True),
        ("quoted", "“It removes milia.”", False),
        ("quoted", "“It removes milia,” says our customer Ann.", False),
        ("quoted", "> It removes milia.", False),
        ("quoted", "> **It removes milia.** Book a call.", False),
        ("quoted", "> It removes milia.\n>\n> Ann, customer", False),
        ("quoted", "The label of another brand said:\n\n> It removes milia.", True),
        ("quoted", "The “best” cream removes milia, he “said”.", False),
        ("quoted", "It's the cream that removes milia, isn't it.", False),
        ("cited", "It can remove milia (Osei and Lind 2019).", True),
        ("cited", "It can remove milia [3].", True),
        ("cited", "It can remove milia.[^1]\n\n[^1]: Osei 2019", True),
        ("cited", "It can remove milia (in 2019).", False),
        ("doctor", "It removes milia. Ask a doctor.", True),
        ("doctor", "It removes milia.\n\nAsk a doctor.", False),
        ("headed", "# Risks\n\nIt removes milia.", True),
        ("headed", "# Risks\n\n# More\n\nIt removes milia.", False),
    ],
)
def test_guards(lint: Lint, guard: str, text: str, *, excused: bool) -> None:
    report = lint([rule("speed/x", CLAIM, unless=[guard])], text)
    assert [finding.excused_by for finding in report.excused] == ([guard] if excused else [])
    assert len(report.findings) == (0 if excused else 1)


def test_a_bundle_names_the_guard_that_applied(lint: Lint) -> None:
    report = lint([rule("speed/x", CLAIM, unless=["no-claim"])], "Does it remove milia?")
    assert [finding.excused_by for finding in report.excused] == ["question"]


def test_a_rule_may_have_a_guard_of_its_own(lint: Lint) -> None:
    report = lint([rule("speed/x", CLAIM, unless=[{"name": "game", "sentence": ["level {number}"]}])], "Level 3 removes milia.")
    assert [finding.excused_by for finding in report.excused] == ["game"]


def test_wording_is_made_for_findings_alone(lint: Lint) -> None:
    report = lint(
        [rule("speed/x", CLAIM, unless=["question"], rewrites=["smooths {condition}"])], "Does it remove milia? It removes milia."
    )
    assert [len(each.rewrites) for each in (*report.findings, *report.excused)] == [1, 0]
