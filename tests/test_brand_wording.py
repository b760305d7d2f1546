"""A brand's own wording: read from its config, held against the rules, offered first and spliced like any other."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import milia_lint, rule, write_rules
from hypothesis import given
from hypothesis import strategies as st
from site_case import CLAIM as CLAIM_92
from site_case import ENTRY, lint_files, write_files

from milia_lint.api import lint_paths, lint_text
from milia_lint.checks.open_rules import load_rulebook
from milia_lint.files.problem import InvalidFile
from milia_lint.files.schemas import schema
from milia_lint.files.source import Source
from milia_lint.findings.selection import Selection
from milia_lint.matching import Lexicon
from milia_lint.project.brand_wording import with_brand_wording
from milia_lint.project.model import BrandWording
from milia_lint.rewriting import Linter, Rewriting, rewrite
from milia_lint.rulebook.model import RewriteTemplate, Rulebook
from milia_lint.runs.aggregate import aggregate
from milia_lint.runs.lint_file import lint_source
from milia_lint.runs.profiles import Profiles

CLAIM = {"phrases": ["{remove} {condition}"]}
AT = (".milia-lint.yaml", 1, 1)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def problems(config: str) -> list[str]:
    write_files({".milia-lint.yaml": config})
    with pytest.raises(InvalidFile) as caught:
        Profiles().of("a.md")
    return str(caught.value).splitlines()


def offered(config: str, text: str, rule_id: str = "speed/fast") -> list[tuple[str, bool]]:
    """Return the wording offered for the first finding of a rule, and whether it is the brand's."""
    found = next(each for each in lint_files(config, {"a.md": text}).findings if each.rule == rule_id)
    return [(each.text, each.brand) for each in found.rewrites]


FAST = "Our cream removes milia fast.\n"


def test_brand_wording_precedes_the_rules_own_and_rule_precedes_category() -> None:
    built_in = offered("", FAST)
    config = "rewrites:\n  speed: {advice: For the category.}\n  speed/fast: [{advice: One.}, {advice: Two.}]\n"
    own = [("One.", True), ("Two.", True), ("For the category.", True)]
    assert offered(config, FAST) == [*own, *built_in]
    assert not any(brand for _, brand in built_in)


def test_wording_of_a_config_precedes_that_of_the_config_it_extends() -> None:
    write_files({"house.yaml": "rewrites: {speed/fast: {advice: House.}}\n"})
    config = "extends: house.yaml\nrewrites: {speed: {advice: Own for all.}, speed/fast: {advice: Own.}}\n"
    assert [text for text, brand in offered(config, FAST) if brand] == ["Own.", "House.", "Own for all."]


def test_a_nearer_config_has_wording_of_its_own() -> None:
    write_files({".milia-lint.yaml": "rewrites: {speed: {advice: Root.}}\n", "uk/.milia-lint.yaml": "fail_on: info\n"})
    write_files({"a.md": FAST, "uk/a.md": FAST})
    report = lint_paths(["a.md", "uk/a.md"], jobs=2)
    own = {each.location.path for each in report.findings if any(one.brand for one in each.rewrites)}
    assert own == {"a.md"}


def test_a_rewrite_the_rule_has_itself_is_offered_once() -> None:
    last = offered("", FAST)[0][0]
    found = offered(f"rewrites: {{speed/fast: {{advice: {json.dumps(last)}}}}}\n", FAST)
    assert [text for text, _ in found].count(last) == 1
    assert found[0] == (last, True)


def test_wording_for_a_category_is_dropped_where_a_slot_is_not_captured() -> None:
    config = "rewrites: {drug-claim: ['eases {disease}', {advice: Ask us.}]}\n"
    found = offered(config, "Our balm removes acne.\n", "drug-claim/removes")
    assert [text for text, brand in found if brand] == ["Ask us."]


