from __future__ import annotations

import pytest
from conftest import Lint, quotes, rule
from hypothesis import given
from hypothesis import strategies as st

TOGETHER = {"together": {"all": [["retinol"], ["pregnant"]], "within": "paragraph"}}
MISSING = {"missing": {"when": ["{condition}"], "require": ["medical advice"], "within": "page", "times": 2}}
NEARBY = {"missing": {"when": ["glycolic"], "require": ["sunscreen"], "within": "section"}}
HEREDITY = {
    "contradiction": {
        "topic": "heredity",
        "stances": {"inherited": ["inherited"], "not-inherited": ["not inherited"]},
        "clashes": [["inherited", "not-inherited"]],
        "groups": {"babies": ["babies"], "adults": ["adults"]},
    }
}


def test_together_within_a_paragraph(lint: Lint) -> None:
    report = lint([rule("missing-warning/x", TOGETHER)], "Use retinol. Even when pregnant.\n\nUse retinol.\n\nPregnant?")
    assert quotes(report) == ["retinol"]


def test_together_in_one_sentence_spans_all(lint: Lint) -> None:
    match = {"together": {"all": [["retinol"], ["pregnant"]]}}
    assert quotes(lint([rule("missing-warning/x", match)], "When pregnant, use retinol now.")) == ["pregnant, use retinol"]


def test_together_may_mark_the_first_group_alone(lint: Lint) -> None:
    match = {"together": {"all": [["retinol"], ["pregnant"]], "mark": "first"}}
    assert quotes(lint([rule("missing-warning/x", match)], "When pregnant, use retinol now.")) == ["retinol"]


def test_together_in_the_sentence_before_or_after(lint: Lint) -> None:
    def match(within: str) -> dict[str, object]:
        return {"together": {"all": [["^yes"], ["work"]], "within": within}}

    text = "## Does it work?\n\nYes.\n\nWe make soap.\n\nYes. It is work."
    previous, following = (lint([rule("guarantee/x", match(within))], text) for within in ("previous", "next"))
    assert [each.location.line for each in previous.findings] == [3]
    assert [each.location.line for each in following.findings] == [7]


def test_together_finds_the_next_sentence_where_its_own_holds_the_words_too(lint: Lint) -> None:
    match = {"together": {"all": [["^yes"], ["work"]], "within": "next"}}
    assert quotes(lint([rule("guarantee/x", match)], "Yes, it is work. It will work.")) == ["Yes"]


def test_missing_text_is_reported_at_the_title(lint: Lint) -> None:
    report = lint(
        [rule("missing-disclaimer/x", MISSING)], "# About skin tags\n\nWhat milia are.", "# Milia\n\nNo medical advice.\n\nacne"
    )
    assert [(finding.location.path, finding.location.quote) for finding in report.findings] == [("p0.md", "About skin tags")]


def test_missing_needs_enough_reason(lint: Lint) -> None:
    assert not lint([rule("missing-disclaimer/x", MISSING)], "# Soap\n\nNot for acne.").findings


def test_hidden_text_is_no_disclaimer(lint: Lint) -> None:
    page = "<h1>Milia</h1><p>acne</p><p {}>This is no medical advice.</p>"
    rules = [rule("missing-disclaimer/x", MISSING)]
    assert not lint(rules, page.format(""), suffix="html").findings
    assert len(lint(rules, page.format('style="display:none"'), suffix="html").findings) == 1
    assert len(lint(rules, '<h1>Milia</h1><p>acne</p><img alt="no medical advice">', suffix="html").findings) == 1


def test_near_means_the_same_section(lint: Lint) -> None:
    text = "# A\n\nA glycolic peel.\n\n# B\n\nWear sunscreen."
    assert quotes(lint([rule("missing-warning/x", NEARBY)], text)) == ["glycolic"]
    assert not lint([rule("missing-warning/x", NEARBY)], text.replace("# B\n\n", "")).findings


