"""The law once: ids that rules cite, severity by market, and whose law a report shows first."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import LAW, Lint, rule, write_rules
from report_cases import REFERENCE, style, two_hundred

from milia_lint.checks.open_rules import load_rulebook
from milia_lint.files.problem import InvalidFile
from milia_lint.findings.finding import Report
from milia_lint.findings.legal_basis import in_a_line, in_markets
from milia_lint.findings.selection import Selection
from milia_lint.reporters import json_report, text_report
from milia_lint.rulebook.files import packaged_rules
from milia_lint.rulebook.law import Reference, Severity
from milia_lint.rulebook.model import Rule, Rulebook

CLAIM = {"phrases": ["{remove} {condition}"]}
ENTRIES: dict[str, dict[str, Any]] = {
    "uk-code-3": {"authority": "UK Body", "markets": ["uk"], "force": "law", "cite": "Code 3", "url": "https://example.org/uk"},
    "us-case": {"authority": "US Body", "markets": ["us"], "force": "ruling", "cite": "Case 1", "url": "https://example.org/us"},
    "us-guide": {"authority": "US Body", "markets": ["us"], "force": "guidance", "cite": "Guide 1", "url": "https://example.org/g"},
    "eu-general": {
        "authority": "EU Body", "markets": ["eu"], "force": "law", "cite": "Act 1", "url": "https://example.org/eu",
        "milder": {"severity": "warning", "because": "The evidence decides."},
    },
    "facts": {"authority": "A Hospital", "markets": [], "force": "guidance", "cite": "Milia", "url": "https://example.org/f"},
}  # fmt: skip

Folder = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Return a function that writes a rule folder with one rule and the references above, changed or not."""

    def write(entries: dict[str, dict[str, Any]] | None = None, **more: Any) -> Path:
        data = {key: value for key, value in rule("speed/a", CLAIM, **more).items() if key != "markets" or "markets" in more}
        made = write_rules(tmp_path / "rules", data)
        (made / "references.yaml").write_text(yaml.safe_dump(entries or ENTRIES, sort_keys=False), encoding="utf-8")
        return made

    return write


def the_rule(path: Path) -> Rule:
    return load_rulebook([path]).rules["speed/a"]


def problems(*folders: Path) -> list[str]:
    with pytest.raises(InvalidFile) as error:
        load_rulebook(folders)
    return [str(problem) for problem in error.value.problems]


@pytest.mark.parametrize(
    ("more", "markets"),
    [
        ({"severity": "error", "references": ["uk-code-3"]}, {"uk": "error"}),
        ({"severity": "error", "references": ["us-case", "us-guide"]}, {"us": "error"}),
        ({"severity": "error", "references": ["uk-code-3", "us-guide", "eu-general"]}, {"us": "warning", "uk": "error", "eu": "warning"}),
        ({"severity": "info", "references": ["uk-code-3", "us-guide"]}, {"us": "info", "uk": "info"}),
        ({"severity": "warning", "references": ["facts"], "markets": ["ca"]}, {"ca": "warning"}),
        (
            {"severity": "error", "references": ["uk-code-3"], "markets": "all"},
            {"us": "warning", "uk": "error", "eu": "warning", "ca": "warning", "au": "warning"},
        ),
        (
            {
                "severity": "error",
                "references": ["uk-code-3", "us-case"],
                "milder": {"us": {"severity": "info", "because": "It was one case."}},
            },
            {"us": "info", "uk": "error"},
        ),
    ],
)  # fmt: skip
def test_severity_in_a_market_follows_from_its_references(folder: Folder, more: dict[str, Any], markets: dict[str, str]) -> None:
    assert {market: severity.value for market, severity in the_rule(folder(**more)).markets.items()} == markets


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"references": ["uk-code-4"]}, '`uk-code-4` is no reference (did you mean "uk-code-3"?)'),
        ({"severity": "error", "references": ["us-guide", "facts"]}, "an error needs references: a law or a ruling that carries one"),
        ({"severity": "error", "references": ["eu-general"]}, "an error needs references"),
        ({"references": ["facts"]}, "in force nowhere: cite a reference, or say `markets: all`"),
        ({"references": ["uk-code-3"], "milder": {"us": {"severity": "info", "because": "Because of it."}}}, "it is not in force in US"),
        (
            {"references": ["uk-code-3"], "milder": {"uk": {"severity": "warning", "because": "Because of it."}}},
            "that is not milder: it is warning in UK anyway",
        ),
        ({"references": ["uk-code-3"], "milder": {"uk": {"severity": "info"}}}, '"because" is a required property'),
        ({"references": [{**LAW, "read": "2026-02-30"}]}, "`2026-02-30` is no date"),
        ({"references": [{key: LAW[key] for key in ("authority", "cite", "url")}]}, '"markets" is a required property'),
        ({"references": ["uk-code-3"], "markets": "uk"}, "markets"),
    ],
)  # fmt: skip
def test_what_a_rule_cannot_cite(folder: Folder, more: dict[str, Any], says: str) -> None:
    told = problems(folder(**more))
    assert any(says in line for line in told), told


