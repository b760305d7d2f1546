"""Pages of one site held against each other: whatever the order, and knowing no more than was given."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from conftest import examples, milia_lint
from hypothesis import given
from hypothesis import strategies as st
from site_case import write_files

from milia_lint.files.source import Source
from milia_lint.findings.finding import Report
from milia_lint.findings.selection import Selection
from milia_lint.matching import Lexicon
from milia_lint.rulebook.model import Rulebook
from milia_lint.runs.aggregate import aggregate
from milia_lint.runs.lint_file import FileResult, lint_source

SENTENCES = (
    "Milia are not hereditary.", "Milia often run in families.", "Psoriasis is often hereditary.", "Milia are contagious.",
    "Milia cannot be spread.", "Our cream removes milia fast.", "Milia go away by themselves.", "Milia never go away without treatment.",
    "In newborns milia go away by themselves.", "You can squeeze milia at home.", "Never squeeze milia.", "It smells of mint.",
    "<!-- milia-lint: ignore contradiction because we asked a doctor -->",
)  # fmt: skip
PAGES = st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), min_size=1, max_size=5)


def test_findings_are_reported_for_the_paths_and_compared_with_the_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_files({"a.md": SENTENCES[0], "site/b.md": SENTENCES[1] + " Guaranteed results.", "site/c.txt": "Nothing."})

    def told(*args: str) -> tuple[int, str]:
        done = milia_lint("check", *args, "--select", "contradiction,guarantee")
        return done.exit_code, done.stdout

    assert told("a.md") == (0, "No problems found in 1 file.\n")
    status, text = told("a.md", "--site", "site")
    assert (status, text.count("contradiction/inherited"), "guarantee/" in text) == (1, 1, False)
    assert "↔ site/b.md:1:1" in text
    assert "1 error in 1 file." in text
    status, text = told("site/b.md", "--site", ".")
    assert (status, "↔ a.md:1:" in text, "site/b.md:1:" in text) == (1, True, True)
    assert told("a.md", "--site", "a.md")[0] == 2


def test_a_file_is_not_compared_with_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_files({"a.md": "\n\n".join(SENTENCES[:2])})
    plain, site = (milia_lint("check", "a.md", *more, "--format", "json").stdout for more in ([], ["--site", "."]))
    assert plain == site
    assert plain.count('"rule": "contradiction/inherited"') == 1
    same = milia_lint("check", os.path.join("..", tmp_path.name, "a.md"), "--site", ".").stdout
    assert same.count("contradiction/inherited") == 1


def linted(pages: list[list[str]], rulebook: Rulebook, lexicon: Lexicon) -> list[FileResult]:
    sources = [Source(f"p{number}.md", "\n\n".join(page)) for number, page in enumerate(pages)]
    return [lint_source(source, rulebook, lexicon, Selection()) for source in sources]


def seen(report: Report) -> list[tuple[object, ...]]:
    return [(each.rule, each.location, each.message, each.related, each.fingerprint) for each in report.findings]


@examples(60)
@given(pages=PAGES, order=st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing(
    pages: list[list[str]], order: object, small: Rulebook, small_lexicon: Lexicon
) -> None:
    results = linted(pages, small, small_lexicon)
    shuffled = results.copy()
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = (aggregate(each, small, Selection()) for each in (results, shuffled))
    assert seen(one) == seen(other)
    assert [each.fingerprint for each in one.suppressed] == [each.fingerprint for each in other.suppressed]


@examples(60)
@given(pages=PAGES)
def test_one_file_alone_gets_the_findings_that_need_no_other_page(
    pages: list[list[str]], small: Rulebook, small_lexicon: Lexicon
) -> None:
    results = linted(pages, small, small_lexicon)
    together = aggregate(results, small, Selection())
    for result in results:
        alone = aggregate([result], small, Selection())
        contradicted = {each.rule for each in alone.findings if each.category == "contradiction"}
        assert all(other.location.path == result.path for each in alone.findings for other in each.related)
        assert contradicted <= {each.rule for each in together.findings if each.location.path == result.path}
        known = {(each.rule, each.location) for each in together.findings if each.location.path == result.path}
        assert {
            (each.rule, each.location) for each in alone.findings if each.category not in {"contradiction", "text-integrity"}
        } == {(rule, place) for rule, place in known if not rule.startswith(("contradiction/", "text-integrity/"))}


@examples(40)
@given(pages=PAGES)
def test_a_page_beside_the_others_gets_the_findings_of_a_run_over_all(
    pages: list[list[str]], small: Rulebook, small_lexicon: Lexicon
) -> None:
    first, *others = linted(pages, small, small_lexicon)
    beside = [each for result in others if result.page for each in result.page.statements]
    site = aggregate([first], small, Selection(), beside=beside)
    together = aggregate([first, *others], small, Selection())
    assert seen(site) == [each for each in seen(together) if each[1].path == first.path]  # type: ignore[attr-defined]
