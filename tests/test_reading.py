"""A claim is planted in every place of every format: it is read, or it is told, or nobody is shown it there."""

from __future__ import annotations

from pathlib import Path

import pytest
from places import CLAIM, FORMATS, NOT_SHOWN, READ, TOLD, Format, Place, reading_page

from milia_lint import lint_text
from milia_lint.files.source import Source
from milia_lint.readers import read
from milia_lint.text.folding import fold

PLACES = [pytest.param(form, place, id=f"{form.name}: {place.what}") for form in FORMATS for place in form.places]


@pytest.mark.parametrize(("form", "place"), PLACES)
def test_a_claim_in_every_place(form: Format, place: Place) -> None:
    document = read(Source(form.file, place.text.replace("§", CLAIM)))
    found = any(CLAIM.lower() in fold(document.text[each.start : each.end]) for each in document.segments)
    told = bool(document.notices or document.unread)
    assert {READ: found, TOLD: told and not found, NOT_SHOWN: not found}[place.fate], (document.text, document.notices)


@pytest.mark.builtin
@pytest.mark.slow
def test_what_is_read_is_linted() -> None:
    missed = [
        f"{form.name}: {place.what}"
        for form in FORMATS
        for place in form.places
        if place.fate == READ and not lint_text(place.text.replace("§", CLAIM), name=form.file).findings
    ]
    assert missed == []


def test_the_page_says_the_same() -> None:
    page = Path(__file__).parent.parent / "docs/reading.md"
    assert page.read_text(encoding="utf-8") == reading_page(), "python tests/places.py > docs/reading.md"
