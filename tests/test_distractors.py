"""No claim hides behind a distractor: every example that fires, with the trigger words of guards beside it, still fires."""

from __future__ import annotations

import os
from collections.abc import Iterator
from random import Random

import pytest
from distractors import Pair, pairs

from milia_lint.files.source import Source
from milia_lint.findings.finding import Finding
from milia_lint.findings.selection import Selection
from milia_lint.matching import Lexicon
from milia_lint.rulebook.model import Declared, Example, PageKind, Rule, Rulebook
from milia_lint.runs.lint_file import lint_source

pytestmark = pytest.mark.builtin

#: Guards that look at what stands beside the claim, whatever clause it is in: the base of a figure, what kind of product it is.
BESIDE = {
    "base-beside": "a figure is counted on people whom another sentence may name",
    "credentials-beside": "who reviewed a page may be told in another sentence",
    "screening": "a question before a treatment is known by what follows it",
    "what-follows": "a timeline of care is known by what it says to avoid",
    "sold-as-sunscreen": "what says that it is a sunscreen is judged as one",
    "set-against-sunscreen": "what says that it is a sunscreen is judged as one",
    "covering-up": "total protection is no promise where clothes and shade are named with it",
}
_SHARE, _LARGE = 0.02, 0.1  # of the examples, tried in a quick and in a slow run; DISTRACTORS=1 in the environment tries all


def _examples(rulebook: Rulebook, share: float = 1.0) -> Iterator[tuple[Rule, Example]]:
    random = Random(7)
    for rule in rulebook.rules.values():
        if rule.match.kind in {"phrases", "together"}:
            yield from ((rule, example) for example in rule.bad if random.random() < share)


def _outcome(rule: Rule, example: Example, pair: Pair, lexicon: Lexicon, rulebook: Rulebook) -> str | None:
    """Return what hides the claim, or None where it is told; where the words are no such claim any more, nothing hides it."""
    declared = Declared(PageKind(example.page) if example.page else None)
    page = lint_source(Source("a.md", pair.text), rulebook, lexicon, Selection(select=(rule.id,)), declared).page
    if page is None or any(_is_it(each, pair) for each in (*page.findings, *page.repeated)):
        return None
    hidden = [each.excused_by for each in page.excused if _is_it(each, pair)]
    return hidden[0] if hidden and hidden[0] not in BESIDE else None


def _is_it(finding: Finding, pair: Pair) -> bool:
    return pair.marked in finding.location.quote or finding.location.quote in pair.marked


def _hidden(rulebook: Rulebook, lexicon: Lexicon, share: float) -> tuple[int, list[str]]:
    tried, hidden = 0, []
    for rule, example in _examples(rulebook, share):
        for pair in pairs(example):
            tried += 1
            if by := _outcome(rule, example, pair, lexicon, rulebook):
                hidden.append(f"{rule.id} ({by}): {pair.text}")
    return tried, hidden


def test_a_sample_of_claims_beside_distractors_is_told(builtin: Rulebook, builtin_lexicon: Lexicon) -> None:
    tried, hidden = _hidden(builtin, builtin_lexicon, _SHARE)
    assert tried > 1000
    assert not hidden, "\n".join(hidden)


@pytest.mark.slow
def test_more_claims_beside_distractors_are_told(
    builtin: Rulebook, builtin_lexicon: Lexicon, capsys: pytest.CaptureFixture[str]
) -> None:
    tried, hidden = _hidden(builtin, builtin_lexicon, float(os.environ.get("DISTRACTORS", _LARGE)))
    with capsys.disabled():
        print(f"\n{tried} pairs of a claim and a distractor tried, {len(hidden)} hidden")
    assert tried > 5_000
    assert not hidden, "\n".join(hidden)
