import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milia_lint.text.confusables import fold_lookalikes, spoofed_words
from milia_lint.text.confusables_data import EXACT, SUSPECT, TWINS

LETTERS = st.text(st.sampled_from("аеосрхкмтиЖжοαβμΩΑօսաab cdéＡ𝐚𝕏日本 .,-'1\n"), max_size=60)


@pytest.mark.parametrize(
    ("spun", "plain"),
    [
        ("Whеn уоur ѕkin iѕ саlm", "When your skin is calm"),
        ("Doctοrs and Fаt", "Doctors and Fat"),  # Greek omicron, Cyrillic a
        ("раin-frее", "pain-free"),
        ("аѕ а саѕе оf", "as a case of"),  # a run of words without one Latin letter
        ("vitamin С", "vitamin C"),
        ("Н2О is H2O", "H2O is H2O"),
        ("а mаrкеt", "a market"),  # к only deceives inside a mixed word
        ("Αcne", "Acne"),  # capital alpha: no formula writes that
        ("frее սse", "free use"),
        ("the 𝗠𝗶𝗹𝗶𝗮 spot", "the Milia spot"),
        ("ＳＰＦ cream", "SPF cream"),
    ],
)
def test_posing_letters_become_latin(spun: str, plain: str) -> None:
    assert fold_lookalikes(spun) == plain


@pytest.mark.parametrize(
    "text",
    [
        "Лосьон Nivea крем",
        "крем Nivea с SPF 50",  # с alone would pass for c, its neighbours protect it
        "Кожа вокруг рот Nivea",
        "Ναι, καλό δέρμα",
        "α-hydroxy TGF-β1 IL-1α PPARγ NFκB NF-κB",
        "5 µm, 5 μm, Ω-3, ν max",
        "the share icon 𝕏, and 𝑝 < 0.05",
        "日焼け止め ＳＰＦ５０ UV",
        "SPFзащита",
        "кожа",
        "café naïve Ångström œuvre",
        "СОС",  # nothing Latin beside it
        "vitamin\nС",  # nor in its own line
    ],
)
def test_true_letters_stay(text: str) -> None:
    assert fold_lookalikes(text) is text
    assert spoofed_words(text) == []


def test_near_glyphs_alone_are_no_pose() -> None:
    assert fold_lookalikes("the кт model") == "the кт model"


def test_foreign_words_far_away_protect_nobody() -> None:
    text = "кожа one two three four five six seven vitamin С"
    assert fold_lookalikes(text).endswith("vitamin C")


def test_spans_name_the_posing_words() -> None:
    text = "Remove Fаt\nand раin, nоt кожа"
    assert [text[start:end] for start, end in spoofed_words(text)] == ["Fаt", "раin", "nоt"]


@given(LETTERS)
def test_length_lines_and_all_that_is_no_letter_stay(text: str) -> None:
    folded = fold_lookalikes(text)
    assert len(folded) == len(text)
    assert re.sub(r"[^\W\d_]", "", folded) == re.sub(r"[^\W\d_]", "", text)


@given(LETTERS)
def test_spans_are_what_changed(text: str) -> None:
    folded, spans = fold_lookalikes(text), spoofed_words(text)
    inside = {place for start, end in spans for place in range(start, end)}
    changed = {place for place, (old, new) in enumerate(zip(text, folded, strict=True)) if old != new}
    assert changed <= inside
    assert all(folded[start:end] != text[start:end] for start, end in spans)


@given(LETTERS, LETTERS)
def test_lines_are_judged_alone(one: str, two: str) -> None:
    assert fold_lookalikes(f"{one}\n{two}") == f"{fold_lookalikes(one)}\n{fold_lookalikes(two)}"


def test_every_twin_is_a_latin_letter_of_the_same_case_and_is_looked_for() -> None:
    for letter, latin in EXACT.items():
        assert SUSPECT.match(letter)
        if unicodedata.category(letter) in ("Lu", "Ll"):
            assert latin.isupper() == letter.isupper(), letter
    assert all(unicodedata.name(latin).startswith("LATIN") for latin in map(chr, map(ord, TWINS.values())))
