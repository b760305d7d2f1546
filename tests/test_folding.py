import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from milia_lint.text.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Don’t wait – “Fast”\u00a0results", 'don\'t wait - "fast" results'),
        ("pain‑free 2–3\u202fdays −5", "pain-free 2-3 days -5"),
        ("92 ％ ＦＡＳＴ！", "92 % fast!"),
        ("2× faster", "2x faster"),
        ("Café NAÏVE", "café naïve"),
        ("source¹ m²", "source¹ m²"),
        ("İstanbul", "istanbul"),
        ("Rеmоvеѕ Mіlіа", "removes milia"),
        ("𝗙𝗮𝘀𝘁 𝟵𝟮%", "fast 92%"),
        ("line one\nLINE TWO\n", "line one\nline two\n"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
@example("İ" * 30)
@example("ﬁ ß ŉ ΑΣ İ")
def test_length_and_line_breaks_stay(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert [place for place, c in enumerate(folded) if c == "\n"] == [place for place, c in enumerate(text) if c == "\n"]


@given(st.text("aB’–\xa0％é", min_size=1), st.integers(25, 60))
def test_many_different_characters_fold_as_few_do(text: str, more: int) -> None:
    crowd = "".join(chr(0xFF21 + place % 26) + chr(0x2000 + place % 11) for place in range(more))
    assert fold(f"{text}\n{crowd}")[: len(text)] == fold(text)


def test_no_character_changes_length() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    assert len(fold(every)) == len(every)


def test_every_space_separator_is_a_plain_space() -> None:
    spaces = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) == "Zs"]
    assert {fold(space) for space in spaces} == {" "}
