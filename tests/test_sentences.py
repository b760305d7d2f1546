from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milia_lint.lang.en.sentences import clause_end, clause_start, sentence_ends


def pieces(text: str) -> list[str]:
    starts = [0, *sentence_ends(text)]
    return [text[start:end].strip() for start, end in pairwise(starts)]


@pytest.mark.parametrize(
    "one",
    [
        "Dr. Lee saw it.",
        "It takes approx. 3 days.",
        "The U.S. market is big.",
        "See e.g. 21 CFR or i.e. Title 21.",
        "It costs $15.99 or 3.5 euros.",
        "We are No. 1 here.",
        "Call J. Smith et al. 2012 about it.",
        "Visit www.Example.com or Example.Com today.",
        "Open index.html and Node.Js now.",
        '"Is it safe?" she said.',
        "92 % of cases. i.e. most.",
        "Gone in... 3 days",
        "1. Cleanse daily",
        "Acme Inc. Products",
        "Acne? Gone.",
        "Dark spots? Faded for good!",
    ],
)
def test_stays_one(one: str) -> None:
    assert pieces(one) == [one]


@pytest.mark.parametrize(
    "many",
    [
        ["Gone.", "Next."],
        ["Yes…", "Visit us!", "Now?", "Yes."],
        ["(It works, really.)", "Next one."],
        ["“Quote.”", "“Next.”"],
        ["Over 90 %.", "9 of 10 agree."],
        ["Take vitamin C.", "It helps."],
        ["Trained as an M.D.", "The end."],
        ["It was in 2019.", "The rest followed."],
        ["Gone fast!", "• Next.", "– Anna."],
        ["1. Cleanse.", "2. Dry."],
        ["Creams, oils etc.", "The next."],
        ["Sold in the U.S.", "We ship."],
        ["Ready?", "Booked by phone only, weeks ahead of time."],
        ["Do you still wonder about it?", "Gone."],
        ["Тhey go.", "Оthers stay."],  # capitals in look-alike letters begin sentences too
    ],
)
def test_parts(many: list[str]) -> None:
    assert pieces(" ".join(many)) == many


def test_fused_sentences_part() -> None:
    assert pieces("It stops spreading.Using it helps.Really?Yes!") == [
        "It stops spreading.", "Using it helps.", "Really?", "Yes!",
    ]  # fmt: skip


def test_every_line_ends_a_sentence() -> None:
    assert sentence_ends("a heading\nSome text. More.\n\nlast") == [9, 20, 26, 27, 32]
    assert sentence_ends("") == []


@given(st.text("aA1 .!?…\n\"')”•-é", max_size=80))
def test_ends_rise_and_hold_every_line_end(text: str) -> None:
    ends = sentence_ends(text)
    assert all(one < two for one, two in pairwise(ends))
    assert {place for place, c in enumerate(text) if c == "\n"} <= set(ends)
    assert not text or text.endswith("\n") or ends[-1] == len(text)


def clause(text: str, word: str) -> str:
    start = text.index(word)
    return text[clause_start(text, 0, start) : clause_end(text, start + len(word), len(text))].strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Not ours; fast results", "fast results"),
        ("It may help, but fast results are rare", "but fast results are rare"),
        ("It is slow although fast results exist", "although fast results exist"),
        ("It is safe, and you see fast results", "and you see fast results"),
        ("It is safe, which gives fast results", "which gives fast results"),
        ("Note: fast results - if any", "fast results"),
        ("We say (fast results) no more", "fast results"),
        ("We say no—fast results do", "fast results do"),
        ("Calm, fast results", "Calm, fast results"),
        ("The cyst(s) show fast results at 10:30", "The cyst(s) show fast results at 10:30"),
        ("Nothing but fast results", "Nothing but fast results"),
        ("Safe and fast results", "Safe and fast results"),
    ],
)
def test_clause(text: str, expected: str) -> None:
    assert clause(text, "fast results") == expected


def test_clause_at_the_hit_itself() -> None:
    text = "It helps, but not always"
    assert clause_start(text, 0, text.index("but")) == text.index("but")
    assert clause_end(text, text.index(","), len(text)) == text.index(",")


@given(st.text("ab ,;:-()but", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_clause_holds_its_offset(text: str, one: int, two: int) -> None:
    start, offset = sorted((min(one, len(text)), min(two, len(text))))
    assert start <= clause_start(text, start, offset) <= offset
    assert offset <= clause_end(text, offset, len(text)) <= len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("✓ Gentle ✓ Removes milia", ["✓ Gentle ", "✓ Removes milia"]),
        ("What you get: • soft skin • calm", ["What you get: ", "• soft skin ", "• calm"]),
        ("✅ No scars. ✅ No pain", ["✅ No scars.", " ", "✅ No pain"]),
        ("• one\n• two", ["• one", "\n", "• two"]),
    ],
)
def test_a_sign_of_a_list_begins_a_sentence(text: str, expected: list[str]) -> None:
    ends = [0, *sentence_ends(text)]
    assert "".join(text[a:b] for a, b in pairwise(ends)) == text
    assert [text[a:b].strip() for a, b in pairwise(ends)] == [each.strip() for each in expected if each.strip()]
