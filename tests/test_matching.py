"""What phrases match, seen from outside: a rule, copy, and the marked words."""

from __future__ import annotations

import pickle
from itertools import pairwise

import pytest
from conftest import Lint, examples, quotes, rule
from hypothesis import given
from hypothesis import strategies as st

from milia_lint.files.source import Source
from milia_lint.matching import Lexicon
from milia_lint.matching.reading import read_for_matching
from milia_lint.readers import read
from milia_lint.rulebook.model import Rulebook


def found(lint: Lint, phrase: str, text: str, suffix: str = "md") -> list[str]:
    return quotes(lint([rule("speed/x", {"phrases": [phrase]})], text, suffix=suffix))


@pytest.mark.parametrize(
    ("phrase", "text", "marked"),
    [
        ("pain free", "A pain-free day.", ["pain-free"]),
        ("pain free", "A **pain**‑free day.", ["pain**‑free"]),
        ("pain free", "A painfree day.", []),
        ("safe painless way", "in a safe, painless way", ["safe, painless way"]),
        ("{remove} {condition}", "Gets rid of skin tags.", ["Gets rid of skin tags"]),
        ("{remove} {condition}", "It removes milia; removing acne scars too.", ["removes milia", "removing acne scars"]),
        ("{remove:ing} {condition}", "It removes milia. Removing milia.", ["Removing milia"]),
        ("{remove} ... {condition}", "removes one two three four five six milia", ["removes one two three four five six milia"]),
        ("{remove} ... {condition}", "removes one two three four five six seven milia", []),
        ("{remove} .. {condition}", "removes all your milia", ["removes all your milia"]),
        ("{remove} .. {condition}", "removes all of your milia", []),
        ("{remove} <..> {condition}", "It removes all your milia.", ["removes all your milia"]),
        ("{remove} <..> {condition}", "It removes oil, and milia too.", []),
        ("{remove} <,..> {condition}", "It removes oil, and milia too; removes oil: milia.", ["removes oil, and milia"]),
        ("{condition}", "Some acne (scars) and acne scars.", ["acne", "acne scars"]),
        ("milia <.> removing", "Milia, removing; milia-removing.", ["milia-removing"]),
        ("{remove} ... {condition}", "It removes. Then milia.", []),
        ("{remove} ... {condition}", "It removes\n\nmilia", []),
        ("{remove} ... [quickly]", "It removes milia quickly", ["quickly"]),
        ("remov* dirt", "removal dirt, removers dirt", ["removal dirt", "removers dirt"]),
        ("^free from x", "Free from x. It is free from x.", ["Free from x"]),
        ("really works$", "It really works! It really works today.", ["really works"]),
        ("{percent} of", "in 92&nbsp;% of cases", ["92&nbsp;% of"]),
        ("{percent} of", "in 1,000.5 percent of cases", ["1,000.5 percent of"]),
        ("overnight", "over&shy;night and over\u200bnight", ["over&shy;night", "over\u200bnight"]),
        ("overnight", "over`x`night", []),
        ("cases", "all саѕеѕ cured", ["саѕеѕ"]),
        ("skin care", "skin's care", ["skin's care"]),
        ("removes milia", "It\n> removes\n> milia now", ["removes\n> milia"]),
    ],
)
def test_phrases(lint: Lint, phrase: str, text: str, marked: list[str]) -> None:
    assert found(lint, phrase, text) == marked


def test_html_line_wraps_and_split_words(lint: Lint) -> None:
    text = "<p>It removes\n     <b>mi</b>lia over<i>night</i>, 100&#37;</p>"
    assert found(lint, "{remove} {condition} overnight", text, "html") == ["removes\n     <b>mi</b>lia over<i>night"]
    assert found(lint, "100 %", text, "html") == ["100&#37;"]


def test_a_shorter_term_of_a_slot_is_tried_where_the_longest_leaves_no_match(lint: Lint) -> None:
    assert found(lint, "removes {condition} scars", "It removes acne scars.") == ["removes acne scars"]


def test_a_search_is_bounded_by_steps_and_words(lint: Lint) -> None:
    """Without remembering what was tried in vain, this one would take 7 ** 5 tries for each word."""
    assert found(lint, "a ... a ... a ... a ... a ... zebra crossing", "a " * 2_000 + "zebra") == []


def test_what_has_been_read_can_go_to_another_process(small: Rulebook) -> None:
    lexicon = Lexicon(small)
    sentence = lexicon.tokenized("our cream removes milia fast.")
    again = pickle.loads(pickle.dumps(lexicon)).tokenized("our cream removes milia fast.")
    assert [each[1:] for each in again.found] == [each[1:] for each in sentence.found] != []


def test_the_longest_term_of_a_slot_wins(lint: Lint) -> None:
    report = lint(
        [rule("speed/x", {"phrases": ["{remove} {condition}"]}, message="about {condition} as such")], "It removes acne scars"
    )
    assert [finding.message for finding in report.findings] == ["about acne scars as such"]


WORDS = [
    "removes",
    "milia",
    "acne",
    "scars",
    "92",
    "%",
    "of",
    "cases",
    "not",
    "get",
    "rid",
    "quickly",
    "our",
    "саѕеѕ",
    "pain-free",
    ".",
    "?",
    "\n\n",
]


PARTS = st.lists(st.sampled_from(WORDS), max_size=40)


@given(PARTS)
def test_the_prefilter_loses_nothing(small_lexicon: Lexicon, parts: list[str]) -> None:
    assert_nothing_is_lost(small_lexicon, parts)


@pytest.mark.builtin
@pytest.mark.slow
@examples(40)
@given(PARTS)
def test_the_prefilter_loses_nothing_of_the_built_in_rules(builtin_lexicon: Lexicon, parts: list[str]) -> None:
    assert_nothing_is_lost(builtin_lexicon, parts)


def assert_nothing_is_lost(lexicon: Lexicon, parts: list[str]) -> None:
    """Every pattern run on every sentence finds just what the prefiltered search finds."""
    reading = read_for_matching(read(Source("x.md", " ".join(parts))), lexicon)
    for index in range(len(reading.sentences)):
        line = reading.sentences[index].tokenized
        tried = set(lexicon.fitting_patterns(line.literals))
        for owner, pattern in set(lexicon.patterns) - tried:
            assert not any(line.matches(lexicon.matcher(pattern))), (pattern.steps, owner)


@given(st.text(alphabet="ab .!?\n\u00a0x*>-'", max_size=200))
def test_sentences_tile_the_text_in_order(text: str) -> None:
    document = read(Source("x.md", text))
    reading = read_for_matching(document, Lexicon(Rulebook({}, {}, {})))
    for one, two in pairwise(reading.sentences):
        assert one.end <= two.start
    for sentence in reading.sentences:
        segment = document.segments[sentence.segment]
        assert segment.start <= sentence.start < sentence.end <= segment.end
