from __future__ import annotations

import re

import pyromark
import pytest
from conftest import examples
from hypothesis import given
from markdown_cases import markdown, misread

from milia_lint.files.source import Source, decode
from milia_lint.readers import read
from milia_lint.readers.builder import PLACEHOLDER
from milia_lint.readers.document import Document, Scope
from milia_lint.readers.markdown import code_points, read_markdown


def page(text: str, path: str = "a.md") -> Document:
    return read(Source(path, text))


def copy(document: Document) -> list[tuple[str, str]]:
    return [(segment.scope.value, document.text[segment.start : segment.end]) for segment in document.segments]


def texts(text: str, path: str = "a.md") -> list[str]:
    return [shown for _, shown in copy(page(text, path))]


def written(document: Document, shown: str) -> str:
    start = document.text.index(shown)
    return document.source.text[slice(*document.source_span(start, start + len(shown)))]


@examples(300)
@given(markdown())
def test_every_character_stands_where_the_map_says(text: str) -> None:
    assert misread(page(text)) == []


@examples(150)
@given(markdown())
def test_a_replacement_in_one_piece_changes_its_segment_alone(text: str) -> None:
    before = page(text)
    for word in list(re.finditer(r"\b(?:milia|gone|skin|Fast)\b", before.text))[:4]:
        if len(before.offsets.pieces(*word.span())) > 1:
            continue
        start, end = before.source_span(*word.span())
        after = page(text[:start] + "quite other" + text[end:])
        changed = before.segment_at(word.start())
        expected = before.text[: word.start()] + "quite other" + before.text[word.end() :]
        assert after.text == expected
        assert [s.scope for s in after.segments] == [s.scope for s in before.segments]
        assert after.segments[changed].start == before.segments[changed].start


@examples(150)
@given(markdown())
def test_line_ends_do_not_change_what_is_read(text: str) -> None:
    assert copy(page(re.sub(r"\r\n?", "\n", text))) == copy(page(re.sub(r"\r\n?|\n", "\r\n", text)))


def test_each_kind_of_block_has_its_scope() -> None:
    text = (
        "# Head\n\nPara\n\n- tight\n- [x] done\n  - inner\n\n1. loose\n\n   more\n\n| a | b |\n|---|---|\n| c | d |\n\n"
        "> said\n\n> [!TIP]\n> ours\n\nTerm\n: meaning\n\nText[^1]\n\n[^1]: Source\n"
    )
    assert copy(page(text)) == [
        ("heading", "Head"), ("paragraph", "Para"), ("list-item", "tight"), ("list-item", "done"), ("list-item", "inner"),
        ("list-item", "loose"), ("list-item", "more"), ("table-cell", "a"), ("table-cell", "b"), ("table-cell", "c"),
        ("table-cell", "d"), ("blockquote", "said"), ("paragraph", "ours"), ("list-item", "Term"),
        ("list-item", "meaning"), ("paragraph", "Text\u2020"), ("footnote", "Source"),
    ]  # fmt: skip
    quoted = [segment.scope for segment in page(text).segments if segment.quoted]
    assert quoted == [Scope.BLOCKQUOTE]


def test_what_stands_in_a_quotation_is_quoted_whatever_it_is() -> None:
    document = page("> # Head\n> - item ![alt](i 't')\n>\n> <p>raw</p>\n\nours\n")
    assert [(s.scope.value, s.quoted) for s in document.segments] == [
        ("heading", True), ("list-item", True), ("alt", True), ("attribute", True), ("blockquote", True), ("paragraph", False),
    ]  # fmt: skip


def test_heading_levels() -> None:
    assert [s.level for s in page("# a\n\nb\n===\n\nc\n---\n\n###### d {#x .y}\n").segments] == [1, 1, 2, 6]
    assert texts("# a {#x .y}\n") == ["a"]


# The pitfalls of the parser, one by one.


def test_a_byte_order_mark_does_not_hide_front_matter() -> None:
    document = read_markdown(decode("a.md", b"\xef\xbb\xbf---\ntitle: Clear skin\n---\nBody\n"))
    assert copy(document) == [("front-matter", "Clear skin"), ("paragraph", "Body")]
    assert written(document, "Body") == "Body"


def test_half_a_surrogate_pair_is_read_as_an_unknown_character() -> None:
    assert texts("a \ud83d b\n") == ["a \ufffd b"]


