"""The built-in rules: their own examples, and rules about rules."""

from __future__ import annotations

from collections import defaultdict

import pytest

from milia_lint.authoring.rulecheck import RuleChecker
from milia_lint.matching import Lexicon
from milia_lint.rulebook.cache import packaged_rules
from milia_lint.rulebook.model import CATEGORIES, Rule, Rulebook, Severity

FOLDER = packaged_rules()
RULES = sorted(
    path.relative_to(FOLDER).with_suffix("").as_posix() for path in FOLDER.glob("*/*.yaml") if path.parent.name in CATEGORIES
)

pytestmark = pytest.mark.builtin


@pytest.fixture(scope="module")
def checker(builtin: Rulebook) -> RuleChecker:
    return RuleChecker(builtin, Lexicon(builtin))


def test_every_file_is_a_rule(builtin: Rulebook) -> None:
    assert sorted(builtin.rules) == RULES


@pytest.mark.parametrize("name", RULES)
def test_examples(name: str, checker: RuleChecker) -> None:
    assert list(checker.check(checker.rulebook.rules[name])) == []


def texts(rule: Rule) -> list[str]:
    return [rule.title, rule.message, rule.why, *(each.text for each in rule.rewrites)]


@pytest.mark.parametrize("name", RULES)
def test_hygiene(name: str, builtin: Rulebook) -> None:
    rule = builtin.rules[name]
    assert rule.category in CATEGORIES
    assert len(rule.bad) >= 2 or rule.match.kind in {"contradiction", "missing", "check"}, "two bad examples at least"
    assert any(example.guard is None for example in rule.good), "a near miss: the same words, an allowed meaning"
    if rule.severity in {Severity.ERROR, Severity.WARNING}:
        assert rule.rewrites or rule.match.options.get("agreed"), "a way out"
    assert all(reference.url.startswith("https://") for reference in rule.references)
    assert len(rule.message) <= 200
    assert not rule.message.endswith("{")
    for text in texts(rule):
        assert "  " not in text, text
        assert "—" not in text, text


def test_no_phrase_is_written_twice(builtin: Rulebook) -> None:
    by_phrase: dict[tuple[str, str], list[str]] = defaultdict(list)
    for rule in builtin.rules.values():
        if rule.match.kind == "phrases":
            for pattern in rule.match.parts["match"]:
                by_phrase[(rule.category, pattern.steps)].append(rule.id)
    assert {phrase: rules for phrase, rules in by_phrase.items() if len(rules) > 1} == {}
