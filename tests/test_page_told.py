"""What a page was taken for is said: in reports, by `config show`, and where its front matter declares nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import milia_lint

from milia_lint import lint_text

#: The small rulebook takes this for a page of information.
SOBER = "The disease is known. Symptoms vary. Patients differ. It removes milia.\n"


def test_the_text_report_says_what_a_page_was_taken_for_and_what_that_softened(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(SOBER)
    printed = milia_lint("check", tmp_path / "a.md", "--verbose").output
    assert "a.md: editorial by guess (diagnosis, illness, patients), 1 softened; declare it with" in printed


@pytest.mark.parametrize(
    "text", ["It removes milia.\n", f"{SOBER}Our shop.\n", f"---\nmilia_lint: {{page: selling}}\n---\n\n{SOBER}"]
)
def test_it_says_nothing_where_nothing_was_softened(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.md").write_text(text)
    assert "softened" not in milia_lint("check", tmp_path / "a.md", "--verbose").output


def test_json_says_it_of_every_page(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(SOBER)
    (tmp_path / "b.md").write_text(f"---\nmilia_lint: {{page: selling, sold: lamp}}\n---\n\n{SOBER}")
    guessed, declared = json.loads(milia_lint("check", tmp_path, "--format", "json").stdout)["pages"]
    assert (guessed["kind"], guessed["declared"], guessed["signs"]) == ("editorial", False, ["diagnosis", "illness", "patients"])
    assert (guessed["softened"], guessed["sold"]) == (1, None)
    assert (declared["kind"], declared["declared"], declared["softened"], declared["sold"]) == ("selling", True, 0, "lamp")


@pytest.mark.parametrize("form", ["html", "sarif"])
def test_other_reports_note_it(tmp_path: Path, form: str) -> None:
    (tmp_path / "a.md").write_text(SOBER)
    assert "editorial by guess" in milia_lint("check", tmp_path / "a.md", "--format", form).stdout


def test_config_show_says_it(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(SOBER)
    assert (
        "editorial, told from the page (diagnosis, illness, patients)" in milia_lint("config", "show", tmp_path / "a.md").output
    )
    (tmp_path / "a.md").write_text(f"---\nmilia_lint: {{page: selling}}\n---\n\n{SOBER}")
    assert "selling, as its front matter says" in milia_lint("config", "show", tmp_path / "a.md").output


@pytest.mark.builtin
@pytest.mark.parametrize(("head", "quote", "says"), [
    ("milia_lint: {page: editorail}", "editorail", '`editorail` is none of selling, editorial, unknown (did you mean "editorial"?)'),
    ("page: editorial\nmilia_lint:\n  page: 'shop'", "shop", "`shop` is none of selling, editorial, unknown"),
    ("milia_lint: {sold: devise}", "devise", "`devise` is no kind of thing sold"),
    ("milia_lint: {pgae: selling}", "pgae", '`pgae` is none of page, sold, ignore (did you mean "page"?)'),
])  # fmt: skip
def test_a_declaration_that_says_nothing_is_a_finding(head: str, quote: str, says: str) -> None:
    (finding,) = lint_text(f"---\n{head}\n---\n\nSoft skin.\n").findings
    assert (finding.rule, finding.location.quote) == ("text-integrity/page-declaration", quote)
    assert says in finding.message


@pytest.mark.builtin
def test_toml_declares_too() -> None:
    (finding,) = lint_text('+++\n[milia_lint]\npage = "editorail"\n+++\n\nSoft skin.\n').findings
    assert finding.location.quote == "editorail"
