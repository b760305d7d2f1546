"""Pages of one site held against each other: whatever the order, and knowing no more than was given."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from site_case import write_files

from milia_lint.cli import main
from milia_lint.files.source import Source
from milia_lint.findings.finding import Report
from milia_lint.findings.selection import Selection
from milia_lint.matching import Lexicon
from milia_lint.rulebook.model import Rulebook
from milia_lint.runs.aggregate import gather
from milia_lint.runs.lint_file import FileResult, lint_source

ROOT = Path(__file__).parents[1]

SENTENCES = (
    "Milia are not hereditary.", "Milia often run in families.", "Psoriasis is often hereditary.", "Milia are contagious.",
    "Milia cannot be spread.", "Our cream removes milia fast.", "Milia go away by themselves.", "Milia never go away without treatment.",
    "In newborns milia go away by themselves.", "You can squeeze milia at home.", "Never squeeze milia.", "It smells of mint.",
    "<!-- milia-lint: ignore contradiction because we asked a doctor -->",
)  # fmt: skip
PAGES = st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), min_size=1, max_size=5)


@pytest.mark.parametrize("name", ["site", "site-fixed"])
def test_the_example_site_reports_exactly_this(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    done = CliRunner().invoke(main, ["check", f"examples/{name}"], env={"COLUMNS": "100"})
    told = (ROOT / f"examples/{name}.txt").read_text(encoding="utf-8")
    assert done.stdout == told, f"if this is right: COLUMNS=100 milia-lint check examples/{name} > examples/{name}.txt"
    assert done.exit_code == (1 if name == "site" else 0)


def test_the_example_shows_a_claim_that_expired_and_a_clash_of_two_pages() -> None:
    told = (ROOT / "examples/site.txt").read_text(encoding="utf-8")
    assert told.count("contradiction/heredity") == 2
    assert "clinical-proof/registry-expired" in told
    fixed = (ROOT / "examples/site-fixed.txt").read_text(encoding="utf-8")
    assert fixed.startswith("No problems found in 4 files.")


def test_findings_are_told_for_the_paths_alone_and_held_against_the_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_files({"a.md": SENTENCES[0], "site/b.md": SENTENCES[1] + " Guaranteed results.", "site/c.txt": "Nothing."})
    runner = CliRunner()

    def told(*args: str) -> tuple[int, str]:
        done = runner.invoke(main, ["check", *args, "--select", "contradiction,guarantee"])
        return done.exit_code, done.stdout

    assert told("a.md") == (0, "No problems found in 1 file.\n")
    status, text = told("a.md", "--site", "site")
    assert (status, text.count("contradiction/heredity"), "guarantee/" in text) == (1, 1, False)
    assert "↔ site/b.md:1:1" in text
    assert "1 error in 1 file." in text
    status, text = told("site/b.md", "--site", ".")
    assert (status, "↔ a.md:1:" in text, "site/b.md:1:" in text) == (1, True, True)
    assert told("a.md", "--site", "a.md")[0] == 2


def test_a_file_is_not_held_against_itself_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_files({"a.md": "\n\n".join(SENTENCES[:2])})
    runner = CliRunner()
    plain, site = (runner.invoke(main, ["check", "a.md", *more, "--format", "json"]).stdout for more in ([], ["--site", "."]))
    assert plain == site
    same = runner.invoke(main, ["check", os.path.join("..", tmp_path.name, "a.md"), "--site", "."]).stdout
    assert "no problems" not in same
    assert same.count("contradiction/heredity") == plain.count('"rule": "contradiction/heredity"')


def linted(pages: list[list[str]], rulebook: Rulebook, lexicon: Lexicon) -> list[FileResult]:
    sources = [Source(f"p{number}.md", "\n\n".join(page)) for number, page in enumerate(pages)]
    return [lint_source(source, rulebook, lexicon, Selection()) for source in sources]


def seen(report: Report) -> list[tuple[object, ...]]:
    return [(each.rule, each.place, each.message, each.related, each.fingerprint) for each in report.findings]


@settings(max_examples=60)
@given(pages=PAGES, order=st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing(
    pages: list[list[str]], order: object, builtin: Rulebook, builtin_lexicon: Lexicon
) -> None:
    results = linted(pages, builtin, builtin_lexicon)
    shuffled = results.copy()
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = (gather(each, builtin, Selection()) for each in (results, shuffled))
    assert seen(one) == seen(other)
    assert [each.fingerprint for each in one.suppressed] == [each.fingerprint for each in other.suppressed]


@settings(max_examples=60)
@given(pages=PAGES)
def test_one_file_alone_reports_what_it_can_know(pages: list[list[str]], builtin: Rulebook, builtin_lexicon: Lexicon) -> None:
    results = linted(pages, builtin, builtin_lexicon)
    together = gather(results, builtin, Selection())
    for result in results:
        alone = gather([result], builtin, Selection())
        contradicted = {each.rule for each in alone.findings if each.category == "contradiction"}
        assert all(other.place.path == result.path for each in alone.findings for other in each.related)
        assert contradicted <= {each.rule for each in together.findings if each.place.path == result.path}
        known = {(each.rule, each.place) for each in together.findings if each.place.path == result.path}
        assert {
            (each.rule, each.place) for each in alone.findings if each.category not in {"contradiction", "text-integrity"}
        } == {(rule, place) for rule, place in known if not rule.startswith(("contradiction/", "text-integrity/"))}


@settings(max_examples=40)
@given(pages=PAGES)
def test_context_tells_what_a_run_over_all_pages_tells_of_one(
    pages: list[list[str]], builtin: Rulebook, builtin_lexicon: Lexicon
) -> None:
    first, *others = linted(pages, builtin, builtin_lexicon)
    beside = [each for result in others if result.page for each in result.page.statements]
    site = gather([first], builtin, Selection(), beside=beside)
    together = gather([first, *others], builtin, Selection())
    assert seen(site) == [each for each in seen(together) if each[1].path == first.path]  # type: ignore[attr-defined]
