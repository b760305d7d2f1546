"""Shared by all tests: a cache of their own, a small rulebook to test the engine with, and the built-in one."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, settings

from milia_lint.checks.open_rules import load_rulebook, open_rulebook
from milia_lint.files.source import Source
from milia_lint.findings.finding import Report
from milia_lint.findings.selection import Selection
from milia_lint.matching import Lexicon
from milia_lint.rulebook.model import Rulebook
from milia_lint.runs.aggregate import aggregate
from milia_lint.runs.lint_file import lint_source

settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("default"), derandomize=True)  # a gate must not depend on luck
settings.load_profile("ci" if os.environ.get("CI") else "default")

VOCABULARY = {
    "number": {"what": "numbers", "words": ["two", "three"]},
    "remove": {"what": "going away", "verbs": ["remove", "get rid of"]},
    "condition": {"what": "conditions", "nouns": ["milium", "skin tag", "skin"], "words": ["acne", "acne scars"]},
    "percent": {"what": "percentages", "phrases": ["{number} (%|percent)"]},
}
GUARDS = {
    "negated": {"what": "denied", "any": [{"before": ["(not|never|no)"], "but": ["not only"], "words": 4}]},
    "question": {"what": "a question", "any": [{"check": "question", "but": ["^did you know"]}]},
    "quoted": {"what": "quoted", "any": [{"check": "quoted"}]},
    "cited": {"what": "cited", "any": [{"check": "cited"}]},
    "no-claim": {"what": "several", "includes": ["negated", "question"]},
    "doctor": {"what": "a doctor in the paragraph", "any": [{"paragraph": ["doctor"]}]},
    "headed": {"what": "under a heading on risks", "any": [{"heading": ["risks"]}]},
}
SUBJECTS = {"milia": ["milia"], "wart": ["(wart|warts)"]}
FACTS = {
    "sells": {"what": "sells", "phrases": ["our shop"]},
    "informs": {"what": "informs", "phrases": ["(symptoms|doctors|patients)"]},
}


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep compiled rules away from the user's cache."""
    os.environ["MILIA_LINT_CACHE"] = str(tmp_path_factory.getbasetemp().parent / "milia-lint-test-cache")


@pytest.fixture(scope="session")
def builtin() -> Rulebook:
    return open_rulebook()


@pytest.fixture(scope="session")
def builtin_lexicon(builtin: Rulebook) -> Lexicon:
    return Lexicon(builtin)


#: A law that carries an error, written out as a rule outside the built-in ones may.
LAW = {
    "authority": "Some Authority",
    "cite": "Some Code 1.2",
    "url": "https://example.org/code",
    "markets": ["us", "uk"],
    "force": "law",
}


def rule(rule_id: str, match: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return the data of a rule file."""
    return {
        "id": rule_id, "title": "A rule for tests", "severity": "warning", "markets": ["us", "uk"],
        "message": "\"{match}\" is a claim; cut it.", "why": "Because a test needs a reason here.", "match": match,
        "examples": {"bad": ["x"], "good": ["y"]}, **more,
    }  # fmt: skip


def write_rules(folder: Path, *rules: dict[str, Any]) -> Path:
    """Write a rule folder with the small vocabulary, guards, facts and subjects above."""
    (folder / "vocabulary").mkdir(parents=True, exist_ok=True)
    for name, data in (
        ("vocabulary/words", VOCABULARY),
        ("guards", GUARDS),
        ("facts", FACTS),
        ("subjects", SUBJECTS),
        *((each["id"], each) for each in rules),
    ):
        path = folder / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return folder


Lint = Callable[..., Report]


@pytest.fixture
def lint(tmp_path: Path) -> Lint:
    """Return a function that lints texts with the given rules: `lint([rule, …], text, …, name="x.md")`."""

    def run(rules: list[dict[str, Any]], *texts: str, suffix: str = "md", selection: Selection | None = None) -> Report:
        rulebook = load_rulebook([write_rules(tmp_path / "rules", *rules)])
        lexicon, chosen = Lexicon(rulebook), selection or Selection()
        results = [lint_source(Source(f"p{n}.{suffix}", text), rulebook, lexicon, chosen) for n, text in enumerate(texts)]
        return aggregate(results, rulebook, chosen)

    return run


def quotes(report: Report) -> list[str]:
    """Return what the findings mark."""
    return [finding.location.quote for finding in report.findings]
