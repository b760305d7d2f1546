"""Sentences that refer back to the one before."""

from __future__ import annotations

import pytest

from milia_lint.lang.en.anaphora import can_replace_sentence


@pytest.mark.parametrize(
    ("old", "text", "after", "says"),
    [
        ("Rub sugar on it.", "Choose a gentle scrub.", " Then rinse.", False),  # "then" what?
        ("Rub sugar on it.", "Choose a gentle scrub.", " Rinse it off.", True),
        ("We use soda for odour.", "Choose a gentle scrub.", "", False),
        ("Spots are tumours.", "Spots are harmless.", " They go by themselves.", True),
        ("Fill a bowl with water.", "Use a damp cloth.", " Hold your face over the bowl.", False),
        ("Steam helps.", "Use a damp cloth.", " This opens pores.", False),
    ],
)
def test_one_sentence_instead_of_another(old: str, text: str, after: str, says: bool) -> None:
    assert can_replace_sentence(old, text, after) is says
