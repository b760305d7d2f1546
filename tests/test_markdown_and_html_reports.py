"""The pull-request comment and the reviewer's page: small enough, self-contained, and showing copy as it is."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pyromark
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from report_cases import mixed, style, two_hundred

from milia_lint.findings.finding import Report, RunError, Snippet
from milia_lint.reporters import Style, html_report, markdown_report
from milia_lint.reporters.markdown_text import prose
from milia_lint.rulebook.law import Reference

FIRST = two_hundred().findings[0]


class Seen(HTMLParser):
    """What a page shows: its text, its tags, and the addresses it could fetch from or lead to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in {"meta", "input", "br", "img", "hr"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self.open):
            self.text += data

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.tags if name == tag]


@example("#")
@example("# Gone")
@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00")))
def test_markdown_shows_any_text_as_it_is(text: str) -> None:
    rendered = Seen(pyromark.html(prose(text)))
    assert [tag for tag, _ in rendered.tags] in ([], ["p"])
    assert " ".join(rendered.text.replace("\u2060", "").split()) == " ".join(text.replace("\u2060", "").split())


@pytest.mark.parametrize("text", ["@someone", "#12", "see @a/b and (#9)", "a@b", "# 9"])
def test_markdown_notifies_nobody(text: str) -> None:
    assert not re.search(r"[@#]\w", prose(text))


def test_the_comment_folds_each_file_and_marks_the_words() -> None:
    finding = replace(
        FIRST, snippet=Snippet("It removes milia fast today.", 17, 21), message="“fast” promises.", related=(), rewrites=()
    )
    finding = replace(finding, references=(Reference("ASA", "CAP Code 3.7", "https://example.org/a b", markets=("uk",)),))
    text = markdown_report.render(Report(2, (finding,)), style())
    assert text == (
        "<!-- milia-lint -->\n\n### milia-lint: 1 error in 2 files.\n\n"
        "| file | errors | warnings | infos |\n|---|---:|---:|---:|\n| <code>content/plain.md</code> | 1 |  |  |\n\n"
        "<details><summary><code>content/plain.md</code>: 1 error</summary>\n\n"
        f"- **error** at {finding.location.line}:{finding.location.column} <code>speed/fast</code>\n\n"
        "  > It removes milia <b>fast</b> today.\n\n"
        "  “fast” promises.\\\n  [UK: ASA, CAP Code 3.7](<https://example.org/a%20b>) · US: good practice\n\n\n"
        "</details>\n\n<sub>This is an aid, not legal advice.</sub>\n"
    )


@pytest.mark.parametrize("times", [1, 3, pytest.param(40, marks=pytest.mark.slow)])
def test_the_comment_fits_and_leaves_out_the_mildest_findings(times: int) -> None:
    long = "long/" * 300
    findings = tuple(
        replace(each, location=replace(each.location, path=f"{number}/{long}/{each.location.path}"))
        for number in range(times)
        for each in two_hundred().findings
    )
    errors = tuple(RunError(f"{number}.md", "x" * 9_000) for number in range(200))
    text = markdown_report.render(Report(1, findings, run_errors=errors), style())
    assert len(text) <= markdown_report.LIMIT
    shown = re.findall(r"^- \*\*(\w+)\*\* at", text, re.MULTILINE)
    assert (f"{len(findings) - len(shown)} findings more than there is room for" in text) == (len(shown) < len(findings))
    if times == 40:
        assert len(shown) > 20
        assert set(shown) == {"error"}


def test_a_clean_comment_says_so() -> None:
    assert "No problems found in 3 files." in markdown_report.render(Report(3, ()), style())
    text = markdown_report.render(mixed(), style())
    assert "1 excused, 1 suppressed, 2 in the baseline." in text
    assert "**Not linted:** <code>content/gone &lt;&amp;&gt;.md</code>" in text


@pytest.mark.parametrize("report", [Report(3, ()), two_hundred(), mixed()], ids=["empty", "200", "mixed"])
def test_the_page_needs_no_network_and_hides_nothing_without_scripts(report: Report) -> None:
    page = Seen(html_report.render(report, style()))
    assert page.open == []
    assert not {"link", "img", "iframe", "object", "base"} & {tag for tag, _ in page.tags}
    assert not [
        attributes for _, attributes in page.tags if "src" in attributes or any(name.startswith("on") for name in attributes)
    ]
    assert "url(" not in html_report.render(Report(1, ()), style())
    assert page.all("meta")[2]["content"].startswith("default-src 'none'")
    assert len(page.all("article")) == len(report.findings)
    assert not any("hidden" in attributes for attributes in page.all("article"))


def test_the_page_can_be_read_by_everybody() -> None:
    page = Seen(html_report.render(two_hundred(), style()))
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {attributes["aria-labelledby"] for _, attributes in page.tags if "aria-labelledby" in attributes} <= set(ids)
    assert {attributes["href"][1:] for attributes in page.all("a") if attributes["href"].startswith("#")} <= set(ids)
    assert page.all("html") == [{"lang": "en"}]
    assert len(page.all("label")) == len(page.all("input")) + len(page.all("select"))
    assert all(attributes["scope"] == "col" for attributes in page.all("th"))
    headings = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert headings[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(headings))


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00\r")))
def test_the_page_shows_any_text_as_it_is(text: str) -> None:
    finding = replace(FIRST, message=f"[[{text}]]", snippet=Snippet(f"({text})", 1, 1 + len(text)), title=text or "x")
    page = Seen(html_report.render(Report(1, (finding,)), style()))
    assert f"[[{text}]]" in page.text
    assert f"({text})" in page.text
    assert len(page.all("script")) == len(page.all("mark")) == 1


def test_the_page_links_addresses_only() -> None:
    references = tuple(Reference("A", "B", url) for url in ("https://example.org/?a&b", "javascript:alert(1)"))
    page = Seen(html_report.render(Report(1, (replace(FIRST, references=references),)), style()))
    assert [each["href"] for each in page.all("a")] == ["#file-1", "https://example.org/?a&b"]


def test_the_page_lists_excused_suppressed_and_baselined_findings() -> None:
    page = Seen(html_report.render(mixed(), replace(style(), show_excused=True)))
    for told in (
        "Not linted",
        "Notes",
        "Suppressed",
        "In the baseline",
        "Excused",
        "The study is on file.",
        "negated",
        "not UTF-8",
    ):
        assert told in page.text
    assert "negated" not in Seen(html_report.render(mixed(), Style())).text
