from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_cases import misread

from milia_lint.files.source import Source
from milia_lint.readers.builder import PLACEHOLDER
from milia_lint.readers.document import Document
from milia_lint.readers.plain import read_plain


def page(text: str) -> Document:
    return read_plain(Source("a.txt", text))


def copy(text: str) -> list[tuple[str, str]]:
    document = page(text)
    return [(segment.scope.value, document.text[segment.start : segment.end]) for segment in document.segments]


def test_shape_tells_headings_from_paragraphs() -> None:
    text = "What milia are\n\nSmall white bumps.\n\nShort, no end\nA line that is longer than the one above\n\nLast words\n\n"
    assert copy(text) == [
        ("heading", "What milia are"), ("paragraph", "Small white bumps."), ("heading", "Short, no end"),
        ("heading", "A line that is longer than the one above"), ("paragraph", "Last words"),
    ]  # fmt: skip
    assert [segment.level for segment in page(text).segments] == [2, 0, 2, 2, 0]


@pytest.mark.parametrize(
    "line", ["It works.", "It works!", "Does it?", "It works…", "so,", "x" * 91, "longer than what follows\nshort"]
)
def test_a_line_without_the_shape_of_a_title_is_a_paragraph(line: str) -> None:
    assert copy(f"{line}\n\nEnd.\n")[0][0] == "paragraph"


@pytest.mark.parametrize("mark", ["-", "*", "•", "1.", "12)", "–", "  -"])
def test_bullets_are_dropped(mark: str) -> None:
    assert copy(f"{mark} *one* step\nEnd.") == [("list-item", "*one* step"), ("paragraph", "End.")]


def test_a_figure_or_dash_in_a_sentence_is_no_bullet() -> None:
    assert copy("1.5 % of skin.\n-5 degrees.\n3 days.") == [
        ("paragraph", "1.5 % of skin."), ("paragraph", "-5 degrees."), ("paragraph", "3 days."),
    ]  # fmt: skip


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_all_line_ends_end_a_line(end: str) -> None:
    assert copy(f"One.{end}{end}Two.{end}") == [("paragraph", "One."), ("paragraph", "Two.")]


def test_addresses_and_template_code_are_no_copy() -> None:
    assert copy("Hi {{ name }}, see https://cure.fast/now.") == [("paragraph", f"Hi {PLACEHOLDER}, see {PLACEHOLDER}.")]


def test_markdown_and_html_are_plain_text_here() -> None:
    assert copy("**bold** <b>x</b> &amp; \\*.") == [("paragraph", "**bold** <b>x</b> &amp; \\*.")]


@given(st.text(alphabet="ab1.-*•é😀 \t\r\n\u00a0\u00ad", max_size=80))
def test_every_character_stands_where_the_map_says(text: str) -> None:
    document = page(text)
    assert misread(document) == []
    shown = "".join(document.text[s.start : s.end] for s in document.segments)
    assert sum(map(shown.count, "abé😀")) == sum(map(text.count, "abé😀"))