def test_a_contradiction_names_the_other_side(lint: Lint) -> None:
    report = lint([rule("contradiction/x", HEREDITY)], "Milia are inherited.", "Milia are not inherited.", "Nothing here.")
    (one, two) = report.findings
    assert (one.location.path, one.location.quote, [each.location.path for each in one.related]) == (
        "p0.md",
        "inherited",
        ["p1.md"],
    )
    assert (two.location.path, two.location.quote, [each.location.quote for each in two.related]) == (
        "p1.md",
        "not inherited",
        ["inherited"],
    )


def test_statements_about_different_people_do_not_clash(lint: Lint) -> None:
    rules = [rule("contradiction/x", HEREDITY)]
    assert not lint(rules, "In babies they are inherited. In adults they are not inherited.").findings
    assert lint(rules, "In babies they are inherited. They are not inherited.").findings


def test_a_rule_across_a_page_ignores_other_pages(lint: Lint) -> None:
    match = {"contradiction": {**HEREDITY["contradiction"], "across": "page"}}
    assert not lint([rule("contradiction/x", match)], "Milia are inherited.", "Milia are not inherited.").findings


def test_statements_about_different_things_do_not_clash(lint: Lint) -> None:
    rules = [rule("contradiction/x", HEREDITY)]
    assert not lint(rules, "Milia are inherited.", "Warts are not inherited.").findings
    assert not lint(rules, "Milia are inherited. Warts are not inherited.").findings
    assert not lint(rules, "They are inherited.", "They are not inherited.").findings
    about_page = {"contradiction": {**HEREDITY["contradiction"], "about": "page"}}
    assert lint([rule("contradiction/x", about_page)], "Milia are inherited. Warts are not inherited.").findings


def test_what_a_sentence_is_about(lint: Lint) -> None:
    def clash(text: str) -> bool:
        return bool(lint([rule("contradiction/x", HEREDITY)], text, "Milia are inherited.").findings)

    assert clash("Milia are small. They are not inherited.")
    assert clash("# Milia\n\nThey are not inherited.")
    assert clash("Milia are small. Milia are white. A wart.\n\nSuch bumps are not inherited.")
    assert not clash("# Milia\n\nWarts are rough. They are not inherited.")


def test_a_passing_mention_makes_no_subject(lint: Lint) -> None:
    rules = [rule("contradiction/x", HEREDITY)]
    about_another = "They are rare. " * 20 + "Milia may follow. They scar.\n\nSuch blisters are not inherited."
    assert not lint(rules, about_another, "Milia are inherited.").findings
    assert lint(rules, f"# All on milia\n\n{about_another}", "Milia are inherited.").findings


@pytest.mark.parametrize(("page", "severity"), [("editorial", "info"), ("selling", "warning")])
def test_severity_of_a_contradiction_follows_the_page_kind(lint: Lint, page: str, severity: str) -> None:
    rules = [rule("contradiction/x", HEREDITY, severity="warning", pages={"editorial": "info"})]
    text = f"---\nmilia_lint: {{page: {page}}}\n---\nMilia are not inherited. Yes, milia are inherited."
    assert [str(finding.severity.value) for finding in lint(rules, text).findings] == [severity]


def test_where_a_contradiction_is_off_nothing_is_compared(lint: Lint) -> None:
    rules = [rule("contradiction/x", HEREDITY, pages={"editorial": "off"})]
    text = "---\nmilia_lint: {page: editorial}\n---\nMilia are not inherited."
    report = lint(rules, text, "Milia are inherited.")
    assert not report.findings
    assert [each.excused_by for each in report.excused] == ["editorial-page"]


def test_the_finding_stands_at_the_side_that_is_not_sound(lint: Lint) -> None:
    match = {"contradiction": {**HEREDITY["contradiction"], "sound": ["not-inherited"]}}
    report = lint(
        [rule("contradiction/x", match)], "Milia are not inherited.", "Milia are inherited. Fine. Yes, they are inherited."
    )
    (one,) = report.findings
    assert (one.location.path, one.location.quote) == ("p1.md", "inherited")
    assert [(each.location.path, each.message) for each in one.related] == [
        ("p0.md", "says: not inherited"),
        ("p1.md", "says it too: inherited"),
    ]


