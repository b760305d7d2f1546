"""Rewriting: exact places, proof by reading and linting again, and what every rule offers."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from conftest import LAW, rule, write_rules
from hypothesis import given, settings
from hypothesis import strategies as st
from phrase_sampler import patterns, sentence

from milia_lint.checks.open_rules import load_rulebook, open_rulebook
from milia_lint.files.source import Source
from milia_lint.findings.selection import Selection
from milia_lint.matching import Lexicon
from milia_lint.readers import read
from milia_lint.rewriting import Linter, Rewriting, rewrite
from milia_lint.rewriting.insert_suppression import with_suppression
from milia_lint.rulebook.model import Rulebook, Severity
from milia_lint.runs.aggregate import aggregate
from milia_lint.runs.lint_file import lint_source

CLAIM = {"phrases": ["{remove} {condition}"]}
EXAMPLES = Path(__file__).parents[1] / "examples"


class Bench:
    """Lints and rewrites texts with one rulebook."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook, self.lexicon = rulebook, Lexicon(rulebook)
        self.checks = {each.id: each.match.options["name"] for each in rulebook.rules.values() if each.match.kind == "check"}

    def lint(self, source: Source) -> tuple:
        return aggregate([lint_source(source, self.rulebook, self.lexicon, Selection())], self.rulebook, Selection()).findings

    def fix(self, text: str, *, suggested: bool = True, name: str = "p.md") -> Rewriting:
        return rewrite(Source(name, text), Linter(self.lint, self.lint, self.checks), suggested=suggested)

    def counts(self, text: str, name: str = "p.md") -> Counter[str]:
        return Counter(finding.rule for finding in self.lint(Source(name, text)))


@pytest.fixture(scope="module")
def bench(builtin: Rulebook) -> Bench:
    return Bench(builtin)


@pytest.fixture
def small(tmp_path: Path):
    """Return a bench with rules of the test's own."""
    return lambda *rules: Bench(load_rulebook([write_rules(tmp_path / "rules", *rules)]))


def softening(*more: object, **keys: object) -> dict:
    return rule("speed/x", CLAIM, rewrites=[*more, "smooths the look of {condition}"], **keys)


LETTERS = [
    rule("text-integrity/look-alike-letters", {"check": "mixed-scripts"}, rewrites=["{plain}"]),
    rule("text-integrity/hidden-characters", {"check": "hidden-characters"}, rewrites=["{match}"]),
]


def test_letters_become_what_they_seem_and_nothing_else_changes(small) -> None:
    text = "---\ntitle: Nіght сrеаm\n---\n\nA сr**еа**m, an &#1072;cid, reti\u200bnol \u202eand\u202c bаlm.\r\n\r\n`сrеаm` Крем для лица. 👩\u200d⚕️ \u05d0\u200f!\n"
    done = small(*LETTERS).fix(text, suggested=False)
    assert done.source.text == (
        "---\ntitle: Night cream\n---\n\nA cr**ea**m, an acid, retinol and balm.\r\n\r\n`сrеаm` Крем для лица. 👩\u200d⚕️ \u05d0\u200f!\n"
    )
    assert done.converged


