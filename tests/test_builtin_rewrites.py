"""What the built-in rules offer in place of what they find."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from conftest import examples
from hypothesis import given
from hypothesis import strategies as st
from phrase_sampler import patterns, sentence
from rewriting_bench import Bench

from milia_lint.readers import read
from milia_lint.rewriting import Rewriting
from milia_lint.rulebook.law import Severity
from milia_lint.rulebook.model import Rulebook

EXAMPLES = Path(__file__).parents[1] / "examples"

pytestmark = pytest.mark.builtin


@pytest.fixture(scope="module")
def bench(builtin: Rulebook) -> Bench:
    return Bench(builtin)


_FACTS = re.compile(
    r"\d|%|\b(?:study|studies|trial|tested|proven|survey|patients|dermatologist|award|certified|clinical)\b", re.IGNORECASE
)


def test_no_rewrite_gives_a_fact_that_nobody_gave(builtin: Rulebook) -> None:
    for rule in builtin.rules.values():
        for each in rule.rewrites:
            if each.over != "advice":
                assert not _FACTS.search(re.sub(r"\{[^}]*\}|\[[^\]]*\]", "", each.text)), (rule.id, each.text)
                assert not re.search(r"\|[^}]*\d", each.text), f"{rule.id}: a default must not be a figure"


def held(bench: Bench, text: str, name: str = "p.md") -> Rewriting:
    """Rewrite, and check by linting afresh that what was applied is gone and that nothing came."""
    before, done = bench.counts(text, name), bench.fix(text, name=name)
    after = bench.counts(done.source.text, name)
    mended = Counter(each.finding.rule for each in done.applied if each.finding.rule not in bench.checks)
    assert all(after[each] <= before[each] for each in after), (text, done.source.text, after - before)
    assert all(after[each] <= before[each] - count for each, count in mended.items()), (text, done.source.text)
    again = bench.fix(done.source.text, name=name)
    assert again.source.text == done.source.text
    return done


@pytest.mark.slow
def test_on_every_bad_example(bench: Bench, builtin: Rulebook) -> None:
    applied = 0
    for each in builtin.rules.values():
        for example in each.bad:
            text = re.sub(r"\[\[(.*?)\]\]", r"\1", example.text, flags=re.DOTALL)
            applied += len(held(bench, text, f"p.{example.form}").applied)
    assert applied > 250


@pytest.mark.slow
@examples(150)
@given(st.data(), st.integers(0, 10**6))
def test_on_sentences_made_of_the_rules_own_phrases(bench: Bench, data: st.DataObject, seed: int) -> None:
    rules = bench.rulebook.rules
    sampled = sorted(name for name, each in rules.items() if each.severity is not Severity.INFO and patterns(each))
    name, random = data.draw(st.sampled_from(sampled)), Random(seed)
    text = " ".join((sentence(rules[name], bench.rulebook, random), "It is light.", "Order a sample."))
    done = held(bench, text)
    assert "  " not in read(done.source).text
    assert not re.search(r"\s[.,;]", done.source.text) or re.search(r"\s[.,;]", text)


@pytest.mark.slow
@pytest.mark.parametrize("page", sorted(path.name for path in (EXAMPLES / "rewritten").glob("*")))
def test_the_rewritten_examples_are_what_comes_out(bench: Bench, page: str) -> None:
    draft = (EXAMPLES / "drafts" / page).read_text(encoding="utf-8")
    done = bench.fix(draft, name=page)
    assert done.source.text == (EXAMPLES / "rewritten" / page).read_text(encoding="utf-8")
    assert len(done.applied) > 10
    assert not bench.counts(done.source.text)