def test_two_stances_in_one_sentence_do_not_clash(lint: Lint) -> None:
    assert not lint([rule("contradiction/x", HEREDITY)], "Some milia are inherited, others are not inherited.").findings


def test_a_guarded_statement_is_an_excused_finding(lint: Lint) -> None:
    rules = [rule("contradiction/x", HEREDITY, unless=["question"])]
    report = lint(rules, "Are milia inherited? Milia are not inherited.")
    assert not report.findings
    assert [(each.location.quote, each.excused_by) for each in report.excused] == [("inherited", "question")]


def test_a_clash_of_many_pages_shows_a_dozen(lint: Lint) -> None:
    report = lint([rule("contradiction/x", HEREDITY)], *["Milia are inherited."] * 20, "Milia are not inherited.")
    assert len(report.findings) == 21
    assert {len(finding.related) for finding in report.findings} == {1, 12}


PAGES = ["Milia are inherited.", "Milia are not inherited.", "In babies milia are inherited.", "Fine."]


@given(st.permutations(list(enumerate(PAGES))))
def test_the_order_of_files_changes_nothing(pages: list[tuple[int, str]]) -> None:
    from pathlib import Path
    from tempfile import mkdtemp

    from conftest import write_rules

    from milia_lint.checks.open_rules import load_rulebook
    from milia_lint.files.source import Source
    from milia_lint.findings.selection import Selection
    from milia_lint.matching import Lexicon
    from milia_lint.runs.aggregate import aggregate
    from milia_lint.runs.lint_file import lint_source

    rulebook = load_rulebook([write_rules(Path(mkdtemp()), rule("contradiction/x", HEREDITY))])
    lexicon, selection = Lexicon(rulebook), Selection()

    def run(order: list[tuple[int, str]]) -> object:
        results = [lint_source(Source(f"p{number}.md", text), rulebook, lexicon, selection) for number, text in order]
        return aggregate(results, rulebook, selection).findings

    assert run(pages) == run(sorted(pages))


def test_patterns_are_the_escape_hatch(lint: Lint) -> None:
    match = {"pattern": {"expression": r"(?<marked>o{3,}) \s wow", "any": ["wow"]}}
    assert quotes(lint([rule("text-integrity/x", match)], "Sooooo wow, ooo.")) == ["ooooo"]