def test_only_safe_edits_unless_asked(small) -> None:
    assert not small(softening()).fix("It removes milia.", suggested=False).applied


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("p.md", "Our balm **removes** milia.", "Our balm **smooths the look of** milia."),
        ("p.md", "> Our balm removes\n> milia.", "> Our balm smooths the look of milia."),
        ("p.html", "<p>It removes&nbsp;milia &amp; more.</p>", "<p>It smooths the look of milia &amp; more.</p>"),
        ("p.html", '<img alt="It removes milia">', '<img alt="It smooths the look of milia">'),
        ("p.md", "---\ntitle: It removes milia\n---\n", "---\ntitle: It smooths the look of milia\n---\n"),
        ("p.liquid", "<p>It removes milia. {{ a }}</p>", "<p>It smooths the look of milia. {{ a }}</p>"),
    ],
)
def test_edits_at_their_exact_place(small, name: str, before: str, after: str) -> None:
    assert small(softening()).fix(before, name=name).source.text == after


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("p.md", "---\ntitle: 'It removes milia now'\n---\n", "---\ntitle: 'It is the reader''s \"own\" now'\n---\n"),
        ("p.md", '---\ntitle: "It removes milia now"\n---\n', '---\ntitle: "It is the reader\'s \\"own\\" now"\n---\n'),
        ("p.md", '+++\ntitle = "It removes milia now"\n+++\n', '+++\ntitle = "It is the reader\'s \\"own\\" now"\n+++\n'),
        ("p.html", '<img alt="It removes milia now">', '<img alt="It is the reader&#x27;s &quot;own&quot; now">'),
        ("p.html", "<p>It removes milia now</p>", '<p>It is the reader\'s "own" now</p>'),
        (
            "p.html",
            '<script type="application/ld+json">{"name": "It removes milia now"}</script>',
            '<script type="application/ld+json">{"name": "It is the reader\'s \\"own\\" now"}</script>',
        ),
        ("p.md", "---\ntitle: It removes milia now\n---\n", '---\ntitle: It is the reader\'s "own" now\n---\n'),
    ],
)
def test_words_are_spelt_for_their_place(small, name: str, before: str, after: str) -> None:
    own = rule("speed/x", {"phrases": ["it [{remove} {condition}]"]}, rewrites=[{"sentence": 'It is the reader\'s "own" now'}])
    told = small(own)
    found = told.fix(before, name=name).source.text
    if "alt=" in before or "<p>" in before:
        assert found in (before, after)  # a sentence for an alt text is a person's to write
    else:
        assert found == after


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("p.md", "It removes `code` milia. It removes [mil](x)ia."),
        ("p.md", "What it removes (milia, spots)."),
        ("p.liquid", "<p>It removes {% if a %}milia{% endif %}.</p>"),
        ("p.html", "<p>It re<b>mov</b>es mil<i>ia</i>.</p>"),
    ],
)
def test_edits_that_would_cut_markup_are_shown(small, name: str, text: str) -> None:
    own = rule("speed/x", {"phrases": ["{remove} .. {condition}"]}, rewrites=["softens skin with care"])
    done = small(own).fix(text, name=name)
    assert (done.source.text, done.applied) == (text, ())


CUT = {"match": {"phrases": ["removes {condition}"]}, "rewrites": [{"delete": "sentence"}]}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Soft skin. It removes milia.\nA heading\n", "Soft skin.\nA heading\n"),
        ("Soft skin.\r\nIt removes milia.\r\nA heading\r\n", "Soft skin.\r\nA heading\r\n"),
        ("It removes milia. Soft skin.\nA heading\n", "Soft skin.\nA heading\n"),
        ("It removes milia.\nSoft skin.\n", "Soft skin.\n"),
    ],
)
def test_a_cut_takes_no_line_break_that_others_need(small, before: str, after: str) -> None:
    own = rule("speed/x", CUT["match"], rewrites=CUT["rewrites"])
    assert small(own).fix(before).source.text == after


def test_the_next_paragraph_is_not_left_without_what_it_speaks_of(small) -> None:
    own = rule("speed/x", CUT["match"], rewrites=CUT["rewrites"])
    text = "Soft skin. It removes milia.\n\nThis is why people like it.\n"
    assert small(own).fix(text).source.text == text
    assert small(own).fix(text.replace("This", "Time")).applied


def test_a_piece_of_advice_is_given_once(small) -> None:
    own = rule("speed/x", CUT["match"], rewrites=[{"sentence": "Ask a doctor first."}, {"delete": "sentence"}])
    done = small(own).fix("It removes milia. Rinse well.\n\nIt removes milia. Dry well.\n\nIt removes milia. Rest well.\n")
    assert done.source.text == "Ask a doctor first. Rinse well.\n\nDry well.\n\nRest well.\n"