def test_schema_mistakes_are_reported_with_their_location() -> None:
    assert problems(
        "rewrites:\n  speed:\n    - {sentense: x}\n    - ' '\n  guarantee: []\n  statistic: {delete: word}\n  shame-fear: {match: a, clause: b}\n"
    ) == [
        '.milia-lint.yaml:3:8: unknown key `sentense` (did you mean "sentence"?)',
        '.milia-lint.yaml:4:7: rewrites.speed.1: " " does not match "\\S"',
        ".milia-lint.yaml:5:14: rewrites.guarantee: [] has less than 1 item",
        ".milia-lint.yaml:6:23: `word` is none of match, clause, sentence",
        '.milia-lint.yaml:7:15: rewrites.shame-fear: {"clause":"b","match":"a"} has more than 1 property',
    ]


def test_unknown_rules_and_categories_are_reported() -> None:
    assert problems("rewrites:\n  spede: less\n  speed/fats: less\n") == [
        '.milia-lint.yaml:2:3: `spede` is no rule and no category (did you mean "speed"?)',
        '.milia-lint.yaml:3:3: `speed/fats` is no rule and no category (did you mean "speed/fast"?)',
    ]


def test_templates_with_unknown_slots_are_reported() -> None:
    told = problems(
        "rewrites:\n  drug-claim/removes:\n    - softens {conditoin}\n    - {advice: 'Ask {Legal} of {remove:plurl}'}\n"
        "  speed/fast: {clause: '{growth'}\n  contradiction/inherited: x\n  text-integrity/suppression-expired: x\n"
    )
    assert told[0] == (
        '.milia-lint.yaml:3:7: `{conditoin}` is no slot that `drug-claim/removes` captures (did you mean "condition"?)'
    )
    assert told[1].startswith(".milia-lint.yaml:4:16: `{Legal}` is no slot; write it as")
    assert told[2] == '.milia-lint.yaml:4:16: `plurl` is no form of a slot (did you mean "plural"?)'
    assert told[3].startswith(".milia-lint.yaml:5:24: `{growth` is no slot")
    assert told[4:] == [
        ".milia-lint.yaml:6:28: `contradiction/inherited` takes no rewrites: what pages agree on stands under `facts`",
        ".milia-lint.yaml:7:39: `text-integrity/suppression-expired` takes no rewrites: it finds no copy",
    ]


def small(*rules: dict[str, Any]) -> Rulebook:
    return load_rulebook([write_rules(Path("rules"), *rules)])


def test_slots_that_no_rule_of_a_category_captures_together_are_reported() -> None:
    rulebook = small(rule("speed/x", CLAIM), rule("speed/y", {"phrases": ["{percent} better"]}))
    both, default, unknown = ("{condition} by {percent}", "{condition} by {percent|far}", "{condition} in {time}")
    with_brand_wording(rulebook, [BrandWording("speed", RewriteTemplate("match", default), AT)])
    with pytest.raises(InvalidFile, match=r"no rule of `speed` captures `{condition}` and `{percent}`"):
        with_brand_wording(rulebook, [BrandWording("speed", RewriteTemplate("match", both), AT)])
    with pytest.raises(
        InvalidFile, match=r"`{time}` is no slot that `speed` captures; it captures condition, match, percent, remove"
    ):
        with_brand_wording(rulebook, [BrandWording("speed", RewriteTemplate("match", unknown), AT)])


def test_a_rewrite_is_written_as_in_a_rule() -> None:
    assert schema("config")["$defs"]["rewrite"].items() >= schema("rule")["$defs"]["rewrite"].items()


def test_a_rule_file_with_an_unknown_slot_in_a_rewrite_is_reported() -> None:
    with pytest.raises(InvalidFile, match=r"`\{Condition\}` is no slot"):
        small(rule("speed/x", CLAIM, rewrites=["smooths {Condition}"]))


def test_brand_wording_is_never_a_safe_edit() -> None:
    page = {"a.md": "Our cre\u200bam.\n"}
    (plain,) = lint_files("", page).findings
    (own,) = lint_files("rewrites: {text-integrity/invisible: '{match} oil'}\n", page).findings
    assert (plain.rewrites[0].text, plain.rewrites[0].applies) == ("cream", "safe")
    assert (own.rewrites[0].text, own.rewrites[0].applies) == ("cream oil", "suggested")


# Spliced like any other.