def test_a_lone_carriage_return_ends_a_line() -> None:
    assert copy(page("# Head\rPara\r\r- item\r")) == [("heading", "Head"), ("paragraph", "Para"), ("list-item", "item")]


def test_an_escape_is_one_piece_with_its_backslash() -> None:
    document = page("\\*only \\\\ 5\\% off")
    assert document.text == "*only \\ 5% off\n"
    assert written(document, "*") == "\\*"
    assert written(document, "%") == "\\%"
    assert len(document.offsets.pieces(0, 12)) == 1


def test_a_soft_break_is_one_space_with_the_marks_of_the_next_line() -> None:
    document = page("> > gone  \n> >   in 3 days\n")
    assert document.text == "gone in 3 days\n"
    assert document.source_span(4, 5) == (8, 17)
    assert len(document.offsets.pieces(0, 14)) == 1


def test_a_mark_of_quotation_that_is_text_stays_text() -> None:
    document = page("gone\n     > in 3 days\n")
    assert document.text == "gone > in 3 days\n"
    assert document.source_span(4, 5) == (4, 10)


@pytest.mark.parametrize(("text", "shown"), [("a  \nb", "a b"), ("a\\\nb", "a b"), ("a<br>b", "a b"), ("a<br/>\n b", "a b")])
def test_a_hard_break_is_a_space(text: str, shown: str) -> None:
    assert texts(text) == [shown]


def test_an_alternative_text_is_a_segment_of_its_own() -> None:
    document = page("See ![a *fast* cure](i.png) here")
    assert copy(document) == [("paragraph", "See here"), ("alt", "a fast cure")]


def test_a_line_break_at_the_end_of_an_alternative_text_stays_in_it() -> None:
    assert texts("fore![alt\n](i.png)head") == ["forehead", "alt"]


def test_titles_stand_where_they_are_written() -> None:
    document = page('[link](<u v> "Sure &amp; \\"fast\\"") [a b][r] ![x](y \'Z\')\n\n[r]: /u (Cure)\n[s]: /u\n')
    titles = {document.text[s.start : s.end]: s for s in document.segments if s.key == "title"}
    assert list(titles) == ['Sure & "fast"', "Z", "Cure"]
    assert written(document, 'Sure & "fast"') == 'Sure &amp; \\"fast\\"'
    assert written(document, "Cure") == "Cure"


def test_inline_code_parts_words_and_blocks_of_code_are_not_read() -> None:
    assert texts("gone `in_()` 3 days\n\n    code_here()\n\n```\ncode_there()\n```\n") == [f"gone {PLACEHOLDER} 3 days"]


def test_metadata_marks_further_down_hide_no_copy() -> None:
    assert texts("Top\n\n---\nguaranteed: yes\n---\n\nEnd\n") == ["Top", "guaranteed: yes", "End"]


def test_prose_between_two_rules_at_the_top_is_no_front_matter() -> None:
    assert texts("---\nJust a claim\n---\nEnd\n") == ["Just a claim", "End"]
    assert texts("---\n\nOur promise: x y\n\n---\nEnd\n") == ["Our promise: x y", "End"]


def test_a_block_of_html_in_a_quotation_is_read_as_one() -> None:
    document = page("> <p\n>  title='Fast cure'>\n> Gone in\n> 3 days</p>\n")
    assert [shown for _, shown in copy(document)] == ["Gone in 3 days", "Fast cure"]
    assert written(document, "3 days") == "3 days"
    assert written(document, "Fast cure") == "Fast cure"


# HTML in Markdown


def test_inline_tags_do_not_part_a_sentence_and_blocks_do() -> None:
    assert texts("Gone **in** <b>3</b> <span class='x'>days</span>") == ["Gone in 3 days"]
    assert texts("one<p>two</p>three") == ["one", "two", "three"]


def test_inline_code_and_scripts_written_as_tags_are_no_copy() -> None:
    assert texts("a <code>cure_*x*()</code> b <script>cure</script> c") == [f"a {PLACEHOLDER} b c"]
    assert texts("a <svg> never closed\n\nnext") == ["a never closed", "next"]


