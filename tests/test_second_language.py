"""A second language is an entry in the registry and a folder of rules: nothing else knows of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import toy_language
from conftest import quotes, rule

from milia_lint.authoring.rule_examples import check_rules
from milia_lint.checks.open_rules import load_rulebook
from milia_lint.files.problem import InvalidFile
from milia_lint.files.source import Source
from milia_lint.findings.finding import Report
from milia_lint.findings.selection import Selection
from milia_lint.lang import LANGUAGES
from milia_lint.matching import Lexicon
from milia_lint.rulebook.model import Rulebook
from milia_lint.rulebook.serialize import dumps, loads
from milia_lint.runs.aggregate import aggregate
from milia_lint.runs.lint_file import lint_source

ENGLISH: dict[str, Any] = {
    "vocabulary/words": {
        "remove": {"what": "going away", "verbs": ["remove"]},
        "spot": {"what": "spots", "nouns": ["spot", "makulo"]},
    },
    "guards": {"negated": {"what": "denied", "any": [{"before": ["never"]}]}},
    "speed/removed": rule("speed/removed", {"phrases": ["{remove} .. {spot}"]}, unless=["negated"]),
    "speed/bare": rule("speed/bare", {"pattern": {"expression": r"\brapide\b"}}),
    "text-integrity/doubled": rule("text-integrity/doubled", {"check": "doubled-words"}),
}
TOY: dict[str, Any] = {
    "defaults": {"lang": toy_language.TAG},
    "vocabulary/words": {"remove": {"what": "going away", "verbs": ["forigi"]}, "spot": {"what": "spots", "nouns": ["makulo"]}},
    "guards": {"negated": {"what": "denied", "any": [{"before": ["ne"]}]}},
    "speed/rapide": rule(
        "speed/rapide", {"phrases": ["{remove} .. {spot} rapide"]}, unless=["negated"],
        rewrites=["{remove>kovri} {spot}"],
        examples={
            "bad": [{"text": "La gelo [[forigas makuloj rapide]].", "rewritten": "La gelo kovras makuloj."}],
            "good": [{"text": "La gelo ne forigas makuloj rapide.", "guard": "negated"}],
        },
    ),
    "guarantee/certe": rule("guarantee/certe", {"pattern": {"expression": r"\bcerte\b"}}),
    "text-integrity/dufoje": rule("text-integrity/dufoje", {"check": "doubled-words"}),
}  # fmt: skip


@pytest.fixture(autouse=True)
def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LANGUAGES, toy_language.TAG, lambda: toy_language)


@pytest.fixture
def rulebook(tmp_path: Path) -> Rulebook:
    return load_rulebook([_written(tmp_path / "en", ENGLISH), _written(tmp_path / "xx", TOY)])


def _written(folder: Path, files: dict[str, Any]) -> Path:
    for name, data in files.items():
        path = folder / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(data), encoding="utf-8")  # JSON is YAML
    return folder


def _lint(rulebook: Rulebook, text: str, lang: str | None = None) -> Report:
    page = f'<html lang="{lang}"><body>{text}</body></html>' if lang else f"<html><body>{text}</body></html>"
    result = lint_source(Source("page.html", page), rulebook, Lexicon(rulebook), Selection())
    return aggregate([result], rulebook, Selection())


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("<p>La gelo forigas makuloj rapide.</p>", "xx", ["forigas makuloj rapide"]),
        ("<p>La gelo forigis la makulo rapide.</p>", "xx-YY", ["forigis la makulo rapide"]),
        ("<p>La gelo certe helpas helpas tre tre.</p>", "xx", ["certe", "helpas helpas"]),
        ("<p>La gelo forigas makuloj rapide certe.</p>", "en", ["rapide"]),  # the English rule's word
        ("<p>It removes spots.</p>", "xx", []),
        ("<p>It removes spots.</p>", None, ["removes spots"]),
        (
            '<p>It removes spots.</p><p lang="xx">Ĝi forigas makuloj rapide.</p>',
            "en",
            ["removes spots", "forigas makuloj rapide"],
        ),
        (
            '<p lang="en">It removes spots.</p><p>Ĝi forigas makuloj rapide.</p>',
            "xx",
            ["removes spots", "forigas makuloj rapide"],
        ),
    ],
)
def test_copy_is_searched_by_the_rules_of_its_language(rulebook: Rulebook, text: str, lang: str | None, found: list[str]) -> None:
    assert quotes(_lint(rulebook, text, lang)) == found


@pytest.mark.parametrize(
    ("text", "lang", "excused"),
    [
        ("<p>La gelo ne forigas makuloj rapide.</p>", "xx", True),
        ("<p>La gelo never forigas makuloj rapide.</p>", "xx", False),
        ("<p>It never removes spots.</p>", "en", True),
        ("<p>It ne removes spots.</p>", "en", False),
    ],
)
def test_guards_are_those_of_the_language(rulebook: Rulebook, text: str, lang: str, excused: bool) -> None:
    report = _lint(rulebook, text, lang)
    assert [each.excused_by for each in report.excused] == (["negated"] if excused else [])
    assert (not quotes(report)) is excused


def test_wording_is_offered_by_the_grammar_of_the_language(rulebook: Rulebook) -> None:
    (finding,) = _lint(rulebook, "<p>La gelo forigis makuloj rapide.</p>", "xx").findings
    assert [(each.text, each.applies) for each in finding.rewrites] == [("kovras makuloj", "suggested")]


def test_english_that_says_it_is_another_language_is_read_and_told(rulebook: Rulebook) -> None:
    report = _lint(rulebook, "<p>It removes spots and is for you.</p><p>Forigas makuloj.</p>", "yy")
    assert quotes(report) == ["removes spots"]
    assert [notice.partition(": ")[2] for notice in report.notices] == [
        "line 1: said to be in 'yy', the words are English; read as English",
        "line 1: in 'yy', for which there are no rules; not read",
    ]


def test_a_page_in_a_third_language_is_counted_and_not_read(rulebook: Rulebook) -> None:
    report = _lint(rulebook, "<p>Removes spots, forigas makuloj rapide.</p>", "yy")
    assert quotes(report) == []
    assert report.notices == ("1 file in another language was not linted (yy 1); the rules are for English and Toy",)


def test_the_stored_form_keeps_the_languages_apart(rulebook: Rulebook) -> None:
    stored = loads(dumps(rulebook))
    assert stored == rulebook
    assert quotes(_lint(stored, "<p>La gelo forigas makuloj rapide.</p>", "xx")) == ["forigas makuloj rapide"]


def test_examples_are_run_in_the_language_of_their_rule(rulebook: Rulebook) -> None:
    assert list(check_rules(rulebook, [rulebook.rules["speed/rapide"]])) == []


def test_a_rule_file_may_name_its_language_itself(tmp_path: Path) -> None:
    alone = {"speed/certe": rule("speed/certe", {"pattern": {"expression": r"\bcerte\b"}}, lang="xx")}
    rulebook = load_rulebook([_written(tmp_path, ENGLISH | alone)])
    assert quotes(_lint(rulebook, "<p>Certe.</p>", "xx")) == ["Certe"]
    assert quotes(_lint(rulebook, "<p>Certe.</p>", "en")) == []


def test_a_language_that_is_not_there_is_told_at_its_place(tmp_path: Path) -> None:
    alone = {"speed/certe": rule("speed/certe", {"pattern": {"expression": "certe"}}, lang="zz")}
    with pytest.raises(InvalidFile) as error:
        load_rulebook([_written(tmp_path, ENGLISH | alone)])
    assert [problem.message for problem in error.value.problems] == [
        "`zz` is no language that rules can be written in; there are en, xx"
    ]
