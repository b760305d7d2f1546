"""What a config settles: facts, products, approved disclaimers, partials that carry required text."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import rule, write_rules
from site_case import excuses, lint_files, rules

from milia_lint.files.problem import InvalidFile


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


FACT = "facts:\n  heredity:\n    stance: not-inherited\n    about: milia\n    wording: Most milia are not inherited.\n"


def test_a_page_that_contradicts_an_agreed_fact_is_a_finding() -> None:
    assert rules(lint_files("", {"a.md": "Milia often run in families."})) == []
    (finding,) = lint_files(FACT, {"a.md": "Milia often run in families."}).findings
    assert finding.rule == "contradiction/inherited"
    assert [rewrite.text for rewrite in finding.rewrites] == ["Most milia are not inherited."]
    assert "agreed in .milia-lint.yaml, line 3" in finding.message
    (fact,) = finding.related
    assert (fact.location.line, fact.location.column, fact.location.quote) == (3, 13, "not-inherited")


def test_a_page_that_states_the_agreed_fact_is_not_reported() -> None:
    pages = {"a.md": "Milia often run in families.", "b.md": "Milia have no known genetic link."}
    assert {each.location.path for each in lint_files("", pages).findings if each.category == "contradiction"} == {"a.md", "b.md"}
    report = lint_files(FACT, pages)
    assert {each.location.path for each in report.findings if each.category == "contradiction"} == {"a.md"}
    assert [related.location.path for related in report.findings[0].related] == [".milia-lint.yaml", "b.md"]


def test_a_fact_is_about_its_subject_alone() -> None:
    assert rules(lint_files(FACT, {"a.md": "Psoriasis often runs in families."})) == []
    assert rules(lint_files(FACT.replace("    about: milia\n", ""), {"a.md": "Psoriasis often runs in families."})) != []


def test_a_fact_about_one_group_of_people_leaves_the_others_alone() -> None:
    fact = "facts:\n  self-resolution: {stance: goes-away, groups: babies, wording: In babies milia go away by themselves.}\n"
    assert rules(lint_files(fact, {"a.md": "In adults, milia will not go away without treatment."})) == []
    assert "contradiction/lasting" in rules(lint_files(fact, {"a.md": "In newborns, milia will not go away without treatment."}))


def test_stances_and_groups_must_be_those_of_the_rule() -> None:
    fact = "facts:\n  self-resolution: {stance: goes-away, groups: babies, wording: In babies milia go away by themselves.}\n"
    with pytest.raises(InvalidFile) as raised:
        lint_files(fact.replace("goes-away", "nowhere").replace("babies, w", "martians, w"), {"a.md": "x"})
    told = str(raised.value)
    assert "`nowhere` is no stance of contradiction/lasting: " in told
    assert "`martians` is no group of contradiction/lasting: " in told


@pytest.mark.parametrize(("config", "says"), [
    ("facts: {hereditary: {stance: inherited, wording: Milia are.}}\n", ":1:30: `hereditary` is no topic of a contradiction rule"),
    ("facts: {heredity: {stance: inherited, about: mila, wording: Milia are.}}\n", '`mila` is no subject that the rules know (did you mean "milia"?)'),
    ("includes: {'*': nowhere.html}\n", ":1:17: the partial nowhere.html cannot be read"),
    ("disclaimers: {missing-disclaimers: [Not a doctor.]}\n", ":1:15: `missing-disclaimers` is no rule and no category"),
    ("products: {Wand: {kind: device, claims: ['{kure} acne']}}\n", ":1:42: `{kure}` is no slot"),
    ("products: {Wand: gadget}\n", "`gadget` is none of cosmetic, drug, device"),
])  # fmt: skip
def test_invalid_settings_are_reported_with_their_location(config: str, says: str) -> None:
    with pytest.raises(InvalidFile) as raised:
        lint_files(config, {"a.md": "Text."})
    assert says in str(raised.value)


HEALTH = (
    "# Warts and how they are treated\n\nA virus causes warts. Warts can be removed by freezing. Treatment of warts takes time. "
    "Ask us about wart removal.\n"
)
LACKING = "missing-disclaimer/medical"
BRAND = "These pages are a chat. Warts deserve a better adviser."


def test_text_in_a_partial_counts_for_the_pages_that_show_it() -> None:
    files = {"a.md": HEALTH, "shop/b.md": HEALTH, "foot.txt": "Nothing here should be taken as medical advice."}
    report = lint_files("includes: {'shop/': foot.txt}\n", files)
    assert (LACKING in rules(report, "a.md"), LACKING in rules(report, "shop/b.md")) == (True, False)
    inline = "includes: {'shop/': {text: Nothing here should be taken as medical advice.}}\n"
    assert LACKING not in rules(lint_files(inline, files), "shop/b.md")


def test_a_partial_satisfies_requirements_of_the_page() -> None:
    page = "Our night cream has retinol."
    partial = "Not in pregnancy. Use a sunscreen by day."
    message = lint_files(f"includes: {{'*': {{text: {partial}}}}}\n", {"a.md": page}).findings[0].message
    assert message.endswith("lacks a caution about irritation.")


def test_a_partial_does_not_satisfy_a_requirement_of_a_section() -> None:
    missing = {"when": ["retinol"], "require": ["sunscreen"], "within": "section", "at": "first"}
    write_rules(Path("more"), rule("missing-warning/near", {"missing": missing}), shared=False)
    config = "rulebooks: [more]\nincludes: {'*': {text: Wear sunscreen.}}\n"
    assert "missing-warning/near" in rules(lint_files(config, {"a.md": "Our night cream has retinol."}))
    assert "missing-warning/near" not in rules(lint_files(config, {"a.md": "It has retinol. Wear sunscreen."}))


def test_hidden_text_in_a_partial_counts_for_nothing() -> None:
    files = {"a.md": HEALTH, "foot.html": "<p hidden>Nothing here should be taken as medical advice.</p><p>Bye.</p>"}
    assert LACKING in rules(lint_files("exclude: [foot.html]\nincludes: {'*': foot.html}\n", files), "a.md")


@pytest.mark.parametrize("config", [f"disclaimers: ['{BRAND}']\n", f"disclaimers: {{{LACKING}: '{BRAND}'}}\n"])
def test_the_brands_own_wording_counts(config: str) -> None:
    assert LACKING in rules(lint_files(config, {"a.md": HEALTH}))
    assert LACKING in rules(lint_files("", {"a.md": f"{HEALTH}\n{BRAND}\n"}))
    assert LACKING not in rules(
        lint_files(config, {"a.md": f"{HEALTH}\n*These pages* are a\nchat. Warts deserve a better adviser.\n"})
    )
    assert LACKING in rules(lint_files(config, {"a.md": f"{HEALTH}\n<p hidden>{BRAND}</p>\n"}))


def test_approved_wording_counts_where_a_partial_has_it() -> None:
    assert LACKING not in rules(
        lint_files(f"disclaimers: ['{BRAND}']\nincludes: {{'*': {{text: '{BRAND}'}}}}\n", {"a.md": HEALTH})
    )


WAND = "products:\n  Wand: {kind: device, claims: [removes warts]}\n  Glow: cosmetic\n"


@pytest.mark.parametrize(("page", "allowed"), [
    ("Our Wand removes warts.", True),
    ("Our Wand removes warts and cures eczema.", False),
    ("Our Wand removes milia.", False),
    ("Our Glow removes warts.", False),
    ("Our cream is new. It removes warts.", False),
])  # fmt: skip
def test_a_device_may_claim_what_it_is_registered_for(page: str, allowed: bool) -> None:
    report = lint_files(WAND, {"a.md": page})
    assert ("drug-claim" not in {each.category for each in report.findings}) is allowed
    assert ("product:Wand" in excuses(report)) is allowed


def test_claims_listed_for_a_cosmetic_excuse_no_drug_claim() -> None:
    report = lint_files("products: {Wand: {kind: cosmetic, claims: [removes warts]}}\n", {"a.md": "Our Wand removes warts."})
    assert "drug-claim" in {each.category for each in report.findings}
