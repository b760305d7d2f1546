"""`milia-lint claims`: list, check, add, inventory."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from conftest import milia_lint
from site_case import CLAIM, ENTRY, write_files

CONFIG = "claims: claims.yaml\nmarkets: [us, uk]\n"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_files({".milia-lint.yaml": CONFIG, "a.md": f"{CLAIM}.\n", "claims.yaml": ENTRY})


def claims(*args: str) -> tuple[int, str]:
    done = milia_lint("claims", *args)
    return done.exit_code, done.output


def named(name: str) -> str:
    return ENTRY.replace("smooth", name, 1)


def test_list_shows_the_state_of_each_entry() -> None:
    write_files({"claims.yaml": f"{ENTRY}  expires: 2020-01-01\n"})
    assert claims("list") == (0, f"smooth  expired  2020-01-01  us uk eu ca au  {CLAIM}\n")
    (row,) = json.loads(claims("list", "--format", "json")[1])["claims"]
    assert (row["id"], row["state"], row["evidence"], row["line"]) == ("smooth", "expired", ["consumer-test: CT-7"], 1)
    (flat,) = csv.DictReader(io.StringIO(claims("list", "--format", "csv")[1]))
    assert (flat["id"], flat["markets"]) == ("smooth", "us uk eu ca au")


def test_check_of_a_valid_registry_finds_nothing() -> None:
    assert claims("check") == (0, "1 claim registered, nothing to look at.\n")


def test_check_reports_every_fault() -> None:
    soon, late = date.today() + timedelta(days=10), date.today() + timedelta(days=100)
    entry = ENTRY.replace("reference: CT-7", "file: evidence/ct-7.pdf")
    write_files({
        "claims.yaml": (
            f"{entry}  expires: {soon}\n"
            f"{named('again')}  expires: {late}\n"
            f"{named('other').replace('92 %', '94 %')}"
            f"{named('elsewhere').replace('92 %', '95 %')}  product: Matte\n"
            "- {id: lost, wording: Keeps skin moist for 12 hours, expires: 2020-01-01, evidence: {kind: other, reference: x1}, approved_by: R. Ames}\n"
        )
    })  # fmt: skip
    status, text = claims("check", "--format", "json")
    found = [(each["entry"], each["kind"]) for each in json.loads(text)["troubles"]]
    assert status == 1
    assert found == [
        ("smooth", "expires-soon"), ("smooth", "evidence-missing"), ("again", "duplicate"), ("other", "clash"),
        ("elsewhere", "unused"), ("elsewhere", "clash"), ("lost", "expired"), ("lost", "unused"),
    ]  # fmt: skip
    assert f"claims.yaml:1:7: smooth: expires in 10 days, on {soon}\n" in claims("check")[1]
    assert "says 94 % where `smooth` says 92 %" in claims("check")[1]
    assert "expires-soon" not in claims("check", "--days", "9", "--format", "json")[1]
    write_files({"evidence/ct-7.pdf": "x"})
    assert "evidence-missing" not in claims("check", "--format", "json")[1]


def test_entries_that_never_meet_do_not_clash() -> None:
    uk = f"{ENTRY}  markets: [uk]\n"
    us = f"{named('us').replace('92 %', '94 %')}  markets: [us]\n"
    write_files({"claims.yaml": uk + us})
    assert "clash" not in claims("check", "--format", "json")[1]


def test_add_writes_a_draft_that_works_once_it_is_filled_in() -> None:
    write_files({"b.md": "# Glow\n\nOur test was kind: 97 % of women saw calmer skin.\n"})
    status, text = claims("add", "b.md:3:20")
    assert (status, "A draft of the claim is in claims.yaml" in text) == (0, True)
    registry = Path("claims.yaml")
    drafted = registry.read_text(encoding="utf-8")
    assert drafted.startswith(ENTRY)
    assert "# Found at b.md:3:20 by statistic/share-of on " in drafted
    assert claims("list")[1].count("\n") == 1, "a draft is no entry"
    kept = [line.removeprefix("# ") for line in drafted.splitlines() if not line.startswith(("# Found", "# Fill"))]
    empty = ('""', "n: 0")
    filled = [line.replace('reference: ""', "reference: CT-9").replace('approved_by: ""', "approved_by: Ann") for line in kept]
    registry.write_text("\n".join(line for line in filled if not any(each in line for each in empty)) + "\n", encoding="utf-8")
    assert claims("list")[1].count("\n") == 2
    done = milia_lint("check", "b.md", "--show-excused")
    assert (done.exit_code, "excused (registry:our-test-was-kind-97)" in done.output) == (0, True)


def test_add_begins_a_registry() -> None:
    Path("claims.yaml").unlink()
    assert claims("add", "a.md:1:1")[0] == 0
    assert Path("claims.yaml").read_text(encoding="utf-8").startswith("# The registry")
    assert claims("list") == (0, "No claims are registered here.\n")


@pytest.mark.parametrize(("place", "says"), [
    ("a.md", "`a.md` is no place; write FILE:LINE:COLUMN"),
    ("b.md:9:1", "no finding stands at b.md:9:1"),
    ("b.md:1:30", "no finding stands at b.md:1:30; on that line: b.md:1:1 (guarantee/"),
    ("c.md:1:1", "c.md: no such file or folder"),
])  # fmt: skip
def test_add_reports_why_it_fails(place: str, says: str) -> None:
    write_files({"b.md": "Guaranteed results. It is new here.\n"})
    before = Path("claims.yaml").read_text(encoding="utf-8")
    status, text = claims("add", place)
    assert (status, says in text) == (2, True), text
    assert Path("claims.yaml").read_text(encoding="utf-8") == before


def test_add_needs_to_know_the_registry() -> None:
    write_files({".milia-lint.yaml": "markets: [us]\n"})
    status, text = claims("add", "a.md:1:1")
    assert (status, "names no registry" in text) == (2, True)


PAGE = (
    f"# Glow cream\n\n{CLAIM}. Reduces the look of wrinkles. It smells of mint.\n\n"
    "Our cream removes milia fast. Does it reduce wrinkles? It does not treat acne. Milia are small white bumps.\n"
)


def test_the_inventory_lists_assertions_with_their_status() -> None:
    write_files({"a.md": PAGE})
    status, text = claims("inventory", "--format", "json")
    data = json.loads(text)
    assert (status, data["summary"]) == (0, {"covered": 1, "flagged": 1, "uncovered": 1})
    assert [(each["line"], each["column"], each["status"], each["entries"], each["sentence"]) for each in data["claims"]] == [
        (3, 1, "covered", ["smooth"], f"{CLAIM}."),
        (3, 34, "uncovered", [], "Reduces the look of wrinkles."),
        (5, 1, "flagged", [], "Our cream removes milia fast."),
    ]
    assert data["claims"][2]["rules"] == ["drug-claim/removes", "speed/fast"]


def test_the_inventory_as_table_and_csv() -> None:
    write_files({"a.md": PAGE})
    assert claims("inventory")[1].splitlines() == [
        f"a.md:3:1   covered    smooth                          {CLAIM}.",
        "a.md:3:34  uncovered  -                               Reduces the look of wrinkles.",
        "a.md:5:1   flagged    drug-claim/removes, speed/fast  Our cream removes milia fast.",
        "3 sentences: 1 covered, 1 flagged, 1 uncovered.",
    ]
    rows = list(csv.DictReader(io.StringIO(claims("inventory", "--format", "csv")[1])))
    assert next((each["path"], each["status"], each["entries"]) for each in rows) == ("a.md", "covered", "smooth")
    assert len(claims("inventory", "--status", "flagged", "--format", "csv")[1].splitlines()) == 2


def test_an_expired_claim_is_not_covered_in_the_inventory() -> None:
    write_files({"claims.yaml": f"{ENTRY}  expires: 2020-01-01\n"})
    (row,) = json.loads(claims("inventory", "--format", "json")[1])["claims"]
    assert (row["status"], row["entries"], row["rules"]) == ("flagged", [], ["clinical-proof/registry-expired"])


def test_a_spreadsheet_is_given_no_formulas() -> None:
    write_files({"a.md": "=2+3 is silly, but our cream reduces wrinkles.\n"})
    assert "'=2+3 is" in claims("inventory", "--format", "csv")[1]


def test_inventory_phrases_are_not_searched_for_by_check() -> None:
    """What only an inventory lists is not searched for otherwise."""
    from milia_lint.checks.open_rules import open_rulebook
    from milia_lint.matching import Lexicon
    from milia_lint.rulebook.model import INVENTORY

    rulebook = open_rulebook()
    assert any(name.startswith(INVENTORY) for name in rulebook.signals)
    assert not any(owner.name.startswith(INVENTORY) for owner, _ in Lexicon(rulebook).patterns)