def test_comments_are_kept_with_their_place() -> None:
    text = "<!-- first -->\nPara <!-- second --> goes on\n\n{# third #}\n\n`<!-- no -->`\n"
    document = page(text)
    assert [(c.text.strip(), text[slice(*c.span)]) for c in document.comments] == [
        ("first", "<!-- first -->"), ("second", "<!-- second -->"), ("third", "{# third #}"),
    ]  # fmt: skip
    assert copy(document)[0] == ("paragraph", "Para goes on")


def test_attributes_of_inline_tags_are_read() -> None:
    assert texts('See <img src="x.png" alt="Cure in 3 days"> here') == ["See here", "Cure in 3 days"]


# What is no copy


@pytest.mark.parametrize(
    "address",
    ["https://x.y/a_b?c=1&amp;d#e", "www.fast-cure.com/now", "cure@fast.com", "<https://fast.com>", "<cure@fast.com>",
     "mailto:cure@fast.com", "https://x.y/w_(cure)", "ftp://fast.cure/x", "<tel:+1-cure>"],
)  # fmt: skip
def test_addresses_are_no_copy(address: str) -> None:
    document = page(f"See **{address}**, (or {address}).")
    assert document.text == f"See {PLACEHOLDER}, (or {PLACEHOLDER}).\n"
    assert written(document, PLACEHOLDER).strip("<>") == address.strip("<>")


def test_link_targets_are_no_copy_and_link_texts_are() -> None:
    assert texts("[Sure](/cure/fast) and [x][d]\n\n[d]: https://cure.fast\n") == ["Sure and x"]


def test_attribute_lists_are_no_copy() -> None:
    assert texts("Lead text\n{: .fast-cure}\n\n## Head {: #cure}\n\n![a b](c){:.x} end {.y}\n") == [
        "Lead text",
        "Head",
        "end",
        "a b",
    ]


def test_template_code_is_no_copy() -> None:
    assert texts("Use {{ product.title }} {% if x %}daily{% endif %}") == [f"Use {PLACEHOLDER} daily"]


def test_nothing_is_taken_for_formulas_quotes_or_subscripts() -> None:
    assert texts('$15 or $10 "fast" -- H~2~O [[x]]')[0].startswith('$15 or $10 "fast" -- H')


# MDX


def test_mdx_code_is_no_copy() -> None:
    text = (
        "import X from 'cure'\n\nexport const a = {\n\n  b: 1,\n}\n\n# Hi {props.name}\n\nDon't {\"say it\"} <Term id={x}>milia</Term> now\n\n"
        "```js\nimport { no } from <Cure title='no'>\n```\n\n`{code}` {/* kept */} a < b\n"
    )
    assert texts(text, "a.mdx") == [f"Hi {PLACEHOLDER}", "Don't say it milia now", f"{PLACEHOLDER} a < b"]
    assert [comment.text for comment in page(text, "a.mdx").comments] == [" kept "]


def test_components_on_their_own_lines_part_blocks() -> None:
    text = "<Note>\n  A **bold** claim\n</Note>\n<Step>One</Step>\n<Step>Two</Step>\n\n<>\nLast\n</>\n"
    assert texts(text, "a.mdx") == ["A bold claim", "One", "Two", "Last"]


def test_props_that_hold_copy_are_read() -> None:
    text = "export const meta = { title: 'Sure cure', slug: 'no-no' }\n\n<Card heading=\"Fast &amp; sure\" cta={'Buy now'} href=\"/no\" on={() => a > b} {...x}/>\n"
    document = page(text, "a.mdx")
    assert [(s.key, document.text[s.start : s.end]) for s in document.segments] == [
        ("title", "Sure cure"), ("heading", "Fast & sure"), ("cta", "Buy now"),
    ]  # fmt: skip
    assert written(document, "Fast & sure") == "Fast &amp; sure"


def test_html_tags_with_expressions_are_still_tags() -> None:
    text = "<div className={a > b} title={'Fast cure'} {...p}>claim</div>\n"
    assert sorted(texts(text, "a.mdx")) == ["Fast cure", "claim"]


@examples(100)
@given(markdown())
def test_mdx_keeps_every_place(text: str) -> None:
    wrapped = f"<A b={{c}}>\n\n{text}\n\n</A>\n<b title='x y'>end {{z}}</b>\n"
    assert misread(page(wrapped, "a.mdx")) == []


def test_inline_code_in_mdx_ends_with_its_paragraph() -> None:
    assert texts("A ` b {c}\n\nd `{e}` f", "a.mdx") == [f"A ` b {PLACEHOLDER}", f"d {PLACEHOLDER} f"]


