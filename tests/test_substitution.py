"""Wording that stands in the place of other wording."""

from __future__ import annotations

import pytest

from milia_lint.lang.en.substitution import repeats_word, substitute


@pytest.mark.parametrize(
    ("text", "old", "before", "after", "says"),
    [
        ("softens the look of lines", "erases lines", "Our balm ", ".", "softens the look of lines"),
        ("softens the look of lines", "erase lines", "It helps ", " and feels light.", "soften the look of lines"),
        ("softens the look of lines", "will erase lines", "The balm ", ".", "will soften the look of lines"),
        ("softens the look of lines", "removing lines", "A way of ", " at home.", "softening the look of lines"),
        ("leaves skin soft", "heals cuts", "Our balm ", ".", "leaves skin soft"),
        ("leaves skin soft", "heals cuts", "The immune system ", ".", None),  # says something new of what is no product
        ("leaves skin soft", "heals cuts", "Our balm ", ", cysts and rashes.", None),
        ("softens the look of lines", "heals slowly, lines", "Winter skin ", " stay longer.", None),
        ("softens the look of scarring", "heals spots with little scarring", "Our balm ", ".", None),
        ("softens lines", "line eraser", "Your new ", ".", None),
        ("sunscreen", "blocks all rays", "A gel that ", ".", None),
        ("key ingredient", "active ingredients", "Our ", " come from the sea.", "key ingredients"),
        ("a soothing cream", "remedy", "The ", ".", None),
        ("soothing", "healing properties", "It has ", ".", None),
        ("with regular use", "in two days", "Softer ", ".", "with regular use"),
        ("leaves skin soft", "cleared of acne", "Skin is ", ".", None),
        ("leaves skin soft", "heals cuts", "Our balm ", " for hours.", "leaves skin soft"),
        ("leaves skin soft", "heals cuts", "Our balm ", " from within.", None),  # how the old thing came about
        ("leaves skin soft", "heals cuts", "Our balm ", ", helping them close.", None),
        ("leaves skin soft", "heals cuts", "They say the balm ", ".", None),
        ("leaves skin soft", "wakes hair roots", "Our balm ", ".", None),
        ("leaves hair looking thicker", "delays hair regrowth", "Our milk ", ".", None),
        ("leaves hair looking thicker", "speeds hair regrowth", "Our milk ", ".", "leaves hair looking thicker"),
        ("improves the look of scars", "prevents scars", "Time to rest ", ".", None),
        ("improves the look of scars", "prevents scars", "Our balm ", ".", "improves the look of scars"),
        ("fuller-looking hair", "hair is longer", "My ", ".", None),
        ("visible growth", "ugly growth", "It is a cosmetically ", ".", None),
        ("the", "the the", "It is in ", " jar.", "the"),
        ("Directory", "Directory directory", "The Active ", " service.", None),
        ("Chok", "Chok Chok", "The ", " cream.", None),
        ("The", "The The", "", " cream.", "The"),
    ],
)
def test_what_fits_where(text: str, old: str, before: str, after: str, says: str | None) -> None:
    assert substitute(text, old, before, after) == says


@pytest.mark.parametrize(
    ("text", "old", "around", "says"),
    [
        ("as directed on the label", "until it works", "Apply it according to the directions", True),
        ("softens the look of lines", "erases lines", "It softens skin and", False),
        ("softens the look of lines", "erases wrinkles", "It fills lines and", True),
        ("visible spot", "ugly spot", "a visible mole or", True),
    ],
)
def test_words_that_the_sentence_has_already(text: str, old: str, around: str, says: bool) -> None:
    assert repeats_word(text, old, around) is says
