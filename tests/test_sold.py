"""What a rule says where another kind of thing is sold: its own law, message and wording, and never silence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import Lint, rule, write_rules

from milia_lint import Finding
from milia_lint.authoring.rule_examples import check_rules
from milia_lint.checks.open_rules import load_rulebook
from milia_lint.files.problem import InvalidFile
from milia_lint.findings.selection import Selection
from milia_lint.rulebook.law import Severity
from milia_lint.rulebook.serialize import dumps, loads


def reference(market: str) -> dict[str, Any]:
    return {"authority": market, "cite": "1", "url": "https://example.org", "markets": [market], "force": "law"}


VARIANT = {
    "severity": "info",
    "message": '"{match}" promises a result; show it.',
    "references": [reference("uk")],
    "rewrites": [{"advice": "Say that results vary."}],
    "fires": ["Our laser [[removes milia]]."],
}
RULE = rule(
    "speed/x", {"phrases": ["removes milia"]}, severity="error", markets=[], references=[reference("us"), reference("uk")],
    rewrites=["softens milia"], sold={"laser|lamp": VARIANT},
)  # fmt: skip


def found(lint: Lint, text: str, **more: Any) -> Finding:
    (finding,) = lint([RULE], text, **more).findings
    return finding


def test_it_speaks_of_what_the_sentence_sells(lint: Lint) -> None:
    finding = found(lint, "Our laser removes milia.")
    assert (finding.message, finding.sold) == ('"removes milia" promises a result; show it.', "laser")
    assert [each.authority for each in finding.references] == ["uk"]
    assert [each.text for each in finding.rewrites] == ["Say that results vary."]
    assert finding.why == RULE["why"]


@pytest.mark.parametrize("text", [
    "It removes milia.", "Our cream removes milia.", "Our cream, like our laser, removes milia.", "Our lamps. Our cream removes milia.",
])  # fmt: skip
def test_it_speaks_as_ever_of_anything_else(lint: Lint, text: str) -> None:
    finding = found(lint, text)
    assert (finding.sold, finding.severity) == (None, Severity.ERROR)


@pytest.mark.parametrize("text", [
    "Our lamp is new. It removes milia.", "# Our lamp\n\nIt removes milia.", "Our lamp is new.\n\nIt removes milia.",
])  # fmt: skip
def test_what_is_sold_is_told_from_the_sentences_before_the_heading_or_the_page(lint: Lint, text: str) -> None:
    assert found(lint, text).sold == "lamp"


def test_what_is_told_from_the_words_is_one_step_milder_at_most(lint: Lint) -> None:
    assert found(lint, "Our laser removes milia.").severity is Severity.WARNING


def test_what_is_declared_is_as_mild_as_the_variant_says(lint: Lint) -> None:
    finding = found(lint, "---\nmilia_lint: {sold: laser}\n---\n\nOur cream removes milia.")
    assert (finding.sold, finding.severity) == ("laser", Severity.INFO)


def test_where_its_law_is_not_in_force_the_rule_speaks_as_ever(lint: Lint) -> None:
    finding = found(lint, "Our laser removes milia.", selection=Selection(markets=("us",)))
    assert (finding.sold, finding.severity) == (None, Severity.ERROR)


def test_it_is_the_same_from_the_compiled_form(tmp_path: Path) -> None:
    rulebook = load_rulebook([write_rules(tmp_path, RULE)])
    assert loads(dumps(rulebook)).rules["speed/x"].sold == rulebook.rules["speed/x"].sold


@pytest.mark.parametrize(("sold", "says"), [
    ({"lazer": VARIANT}, "`lazer` is no kind of thing sold that facts.yaml tells (did you mean \"laser\"?)"),
    ({"laser": {**VARIANT, "message": "Do not say {mach} here."}}, "`{mach}` is no slot of this rule"),
    ({"laser": {"fires": ["Our laser removes milia."]}}, "less than 2 properties"),
])  # fmt: skip
def test_what_is_wrong_with_a_variant_is_told(tmp_path: Path, sold: Any, says: str) -> None:
    with pytest.raises(InvalidFile) as raised:
        load_rulebook([write_rules(tmp_path, {**RULE, "sold": sold})])
    assert says in str(raised.value)


def test_a_rule_that_is_in_force_nowhere_is_told_whatever_is_sold(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile, match="in force nowhere"):
        load_rulebook([write_rules(tmp_path, {key: RULE[key] for key in RULE if key != "references"} | {"severity": "warning"})])


def test_an_example_of_a_variant_must_sell_such_a_thing(tmp_path: Path) -> None:
    variant = {**VARIANT, "fires": ["Our cream [[removes milia]]."]}
    examples = {"bad": ["It [[removes milia]]."], "good": ["Softer milia."]}
    rulebook = load_rulebook([write_rules(tmp_path, {**RULE, "sold": {"laser": variant}, "examples": examples})])
    (failure,) = check_rules(rulebook, list(rulebook.rules.values()))
    assert failure.message == "it speaks as where nothing that facts.yaml tells is sold, and not laser"
