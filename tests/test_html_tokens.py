"""The tokenizer agrees with turbohtml and knows where everything stands."""

from __future__ import annotations

import html
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milia_lint.files.source import Source
from milia_lint.readers.html_tokens import Kind, attributes, decode, tokens

turbohtml = pytest.importorskip("turbohtml")

FRAGMENTS = [
    "<p>", "</p>", "<b class='x'>", "</b >", "<a href=\"x>y\" title='&copy=2 &amp; &notit;'>", "<br/>",
    "<img alt=a/b>", "<", "< 5",
    "&amp;", "&notit;", "&copy=2", "&#37;", "&#x2014", "&#0;", "&#128;", "&nosuch;", "&", "&lt", "a & b", "text", "é",
    "😀", "\n",
    "<!-- c -->", "<!-->", "<!--->", "<!---->", "<!--x--!>", "<!-- -- > -->", "<!doctype html>", "</>", "</ x>", "<!x>",
    "<title>", "</title>", "</TITLE\n>", "<textarea>", "</textarea>", "<script>", "</script>", "</scripty>", "<style>",
    "</style>",
    "<a b=\"", "<a b='", "<a b", "\">", "'", "\"", ">", "/>", "=", "<a =x>", "<a b= c>", "<a b = 'c'd=e>",
    "<a a=1 A=2>", "<x/y/z>",
    "<iframe>", "</iframe>", "<xmp>", "</xmp>", "<A HREF=X>", "<a\tb\fc>", "<a b=>", "<!--",
]  # fmt: skip


def ours(text: str) -> list[Any]:
    """The tokens as the oracle gives them: texts joined, references decoded."""
    found: list[Any] = []
    for token in tokens(text):
        if token.kind is Kind.TEXT:
            found += [("text", piece[0]) for piece in decode(text, token.start, token.end)]
        elif token.kind is Kind.RAW:
            found.append(("text", text[token.start : token.end]))
        elif token.kind is Kind.START:
            given = attributes(text, token).items()
            values = [(name, "".join(piece[0] for piece in decode(text, *at, attribute=True))) for name, at in given]
            found.append(("start", token.name, values, token.start))
        elif token.kind is Kind.END:
            found.append(("end", token.name, token.start))
        elif token.kind is Kind.COMMENT and text.startswith("<!--", token.start):
            found.append(("comment", text[token.begin : token.until], token.start))
    return joined(found)


def theirs(text: str) -> list[Any]:
    found: list[Any] = []
    starts = Source("x", text).line_starts
    for token in turbohtml.tokenize(text, resolve_references=False, capture_source=True):
        at, kind = starts[token.line - 1] + token.col, token.type.name
        if kind in ("TEXT", "CHARACTER_REFERENCE"):
            found.append(("text", token.data))
        elif kind == "START_TAG":
            found.append(("start", token.tag, list(token.attrs), at))
        elif kind == "END_TAG":
            found.append(("end", token.tag, at))
        elif kind == "COMMENT" and text.startswith("<!--", at):
            found.append(("comment", token.data, at))
    return joined(found)


def joined(found: list[Any]) -> list[Any]:
    out: list[Any] = []
    for each in found:
        if each[0] == "text" and out and out[-1][0] == "text":
            out[-1] = ("text", out[-1][1] + each[1])
        elif each != ("text", ""):
            out.append(each)
    return out


def closed(text: str) -> str:
    """The text as far as everything in it is closed: from there on a browser swallows what we read."""
    return next((closed(text[: token.start]) for token in tokens(text) if token.kind is Kind.UNCLOSED), text)


def test_agrees_with_the_oracle() -> None:
    dice = random.Random(7)
    for _ in range(4000):
        text = closed("".join(dice.choices(FRAGMENTS, k=dice.randint(1, 12))))
        assert ours(text) == theirs(text), text


# No digits: a reference to a control character (`&#3`) reads as nothing here, and as itself to the oracle.
@given(st.text(alphabet="<>/!-?='\" \t\nabAB&;#é\U0001f600", max_size=40))
def test_agrees_with_the_oracle_on_soup(text: str) -> None:
    assert ours(closed(text)) == theirs(closed(text))


@given(st.lists(st.sampled_from([*FRAGMENTS, "\r\n", "\r", "\x01", "\x02"])))
def test_tokens_cover_the_text_without_gap(parts: list[str]) -> None:
    text, at = "".join(parts), 0
    for token in tokens(text):
        if token.kind is Kind.UNCLOSED and token.end <= at:
            continue  # says that an element before was never closed
        assert token.start == at
        at = token.end
    assert at == len(text)


REFERENCES = ["&amp;", "&lt", "&notit;", "&#37;", "&#x1F600;", "&shy;", "a", " ", "&", ";", "é"]


@given(st.lists(st.sampled_from(REFERENCES)), st.integers(0, 9))
def test_pieces_stand_where_they_say(parts: list[str], shift: int) -> None:
    text = "".join(parts)
    pieces = list(decode(text, 0, len(text), shift))
    assert "".join(text[start - shift : end - shift] for _, start, end in pieces) == text
    assert "".join(piece for piece, _, _ in pieces) == html.unescape(text)
    for piece, start, end in pieces:
        assert html.unescape(text[start - shift : end - shift]) == piece


def test_values_of_attributes_stand_without_quotes() -> None:
    text = '<a one="x > y" two=\'z\' three=q four five = "">'
    (tag,) = tokens(text)
    assert {name: text[slice(*at)] for name, at in attributes(text, tag).items()} == {
        "one": "x > y", "two": "z", "three": "q", "four": "", "five": "",
    }  # fmt: skip


def test_masked_code_in_a_tag() -> None:
    text = "<a \x02\x02title=\"x\"\x02\x02 \x01\x01 b='\x01'>"
    (tag,) = tokens(text)
    assert text[slice(*attributes(text, tag)["title"])] == "x"
    assert [token.name for token in tokens("<h\x01\x01>a</h\x01\x01>") if token.kind is not Kind.TEXT] == ["h", "h"]
    assert [token.kind for token in tokens("<\x01\x01 b>a</\x01\x01>")] == [Kind.START, Kind.TEXT, Kind.END]


def test_the_longest_entity_without_semicolon() -> None:
    assert list(decode("&eacutea &thornb", 0, 16)) == [("é", 0, 7), ("a ", 7, 9), ("þ", 9, 15), ("b", 15, 16)]


def test_huge_numbers_are_no_trouble() -> None:
    assert next(decode("&#" + "9" * 5000 + ";", 0, 5003))[0] == "\ufffd"


@pytest.mark.parametrize("unit", ["<", "<!--", '<a b="', "<a b='", "<a b=", "</", "<!", "&", "&#9", "<a ", "<title>", "&am"])
def test_adversarial_input_ends(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    assert sum(1 for _ in tokens(text)) >= 1
    assert sum(1 for _ in decode(text, 0, len(text))) >= 1
