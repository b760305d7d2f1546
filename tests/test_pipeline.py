"""The steps behind the engine: what each set aside goes to, and that their order is the one that loses nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from report_cases import two_hundred
from test_git import check, commit, git, repo, site, write

from milia_lint.filters.baseline import baseline_of
from milia_lint.findings.finding import FindingSets
from milia_lint.findings.selection import Selection
from milia_lint.rulebook.model import Rulebook
from milia_lint.runs.pipeline import STEPS, Context, baseline, through

__all__ = ["repo", "site"]
CONTEXT = Context(Rulebook({}, {}, {}), Selection())


def test_without_context_nothing_is_lost_and_nothing_added() -> None:
    before = FindingSets(two_hundred().findings[:20])
    after = through(before, CONTEXT)
    assert sorted(each.fingerprint for each in after.standing) == sorted(each.fingerprint for each in before.standing)
    assert after[1:] == ((), (), ())


def test_the_baseline_is_matched_before_anything_is_cut_to_what_changed() -> None:
    names = [step.__name__ for step in STEPS]
    assert names.index("suppressions") < names.index("baseline") < names.index("changed_lines")


def test_a_baseline_holds_for_its_own_files_only() -> None:
    first, *others = two_hundred().findings[:4]
    own = frozenset({first.location.path})
    context = Context(
        Rulebook({}, {}, {}), Selection(), linted=own, baselines=lambda paths: [(own & paths, baseline_of([first], "."))]
    )
    sets = baseline(FindingSets((first, *others)), context)
    assert first in sets.baselined
    assert all(each.location.path in own for each in sets.baselined)


def test_a_copy_of_an_old_claim_in_a_new_page_is_new(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner

    from milia_lint.cli import main

    assert CliRunner().invoke(main, ["baseline", "create"]).exit_code == 0
    commit("baseline")
    write("copy.md", Path("page.md").read_text(encoding="utf-8"))
    options = ("--baseline", ".milia-lint-baseline.json", "--changed-since", "HEAD")
    assert check(*options) == (1, [("copy.md", 1, "speed")])
    git("mv", "page.md", "moved.md")
    Path("copy.md").unlink()
    assert check(*options) == (0, []), "a page that moved is not new"
