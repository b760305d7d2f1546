from __future__ import annotations

import json

import pytest
import yaml
from conftest import examples
from hypothesis import given
from hypothesis import strategies as st
from markdown_cases import misread

from milia_lint.files.source import Source
from milia_lint.readers import read
from milia_lint.readers.builder import PLACEHOLDER
from milia_lint.readers.document import Document, Scope
from milia_lint.readers.markdown import read_markdown
from milia_lint.readers.names import is_copy


def page(front: str, fence: str = "---") -> Document:
    return read_markdown(Source("a.md", f"{fence}\n{front}\n{fence}\nBody\n"))


def values(document: Document) -> list[tuple[str | None, str]]:
    return [
        (segment.key, document.text[segment.start : segment.end])
        for segment in document.segments
        if segment.scope is Scope.FRONT_MATTER
    ]


def written(document: Document, shown: str) -> str:
    start = document.text.index(shown)
    return document.source.text[slice(*document.source_span(start, start + len(shown)))]


YAML = """\
title: Clear skin   # a note
alt: 'It''s gone'
quoted: "a \\"sure\\"\\tcaf\\u00e9 \\
  cure,
  and more"
folded: rejuvenates, and
  diminishes # no
sections:
  - heading: One
    body: &b !!str first words
  - {heading: "Two", body: 'second words'}
  - *b
strict: >-
  in 3
  days

  # Head
  - item one
  - item **two**
# a comment
literal: |2
    kept as it
   stands
"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_all_kinds_of_yaml_strings_are_read_at_any_depth(end: str) -> None:
    document = read_markdown(Source("a.md", f"---\n{YAML}---\nBody\n".replace("\n", end)))
    assert values(document) == [
        ("title", "Clear skin"), ("alt", "It's gone"), ("quoted", 'a "sure" café cure, and more'),
        ("folded", "rejuvenates, and diminishes"), ("sections.heading", "One"), ("sections.body", "first words"),
        ("sections.heading", "Two"), ("sections.body", "second words"), ("strict", "in 3 days"),
        ("strict", "Head - item one - item two"), ("literal", "kept as it stands"),
    ]  # fmt: skip
    assert document.text.endswith("Body\n")


def test_values_stand_where_they_are_written() -> None:
    document = page(YAML)
    assert written(document, "Clear skin") == "Clear skin"
    assert written(document, "It's") == "It''s"
    assert written(document, '"sure" café cure,') == '\\"sure\\"\\tcaf\\u00e9 \\\n  cure,'
    assert written(document, "and diminishes") == "and\n  diminishes"
    assert written(document, "first words") == "first words"
    assert written(document, "in 3 days") == "in 3\n  days"
    assert written(document, "two") == "two"
    assert written(document, "stands") == "stands"
    assert misread(document) == []


TOML = """\
title = "Clear \\"skin\\""   # "no"
tags = ["acne cure", "milia cure"]
alt.text = 'sure cure'
[params."hero"]
heading = '''
First words

second words'''
body = \"\"\"folded \\
   on\"\"\"
cards = [{ question = "Is it sure?", image = "no way" }, { question = "And then?" }]
many = [
  "one two", # "no"
  ["three four"],
]
[[faq]]
date = 2024-01-01
answer = "Yes sure"
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_all_kinds_of_toml_strings_are_read(end: str) -> None:
    document = read_markdown(Source("a.md", f"+++\n{TOML}+++\nBody\n".replace("\n", end)))
    assert values(document) == [
        ("title", 'Clear "skin"'), ("alt.text", "sure cure"), ("params.hero.heading", "First words"),
        ("params.hero.heading", "second words"), ("params.hero.body", "folded on"),
        ("params.hero.cards.question", "Is it sure?"), ("params.hero.cards.question", "And then?"),
        ("params.hero.many", "one two"), ("params.hero.many", "three four"), ("faq.answer", "Yes sure"),
    ]  # fmt: skip
    assert misread(document) == []
    assert document.metadata["front_matter"]["params"]["hero"]["body"] == "folded on"


@pytest.mark.parametrize(
    ("key", "text"),
    [("slug", "sure fast cure"), ("image", "my photo.jpg"), ("heroImageUrl", "a b"), ("og-image", "a b"), ("tags", "acne cure"),
     ("date", "2024-01-01 10:00"), ("title", "https://x.y/z"), ("title", "photo.webp"), ("title", "2024"), ("x", "word"),
     ("title", "true"), ("body", "/a/path"), ("caption", "#anchor"), ("picture", "img/my photo (1).png"), ("x", "12 %")],
)  # fmt: skip
def test_what_a_machine_reads_is_no_copy(key: str, text: str) -> None:
    assert not is_copy(("top", key), text)


