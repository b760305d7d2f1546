from __future__ import annotations

import pytest

from milia_lint.rulebook.phrase_ast import Alternation, Concat, Edge, Gap, Slot, Word
from milia_lint.rulebook.phrase_parser import Macros, PhraseError, parse


def test_reads_every_part_of_the_language() -> None:
    tree = parse("^our {product} ... (will|can)? [remov* {condition:ing}]$")
    assert tree == Concat(
        (
            Edge(start=True),
            Word("our"),
            Slot("product"),
            Gap(6),
            Alternation((Concat((Word("will"),)), Concat((Word("can"),))), optional=True),
            Concat((Word("remov", open_ended=True), Slot("condition", "ing")), marked=True),
            Edge(start=False),
        )
    )


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("Pain-Free", ["pain", "free"]),
        ("skin\u2019s", ["skin"]),
        ("100 %", ["100", "%"]),
        ("don't", ["don't"]),
        ("anti‑ageing", ["anti", "ageing"]),
    ],
)
def test_cuts_words_as_it_cuts_copy(phrase: str, words: list[str]) -> None:
    assert parse(phrase) == Concat(tuple(Word(word) for word in words))


def test_two_dots_are_a_short_gap() -> None:
    assert parse("a .. b").nodes[1] == Gap(2)


def test_a_gap_in_angles_ends_where_its_clause_does() -> None:
    gap = parse("a <..> b", Macros(lambda verb: {}, {"stop": Alternation((Concat((Word("not"),)),))})).nodes[1]
    assert gap == Gap(2, frozenset({"not"}))
    assert parse("a <,...> b").nodes[1] == Gap(6, frozenset(), lists=True)


def test_a_question_mark_makes_a_word_optional() -> None:
    assert parse("very? safe").nodes[0] == Alternation((Concat((Word("very"),)),), optional=True)


@pytest.mark.parametrize(
    ("phrase", "column", "says"),
    [
        ("clears (acne", 8, "never closed"),
        ("clears acne)", 12, "nothing to close"),
        ("[x", 1, "never closed"),
        ("?x", 1, "nothing before"),
        ("{heal:er}", 1, "no verb form"),
        ("(a|)", 1, "empty"),
        ("", 1, "empty"),
        ("a {Slot}", 3, "not part of"),
        ("a ~~", 3, "not part of the phrase language"),
    ],
)
def test_says_where_a_phrase_is_wrong(phrase: str, column: int, says: str) -> None:
    with pytest.raises(PhraseError, match=says) as error:
        parse(phrase)
    assert error.value.column == column