def test_an_unknown_id_is_told_at_its_place(folder: Folder) -> None:
    path = folder(references=["uk-code-3", "uk-cod-3"])
    lines = (path / "speed/a.yaml").read_text(encoding="utf-8").splitlines()
    line = lines.index("- uk-cod-3") + 1
    assert problems(path) == [f'{path}/speed/a.yaml:{line}:3: `uk-cod-3` is no reference (did you mean "uk-code-3"?)']


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"read": "soon"}, "`soon` is no date; write it as 2026-11-30"),
        ({"read": "2026-13-01"}, "`2026-13-01` is no date"),
        ({"force": "custom"}, "`custom` is none of law, ruling, guidance"),
        ({"market": ["uk"]}, 'unknown key `market` (did you mean "markets"?)'),
        ({"url": "http://example.org"}, "url"),
    ],
)
def test_references_that_cannot_be_used(folder: Folder, change: dict[str, Any], says: str) -> None:
    changed = {**ENTRIES, "uk-code-3": {**ENTRIES["uk-code-3"], **change}}
    told = problems(folder(changed, references=["us-case"]))
    assert any(says in line and "references.yaml:" in line for line in told), told


def test_a_folder_of_ones_own_adds_references_and_may_redefine_none(folder: Folder, tmp_path: Path) -> None:
    first = folder(references=["uk-code-3"])
    more = tmp_path / "more"
    (more / "speed").mkdir(parents=True)
    data = rule("speed/b", {"phrases": ["quick acne"]}, references=["uk-code-3", "house-code"])
    (more / "speed/b.yaml").write_text(yaml.safe_dump(data), encoding="utf-8")
    own = {"house-code": {**ENTRIES["uk-code-3"], "authority": "Our House"}}
    (more / "references.yaml").write_text(yaml.safe_dump(own), encoding="utf-8")
    assert [each.authority for each in load_rulebook([first, more]).rules["speed/b"].references] == ["UK Body", "Our House"]
    (more / "references.yaml").write_text(yaml.safe_dump(own | {"uk-code-3": ENTRIES["uk-code-3"]}), encoding="utf-8")
    (told,) = problems(first, more)
    assert "more/references.yaml:" in told
    assert f"`uk-code-3` is defined in {first}/references.yaml already" in told


BOTH = (
    Reference("US Body", "Guide 1", "https://example.org/g", markets=("us",), force="guidance"),
    Reference("A Hospital", "Milia", "https://example.org/f"),
    Reference("UK Body", "Code 3", "https://example.org/uk", markets=("uk",), force="law"),
    Reference("US Body", "Case 1", "https://example.org/us", markets=("us",), force="ruling"),
)


@pytest.mark.parametrize(
    ("chosen", "cites", "line"),
    [
        (("us",), ["Case 1", "Guide 1", "Milia"], "US: US Body, Case 1"),
        (("uk",), ["Code 3", "Milia"], "UK: UK Body, Code 3"),
        (("uk", "us"), ["Code 3", "Case 1", "Guide 1", "Milia"], "UK: UK Body, Code 3 · US: US Body"),
        (("us", "uk", "eu"), ["Case 1", "Guide 1", "Code 3", "Milia"], "US: US Body, Case 1 · UK: UK Body · EU: good practice"),
        (("eu",), ["Milia"], "A Hospital, Milia"),
    ],
)
def test_the_law_of_the_chosen_markets_in_the_order_they_were_chosen(
    chosen: tuple[str, ...], cites: list[str], line: str
) -> None:
    finding = replace(two_hundred().findings[0], markets=("us", "uk", "eu", "ca"), references=BOTH)
    told = in_markets(finding, chosen)
    assert told.markets == chosen
    assert [each.cite for each in told.references] == cites
    assert in_a_line(told) == line


