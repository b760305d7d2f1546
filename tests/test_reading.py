"""A claim is planted in every place of every format: it is read, or it is told, or nobody is shown it there."""

from __future__ import annotations

import time
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
def test_what_is_read_is_linted_and_the_rest_is_not() -> None:
    for form in FORMATS:
        for place in form.places:
            report = lint_text(place.text.replace("§", CLAIM), name=form.file)
            assert bool(report.findings or report.excused) == (place.fate == READ), f"{form.name}: {place.what}"


def test_the_page_says_the_same() -> None:
    page = Path(__file__).parent.parent / "docs/reading.md"
    assert page.read_text(encoding="utf-8") == reading_page(), "python tests/places.py > docs/reading.md"


#: What a stranger may repeat without an end, by the file it stands in.
_REPEATED = [
    ("a.html", ["<template>", "<iframe srcdoc='&lt;p>'>", "<script type=text/template>", "<svg><![CDATA[", "<code>a b c", "<pre>x_", "<title>",
                "<a b='", "<style>a{content:'", "<p :a=\"'b c'\">", "{{ 'a b' ", "@a(()", "<?= <<<A\n", "e\u0301", "a.pdf"]),
    ("a.md", ["`a b c` ", "```js\na b c\n", "!!! note\n    ", "![[", "{{< a b=\"c d\" >}}", "---\n", "\u2713 "]),
    ("a.mdx", ["    ## a\n\n", "{a && <b>", "{<b>x</b>}", "<A b={<c>", "export ", "{ '", "\t```\n"]),
    ("a.svelte", ["{'a b'}", "{", "<script>'a b'"]),
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("name", "unit"), [(name, unit) for name, units in _REPEATED for unit in units])
def test_what_is_repeated_is_read_in_time(name: str, unit: str) -> None:
    def seconds(size: int) -> float:
        before = time.process_time()
        read(Source(name, unit * (size // len(unit))))
        return time.process_time() - before

    small = min(seconds(30_000) for _ in range(2))
    assert seconds(120_000) < 10 * small + 1.5  # four times the length: a square would be sixteen times as long


def test_pages_within_pages_end_and_that_is_said() -> None:
    document = read(Source("a.html", "<script type=text/template>" * 500))
    assert document.notices[0] == "pages within pages, from line 1 on, were not read"
