"""The built-in rules: their own examples, and rules about rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pytest
import yaml

from milia_lint.authoring.rule_examples import RuleChecker
from milia_lint.matching import Lexicon
from milia_lint.rulebook.files import packaged_rules
from milia_lint.rulebook.law import Severity
from milia_lint.rulebook.model import Rule, Rulebook

FOLDER = packaged_rules()
CATEGORIES = yaml.safe_load((FOLDER / "categories.yaml").read_text(encoding="utf-8"))
FILES = sorted(
    path.relative_to(FOLDER).as_posix()
    for path in FOLDER.glob("*/*.yaml")
    if path.parent.name in CATEGORIES and path.name != "defaults.yaml"
)
#: By category: a test for each rule would cost more than it does; `milia-lint rules test FILE` runs the examples of one.
BY_CATEGORY = pytest.mark.parametrize("category", sorted({name.partition("/")[0] for name in FILES}))

pytestmark = pytest.mark.builtin


@pytest.fixture(scope="module")
def checker(builtin: Rulebook) -> RuleChecker:
    return RuleChecker(builtin, Lexicon(builtin))


def test_every_file_is_a_rule(builtin: Rulebook) -> None:
    assert sorted({rule.path for rule in builtin.rules.values()}) == FILES


@BY_CATEGORY
def test_examples(category: str, checker: RuleChecker) -> None:
    rules = [rule for rule in checker.rulebook.rules.values() if rule.category == category]
    assert [failure for rule in rules for failure in checker.check(rule)] == []


def texts(rule: Rule) -> list[str]:
    return [rule.title, rule.message, rule.why, *(each.text for each in rule.rewrites)]


@BY_CATEGORY
def test_hygiene(category: str, builtin: Rulebook) -> None:
    rules = [rule for rule in builtin.rules.values() if rule.category == category]
    assert [(rule.id, fault) for rule in rules for fault in faults(rule)] == []


def faults(rule: Rule) -> Iterator[str]:
    """Yield what a reviewer of the rule would object to."""
    if len(rule.bad) < 2 and rule.match.kind not in {"contradiction", "missing", "check"}:
        yield "two bad examples at least"
    if all(example.guard is not None for example in rule.good):
        yield "no near miss: the same words, an allowed meaning"
    if rule.severity in {Severity.ERROR, Severity.WARNING} and not (rule.rewrites or rule.match.options.get("agreed")):
        yield "no way out"
    if not all(reference.url.startswith("https://") for reference in rule.references):
        yield "a reference without an https address"
    if len(rule.message) > 200 or rule.message.endswith("{"):
        yield "the message is too long or breaks off"
    yield from (f"two spaces or a long dash: {text}" for text in texts(rule) if "  " in text or "—" in text)


def test_no_phrase_is_written_twice(builtin: Rulebook) -> None:
    by_phrase: dict[tuple[str, str], list[str]] = defaultdict(list)
    for rule in builtin.rules.values():
        if rule.match.kind == "phrases":
            for pattern in rule.match.parts["match"]:
                by_phrase[(rule.category, pattern.steps)].append(rule.id)
    assert {phrase: rules for phrase, rules in by_phrase.items() if len(rules) > 1} == {}