TEMPLATES = (
    RewriteTemplate("match", "smooths the look of {condition}"),
    RewriteTemplate("match", "{remove>soften} {condition:plural}"),
    RewriteTemplate("sentence", "A care for {condition}."),
    RewriteTemplate("clause", ""),
    RewriteTemplate("match", ""),
)


def fixed(rulebook: Rulebook, text: str) -> Rewriting:
    lexicon = Lexicon(rulebook)

    def lint(source: Source) -> Any:
        return aggregate([lint_source(source, rulebook, lexicon, Selection())], rulebook, Selection())

    return rewrite(Source("p.md", text), Linter(lambda source: lint(source).findings, lint), suggested=True)


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Rulebook, Rulebook]]:
    """Rulebooks in pairs: a rule offers a rewrite; a rule without any, and a brand that prefers it."""
    found = []
    for number, template in enumerate(TEMPLATES):
        folder = tmp_path_factory.mktemp(f"rules{number}")
        written = {template.over: template.text} if template.text else {"delete": template.over}
        own = load_rulebook([write_rules(folder / "own", rule("speed/x", CLAIM, rewrites=[written]))])
        bare = load_rulebook([write_rules(folder / "bare", rule("speed/x", CLAIM))])
        found.append((own, with_brand_wording(bare, [BrandWording("speed", template._replace(brand=True), AT)])))
    return found


PARTS = st.sampled_from(["Our balm", "It **gently**", "", "> They", "If you ask, it", "- A cream that", "What", "“It"])
ENDS = st.sampled_from([".", " today.", ", and it is light.", "*", "?", " [here](x).", "”", " &amp; more"])


@given(
    which=st.integers(0, len(TEMPLATES) - 1),
    begin=PARTS,
    verb=st.sampled_from(["removes", "remove", "removing", "gets rid of", "Removed"]),
    what=st.sampled_from(["milia", "a skin tag", "acne", "skin"]),
    end=ENDS,
)
def test_brand_wording_is_spliced_like_a_rules_rewrite(
    books: list[tuple[Rulebook, Rulebook]], which: int, begin: str, verb: str, what: str, end: str
) -> None:
    text = f"# Care\n\n{begin} {verb} {what}{end}\n\nRead on.\n"
    own, brand = (fixed(book, text) for book in books[which])
    assert brand.source.text == own.source.text
    assert len(brand.applied) == len(own.applied)
    for each in brand.applied[:1]:
        assert text[each.start : each.end] == each.before
        assert brand.source.text == text[: each.start] + each.after + text[each.end :]


def test_a_refusal_gives_the_reason_of_the_wording_it_names() -> None:
    other = rule("guarantee/y", {"phrases": ["smooths for good"]})
    rulebook = small(rule("speed/x", CLAIM, rewrites=["removes acne"]), other)
    done = fixed(
        with_brand_wording(rulebook, [BrandWording("speed", RewriteTemplate("match", "smooths for good", brand=True), AT)]),
        "Our balm removes milia.",
    )
    assert [(each.edit.text, each.reason) for each in done.refused] == [("smooths for good", "it would bring guarantee/y")]


# From end to end.

CONFIG = """\
rewrites:
  speed/zz-test:
    - vanishes {condition} for ever
    - smooths the look of {condition}
  speed:
    - advice: Ask the regulatory team.
rulebooks: [more]
rules: {select: [speed/zz-test]}
"""
DRAFT = "# Balm\n\nOur **balm** removes milia.\n"


@pytest.fixture
def site() -> None:
    """A page, rules of its own, and a config whose first wording is a claim itself."""
    data = rule(
        "speed/zz-test", CLAIM, rewrites=["softens {condition}"], examples={"bad": ["It [[removes milia]]."], "good": ["It is."]}
    )
    write_rules(Path("more"), data, shared=False)
    write_files({".milia-lint.yaml": CONFIG, "a.md": DRAFT})


def run(*args: str, text: str = "") -> tuple[int, str]:
    done = milia_lint(*args, text=text)
    return done.exit_code, done.output