@pytest.mark.parametrize(
    ("key", "text"),
    [("title", "Guaranteed"), ("ctaTitle", "Now"), ("x", "two words"), ("imageAlt", "a b"), ("description", "Milia.\nGone."),
     ("keywords", "milia, cure"), ("treatment_time", "3 days or less"), ("intro", "Fast and/or sure: visit a.com")],
)  # fmt: skip
def test_what_people_read_is_copy(key: str, text: str) -> None:
    assert is_copy(("image", key), text)


def test_the_tools_own_key_is_no_copy_at_any_depth() -> None:
    document = page("milia_lint:\n  ignore:\n    - rule: speed/fast\n      because: the lawyer said so")
    assert values(document) == []
    assert document.metadata["front_matter"]["milia_lint"]["ignore"][0]["because"] == "the lawyer said so"


def test_markdown_inside_a_value_is_read_through() -> None:
    front = (
        "body: |\n  ### \\#1 ***cure*** in _3_ days\n  [Sure](/fast-cure 'x') un_der_stood `code` 5 * 3 *only* H&amp;M*\n\n"
        "  > said <b>so</b><br>again https://x.y/z."
    )
    document = page(front)
    assert [text for _, text in values(document)] == [
        "#1 cure in 3 days", f"Sure un_der_stood {PLACEHOLDER} 5 * 3 only H&M*", f"said so again {PLACEHOLDER}.",
    ]  # fmt: skip
    assert misread(document) == []


def test_the_language_is_taken_from_the_front_matter() -> None:
    assert page("lang: sv_SE").lang == "sv-SE"
    assert page("locale: de\nlanguage: fr").lang == "fr"
    assert page("title: x y").lang is None


@pytest.mark.parametrize(
    ("front", "fence", "place"),
    [("title: ok\nbad: [a, b", "---", "4:"), ("a: 'x\n", "---", ":"), ("a: b: c", "---", "2:5"), ("a: *no", "---", "2:4"),
     ("title = ", "+++", "2:"), ("a: &x [*x]", "---", "2:4"), ("a: " + "[" * 200_000, "---", "2:"),
     ("- " * 5000 + "a", "---", "2:"), ("a = " + "[" * 5000, "+++", ":")],
)  # fmt: skip
def test_what_cannot_be_parsed_is_unread_and_the_body_is_not(front: str, fence: str, place: str) -> None:
    document = page(front, fence)
    assert document.text.endswith("Body\n")
    assert len(document.unread) == 1
    assert f"front matter at {place}" in document.unread[0] or place == ":"


@pytest.mark.parametrize("value", ["!!int ", "!!float ", "!!bool x", "!!timestamp x", "!<tag:yaml.org,2002:int> ", '!!int "_"', "!foo y",
                                   "!!python/name:os.system", "!!binary ====", "!!omap [a]", "!!set {a, b}", "!!merge x", ".inf", "1" * 5000,
                                   "\"\\0\"", "2026-02-31", "{[a]: b}"])  # fmt: skip
def test_a_value_of_an_odd_type_hides_nothing(value: str) -> None:
    document = page(f"title: A title of words\nx: {value}")
    assert document.unread == ()
    assert "A title of words" in document.text


def test_aliases_that_multiply_are_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    assert "aliases" in page("\n".join(lines)).unread[0]


def test_an_impossible_date_costs_no_copy() -> None:
    document = page("date: 2024-02-30\ntitle: Clear skin")
    assert values(document) == [("title", "Clear skin")]
    assert document.metadata["front_matter"] == {"date": "2024-02-30", "title": "Clear skin"}


def test_template_code_in_a_value_is_no_copy() -> None:
    assert values(page("title: Buy {{ product }} now\ndescription: \"{% if x %}Fast{% endif %} cure\"")) == [
        ("title", f"Buy {PLACEHOLDER} now"), ("description", "Fast cure"),
    ]  # fmt: skip


def test_an_empty_block_is_front_matter_and_an_open_one_is_not() -> None:
    assert page("# nothing").text == "Body\n"
    assert read_markdown(Source("a.md", "---\ntitle: a b\n\nBody")).text.endswith("Body\n")


