"""Figures: read as written, equal at the precision they are written with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milia_lint.lang.figures import figures
from milia_lint.text.numbers import equal, same, same_figures


@pytest.mark.parametrize(("registered", "said", "holds"), [
    ("92.4 %", "92 %", True),
    ("92.4 %", "92.4 %", True),
    ("92 %", "92.0 %", False),
    ("92.4 %", "92.0 %", False),
    ("92.5 %", "93 %", True),
    ("92.4 %", "93 %", False),
    ("92 %", "95 %", False),
    ("10,000 users", "10000 users", True),
    ("10,5 days", "10.5 days", True),
    ("nine in ten", "9 in 10", True),
    ("1.2.2024", "1.2.2025", False),
])  # fmt: skip
def test_same(registered: str, said: str, holds: bool) -> None:
    assert same_figures(figures(registered), figures(said)) is holds


def test_a_figure_more_or_less_is_another_claim() -> None:
    assert not same_figures(figures("92 % of 120"), figures("92 %"))
    assert not same_figures(figures("92 % of 120"), figures("120 of 92 %"))


def test_one_counts_nothing() -> None:
    assert [each.written for each in figures("one of twelve, 3 and 4.5")] == ["twelve", "3", "4.5"]


@given(st.integers(0, 10**9), st.integers(0, 6))
def test_a_rounded_figure_stays_within_half_of_its_last_place(digits: int, places: int) -> None:
    exact = figures(f"{digits / 10**places:.{places}f}")[0]
    for coarser in range(places + 1):
        said = figures(f"{round(digits / 10**places, coarser):.{coarser}f}")[0]
        off = abs(exact.digits - said.scaled(exact.places)) * 2
        assert same(exact, said) is (off <= 10 ** (exact.places - said.places))


@given(st.integers(0, 10**9), st.integers(0, 5))
def test_equal_ignores_zeros_at_the_end(value: int, zeros: int) -> None:
    assert equal(figures(str(value))[0], figures(f"{value}.{'0' * zeros}" if zeros else str(value))[0])


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    for one in figures(text):
        assert same(one, one)