@pytest.mark.usefixtures("site")
def test_reports_show_brand_wording_first() -> None:
    assert "smooths the look of" not in run("check", "a.md")[1], "the best wording alone"
    told = run("check", "a.md", "--verbose")[1]
    assert "→ “vanishes milia for ever” instead of “removes milia” (the brand's wording)" in told
    assert told.index("vanishes") < told.index("smooths the look of")
    (finding,) = json.loads(run("check", "a.md", "--format", "json")[1])["findings"]
    assert [(each["text"], each.get("brand", False)) for each in finding["rewrites"]] == [
        ("vanishes milia for ever", True),
        ("smooths the look of milia", True),
        ("Ask the regulatory team.", True),
        ("softens milia", False),
    ]
    found = lint_text(DRAFT, config=".milia-lint.yaml").findings[0].rewrites
    assert [each.brand for each in found] == [True, True, True, False]


@pytest.mark.usefixtures("site")
def test_fix_refuses_wording_that_brings_a_finding_and_takes_the_next() -> None:
    status, told = run("fix", "--suggested", "a.md")
    assert (status, Path("a.md").read_text(encoding="utf-8")) == (0, "# Balm\n\nOur **balm** smooths the look of milia.\n")
    assert "3:14  speed/zz-test  refused, it would bring guarantee/for-ever: “vanishes milia for ever”" in told
    assert "1 edit made in 1 file; 1 edit refused." in told


@pytest.mark.usefixtures("site")
def test_interactive_fix_offers_brand_wording_first() -> None:
    told = run("fix", "--interactive", "a.md", text="1\n2\n")[1]
    assert "  1. “vanishes milia for ever” instead of" in told
    assert "(the brand's wording)" in told
    assert "Not done: it would bring guarantee/for-ever." in told
    assert Path("a.md").read_text(encoding="utf-8") == "# Balm\n\nOur **balm** smooths the look of milia.\n"


@pytest.mark.usefixtures("site")
def test_explain_shows_brand_wording_first() -> None:
    told = run("explain", "speed/zz-test")[1].partition("Instead\n")[2].splitlines()
    assert told[:4] == [
        "  → “vanishes {condition} for ever” for the match (the brand's wording)",
        "  → “smooths the look of {condition}” for the match (the brand's wording)",
        "  → Ask the regulatory team. (the brand's wording)",
        "  → “softens {condition}” for the match",
    ]


@pytest.mark.usefixtures("site")
def test_config_check_counts_brand_wording_and_reports_what_would_be_refused() -> None:
    assert "rewrites       speed/zz-test: 2, speed: 1\n" in run("config", "show")[1]
    status, told = run("config", "check")
    assert status == 1
    assert (
        ".milia-lint.yaml:3:7: refused, it would bring guarantee/for-ever (speed/zz-test, 1 of 1 tries): It removes milia."
        in told
    )
    assert ":4:7:" not in told
    Path(".milia-lint.yaml").write_text(CONFIG.replace("    - vanishes {condition} for ever\n", ""), encoding="utf-8")
    assert run("config", "check")[0] == 0


@pytest.mark.parametrize("registered", [False, True])
def test_a_registered_claim_may_be_the_wording(*, registered: bool) -> None:
    config = f"rewrites: {{speed/fast: {{sentence: {CLAIM_92}.}}}}\nrules: {{select: [speed]}}\n"
    write_files({".milia-lint.yaml": config + "claims: claims.yaml\n" * registered, "claims.yaml": ENTRY, "a.md": FAST})
    told = run("fix", "--suggested", "a.md")[1]
    assert (Path("a.md").read_text(encoding="utf-8") == f"{CLAIM_92}.\n") is registered
    assert ("refused, it would bring statistic/share-of: “92 %" in told) is not registered


def test_wording_that_fits_no_example_is_reported() -> None:
    write_files({".milia-lint.yaml": "rewrites: {speed/fast: smooths the look of skin}\n"})
    status, told = run("config", "check")
    assert status == 0
    assert ".milia-lint.yaml:1:24: shown, never applied: no example of `speed/fast` has a place for it" in told


def test_a_config_without_wording_has_nothing_to_look_at() -> None:
    write_files({".milia-lint.yaml": "fail_on: info\n"})
    assert run("config", "check") == (0, ".milia-lint.yaml: rewrites tried in 0 examples, nothing to look at.\n")
