"""What is read of an HTML page, as what, and where it stands."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milia_lint.files.source import Source
from milia_lint.readers.builder import PLACEHOLDER, TAG, VALUE, DocumentBuilder
from milia_lint.readers.document import Document, Scope
from milia_lint.readers.html import feed_html, inline_tag, read_html
from milia_lint.text.invisible import INVISIBLE


def read(text: str) -> Document:
    return read_html(Source("page.html", text))


def said(text: str) -> list[str]:
    return read(text).text.splitlines()


def facts(text: str, field: str) -> list[tuple[str, Any]]:
    document = read(text)
    return [(document.text[each.start : each.end], getattr(each, field)) for each in document.segments]


def source_of(text: str, words: str) -> str:
    """The source slice behind `words` of the reading text."""
    document = read(text)
    start = document.text.index(words)
    return text[slice(*document.source_span(start, start + len(words)))]


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ("<p>gone over<b>night</b>!</p>", "overnight", "over<b>night"),
        ("<p>in 92&nbsp;% of</p>", "92 %", "92&nbsp;%"),
        ("<p>a 100&#37; cure</p>", "100%", "100&#37;"),
        ("<p>gone over&shy;night</p>", "overnight", "over&shy;night"),
        ("<p>Gone\r\n      in <i>3</i> days</p>", "Gone in 3 days", "Gone\r\n      in <i>3</i> days"),
        ("<p>one<br>two</p>", "one two", "one<br>two"),
        ("<img alt='Clear &amp; calm'>", "Clear & calm", "Clear &amp; calm"),
        ("<p>😀 don&rsquo;t</p>", "don\u2019t", "don&rsquo;t"),
    ],
)  # fmt: skip
def test_claims_are_found_through_markup(text: str, words: str, source: str) -> None:
    assert source_of(text, words) == source


@pytest.mark.parametrize(
    "text",
    [
        '<div data-x="a > b carbon neutral"></div>', "<style>.a{width:100%}</style>",
        "<script>var a='cures acne'</script>",
        "<svg><metadata>no</metadata></svg>", "<template><p>no</p></template>", "<a href='/cures-acne'></a>",
        "<iframe>no</iframe>", "<math><annotation>x</annotation></math>", "<!-- old claim -->",
        "<meta name=viewport content='width=device-width'>", "<input type=hidden value='no no'>",
        "<link title='no no'>",
        "<a title='<?= $x ?>'></a>", "<!doctype html>", "<video data-id='no no'></video>", "<style>a{content:'\\2713'}</style>", "<img alt=''>", "<a data-y='<?= \">\" ?> no'></a>",
    ],
)  # fmt: skip
def test_what_is_no_copy_is_not_read(text: str) -> None:
    assert said(text) == []


def test_scopes() -> None:
    text = """<title>T</title><h2>H</h2><p>P<ul><li>L<li>M</ul><table><caption>C</caption><tr><td>D</table>
    <figure><figcaption>F</figcaption></figure><button>B</button><dl><dt>E<dd>G</dl><blockquote><p>Q</blockquote>R"""
    assert [(words, scope.value) for words, scope in facts(text, "scope")] == [
        ("T", "title"), ("H", "heading"), ("P", "paragraph"), ("L", "list-item"), ("M", "list-item"), ("C", "caption"),
        ("D", "table-cell"), ("F", "caption"), ("B", "button"), ("E", "list-item"), ("G", "list-item"), ("Q",
        "blockquote"),
        ("R", "paragraph"),
    ]  # fmt: skip
    assert [words for words, quoted in facts(text, "quoted") if quoted] == ["Q"]
    assert dict(facts(text, "level"))["H"] == 2


def test_attributes_become_segments_of_their_own() -> None:
    text = """<p>Buy <img alt="A jar" title='In the box'>now
    <input type=submit value="Order today" placeholder="x y"></p>
    <meta name="Description" content="Softer &lt;skin&gt;"><meta property="og:title" content="Glow">
    <a aria-label="More">.</a>"""
    document = read(text)
    got = [(document.text[s.start : s.end], s.scope, s.key) for s in document.segments]
    assert got == [
        ("Buy now", Scope.PARAGRAPH, None), ("A jar", Scope.ALT, "alt"), ("In the box", Scope.ATTRIBUTE, "title"),
        ("Order today", Scope.ATTRIBUTE, "value"), ("x y", Scope.ATTRIBUTE, "placeholder"),
        (".", Scope.PARAGRAPH, None),
        ("Softer <skin>", Scope.META, "description"), ("Glow", Scope.META, "og:title"),
        ("More", Scope.ATTRIBUTE, "aria-label"),
    ]  # fmt: skip
    assert document.metadata["meta"] == {"description": "Softer &lt;skin&gt;", "og:title": "Glow"}


def test_code_leaves_a_placeholder() -> None:
    assert said("<p>use <code>cure_<b>acne</b>()</code> here</p>") == [f"use {PLACEHOLDER} here"]
    assert said("<p>use <code>this()</p><p>More</p>") == ["use this()", "More"]


def test_code_that_is_words_is_read() -> None:
    assert said("<p>It <code>cures <b>acne</b></code> fast</p>") == ["It cures acne fast"]
    assert said("<pre>Our balm removes milia;\nx = 1;</pre>") == ["Our balm removes milia; x = 1;"]
    assert said("<xmp>No <b> here</xmp>a") == ["No <b> here", "a"]


def test_the_text_of_a_drawing_stands_apart() -> None:
    text = "<p>Our balm <svg><title>A tick</title><text>Gone <tspan>soon</tspan></text></svg> removes milia</p>"
    assert said(text) == ["Our balm removes milia", "A tick", "Gone soon"]
    assert said("<svg><svg/><g></svg><p>after</p>") == ["after"]
    assert said("<svg><![CDATA[x < y]]></svg><p><![CDATA[no]]></p>") == ["x < y"]


def test_template_values_leave_a_placeholder() -> None:
    text = '<h{{ n }} class="{% if a > 1 %}x{% endif %}">Up to {{ pct }} off</h{{ n }}>'
    text += '<p title="<?= $a > 1 ?> off now">Go</p>'
    assert said(text) == [f"Up to {PLACEHOLDER} off", "Go", f"{PLACEHOLDER} off now"]
    assert source_of(text, "to " + PLACEHOLDER) == "to {{ pct }}"


@pytest.mark.parametrize(
    "how",
    ["hidden", "style='color:red; DISPLAY : none'", "style=visibility:hidden", "aria-hidden=true", "class='a sr-only'",
     "class=visually-hidden", "class=screen-reader-text", "class=hidden", "class='d-none x'"],
)  # fmt: skip
def test_hidden(how: str) -> None:
    got = facts(f"<div {how}><p>no<b>pe</b><div>nor <span>this</span></div></div><p>yes</p>", "hidden")
    assert got == [("nope", True), ("nor this", True), ("yes", False)]
    got = facts(f"<p>one <span {how}>two <i>x</i></span>three</p>", "hidden")
    assert got == [("one three", False), ("two x", True)]
    got = facts(f"<p {how}>a<p>b<ul><li {how}>c<li>d</ul>", "hidden")
    assert got == [("a", True), ("b", False), ("c", True), ("d", False)]


def test_an_inline_end_tag_takes_no_block_with_it() -> None:
    assert facts("<b><p hidden>no</b>pe</p>yes", "hidden") == [("nope", True), ("yes", False)]


def test_hidden_on_small_screens_only_is_not_hidden() -> None:
    got = facts("<p class='hidden md:block'>a</p><p class='d-none d-lg-flex'>b", "hidden")
    assert got == [("a", False), ("b", False)]


def test_languages() -> None:
    text = "<html lang=en><p>a</p><div lang='sv'><p>b <i lang=fr>c</i></p></div>"
    text += "<p><span lang=de>d</span></p><p>e <i lang=fr>f</i></p>"
    assert read(text).lang == "en"
    assert facts(text, "lang") == [("a", None), ("b c", "sv"), ("d", "de"), ("e f", None)]


def test_comments_are_kept_in_order() -> None:
    text = "<p>a<!-- one -->{# two #}</p><!--[if IE]><p>no<![endif]-->"
    text += "<!-- three {{ x }} -->{% comment %}four{% endcomment %}"
    document = read(text)
    assert [comment.text for comment in document.comments] == [" one ", " two ", " three {{ x }} ", "four"]
    assert text[slice(*document.comments[0].span)] == "<!-- one -->"
    assert document.text == "a\n"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("\n<p>a<b c='two words", "unclosed tag"),
        ("\n<p>a</p><!-- two words", "unclosed comment"),
        ("\n<title>a<p>two words", "unclosed <title>"),
        ("\n<template>a<p>two words", "unclosed <template>"),
    ],
)
def test_what_nobody_closed_is_said_and_read_on(text: str, what: str) -> None:
    assert read(text).notices == (f"{what} at line 2, the rest was read as if it were closed",)
    assert read(text).text.endswith("two words\n")


def test_a_script_that_nobody_closed_is_said() -> None:
    assert read("\n<script>a").notices == ("unclosed <script> at line 2, the rest was not read",)


JSON_LD = r"""<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product",
"name": {{ title | json }},
"description": "Cr\u00e8me that \"melts\" milia \ud83d\ude00 &amp; more",
"sku": "a b c", "url": "https://x.example/a b",
"aggregateRating": {"@type": "AggregateRating", "ratingValue": "4.9", "reviewCount": "12 or so"},
"review": [{"@type": "Review", "reviewBody": "<p>Gone <b>over</b>night</p>"}],
"keywords": ["clear skin", "{{ x }}", "soft touch"], }</script>"""


def test_json_ld() -> None:
    document = read(JSON_LD)
    got = [(document.text[s.start : s.end], s.scope, s.key) for s in document.segments]
    assert got == [
        ('Crème that "melts" milia 😀 & more', Scope.STRUCTURED_DATA, "description"),
        ("Gone overnight", Scope.STRUCTURED_DATA, "reviewBody"),
        ("clear skin", Scope.STRUCTURED_DATA, "keywords"), ("soft touch", Scope.STRUCTURED_DATA, "keywords"),
    ]  # fmt: skip
    assert list(document.metadata["structured_types"]) == ["Product", "AggregateRating", "Review"]
    assert source_of(JSON_LD, "Crème that") == r"Cr\u00e8me that"
    assert source_of(JSON_LD, "😀") == r"\ud83d\ude00"


def test_shopify_schema() -> None:
    text = """<p>a</p>{% schema %}{"name": "My section", "settings": [{"id": "t", "label": "The heading",
    "type": "text",
    "default": "Visibly clearer skin", "info": "no no"}, {"default": "left"}], "class": "a b"}{% endschema %}"""
    assert facts(text, "key") == [("a", None), ("Visibly clearer skin", "default")]
    assert source_of(text, "clearer skin") == "clearer skin"


def test_feeding_a_slice_keeps_the_offsets_of_the_source() -> None:
    raw = "<p>calm <b title='So soft'>skin</b><i hidden>un&eacute;n</i> &amp; <kbd>x</kbd></p><!-- c -->"
    source = Source("a.md", "# T\n\n> " + raw)
    builder = DocumentBuilder(source)
    feed_html(builder, source.text[7:], 7, Scope.BLOCKQUOTE, quoted=True)
    document = builder.build()
    assert document.text == f"calm skin & {PLACEHOLDER}\nSo soft\nunén\n"
    assert [segment.quoted for segment in document.segments] == [True, True, True]
    spans = (document.source_span(at, at + 1) for at in range(len(document.text)))
    assert "".join(source.text[slice(*span)] for span in spans) == "calm skin &amp; xSo softun&eacute;n"
    assert document.comments[0].text == " c "


def test_inline_tags_of_markdown() -> None:
    source = Source("a.md", "ab<br>c<img alt='A jar'><!-- x -->")
    builder = DocumentBuilder(source)
    builder.copy("ab", 0)
    inline_tag(builder, source.text[2:6], 2)
    builder.copy("c", 6)
    inline_tag(builder, source.text[7:24], 7)
    inline_tag(builder, source.text[24:], 24)
    builder.close(Scope.PARAGRAPH)
    document = builder.build()
    assert document.text == "ab c\nA jar\n"
    assert [comment.text for comment in document.comments] == [" x "]


SOUP = [
    "<p>", "</p>", "<b>", "</b>", "<div>", "</div>", "<ul><li>", "</li>", "<span class=hidden>", "</span>", "<br>",
    "<code>", "</code>",
    "<img alt='face &amp; neck' title=soft>", "text", "over", "night", " ", "\r\n", "\n\t", "&nbsp;", "&shy;", "&amp;",
    "&#37;", "&lt",
    "é", "😀", "\u200b", "\u00a0", "{{ x }}", "{% if %}", "<!-- c -->", "<p", "<a title=\"", "\">", "<svg>", "</svg>",
    "<p hidden>",
    "<blockquote>", "<td>", "<div lang=sv>", "{{", "<", "&copy=2", "<title>", "</title>",
    '<script type="application/ld+json">{"a": "b \\u00e9 c \\" d"}</script>',
]  # fmt: skip


@given(st.lists(st.sampled_from(SOUP), max_size=25))
def test_every_character_stands_where_its_source_reads_so(parts: list[str]) -> None:
    text = "".join(parts)
    document = read(text)
    for segment in document.segments:
        assert document.text[segment.start : segment.end].strip()
        for at in range(segment.start, segment.end):
            source = text[slice(*document.source_span(at, at + 1))]
            assert reads_as(source, document.text[at]), (source, document.text[at])


SPACE = r"(?:\s|&nbsp;|<br>)"


def reads_as(source: str, character: str) -> bool:
    if character == " ":  # markup, and what is set aside, may stand inside a run of white space
        return re.fullmatch(rf"{SPACE}|{SPACE}.*{SPACE}", source, re.DOTALL) is not None
    if character == PLACEHOLDER:
        return source == "{{ x }}" or source not in ("", " ")
    escaped = {"\\u00e9": "é", '\\"': '"'}.get(source)
    return character in (source, html.unescape(source), escaped)


@given(st.lists(st.sampled_from(SOUP), max_size=25))
def test_the_reading_text_is_clean(parts: list[str]) -> None:
    document = read("".join(parts))
    lines = document.text.split("\n")
    assert lines.pop() == ""
    assert len(lines) == len(document.segments)
    for line in lines:
        assert " ".join(line.split()) == line
        assert not re.search(f"[{VALUE}{TAG}{INVISIBLE}\r\t\u00a0]", line)


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "{{",
        "<",
        "<!--",
        '<a b="',
        "<i>",
        "<b><p></i>",
        "<svg>",
        "<div>",
        "<div></b>",
        "<code>",
        "<span hidden>x",
        "<li>",
        "</div>",
        "<p>",
    ],
)
def test_adversarial_pages_end(unit: str) -> None:
    assert read(unit * (100_000 // len(unit))).source


def test_adversarial_json_ends() -> None:
    start = '<script type="application/ld+json">'
    mixed = '"' + "a-" * 50_000 + "1" * 50_000 + '"'
    for tail in ('"' + '\\"' * 50_000, '"a: ' + "a " * 50_000, '"<a' * 30_000, mixed):
        assert read(start + tail + "</script>").source


@pytest.mark.slow
def test_a_huge_line_is_read_whole() -> None:
    unit = "<p>Milia are harmless, and most of them go away by themselves within some weeks; see a doctor if not.</p>"
    document = read(unit * 80_000)
    assert len(document.segments) == 80_000
    assert document.source_span(len(document.text) - 3, len(document.text) - 2).start == 80_000 * len(unit) - 6


def test_front_matter_above_a_template_is_front_matter() -> None:
    document = read_html(Source("page.html", "---\nlayout: post\ntitle: Our softest cream\n---\n<p>It softens.</p>"))
    assert [(segment.scope, segment.key) for segment in document.segments] == [
        (Scope.FRONT_MATTER, "title"),
        (Scope.PARAGRAPH, None),
    ]
    assert document.text == "Our softest cream\nIt softens.\n"


def test_a_raised_note_mark_is_no_digit_of_the_figure() -> None:
    document = read_html(Source("page.html", "<p>92 %<sup>1</sup> and 5<sup> [2,3]</sup>, the 10<sup>th</sup></p>"))
    assert document.text == "92 %† and 5†, the 10th\n"
