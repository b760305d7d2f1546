"""The claims registry: what it covers is excused, and what no longer holds says why."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from conftest import rule, write_rules
from site_case import CLAIM, ENTRY, TODAY, excuses, lint_files, rules

from milia_lint.checks.open_rules import load_rulebook
from milia_lint.claims.project import projected
from milia_lint.claims.registry import parse_registry
from milia_lint.files.problem import InvalidFile
from milia_lint.files.source import Source
from milia_lint.findings.finding import Report
from milia_lint.findings.selection import Selection
from milia_lint.matching import Lexicon
from milia_lint.rulebook.project_queries import with_queries
from milia_lint.runs.aggregate import aggregate
from milia_lint.runs.lint_file import lint_source

CONFIG = "claims: claims.yaml\nmarkets: [us, uk]\n"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def lint(page: str, entry: str = ENTRY, config: str = CONFIG, name: str = "a.md", today: date = TODAY) -> Report:
    return lint_files(config, {"claims.yaml": entry, name: page}, today)


def test_a_covered_claim_is_excused_by_its_entry() -> None:
    assert rules(lint(f"{CLAIM}.", "# none yet\n")) == ["statistic/share-of"]
    report = lint(f"{CLAIM}.")
    assert (rules(report), excuses(report)) == ([], {"registry:smooth"})


def test_markup_look_alikes_and_line_ends_hide_nothing() -> None:
    assert rules(lint("**92&nbsp;%** of\nwomen saw *smoother* skin.")) == []
    assert rules(lint("<p>92 percent of <b>women</b> saw<br>sm\u043eother skin</p>", name="a.html")) in (
        [],
        ["text-integrity/letters"],
    )


def test_a_finding_that_says_more_than_the_entry_stands() -> None:
    assert rules(lint(f"{CLAIM} overnight.")) == ["speed/overnight"]
    assert rules(lint(f"{CLAIM}. 95 % of women saw clearer skin.")) == ["statistic/share-of"]


def test_the_sentence_may_say_more_around_the_registered_wording() -> None:
    assert rules(lint(f"This year {CLAIM}, and we are glad.")) == []


@pytest.mark.parametrize(("more", "rule", "says"), [
    ("  expires: 2025-12-31\n", "expired", "which expired on 2025-12-31"),
    ("  valid_from: 2026-01-02\n", "expired", "which is not valid before 2026-01-02"),
    ("  markets: [us]\n", "market", "for US only; this page is also for UK"),
    ("  qualifier: Consumer test, 120 women\n", "qualifier", '"Consumer test, 120 women"'),
])  # fmt: skip
def test_each_fault_of_an_entry_is_one_finding(more: str, rule: str, says: str) -> None:
    (finding,) = lint(f"{CLAIM}.", ENTRY + more).findings
    assert finding.rule == f"clinical-proof/registry-{rule}"
    assert says in finding.message
    assert finding.location.quote == CLAIM
    assert [(each.location.path, each.location.line, each.location.quote) for each in finding.related] == [
        ("claims.yaml", 1, "smooth")
    ]


@pytest.mark.parametrize(("expires", "found"), [("2025-12-31", 1), ("2026-01-01", 0)])
def test_the_last_day_still_counts(expires: str, found: int) -> None:
    assert len(lint(f"{CLAIM}.", f"{ENTRY}  expires: {expires}\n").findings) == found


def test_a_changed_figure_is_said() -> None:
    (finding,) = lint("95 % of women saw smoother skin.").findings
    assert finding.rule == "clinical-proof/registry-figure"
    assert "says 95; the evidence registered as `smooth` shows 92 %" in finding.message


def test_a_registry_finding_has_the_severity_of_the_finding_it_answers() -> None:
    entry = ENTRY.replace("92 % of women saw smoother skin", "Wrinkles reduced by 30 %").replace(
        "figure: 92 %", "expires: 2020-01-01"
    )
    alone = lint("Wrinkles reduced by 30 %.", "# none\n").findings
    told = lint("Wrinkles reduced by 30 %.", entry).findings
    assert [each.rule for each in told] == ["clinical-proof/registry-expired"]
    assert lint(f"{CLAIM}.", f"{ENTRY}  expires: 2020-01-01\n").findings[0].severity is not told[0].severity
    assert told[0].severity is min((each.severity for each in alone), key=lambda severity: severity.rank)


def test_the_finding_stands_where_the_registry_rule_is_off() -> None:
    config = CONFIG + "rules: {ignore: [clinical-proof/registry-expired]}\n"
    assert rules(lint(f"{CLAIM}.", f"{ENTRY}  expires: 2020-01-01\n", config)) == ["statistic/share-of"]


def test_one_valid_entry_among_several_is_enough() -> None:
    old = ENTRY.replace("id: smooth", "id: old") + "  expires: 2020-01-01\n"
    report = lint(f"{CLAIM}.", old + ENTRY)
    assert (rules(report), excuses(report)) == ([], {"registry:smooth"})


def test_several_faults_of_an_entry_are_several_findings() -> None:
    found = rules(lint("95 % of women saw smoother skin.", f"{ENTRY}  expires: 2020-01-01\n  markets: [uk]\n"))
    assert found == ["clinical-proof/registry-expired", "clinical-proof/registry-figure", "clinical-proof/registry-market"]


def test_an_expired_entry_is_reported_even_where_no_rule_fires() -> None:
    entry = "- {id: mint, wording: smells of mint, expires: 2020-01-01, evidence: {kind: other, reference: x1}, approved_by: R. Ames}\n"
    assert rules(lint("It smells of mint.", entry)) == ["clinical-proof/registry-expired"]
    assert rules(lint("It does not say: smells of mint?", entry)) == []


def test_no_evidence_makes_a_cosmetic_a_medicine() -> None:
    entry = (
        "- {id: x, wording: Glow removes milia, evidence: {kind: other, reference: x1}, approved_by: R. Ames, product: Glow}\n"
    )
    page = "Our new cream is here. Glow removes milia."
    assert "drug-claim/removes" in rules(lint(page, entry))
    assert "drug-claim/removes" in rules(lint(page, entry, CONFIG + "products: {Glow: cosmetic}\n"))
    assert rules(lint(page, entry, CONFIG + "products: {Glow: device}\n")) == []


PRODUCT = ENTRY + "  product: Glow\n"


@pytest.mark.parametrize(("page", "covered"), [
    (f"# Glow\n\n{CLAIM}.", True),
    (f"With Glow, {CLAIM}.", True),
    (f"# Matte\n\n{CLAIM}.", False),
    (f"# Glow\n\nWith Glow Max, {CLAIM}.", False),
])  # fmt: skip
def test_a_claim_is_covered_for_its_product(page: str, covered: bool) -> None:
    report = lint(page, PRODUCT, CONFIG + "products: {Glow Max: cosmetic}\n")
    assert (rules(report) == []) is covered
    if not covered:
        assert report.findings[0].related[-1].message == "the registry has this for Glow, which is not named here"


QUALIFIED = ENTRY + "  qualifier: [Consumer test with 120 women. Four weeks., Tested on 120 women]\n"


@pytest.mark.parametrize(("page", "near"), [
    (f"{CLAIM}. Consumer test with **120** women. Four weeks.", True),
    (f"{CLAIM}.\n\nTested on 120 women.", True),
    (f"{CLAIM}. Consumer test with 120 women.", False),
    (f"{CLAIM}.\n\n## More\n\nTested on 120 women.", False),
    (f"{CLAIM}.\\*\n\n## More\n\n\\* Tested on 120 women.", True),
    (f"{CLAIM}.\\*\n\n## More\n\n\\*\\* Tested on 120 women.", False),
    (f"{CLAIM}.[^1]\n\n## More\n\nx\n\n[^1]: Tested on 120 women.", True),
    (f"{CLAIM}.[^1]\n\n## More\n\nx[^2]\n\n[^1]: Nothing.\n\n[^2]: Tested on 120 women.", False),
    (f"{CLAIM}.\n\n<!-- Tested on 120 women -->", False),
    (f"{CLAIM}.\n\n![Tested on 120 women](a.png)", False),
])  # fmt: skip
def test_a_qualifier_counts_where_readers_of_the_claim_see_it(page: str, near: bool) -> None:
    assert (rules(lint(page, QUALIFIED)) == []) is near


@pytest.mark.parametrize("note", [
    '<ol><li id="n">Tested on 120 women.</li></ol>', '<p><sup>3</sup> Tested on 120 women.</p>', "<p>[3] Tested on 120 women.</p>",
])  # fmt: skip
@pytest.mark.parametrize("mark", ['<sup><a href="#n">3</a></sup>', "<sup>3</sup>"])
def test_notes_in_html(note: str, mark: str) -> None:
    page = f"<h2>A</h2><p>{CLAIM}{mark}.</p><h2>Notes</h2>{note}"
    tied = not ("id=" in note and "href" not in mark)
    assert (rules(lint(page, QUALIFIED, name="a.html")) == []) is tied


def test_a_phrase_covers_several_ways_to_say_it() -> None:
    entry = ENTRY.replace(
        "wording: 92 % of women saw smoother skin", 'phrase: "{percent} of (women|users) (saw|noticed) (smoother|softer) skin"'
    )
    assert rules(lint("92 % of users noticed softer skin.", entry)) == []
    assert rules(lint("90 % of users noticed softer skin.", entry)) == ["clinical-proof/registry-figure"]


@pytest.mark.parametrize(("text", "says"), [
    ("- id: a\n  wording: Two. Sentences here.\n  evidence: {kind: other, reference: ab}\n  approved_by: Ann\n", "c.yaml:2:12: the wording is more than one sentence"),
    ("- id: a\n  evidence: {kind: other, reference: ab}\n  approved_by: Ann\n", "c.yaml:1:7: an entry has either a `wording` or a `phrase`"),
    (ENTRY + ENTRY, "c.yaml:6:7: there is an entry `smooth` already"),
    (ENTRY.replace("reference: CT-7, ", ""), "c.yaml:4:13: evidence needs a `reference` or a `file`"),
    (ENTRY.replace("figure: 92 %", "figure: 93 %"), "c.yaml:3:11: the wording does not say 93 %"),
    (ENTRY.replace("approved_by", "aproved_by"), 'c.yaml:5:3: unknown key `aproved_by` (did you mean "approved_by"?)'),
    (ENTRY + "  expires: 2026-02-31\n", "c.yaml:6:12: `2026-02-31` is no day"),
    (ENTRY + "  expires: 2026-01-01\n  valid_from: 2026-01-02\n", "c.yaml:6:12: it expires before it is valid"),
])  # fmt: skip
def test_mistakes_in_the_registry_are_reported_with_their_location(text: str, says: str) -> None:
    with pytest.raises(InvalidFile) as raised:
        parse_registry("c.yaml", text)
    assert says in str(raised.value)


def test_a_market_that_nobody_knows_is_reported_at_its_entry() -> None:
    with pytest.raises(InvalidFile, match=r"claims\.yaml:1:[0-9]+: `usa` is no market"):
        lint_files("claims: claims.yaml\n", {"claims.yaml": ENTRY + "  markets: [usa]\n", "a.md": "Text."})


@pytest.mark.parametrize(("entry", "says"), [
    ('- {id: a, phrase: "{wemen} saw", evidence: {kind: other, reference: ab}, approved_by: Ann}\n', "`{wemen}` is no slot"),
    ('- {id: a, phrase: "(saw it", evidence: {kind: other, reference: ab}, approved_by: Ann}\n', "never closed"),
    ('- {id: a, phrase: "(saw it)?", evidence: {kind: other, reference: ab}, approved_by: Ann}\n', "needs at least one word"),
])  # fmt: skip
def test_an_invalid_phrase_is_reported_at_its_entry(entry: str, says: str) -> None:
    with pytest.raises(InvalidFile) as raised:
        lint("Text.", entry)
    assert str(raised.value).startswith("claims.yaml:1:8: ")
    assert says in str(raised.value)


def test_a_missing_registry_is_reported_at_the_config() -> None:
    with pytest.raises(InvalidFile, match=r"\.milia-lint\.yaml:1:9: there is no claims registry"):
        lint_files("claims: nowhere.yaml\n", {"a.md": "Text."})


@pytest.mark.parametrize(("entry", "told"), [("# none\n", ["drug-claim/two", "statistic/one"]), (ENTRY, ["drug-claim/two"])])
def test_evidence_for_one_finding_leaves_that_of_another_category(entry: str, told: list[str], tmp_path: Path) -> None:
    match = {"phrases": ["{percent} of women"]}
    folder = write_rules(tmp_path / "rules", rule("statistic/one", match, confidence="high"), rule("drug-claim/two", match))
    project = projected(parse_registry("claims.yaml", entry), ())
    rulebook = with_queries(load_rulebook([folder]), project.queries())
    source = Source("a.md", f"{CLAIM}.")
    result = lint_source(source, rulebook, Lexicon(rulebook), Selection(), project=project)
    assert rules(aggregate([result], rulebook, Selection())) == told
