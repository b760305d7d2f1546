"""What nobody sees hides nothing."""

from __future__ import annotations

import re

import pytest
import regex
from conftest import examples
from hypothesis import given
from hypothesis import strategies as st

from milia_lint.files.source import Source
from milia_lint.readers import read
from milia_lint.text.invisible import INVISIBLE, without_controls

#: The range by the properties themselves; `regex` follows its own version of Unicode, so both directions are held.
_BY_PROPERTY = regex.compile(
    r"[[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}]--[\p{Prepended_Concatenation_Mark}\t\n\x0b\x0c\r]]", regex.V1
)
_ALL = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
HIDDEN = [letter for letter in _ALL if re.match(f"[{INVISIBLE}]", letter)]


def test_the_ranges_are_those_of_the_properties() -> None:
    assert [letter for letter in _ALL if _BY_PROPERTY.match(letter)] == HIDDEN


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.mdx", "a.txt", "a.njk", "a.liquid"])
def test_every_one_of_them_is_passed_over_within_a_word(name: str) -> None:
    for letter in (*HIDDEN[:140:3], *HIDDEN[140::197]):
        assert read(Source(name, f"Our balm rem{letter}oves spots.")).text == "Our balm removes spots.\n", ascii(letter)


@pytest.mark.parametrize(
    ("written", "read_as"),
    [("caf\u0065\u0301", "café"), ("r\u0335e\u0336moves", "removes"), ("9\u03362 %", "92 %"), ("\u0301odd", "\u0301odd"),
     ("a &#x335;b", "a b"), ("re&#x335;moves", "removes")],
)  # fmt: skip
def test_a_combining_mark_makes_a_letter_or_is_passed_over(written: str, read_as: str) -> None:
    assert read(Source("a.html", written)).text == f"{read_as}\n"


@examples(100)
@given(st.text(st.sampled_from("ab \n\x00\x01\x02\x07\x1c\x85é")))
def test_controls_become_zero_width_spaces_of_the_same_length(text: str) -> None:
    plain = without_controls(text)
    assert len(plain) == len(text)
    assert not set(plain) & set("\x00\x01\x02\x07\x1c\x85")