def test_a_pattern_that_times_out_is_reported_as_an_error(lint: Lint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("milia_lint.checks.pattern.TIMEOUT", 0.1)
    match = {"pattern": {"expression": r"(?:a|aa)+$"}}
    report = lint(
        [rule("text-integrity/x", match), rule("speed/y", {"phrases": ["removes milia"]})], "a" * 60 + "b\n\nremoves milia"
    )
    assert quotes(report) == ["removes milia"]
    assert ["took too long" in error.message for error in report.run_errors] == [True]


def test_look_alikes_are_one_finding_a_page(lint: Lint) -> None:
    report = lint(
        [rule("text-integrity/x", {"check": "mixed-scripts"}, message="{words}, first {match}: write {plain}")],
        "A раin-frее and ѕаfе day.",
    )
    assert [finding.message for finding in report.findings] == ["3 words, first раin: write pain"]
    assert [each.location.quote for each in report.findings[0].related] == ["frее", "ѕаfе"]


def test_a_paragraph_said_twice(lint: Lint) -> None:
    text = "This paragraph is long enough to count as more than a mere refrain here."
    report = lint(
        [rule("text-integrity/x", {"check": "repeated-paragraphs"})], f"{text}\n\nOther.\n\n{text}\u00a0\n\nBuy it.\n\nBuy it."
    )
    assert [(finding.location.line, finding.related[0].location.line) for finding in report.findings] == [(5, 1)]


def hygiene(lint: Lint, check: str, text: str, suffix: str = "md") -> list[str]:
    report = lint([rule("text-integrity/x", {"check": check}, message="{match} ({count|0})")], text, suffix=suffix)
    return quotes(report)


def test_invisible_characters_count_inside_words_only(lint: Lint) -> None:
    assert hygiene(lint, "hidden-characters", "A reti\u200bnol cr\u2060eam.") == ["reti\u200bnol"]
    assert hygiene(lint, "hidden-characters", "<p>Our se&#8203;rum</p>", "html") == ["se&#8203;rum"]
    assert hygiene(lint, "hidden-characters", "One \u202eowt\u202c three.") != []
    assert (
        hygiene(
            lint, "hidden-characters", "\ufeffA soft\u00adhyphen, a \U0001f468\u200d\U0001f469, <b>bo</b>ld &amp; more\u200b."
        )
        == []
    )


def test_a_term_said_too_often(lint: Lint) -> None:
    stuffed = "Buy our glow serum, which is kind and light. " * 15
    assert hygiene(lint, "keyword-stuffing", stuffed) == ["glow serum"]
    assert hygiene(lint, "keyword-stuffing", stuffed + " ".join(f"alpha{n} beta{n}." for n in range(500))) == []
    assert hygiene(lint, "keyword-stuffing", "Buy our glow serum. " * 9) == []


def test_a_term_in_attributes_alone_is_no_stuffing(lint: Lint) -> None:
    images = '<img src="a.webp" alt="Our kind glow serum in a jar of blue glass on a shelf">\n' * 15
    assert hygiene(lint, "keyword-stuffing", images) == []


def test_sentences_nearly_alike(lint: Lint) -> None:
    first = "Milia are tiny pale grains that sit on the cheeks of many babies."
    assert hygiene(lint, "near-duplicates", f"{first} Fine. {first[:-7]}adults.") == [f"{first[:-7]}adults."]
    assert hygiene(lint, "near-duplicates", f"{first} Fine. {first}") == []
    assert hygiene(lint, "near-duplicates", f"{first} They grow where keratin is trapped under the skin of the eyelid.") == []


def test_sentences_without_a_space(lint: Lint) -> None:
    assert hygiene(lint, "fused-sentences", "Keep it clean.Using soap helps.") == ["clean.Using"]
    assert hygiene(lint, "fused-sentences", "Keep it clean. Using soap helps.\n\nSee shop.example.com now.") == []
    assert hygiene(lint, "fused-sentences", f"A {'word' * 1_000}, that is cut.") == []


def test_text_that_waits_to_be_replaced(lint: Lint) -> None:
    assert hygiene(lint, "placeholders", "Price TBC. Insert product name here. Lorem ipsum.") == [
        "TBC", "Insert product name here", "Lorem ipsum",
    ]  # fmt: skip
    assert hygiene(lint, "placeholders", "What to do next: insert the pipette. [SIC] Sizes S to XXL.") == []


SIGNED = {
    "missing": {
        "when": ["warts"],
        "require": {"author": ["written by"], "date": ["updated"]},
        "keys": {"author": ["author"], "date": ["lastmod", "publishedtime"]},
    }
}


@pytest.mark.parametrize(
    ("head", "suffix", "found"),
    [
        ("---\nauthor: Ana\nlastmod: 2026-02-16\n---\n\n", "md", []),
        ("---\nauthor: ''\nlastmod: 2026-02-16\n---\n\n", "md", ["author"]),
        ("---\nparams: {author: Ana}\n---\n\n", "md", ["date"]),
        ('<meta property="article:published_time" content="2026-02-16"><meta name="author" content="Ana">', "html", []),
        ('<script type="application/ld+json">{"author": {"name": "Ana"}, "lastMod": "2026-02-16"}</script>', "html", []),
        ("", "md", ["author and date"]),
    ],
)
def test_what_a_page_states_by_a_key_is_not_missing(lint: Lint, head: str, suffix: str, found: list[str]) -> None:
    report = lint([rule("missing-warning/x", SIGNED, message="No {missing}: add it.")], head + "Warts are common.", suffix=suffix)
    assert [each.message for each in report.findings] == [f"No {each}: add it." for each in found]