def test_two_edits_of_one_sentence_do_not_say_the_same(small) -> None:
    own = rule("speed/x", {"phrases": ["ugly (mark|spot)"]}, rewrites=["visible flaw"])
    done = small(own).fix("It is for an ugly mark or an ugly spot.")
    assert done.source.text == "It is for a visible flaw or an ugly spot."


def test_what_an_edit_uncovers_counts_as_new(small) -> None:
    """One finding goes and another of the same rule comes elsewhere: the number alone does not show it."""
    one = rule("speed/x", {"phrases": ["removes milia"]}, rewrites=[{"advice": "Ask."}])
    other = rule("guarantee/y", {"phrases": ["clears spots"]}, rewrites=["removes milia"])
    third = rule("offer-terms/z", {"phrases": ["while stocks last"]}, rewrites=[{"delete": "sentence"}])
    done = small(one, other, third).fix("It removes milia while stocks last. Rinse well. The cream clears spots.")
    assert done.source.text == "Rinse well. The cream clears spots."
    assert [each.reason for each in done.refused] == ["it would bring speed/x"]


def test_a_mapping_that_would_break_is_not_written(small) -> None:
    own = rule("speed/x", {"phrases": ["it [{remove} {condition}]"]}, rewrites=[{"sentence": "Note: this - (x) # is not plain"}])
    done = small(own).fix("---\ntitle: It removes milia\n---\n")
    assert done.source.text == "---\ntitle: It removes milia\n---\n"
    assert [each.reason for each in done.refused] == ["the page would be read differently"]


def test_a_blank_is_for_a_person_to_fill(small) -> None:
    (finding,) = small(rule("speed/x", CLAIM, rewrites=["smooths it within [n] days"])).lint(Source("p.md", "It removes milia."))
    assert [(each.text, each.applies) for each in finding.rewrites] == [("Write “smooths it within [n] days”.", "advice")]


def test_overlaps_the_graver_one_wins_and_the_next_round_does_the_rest(small) -> None:
    error = rule(
        "guarantee/y", {"phrases": ["removes milia fast"]}, severity="error", references=[LAW], rewrites=["removes milia"]
    )
    done = small(softening(), error).fix("It removes milia fast.")
    assert done.source.text == "It smooths the look of milia."
    assert [each.finding.rule for each in done.applied] == ["guarantee/y", "speed/x"]


def test_an_edit_that_brings_another_finding_is_refused_and_the_next_wording_tried(small) -> None:
    other = rule("guarantee/y", {"phrases": ["smooths for good"]})
    done = small(softening("smooths for good"), other).fix("Our balm removes milia.")
    assert done.source.text == "Our balm smooths the look of milia."
    alone = small(rule("speed/x", CLAIM, rewrites=["smooths for good"]), other).fix("Our balm removes milia.")
    assert [each.reason for each in alone.refused] == ["it would bring guarantee/y"]


def test_an_edit_that_mends_nothing_is_refused(small) -> None:
    done = small(rule("speed/x", CLAIM, rewrites=["removes acne"])).fix("It removes milia.")
    assert [each.reason for each in done.refused] == ["speed/x would still be there"]


def test_many_edits_with_some_that_cannot_be_made(small) -> None:
    bad = rule("guarantee/y", {"phrases": ["smooths the look of acne"]})
    text = " ".join(f"It removes {what} today." for what in ["milia", "acne", "skin tags"] * 20)
    done = small(softening(), bad).fix(text)
    assert (len(done.applied), len(done.refused), done.source.text.count("removes acne")) == (40, 20, 20)