def test_a_no_break_space_after_a_continued_line_is_read() -> None:
    assert values(page('title: "Clear\\\n  \u00a0skin"')) == [("title", "Clear skin")]


@pytest.mark.parametrize(
    ("front", "shown"),
    [("a: 'one\n  - two\n\n  - three'", ["one - two", "three"]), ("a: one day\n  # two", ["one day"]), ("a: one\n  - two", ["one - two"]),
     ('a: "one\n  - two\\\n  - three"', ["one - two- three"]), ("a: >\n  one\n  - two\n   - three\n", ["one - two", "three"]),
     ("a: |\n  one\n  - two\n", ["one", "two"]), ("a: 'it\\''s\n  so'", ["it's so"])],
)  # fmt: skip
def test_a_line_end_that_yaml_folds_begins_no_list(front: str, shown: list[str]) -> None:
    document = page(front)
    assert [text for _, text in values(document)] == shown
    assert misread(document) == []


_TEXT = st.text(alphabet="ab '\"\\:é😀,-%\u00a0\t", min_size=1, max_size=40).map(lambda text: f"Ab {text} z")


@examples(200)
@given(st.lists(_TEXT, min_size=1, max_size=4), st.sampled_from([None, "'", '"', "|", ">"]), st.integers(20, 90))
def test_yaml_reads_as_the_parser_reads_it(texts: list[str], style: str | None, width: int) -> None:
    given_values = {f"k{number}": text for number, text in enumerate(texts)}
    document = page(yaml.safe_dump(given_values, default_style=style, allow_unicode=style != '"', width=width).rstrip("\n"))
    assert document.metadata["front_matter"] == given_values
    expected = [" ".join(_unescape(text).split()) for text in texts]
    assert [text for _, text in values(document)] == expected
    assert misread(document) == []


@examples(100)
@given(st.lists(_TEXT, min_size=1, max_size=4), st.sampled_from(["é", "\\u00e9", "\\U000000E9"]))
def test_toml_reads_as_the_parser_reads_it(texts: list[str], escape: str) -> None:
    strings = [json.dumps(text, ensure_ascii=False).replace("é", escape) for text in texts]
    document = page("\n".join(f"k{number} = {string}" for number, string in enumerate(strings)), "+++")
    assert list(document.metadata["front_matter"].values()) == [*texts]
    assert [text for _, text in values(document)] == [" ".join(_unescape(text).split()) for text in texts]
    assert misread(document) == []


def _unescape(text: str) -> str:
    """Take out what Markdown takes out: a backslash before punctuation."""
    shown, at = "", 0
    while at < len(text):
        at += text[at] == "\\" and text[at + 1 : at + 2] in tuple("'\"\\:,-%")
        shown += text[at]
        at += 1
    return shown


@pytest.mark.parametrize(
    "text",
    [
        "---toml\ntitle = 'It works'\nslug = 'a b'\n---\nBody\n", "---json\n{\"title\": \"It works\"}\n---\nBody\n",
        "---yaml\ntitle: It works\n---\nBody\n", "{\n\t\"title\": \"It works\",\n\t\"slug\": \"a b\"\n}\n\nBody\n",
        ";;;\n\"title\": \"It works\",\n\"date\": \"1 May\"\n;;;\nBody\n", "---\n\ntitle: It works\n---\nBody\n",
        "\n\n---\ntitle: It works\n---\nBody\n", "---\r\ntitle: It works\r\n---\r\nBody\r\n",
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["a.md", "a.html"])
def test_front_matter_in_every_dress(name: str, text: str) -> None:
    assert read(Source(name, text)).text == "It works\nBody\n"


@pytest.mark.parametrize("text", ["---\n\nOur promise: it works\n\n---\n", "---\n\n# It works\n\n---\n", "{\nit works\n"])
def test_what_only_looks_like_front_matter_is_text(text: str) -> None:
    assert "it works" in read(Source("a.md", text)).text.lower()


def test_a_mistake_in_one_line_hides_none_of_the_others() -> None:
    document = page("title: It works: yes\nslug: a b\ntext: 'For you'")
    assert document.text == "It works: yes\nFor you\nBody\n"
    assert len(document.unread) == 1


@pytest.mark.parametrize("key", ["primaryKeyword", "secondary_keywords", "focus-keyphrase"])
def test_what_a_page_wants_to_be_found_by_is_not_shown(key: str) -> None:
    assert page(f"{key}: milia removal").text == "Body\n"
