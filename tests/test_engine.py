from __future__ import annotations

import pytest
from conftest import LAW, Lint, quotes, rule

from milia_lint.findings.finding import Report
from milia_lint.findings.selection import Selection
from milia_lint.project.settings import RuleChoice
from milia_lint.rulebook.law import Severity

CLAIM = {"phrases": ["{remove} {condition}"]}


def rules_of(report: Report) -> list[str]:
    return [finding.rule for finding in report.findings]


def test_overlapping_hits_of_one_category_are_one_finding(lint: Lint) -> None:
    rules = [rule("speed/long", {"phrases": ["it {remove} {condition}"]}), rule("speed/short", CLAIM)]
    assert rules_of(lint(rules, "It removes milia.")) == ["speed/long"]


def test_hits_of_two_categories_on_different_words_are_two_findings(lint: Lint) -> None:
    rules = [rule("guarantee/long", {"phrases": ["it {remove} {condition}"]}), rule("speed/short", CLAIM)]
    assert rules_of(lint(rules, "It removes milia.")) == ["guarantee/long", "speed/short"]


@pytest.mark.parametrize(
    ("markets", "severity"),
    [(("us",), Severity.ERROR), (("uk",), Severity.INFO), (("us", "uk"), Severity.ERROR), (("au",), None)],
)
def test_severity_is_the_worst_of_the_chosen_markets(lint: Lint, markets: tuple[str, ...], severity: Severity | None) -> None:
    two = rule(
        "speed/x",
        CLAIM,
        severity="error",
        milder={"uk": {"severity": "info", "because": "A test may say so."}},
        references=[LAW],
    )
    report = lint([two], "It removes milia.", selection=Selection(markets))
    assert [finding.severity for finding in report.findings] == ([severity] if severity else [])


def test_what_a_selection_keeps_holds_for_the_rulebook_it_was_worked_out_with(lint: Lint) -> None:
    shared = RuleChoice().selection()
    assert shared is RuleChoice().selection(), "all files of a choice share one"
    for severity in ("warning", "info", "warning"):
        report = lint([rule("speed/x", CLAIM, severity=severity)], "It removes milia.", selection=shared)
        assert [finding.severity.value for finding in report.findings] == [severity]


def test_scope_limits_a_rule_to_kinds_of_place(lint: Lint) -> None:
    text = "# Removes milia\n\nIt removes acne. ![removes skin tags](x.png)"
    assert quotes(lint([rule("speed/x", CLAIM, scope=["heading", "alt"])], text)) == ["Removes milia", "removes skin tags"]


def test_rewrites_keep_the_capital_and_never_cut_through_markup(lint: Lint) -> None:
    rewrites = ["smooths {condition}", {"sentence": "We smooth skin."}, {"delete": "match"}, "for {percent}", {"advice": "Ask."}]
    claim = {"phrases": [*CLAIM["phrases"], "{remove} {condition} by {percent}"]}
    report = lint([rule("speed/x", claim, rewrites=rewrites)], "Removes milia. It **removes** milia.")
    told = [[(each.text, each.applies, each.start, each.end) for each in finding.rewrites] for finding in report.findings]
    assert told[0] == [
        ("Smooths milia", "suggested", 0, 13),
        ("We smooth skin.", "suggested", 0, 14),
        ("Cut these words.", "advice", None, None),
        ("Ask.", "advice", None, None),
    ]
    assert told[1][0] == ("smooths", "suggested", 20, 27)  # the word inside the markup, which is all that changes
    assert [applies for _, applies, *_ in told[1][1:]] == ["advice"] * 3


def test_fingerprints_survive_other_lines_and_tell_twins_apart(lint: Lint) -> None:
    def fingerprints(text: str) -> list[str]:
        return [finding.fingerprint for finding in lint([rule("speed/x", CLAIM)], text).findings]

    twice = fingerprints("It removes milia.\n\nIt removes milia.")
    assert fingerprints("New.\n\nIt  **removes** milia.\n\nIt removes milia.")[1] == twice[1]
    assert len(set(twice)) == 2


def test_another_language_is_left_alone(lint: Lint) -> None:
    html = '<html lang="sv"><p>removes milia</p></html>'
    report = lint([rule("speed/x", CLAIM)], html, suffix="html")
    assert not report.findings
    assert report.notices == ("1 file in another language was not linted (sv 1); the rules are for English",)
    mixed = lint([rule("speed/x", CLAIM)], '<p lang="sv">removes milia</p><p>removes acne</p>', suffix="html")
    assert quotes(mixed) == ["removes acne"]
