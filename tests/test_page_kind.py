"""What a page is taken for: evidence by families of signs; a guess takes one step, and only what is declared switches off."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import Lint, rule

from milia_lint import lint_text
from milia_lint.files.source import Source
from milia_lint.findings.finding import Report
from milia_lint.matching import Lexicon
from milia_lint.pages.page import open_page
from milia_lint.pages.purpose import INFORMS, SELLS
from milia_lint.readers import read
from milia_lint.rulebook.model import Rulebook

REFERENCE = {"authority": "A", "cite": "1", "url": "https://example.org", "markets": ["us"], "force": "law"}
SOBER = "The disease is known. Symptoms vary. Patients differ."
OFF = {"pages": {"editorial": "off"}}
INFO = {"pages": {"editorial": "info"}}
DECLARED = "---\nmilia_lint: {page: editorial}\n---\n\n"


def told(report: Report) -> list[tuple[str, str | None]]:
    """What became of each candidate: its severity, and by what it is excused."""
    return [(each.severity.value, each.excused_by) for each in (*report.findings, *report.excused)]


def claim(severity: str, **more: Any) -> dict[str, Any]:
    return rule("speed/x", {"phrases": ["removes milia"]}, severity=severity, references=[REFERENCE], markets=[], **more)


@pytest.mark.parametrize(("text", "severity", "pages", "expected"), [
    (f"It removes milia. {SOBER}", "error", OFF, "warning"),
    (f"It removes milia. {SOBER}", "error", INFO, "warning"),
    (f"It removes milia. {SOBER}", "warning", OFF, "info"),
    (f"It removes milia. {SOBER}", "info", OFF, "info"),
    (f"It removes milia. {SOBER} Visit our shop.", "error", OFF, "error"),
    ("It removes milia. The disease, a disease, diseases and the disease.", "error", OFF, "error"),
    ("It removes milia, say patients, and ends all symptoms of the disease.", "error", OFF, "error"),
    ("It removes milia.", "error", OFF, "error"),
])  # fmt: skip
def test_a_guess_takes_one_step_and_never_silences(lint: Lint, text: str, severity: str, pages: Any, expected: str) -> None:
    assert told(lint([claim(severity, **pages)], text)) == [(expected, None)]


def test_what_is_declared_may_switch_off(lint: Lint) -> None:
    assert told(lint([claim("error", **OFF)], f"{DECLARED}It removes milia.")) == [("error", "editorial-page")]
    assert told(lint([claim("error", **INFO)], f"{DECLARED}It removes milia.")) == [("info", None)]


@pytest.mark.parametrize(("text", "expected"), [
    ("Patients say what removes milia.", [("error", "informing-sentence")]),
    ("Patients, try it: it removes milia.", [("error", None)]),
    ("Patients say what removes milia. Our shop is open.", [("error", None)]),
    (f"{SOBER} They ask what removes milia.", [("error", "informing-sentence")]),
    ("Patients differ. They ask what removes milia.", [("error", None)]),
    (f"{SOBER}\n\nPatients ask for\n\n- what removes milia", [("error", "informing-sentence")]),
    (f"{SOBER}\n\nPatients ask.\n\n- Removes milia", [("warning", None)]),
])  # fmt: skip
def test_a_sentence_that_informs_is_judged_for_itself(lint: Lint, text: str, expected: Any) -> None:
    assert told(lint([claim("error", **OFF)], text)) == expected


PRODUCT = "Osola Balm clears eczema overnight. 92% of cases cleared in 7 days. It is painless and it stops infections."


@pytest.mark.builtin
@pytest.mark.parametrize("beside", [
    "This page is general information and is not a substitute for advice from a doctor or dermatologist.",
    "These statements have not been evaluated by the FDA. This product is not intended to diagnose, treat, cure or prevent any disease.",
    "Symptoms vary, so talk to your doctor about treatment and the side effects of medicines.",
    "Eczema is a common disease. Its symptoms are often caused by allergies. The immune system, genes and infections play a part. "
    "Doctors prescribe medicines. Most patients see their doctor about treatment.",
    "The NHS has information about eczema. Clinical trials of antibiotics continue.",
])  # fmt: skip
def test_no_sober_sentence_silences_a_product(beside: str) -> None:
    before = lint_text(PRODUCT)
    after = lint_text(f"{PRODUCT}\n\n{beside}")
    standing = {(each.rule, each.location.start) for each in after.findings if each.severity.value != "info"}
    assert {(each.rule, each.location.start) for each in before.findings if each.severity.value == "error"} <= standing


@pytest.mark.builtin
@pytest.mark.parametrize(("text", "family"), [
    ("Make an appointment today.", "booking"),
    ("Free consultation.", "booking"),
    ("Book laser consultation", "booking"),
    ("Deep facial, 40 minutes: $85", "price"),
    ("Package of 10 sessions", "price"),
    ("Now $20.", "price"),
    ("Only 349 kr.", "price"),
    ("Buy it on Amazon", "buying"),
    ("Check price on Amazon", "buying"),
    ("Use code GLOW at the till.", "offer"),
    ("Some links are affiliate links.", "affiliate"),
    ("Explore prices and booking", "price"),
    ("Reasons you should try the Osola range", "own-offer"),
    ("We made our own night oil.", "own-offer"),
])  # fmt: skip
def test_signs_of_selling(builtin: Rulebook, builtin_lexicon: Lexicon, text: str, family: str) -> None:
    page = open_page(read(Source("a.md", text)), builtin_lexicon)
    assert family in page.purpose.evidence(SELLS)


@pytest.mark.builtin
@pytest.mark.parametrize("text", [
    "Rosacea is a chronic disease. Its symptoms include redness. It is caused by many things. Patients should see their doctor.",
    "Make sure that you keep the wound clean.",
    "Ask your doctor for an appointment if a mole changes.",
    "In 2 of 10 people it comes back within 40 minutes.",
])  # fmt: skip
def test_no_sign_of_selling(builtin_lexicon: Lexicon, text: str) -> None:
    assert not open_page(read(Source("a.md", text)), builtin_lexicon).purpose.evidence(SELLS)


@pytest.mark.builtin
def test_a_family_counts_once(builtin_lexicon: Lexicon) -> None:
    page = open_page(read(Source("a.md", "The treatment of treatments. Treatments were treated by treatment.")), builtin_lexicon)
    assert page.purpose.evidence(INFORMS) == ("medicine",)
