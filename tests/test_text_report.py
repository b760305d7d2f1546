"""The text report: a card a sentence, marks under the words, and what is left out told."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milia_lint.findings.finding import Finding, Location, Report, Rewrite, Snippet
from milia_lint.reporters import Style, reporter
from milia_lint.reporters.cards import cards
from milia_lint.reporters.marked_sentence import Mark, columns, marked_lines
from milia_lint.rulebook.law import Severity

SENTENCE = "Our balm removes milia fast and effectively."
ADVICE, WORDING = Rewrite("Say how it feels.", "advice"), Rewrite("softens skin", "suggested", 9, 22)


def finding(
    words: str, rule: str = "speed/x", severity: Severity = Severity.ERROR, sentence: str = SENTENCE, line: int = 1
) -> Finding:
    start = sentence.index(words)
    place = Location(
        "a.md", 100 * line + start, 100 * line + start + len(words), line, start + 1, line, start + 1 + len(words), words
    )
    snippet = Snippet(sentence, start, start + len(words))
    return Finding(rule, severity, "high", ("us",), place, "paragraph", f"“{words}” will not do.", "w", (), snippet)


def text(*findings: Finding, width: int = 100, **style: object) -> str:
    return reporter("text")(Report(1, findings), Style(width=width, **style))  # type: ignore[arg-type]


def test_a_sentence_is_shown_once_with_its_problems_numbered() -> None:
    told = text(finding("removes milia", "drug-claim/y"), finding("fast", severity=Severity.WARNING))
    assert told.count(SENTENCE) == 1
    assert "             1^^^^^^^^^^^^ 2^^^\n" in told
    assert "    1  1:10  error  drug-claim/y\n       “removes milia” will not do.\n" in told
    assert "    2  1:24  warning  speed/x\n" in told


def test_marks_that_overlap_stand_in_rows_of_their_own() -> None:
    told = text(finding("removes milia fast"), finding("milia", "drug-claim/y"))
    assert "             1^^^^^^^^^^^^^^^^^\n                     2^^^^\n" in told


def test_errors_come_first_within_a_file() -> None:
    mild, hard = (
        finding("fast", severity=Severity.WARNING),
        finding("risk", "safety-absolute/z", sentence="There is no risk.", line=2),
    )
    told = text(mild, hard)
    assert told.index("no risk") < told.index("removes milia")


def test_the_same_sentence_further_down_is_a_card_of_its_own() -> None:
    first, second = finding("fast"), finding("removes milia", "drug-claim/y", line=3)
    assert [len(card.problems) for card in cards([first, second])] == [1, 1]


def test_what_is_said_again_is_told_once_with_its_places() -> None:
    told = text(finding("fast"), finding("fast", line=3), finding("fast", line=9))
    assert told.count("will not do") == 1
    assert "    The same at 3:24 and 9:24.\n" in told


def test_infos_are_a_count_unless_they_are_asked_for() -> None:
    info = finding("fast", severity=Severity.INFO)
    assert "will not do" not in text(info)
    assert "`--verbose` shows the 1 info." in text(info)
    assert "will not do" in text(info, verbose=True)


def test_the_best_wording_is_told_and_all_of_it_on_demand() -> None:
    one = replace(finding("removes milia"), rewrites=(ADVICE, WORDING))
    assert ADVICE.text not in text(one)
    assert "→ “softens skin”" in text(one)
    assert ADVICE.text in text(one, verbose=True)


def test_no_more_are_shown_than_asked_for_and_all_count() -> None:
    told = text(*(finding("fast", f"speed/r{n}", line=n + 1) for n in range(5)), limit=2)
    assert told.count("will not do") == 2
    assert "5 errors in 1 file." in told
    assert "3 more are not shown" in told


def test_a_quiet_report_is_its_summary() -> None:
    assert text(finding("fast"), quiet=True) == "1 error in 1 file.\n"


def test_a_long_report_begins_with_its_summary() -> None:
    told = text(*(finding("fast", f"speed/r{n}", line=n + 1) for n in range(30)))
    assert told.startswith("30 errors in 1 file.\n")
    assert told.count("30 errors in 1 file.") == 2


def test_source_words_stand_for_what_is_read_as_an_object() -> None:
    shown = Snippet("See \ufffc and \ufffc: fast.", 13, 17, ("`x`", "{{ name }}")).shown()
    assert shown.text == "See `x` and {{ name }}: fast."
    assert shown.text[shown.start : shown.end] == "fast"
    assert Snippet("\ufffc fast", 2, 6).shown().text == "… fast"


@pytest.mark.parametrize("width", [80, 120])
def test_wide_letters_keep_the_marks_below_their_words(width: int) -> None:
    sentence = "日本の美容液 😀 removes milia fast."
    told = text(finding("removes milia", sentence=sentence), width=width)
    line, marks = told.splitlines()[3:5]
    assert columns(line[: line.index("removes")]) == marks.index("^")
    assert max(columns(each) for each in told.splitlines()) <= width


WORDS = st.lists(st.sampled_from(["milia", "gone", "日本", "😀", "naïve", "a", "effectively"]), min_size=1, max_size=60)


@given(WORDS, st.integers(40, 120), st.data())
def test_every_mark_stands_below_its_words(words: list[str], room: int, data: st.DataObject) -> None:
    sentence = " ".join(words)
    starts = data.draw(st.lists(st.integers(0, len(sentence) - 1), min_size=1, max_size=4, unique=True))
    marks = [Mark(start, min(start + 9, len(sentence)), str(number)) for number, start in enumerate(starts, 1)]
    lines = marked_lines(sentence, marks, room)
    signs = [sign for line in lines for row in line.rows for _, _, sign in row if sign != "^"]
    shown = [
        str(number)
        for number, start in enumerate(starts, 1)
        if not sentence[start : start + 9].isspace() and sentence[start] != " "
    ]
    assert set(shown) <= set(signs), "a mark that begins at a word is signed"
    for line in lines:
        assert columns(line.text) <= room
        for row in line.rows:
            assert all(first[1] < second[0] for first, second in pairwise(row))