@pytest.mark.parametrize(("chosen", "first"), [(("us",), "US Body"), (("uk", "us"), "UK Body")])
def test_reports_show_the_chosen_markets_law_first(folder: Folder, chosen: tuple[str, ...], first: str) -> None:
    from milia_lint.files.source import Source
    from milia_lint.matching import Lexicon
    from milia_lint.runs.aggregate import aggregate
    from milia_lint.runs.lint_file import lint_source

    rulebook = load_rulebook([folder(severity="error", references=["uk-code-3", "us-case", "eu-general"])])
    selection = Selection(chosen)
    result = lint_source(Source("p.md", "It removes milia."), rulebook, Lexicon(rulebook), selection)
    report = aggregate([result], rulebook, selection)
    (data,) = json.loads(json_report.render(report, style()))["findings"]
    assert data["markets"] == list(chosen)
    assert [each["market"] for each in data["references"]] == [[market] for market in chosen]
    assert data["references"][0]["authority"] == first
    assert f"{chosen[0].upper()}: {first}, " in text_report.render(report, style())
    assert "EU" not in text_report.render(report, style())


def test_no_authority_stands_beside_markets_of_others() -> None:
    finding = replace(two_hundred().findings[1], markets=("us", "uk", "eu"), references=(REFERENCE,))
    told = text_report.render(Report(1, (finding,)), style())
    assert "UK: ASA, CAP Code 3.7 · US, EU: good practice" in " ".join(told.split())


def test_findings_without_a_reference_show_no_basis(lint: Lint) -> None:
    (finding,) = lint([rule("speed/x", CLAIM)], "It removes milia.").findings
    assert in_a_line(finding) == ""


# What must hold for the built-in rules.


@pytest.mark.builtin
def test_no_error_without_a_law_or_ruling_of_that_market(builtin: Rulebook) -> None:
    for each in builtin.rules.values():
        bound = {market for one in each.references if one.carries(Severity.ERROR) is Severity.ERROR for market in one.markets}
        errors = {market for market, severity in each.markets.items() if severity is Severity.ERROR}
        assert errors <= bound or each.category == "text-integrity", each.id


@pytest.mark.builtin
def test_no_market_without_a_reference_but_for_good_practice(builtin: Rulebook) -> None:
    for each in builtin.rules.values():
        file = packaged_rules() / each.path
        shared = file.parent / "defaults.yaml"
        common = yaml.safe_load(shared.read_text(encoding="utf-8"))["rules"] if shared.exists() else {}
        data = {**common, **yaml.safe_load(file.read_text(encoding="utf-8"))}
        assert data.get("markets", "all") == "all", each.id
        cited = {market for one in each.references for market in one.markets}
        assert "markets" in data or set(each.markets) == cited, each.id


@pytest.mark.builtin
def test_built_in_rules_cite_ids_only_and_every_reference_is_cited(builtin: Rulebook) -> None:
    defined = yaml.safe_load((packaged_rules() / "references.yaml").read_text(encoding="utf-8"))
    cited = {one for each in builtin.rules.values() for one in each.references}
    assert {one.id for one in cited} == set(defined)


@pytest.mark.builtin
def test_a_law_is_stated_once_and_quoted_briefly(builtin: Rulebook) -> None:
    cited = {one for each in builtin.rules.values() for one in each.references}
    assert len({(one.authority, one.cite) for one in cited}) == len(cited)
    assert all(len((one.quote or "").split()) <= 25 for one in cited)


@pytest.mark.builtin
@pytest.mark.slow
def test_the_rule_in_the_guide_for_contributors_can_be_loaded(tmp_path: Path) -> None:
    guide = (Path(__file__).parents[1] / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (tmp_path / "speed").mkdir()
    (tmp_path / "speed/by-morning.yaml").write_text(guide.split("```yaml\n")[1].split("```")[0], encoding="utf-8")
    made = load_rulebook([packaged_rules(), tmp_path]).rules["speed/by-morning"]
    assert made.markets == {"us": Severity.ERROR, "uk": Severity.ERROR}
