"""The matcher against an independent oracle: the same steps written as a regular expression over the words."""

from __future__ import annotations

import json
import re
from typing import Any

from hypothesis import assume, example, given
from hypothesis import strategies as st

from milia_lint.matching import Lexicon
from milia_lint.matching.matcher import matcher
from milia_lint.matching.sentence_tokens import TokenizedSentence
from milia_lint.rulebook.model import Rulebook

LEXICON = Lexicon(Rulebook({}, {}, {}))
WORDS = st.sampled_from(["a", "b", "c", "ab", "a*"])


def required(items: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    way = WORDS | st.lists(items, min_size=1, max_size=3)
    choice = st.tuples(st.sampled_from("|?"), st.lists(way, min_size=1, max_size=3)).map(lambda two: [two[0], *two[1]])
    return choice | st.lists(items, min_size=1, max_size=3).map(lambda inner: ["[", *inner])


ITEMS = st.recursive(WORDS | st.integers(1, 3), required, max_leaves=6)
EDGES = st.sampled_from([[], [["^"]]]), st.sampled_from([[], [["$"]]])
STEPS = st.tuples(EDGES[0], st.lists(ITEMS, min_size=1, max_size=4), EDGES[1]).map(
    lambda parts: [*parts[0], *parts[1], *parts[2]]
)


def expression(items: list[Any]) -> str:
    """Return the regular expression of steps: each word with the space before it."""
    return "".join(map(_expression, items))


def _expression(item: Any) -> str:
    if isinstance(item, int):
        return rf"(?: \S+){{0,{item}}}?"
    if isinstance(item, str):
        return f" {item[:-1]}\\S*" if item[-1] == "*" else f" {item}(?= |$)"
    if item[0] == "[":
        return expression(item[1:])
    if item[0] in "^$":
        return r"\A" if item[0] == "^" else r"\Z"
    words = [way for way in item[1:] if isinstance(way, str)]
    either = [expression(way) for way in item[1:] if not isinstance(way, str)] + list(map(_expression, words))
    return f"(?:{'|'.join(either)}){'?' if item[0] == '?' else ''}"


@given(STEPS, st.lists(st.sampled_from(["a", "b", "c", "ab"]), max_size=9))
@example([["?", "a"], "a"], ["a", "a"])
@example([["|", ["a", 1], ["a", 3]], "b"], ["a", "c", "c", "b"])
@example([["^"], ["?", "a"], 2, "b", ["$"]], ["a", "c", "b", "b"])
def test_it_finds_what_the_expression_finds(steps: list[Any], said: list[str]) -> None:
    assume(re.fullmatch(expression(steps), "") is None)  # a phrase that may be empty is refused when it is read
    line = TokenizedSentence(" ".join(said), said, frozenset(), LEXICON)
    found = [match[:2] for match in line.matches(matcher(json.dumps(steps)))]
    text = "".join(f" {word}" for word in said)
    wanted = [
        (text[: match.start()].count(" "), text[: match.end()].count(" ")) for match in re.finditer(expression(steps), text)
    ]
    assert found == wanted
