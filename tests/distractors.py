"""Copy that has the trigger words of guards and says nothing of the claim beside it: another sentence, or a clause that only adds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from milia_lint.authoring.rule_examples import unmarked
from milia_lint.rulebook.model import Example

#: Stand before or behind the claim as sentences of their own.
SENTENCES = (
    "Is it any good?", "Do you want soft skin?", "Nobody wants a dull day.", "It does not stain towels.",
    "Ask your doctor if a mole changes.", "Avoid contact with eyes.", "Some people have dry skin.",
    "“It removes warts,” says the label of another brand.", "Antibiotics are used to treat infections.",
    "This page is general information and is not a substitute for advice from a doctor.",
    "According to a study of 40 women (Lind 2019), sleep helps.",
)  # fmt: skip
#: Are added to the sentence of the claim.
CLAUSES = (
    " that nobody wants to miss", " and is a sunscreen", ", even through clothing", ", with a sensation of cold",
    ", and it is not greasy", ", never sticky", ", which has no scent", ", and your doctor may like it too",
    ", and is made without plastic", ", a brand that was founded in 2019", ", and some people love the scent",
    ", though it cannot be posted abroad", ", so do not wait",
)  # fmt: skip
_ONE_SENTENCE = re.compile(r"(?s)(?!.*[.!?:] )(.*[\w)”\"'%])([.!]?)")
_MARK = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)


class Pair(NamedTuple):
    """An example with one distractor: the text, the marked words, and what was added."""

    text: str
    marked: str
    added: str


def pairs(example: Example) -> Iterator[Pair]:
    """Yield the example with each distractor that fits it; those with more than a paragraph or a page beside them fit none."""
    marked, text = _MARK.search(example.text), unmarked(example.text)
    if marked is None or example.form != "md" or example.beside or example.claims or "\n" in text:
        return
    for each in SENTENCES:
        yield Pair(f"{each} {text}", marked[1], each)
        if text.endswith((".", "!", "?")):
            yield Pair(f"{text} {each}", marked[1], each)
    if whole := _ONE_SENTENCE.fullmatch(text):
        yield from (Pair(f"{whole[1]}{each}{whole[2] or '.'}", marked[1], each) for each in CLAUSES)