def test_text_that_never_comes_to_rest_is_told(small, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("milia_lint.rewriting.apply.MOST_ROUNDS", 1)
    nested = rule("guarantee/y", {"phrases": ["removes milia fast"]}, rewrites=["removes milia"])
    done = small(softening(), nested).fix("It removes milia fast.")
    assert (done.rounds, done.converged) == (1, done.source.text == "It smooths the look of milia.")
    assert not done.converged


@pytest.mark.parametrize("text", ["{{" * 2000, "<" * 2000, "", "\n\n", "\ufeff", "---\n---\n"])
def test_odd_text_comes_back_as_it_is(bench: Bench, text: str) -> None:
    assert bench.fix(text).source.text == text


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("p.md", "One.\n\nIt removes milia.\n", "One.\n\n<!-- milia-lint: ignore speed/x because so -->\nIt removes milia.\n"),
        ("p.mdx", "It removes milia.\n", "{/* milia-lint: ignore speed/x because so */}\nIt removes milia.\n"),
        ("p.liquid", "<p>\r\n  It removes milia.</p>\r\n", "<p>\r\n  {% comment %} milia-lint: ignore speed/x because so {% endcomment %}\r\n  It removes milia.</p>\r\n"),
        ("p.html", '<img\n  alt="It removes milia">\n', '<!-- milia-lint: ignore speed/x because so -->\n<img\n  alt="It removes milia">\n'),
        ("p.md", "---\ntitle: It removes milia\n---\n", "---\ntitle: It removes milia\nmilia_lint:\n  ignore:\n    - {rule: speed/x, because: \"so\"}\n---\n"),
        ("p.md", "| a |\n|---|\n| It removes milia. |\n| It removes acne. |\n", "| a |\n|---|\n| It removes milia. <!-- milia-lint: ignore-line speed/x because so --> |\n| It removes acne. |\n"),
    ],
)  # fmt: skip
def test_a_finding_is_left_be_in_the_form_its_file_takes(small, name: str, text: str, says: str) -> None:
    told = small(softening())
    source = Source(name, text)
    finding, *others = told.lint(source)
    found = with_suppression(source, finding, "so", told.lint)
    assert found is not None
    assert found.text == says
    assert len(told.lint(found)) == len(others)


# What the built-in rules offer.

_FACTS = re.compile(
    r"\d|%|\b(?:study|studies|trial|tested|proven|survey|patients|dermatologist|award|certified|clinical)\b", re.IGNORECASE
)


@pytest.mark.parametrize("name", sorted(open_rulebook().rules))
def test_no_rewrite_gives_a_fact_that_nobody_gave(name: str, builtin: Rulebook) -> None:
    for each in builtin.rules[name].rewrites:
        if each.over != "advice":
            assert not _FACTS.search(re.sub(r"\{[^}]*\}|\[[^\]]*\]", "", each.text)), each.text
            assert not re.search(r"\|[^}]*\d", each.text), "a default must not be a figure"


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


def test_on_every_bad_example(bench: Bench, builtin: Rulebook) -> None:
    applied = 0
    for each in builtin.rules.values():
        for example in each.bad:
            text = re.sub(r"\[\[(.*?)\]\]", r"\1", example.text, flags=re.DOTALL)
            applied += len(held(bench, text, f"p.{example.form}").applied)
    assert applied > 250


SAMPLED = sorted(name for name, each in open_rulebook().rules.items() if each.severity is not Severity.INFO and patterns(each))


@settings(max_examples=150)
@given(name=st.sampled_from(SAMPLED), seed=st.integers(0, 10**6))
def test_on_sentences_made_of_the_rules_own_phrases(bench: Bench, name: str, seed: int) -> None:
    random = Random(seed)
    text = " ".join((sentence(bench.rulebook.rules[name], bench.rulebook, random), "It is light.", "Order a sample."))
    done = held(bench, text)
    assert "  " not in read(done.source).text
    assert not re.search(r"\s[.,;]", done.source.text) or re.search(r"\s[.,;]", text)


@pytest.mark.parametrize("page", sorted(path.name for path in (EXAMPLES / "rewritten").glob("*")))
def test_the_rewritten_examples_are_what_comes_out(bench: Bench, page: str) -> None:
    draft = (EXAMPLES / "drafts" / page).read_text(encoding="utf-8")
    done = bench.fix(draft, name=page)
    assert done.source.text == (EXAMPLES / "rewritten" / page).read_text(encoding="utf-8")
    assert len(done.applied) > 10
    assert not bench.counts(done.source.text)
