"""Words of ours in the form of the writer's."""

from __future__ import annotations

import pytest

from milia_lint.lang.en.agreement import in_case_of, in_verb_form, is_plural, plural, singular


@pytest.mark.parametrize(
    ("model", "before", "form"),
    [
        ("removes", "it", "softens"), ("removing", "for", "softening"), ("removed", "it", "softened"), ("removed", "has been", "softened"),
        ("get rid of", "you", "soften"), ("got rid of", "it", "softened"), ("erase", "helps", "soften"), ("erased", "will", "soften"),
        ("gets rid of", "that", "softens"), ("dismiss", "they", "soften"),
    ],
)  # fmt: skip
def test_a_verb_takes_the_form_of_the_one_it_replaces(model: str, before: str, form: str) -> None:
    assert in_verb_form(model, "soften", before) == form


@pytest.mark.parametrize(
    ("one", "many"), [("milium", "milia"), ("skin tag", "skin tags"), ("cyst of the lid", "cysts of the lid")]
)
def test_number(one: str, many: str) -> None:
    assert (plural(one), plural(many), singular(many), singular(one)) == (many, many, one, one)
    assert is_plural(many)
    assert not is_plural(one)


@pytest.mark.parametrize("noun", ["acne", "psoriasis", "redness", "skin"])
def test_what_has_no_plural_is_left(noun: str) -> None:
    assert not is_plural(noun)
    assert singular(noun) == noun


def test_case_follows_the_line() -> None:
    assert in_case_of("Erases", "How It Erases Deep Wrinkles", "softens the look of") == "Softens the Look of"
    assert in_case_of("ERASES LINES", "ERASES LINES NOW", "softens") == "SOFTENS"
    assert in_case_of("Erases Lines", "Erases Lines", "softens lines") == "Softens Lines"
    assert in_case_of("Erases Lines", "Erases Lines.", "softens lines") == "Softens lines"
    assert in_case_of("erases", "It erases lines.", "softens") == "softens"