def test_a_quote_that_nothing_closes_is_no_string_in_mdx() -> None:
    assert texts("One {it's} here, {b}.", "a.mdx") == [f"One {PLACEHOLDER} here, {PLACEHOLDER}."]


# When things go wrong


class Panic(BaseException):
    pass


def test_a_panic_of_the_parser_ends_in_plain_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def panic(*_: object, **__: object) -> None:
        raise Panic("offset")

    monkeypatch.setattr(pyromark, "events_with_range", panic)
    document = page("A claim\n")
    assert copy(document) == [("paragraph", "A claim")]
    assert "offset" in document.notices[0]


def test_an_interrupt_is_no_panic(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pyromark, "events_with_range", interrupt)
    with pytest.raises(KeyboardInterrupt):
        page("A claim\n")


def test_byte_offsets_become_code_points_in_any_order() -> None:
    text = "aé😀b"
    at = code_points(text)
    bytes_before = [len(text[:count].encode()) for count in range(5)]
    assert [at(byte) for byte in (*bytes_before, *reversed(bytes_before))] == [0, 1, 2, 3, 4, 4, 3, 2, 1, 0]


def test_code_that_is_words_is_read() -> None:
    assert texts("gone `in two` days\n\n    Our balm\n    works.\n\n```text\nIt works;\n\nso it does\n```\n") == [
        "gone in two days", "Our balm works.", "It works;", "so it does",
    ]  # fmt: skip


def test_code_in_a_language_is_said_not_to_be_read() -> None:
    document = page("Gone.\n\n```js\n// our balm works well\n```\n\n```py\nx = 1\n```\n")
    assert (document.text, document.notices) == ("Gone.\n", ("code is not read: from line 4 on",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("!!! note\n\n    Our balm works.\n", ["Our balm works."]),
        ('??? tip "It works"\n    Our balm.\n\n    !!! note\n        Deep.\n', ["It works", "Our balm.", "Deep."]),
        ('???+ tip "It works"\n    Our balm.\n', ["It works", "Our balm."]),
        ('=== "Balm"\n\n    Works.\n\n=== "Oil"\n\n\tToo.\n', ["Balm", "Works.", "Oil", "Too."]),
        ("Wow!!! great\n\n!!! Sale\n", ["Wow!!! great", "!!! Sale"]),
        ("A\n===\n\n    code_()\n", ["A"]),
        ("See ![[our balm.png]] and [[our-balm|it]] or [[Our page]].", ["See ![[]] and [[it]] or [[Our page]]."]),
        ("See ![[a b.png|Our balm]].", ["See ![[|Our balm]]."]),
    ],
)
def test_what_sites_add_to_markdown(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<Card>\n    Our balm.\n\n    ## Works\n\n\t- now\n</Card>\n", ["Our balm.", "Works", "now"]),
        ("<A>\n    ```js\n    code_()\n    ```\n    After.\n</A>\n", ["After."]),
        ("- a\n  ```\n      code_()\n\n      more_()\n  ```\n- b\n", ["a", "b"]),
        ("Our balm ships to\nexport markets and works.\n", ["Our balm ships to export markets and works."]),
        ("import A from 'a b'\nexport const b = 1\n\nText.\n", ["Text."]),
        ("{show && (\n  <p>Our <b>balm</b> works.</p>\n)}\n", [f"{PLACEHOLDER} {PLACEHOLDER} {PLACEHOLDER}", "Our balm works."]),
        ("{a.map(i => <li>Our {i} don't</li>)}\n", [PLACEHOLDER, "Our don't"]),
        (
            "export const m = { title: 'Don\\'t wait', items: ['It works', `so ${x} does`], className: 'a b' }\n",
            ["Don't wait", "It works", f"so {PLACEHOLDER} does"],
        ),
        (
            '<Slider beforeLabel="Day one" afterLabel="2 weeks" src="a b.png" icon={<>Very <i>soft</i></>} />\n',
            ["Very soft", "Day one", "2 weeks"],
        ),
        ('{ok ? "It works" : "It may"} {a < b}\n', [f"{PLACEHOLDER} {PLACEHOLDER}", "It works", "It may"]),
    ],
)
def test_copy_in_mdx_code(text: str, expected: list[str]) -> None:
    assert texts(text, "a.mdx") == expected
