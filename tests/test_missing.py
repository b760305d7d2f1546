"""Missing text: where it is reported, what counts as being there, and what is named as lacking."""

from __future__ import annotations

from pathlib import Path

import pytest

from milia_lint.checks.open_rules import load_rulebook
from milia_lint.files.source import Source
from milia_lint.findings.finding import Finding
from milia_lint.findings.selection import Selection
from milia_lint.matching import Lexicon
from milia_lint.runs.lint_file import lint_source

RULE = """
id: missing-warning/retinol
title: Retinol without its cautions
severity: warning
markets: [uk]
message: "Nothing is said of {{missing}}."
why: Retinol needs its cautions beside it.
match:
  missing:
    when: [retinol]
    require: {require}
    {options}
unless: [{{name: without, before: ["(no|without)"], words: 2}}]
examples: {{bad: ["Retinol."], good: ["Bakuchiol."]}}
"""
NAMED = "{pregnancy: [pregnancy], sun: [sunscreen]}"


def lint(folder: Path, text: str, options: str = "at: first", require: str = NAMED) -> list[Finding]:
    (folder / "missing-warning").mkdir(exist_ok=True)
    (folder / "missing-warning" / "retinol.yaml").write_text(RULE.format(options=options, require=require), encoding="utf-8")
    rulebook = load_rulebook([folder])
    page = lint_source(Source("page.md", text), rulebook, Lexicon(rulebook), Selection()).page
    assert page is not None
    return list(page.findings)


def test_one_finding_at_the_first_place_with_the_others_beside_it(tmp_path: Path) -> None:
    (finding,) = lint(tmp_path, "# Serum\n\nRetinol at night.\n\nMore retinol.\n")
    assert (finding.location.line, finding.location.quote) == (3, "Retinol")
    assert [other.location.line for other in finding.related] == [5]


def test_a_page_lacks_it_at_its_title_unless_told_otherwise(tmp_path: Path) -> None:
    (finding,) = lint(tmp_path, "# Serum\n\nRetinol at night.\n", options="within: page")
    assert finding.location.quote == "Serum"


def test_the_title_is_the_highest_heading(tmp_path: Path) -> None:
    (finding,) = lint(tmp_path, "### Menu\n\n# Serum\n\nRetinol at night.\n\n# More\n", options="within: page")
    assert finding.location.quote == "Serum"


def test_a_passing_mention_on_a_long_page_asks_for_nothing(tmp_path: Path) -> None:
    long = "Retinol at night. " + "So many words. " * 20
    assert not lint(tmp_path, long, options="one_in: 30")
    assert lint(tmp_path, long, options="one_in: 70")
    assert lint(tmp_path, f"{long} Retinol again.", options="one_in: 30")
    assert lint(tmp_path, "Retinol at night.", options="one_in: 30")


@pytest.mark.parametrize(
    ("beside", "named"),
    [("", "pregnancy and sun"), ("Wear sunscreen.", "pregnancy"), ("Not in pregnancy.", "sun")],
)
def test_names_what_is_lacking(tmp_path: Path, beside: str, named: str) -> None:
    (finding,) = lint(tmp_path, f"Retinol at night. {beside}\n")
    assert finding.message == f"Nothing is said of {named}."


def test_silent_where_all_is_there(tmp_path: Path) -> None:
    assert lint(tmp_path, "Retinol at night. Not in pregnancy.\n\nWear sunscreen.\n") == []


@pytest.mark.parametrize(
    "hidden",
    [
        "\n\n<p hidden>Not in pregnancy.</p>",
        " <span style='display:none'>Not in <b>pregnancy</b>.</span> More.",
        " <i hidden>Not in pregnancy.",
    ],
)
def test_hidden_text_does_not_count(tmp_path: Path, hidden: str) -> None:
    assert lint(tmp_path, f"Retinol.{hidden}\n", require="[pregnancy]")
    assert not lint(tmp_path, f"Retinol.{hidden}\n\nNot in pregnancy.\n", require="[pregnancy]")


def test_an_excused_place_asks_for_nothing(tmp_path: Path) -> None:
    (finding,) = lint(tmp_path, "Made without retinol.\n\nOur other serum has retinol.\n")
    assert finding.location.line == 3
    assert lint(tmp_path, "Made without retinol.\n") == []


def test_each_section_stands_for_itself(tmp_path: Path) -> None:
    text = "# A\n\nRetinol. Not in pregnancy.\n\n# B\n\nRetinol.\n"
    (finding,) = lint(tmp_path, text, options="within: section", require="[pregnancy]")
    assert finding.location.line == 7
