"""Nothing that the tool itself proposes raises a finding or hides one: rewrites, text to add, what `init` writes."""

from __future__ import annotations

import re

import pytest
from rewriting_bench import Bench

from milia_lint.authoring.rule_examples import unmarked
from milia_lint.files.source import Source
from milia_lint.findings.finding import Finding
from milia_lint.rulebook.law import Severity
from milia_lint.rulebook.model import Rule, Rulebook

pytestmark = [pytest.mark.builtin, pytest.mark.slow]

Told = set[tuple[str, Severity]]


@pytest.fixture(scope="module")
def bench(builtin: Rulebook) -> Bench:
    return Bench(builtin)


@pytest.fixture(scope="module")
def claims(builtin: Rulebook) -> str:
    """A page with the first plain claim of an error in each category, a paragraph each."""
    texts: dict[str, str] = {}
    for rule in builtin.rules.values():
        if rule.severity is Severity.ERROR and rule.traits.competes and rule.lang == "en":
            plain = (
                example.text for example in rule.bad if "\n" not in example.text and not example.page and example.form == "md"
            )
            if first := next(plain, None):
                texts.setdefault(rule.category, unmarked(first))
    assert len(texts) > 8
    return "\n\n".join(texts.values())


def proposals(rulebook: Rulebook) -> list[str]:
    """Sentences with our wording in them, as the rules' examples have it, and the texts that our advice says to add."""
    rewritten = (example.rewritten for rule in rulebook.rules.values() for example in rule.bad if example.rewritten)
    added = (_added(rule) for rule in rulebook.rules.values())
    return list(dict.fromkeys([*rewritten, *(text for texts in added for text in texts)]))


def _added(rule: Rule) -> list[str]:
    """What the rule's advice says to add, without blanks to fill."""
    texts = [each.text.removeprefix("Add: ") for each in rule.rewrites if each.text.startswith("Add: ")]
    return [text for text in texts if not re.search(r"[\[{]", text)]


def told(findings: tuple[Finding, ...]) -> Told:
    return {(each.rule, each.severity) for each in findings if each.competes}


def test_what_we_propose_hides_and_softens_no_claim_on_its_page(bench: Bench, builtin: Rulebook, claims: str) -> None:
    alone = told(bench.lint(Source("p.md", claims)))
    wrong = {}
    for text in proposals(builtin):
        for page in (f"{claims}\n\n{text}\n", f"{text}\n\n{claims}\n"):
            if lost := alone - told(bench.lint(Source("p.md", page))):
                wrong[text] = sorted(name for name, _ in lost)
    assert not wrong


def test_what_we_say_to_add_is_no_claim_itself(bench: Bench, builtin: Rulebook) -> None:
    texts = [text for rule in builtin.rules.values() for text in _added(rule)]
    assert len(texts) > 10
    found = {
        text: sorted(name for name, severity in told(bench.lint(Source("p.md", text))) if severity is not Severity.INFO)
        for text in texts
    }
    assert not {text: names for text, names in found.items() if names}
