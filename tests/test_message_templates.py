"""Templates of messages and rewrites, filled."""

from __future__ import annotations

import pytest

from milia_lint.rulebook.templates import filled


@pytest.mark.parametrize(
    ("template", "says"),
    [
        ("the look of {condition}", "the look of skin tags"), ("a {condition:singular}", "a skin tag"), ("{number|30} days", "30 days"),
        ("{remove>soften} {condition:them}", "softening them"), ("{condition} {condition:is} harmless", "skin tags are harmless"),
        ("an {thing}", "a balm"), ("A {fruit}", "An orange"), ("{missing}", None),
    ],
)  # fmt: skip
def test_templates(template: str, says: str | None) -> None:
    slots = {"condition": "skin tags", "remove": "removing", "thing": "balm", "fruit": "orange", "match": "removing skin tags"}
    assert filled(template, slots) == says


def test_auxiliaries_before_a_captured_verb_stay() -> None:
    slots = {"remove": "remove", "condition": "milia", "match": "will help to remove milia"}
    assert filled("{remove>soften} the look of {condition}", slots) == "will help to soften the look of milia"


def test_the_look_of_something_is_said_once() -> None:
    slots = {"damage": "visible signs of sun damage", "line": "the appearance of lines", "match": ""}
    assert filled("softens the look of {damage}", slots) == "softens the look of signs of sun damage"
    assert filled("softens the look of {line}", slots) == "softens the look of lines"
