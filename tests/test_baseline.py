"""Baselines: findings are known again after edits and moves, and nothing else is."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result
from conftest import LAW, milia_lint, rule, write_rules
from hypothesis import given
from hypothesis import strategies as st

from milia_lint.filters.baseline import Baseline, UnusableBaseline, baseline_of, diff, dumps, loads
from milia_lint.findings.finding import Finding, Location, Snippet
from milia_lint.rulebook.law import Category, Severity


def finding(path: str = "a.md", sentence: str = "It works fast.", rule_id: str = "speed/fast", line: int = 1) -> Finding:
    place = Location(path, line, line + 4, line, 1, line, 5, "fast")
    return Finding(rule_id, Severity.ERROR, "high", ("us",), place, "paragraph", "m", "w", (), Snippet(sentence, 0, 4))


def known(
    before: list[Finding], now: list[Finding], scanned: tuple[str, ...] = ("a.md", "b.md"), gone: tuple[str, ...] = ()
) -> list[bool]:
    """For each finding of now, whether the baseline of before knows it."""
    found = diff(now, baseline_of(before, "."), scanned, lambda path: path.removeprefix("./") in gone)
    return [each in found.old for each in now]


def test_line_numbers_spaces_case_and_letters_do_not_matter() -> None:
    assert known([finding()], [finding(line=40)]) == [True]
    assert known([finding()], [finding(sentence="It  works f\u0430st.")]) == [True]
    assert known([finding()], [finding(sentence="It works very fast.")]) == [False]
    assert known([finding()], [finding(rule_id="speed/other")]) == [False]


def test_each_entry_serves_once() -> None:
    assert known([finding()], [finding(), finding(line=9)]) == [True, False]
    assert known([finding(), finding(line=2)], [finding(), finding(line=9)]) == [True, True]


def test_a_finding_that_moved_to_another_file_is_known() -> None:
    assert known([finding("a.md")], [finding("b.md")]) == [True]
    assert known([finding("old.md")], [finding("b.md")], gone=("old.md",)) == [True]


def test_a_finding_copied_to_another_file_is_new() -> None:
    assert known([finding("a.md")], [finding("a.md"), finding("b.md")]) == [True, False]
    assert known([finding("other.md")], [finding("b.md")]) == [False], "other.md was not looked at and may still hold it"


def test_missing_text_is_known_wherever_it_is_reported() -> None:
    def lacking(path: str = "a.md", sentence: str = "It works fast.") -> Finding:
        found = finding(path, sentence, "missing-disclaimer/results")
        return replace(found, traits=Category("missing-disclaimer", absence=True))

    assert known([lacking()], [lacking(sentence="Another claim.")]) == [True]
    assert known([lacking()], [lacking("b.md", "Another claim.")], gone=("a.md",)) == [False]
    assert known([lacking()], [lacking("b.md")], gone=("a.md",)) == [True]


def test_update_keeps_unscanned_files_and_drops_fixed_findings() -> None:
    before = baseline_of([finding("a.md"), finding("a.md", "Cures acne."), finding("far.md")], ".")
    left = diff([finding("a.md", line=7), finding("b.md", "New.")], before, ("a.md", "b.md"), lambda _: False).left
    assert left == baseline_of([finding("a.md"), finding("far.md")], ".")


findings = st.lists(
    st.builds(
        finding,
        st.sampled_from(["a.md", "b/é.md"]),
        st.sampled_from(["Fast.", "Cures."]),
        st.sampled_from(["speed/x", "missing-warning/y"]),
    )
)


@given(findings)
def test_a_fresh_baseline_knows_everything_and_survives_its_file(now: list[Finding]) -> None:
    baseline = baseline_of(now, ".")
    assert loads(dumps(baseline), ".") == baseline
    found = diff(now, baseline, ("a.md", "b/é.md"), lambda _: False)
    assert (found.new, found.left) == ((), baseline)


@given(findings)
def test_the_file_does_not_depend_on_order_or_places(now: list[Finding]) -> None:
    moved = [replace(each, location=replace(each.location, line=99, start=5)) for each in reversed(now)]
    assert dumps(baseline_of(now, ".")) == dumps(baseline_of(moved, "."))


def test_one_finding_is_one_line_of_the_file() -> None:
    baseline = baseline_of([finding(), finding("b.md"), finding("b.md")], ".")
    mark = baseline.files["a.md"][0].mark
    assert [line.strip() for line in dumps(baseline).splitlines() if "rule" in line] == [
        f'{{"rule": "speed/fast", "quote": "fast", "id": "{mark}"}}',
        f'{{"rule": "speed/fast", "quote": "fast", "id": "{mark}", "count": 2}}',
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"version": 1, "files": {"a": [{}]}}',
        '{"version": 1, "files": []}',
        '{"version": 9, "files": {}}',
        "\x00",
    ],
)
def test_invalid_baselines_are_reported(text: str) -> None:
    with pytest.raises(UnusableBaseline):
        loads(text, ".")


def test_paths_are_seen_from_the_baseline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    baseline = baseline_of([finding("content/a.md")], str(tmp_path))
    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path / "content")
    assert diff([finding("a.md")], Baseline(str(tmp_path), baseline.files), ("a.md",), lambda _: False).new == ()


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_rules(
        tmp_path / "more",
        rule("speed/zz-test", {"phrases": ["zip zap"]}, severity="error", references=[LAW]),
        shared=False,
    )
    (tmp_path / ".milia-lint.yaml").write_text(
        "rulebooks: more\nrules: {select: [speed/zz-test]}\nexclude: [more/]\n", encoding="utf-8"
    )
    (tmp_path / "a.md").write_text("One zip zap.\n\nTwo zip zap.\n", encoding="utf-8")
    return tmp_path


def run(*args: str) -> Result:
    return milia_lint(*args)


def test_create_check_update_show(site: Path) -> None:
    assert run("check").exit_code == 1
    created = run("baseline", "create")
    assert created.stdout.startswith(
        "2 findings in 1 file written to .milia-lint-baseline.json.\nPut `baseline: .milia-lint-baseline.json` into"
    )
    assert run("check", "--baseline", ".milia-lint-baseline.json").exit_code == 0
    (site / "a.md").rename(site / "b.md")
    (site / "b.md").write_text("Before.\n\nTwo zip zap.\n\nThree zip zap.\n", encoding="utf-8")
    done = run("check", "--baseline", ".milia-lint-baseline.json", "--format", "json")
    assert (done.exit_code, [each["line"] for each in json.loads(done.stdout)["findings"]]) == (1, [5])
    assert json.loads(done.stdout)["summary"]["baselined"] == 1
    updated = run("baseline", "update")
    assert updated.stdout == ".milia-lint-baseline.json: 1 finding left, 1 dropped; 1 new ones are not in it.\n"
    assert [(row["path"], row["quote"]) for row in json.loads(run("baseline", "show", "--format", "json").stdout)] == [
        ("b.md", "zip zap")
    ]
    assert "1 finding in 1 file." in run("baseline", "show").stdout


def test_create_does_not_replace_a_baseline(site: Path) -> None:
    run("baseline", "create")
    again = run("baseline", "create")
    assert (again.exit_code, "is there already" in again.stderr) == (2, True)
    assert run("baseline", "create", "--force").exit_code == 0


def test_update_of_some_paths_leaves_the_others_alone(site: Path) -> None:
    (site / "sub").mkdir()
    (site / "sub/c.md").write_text("Three zip zap.\n", encoding="utf-8")
    run("baseline", "create")
    (site / "a.md").unlink()
    run("baseline", "update", "sub")
    assert run("baseline", "show").stdout.count("zip zap") == 3
    run("baseline", "update")
    assert run("baseline", "show").stdout.count("zip zap") == 1


def test_only_a_baseline_named_on_the_command_line_must_exist(site: Path) -> None:
    done = run("check", "--baseline", "none.json")
    assert (done.exit_code, done.stderr) == (
        2,
        "milia-lint: there is no baseline none.json; create it with `milia-lint baseline create`\n",
    )
    config = site / ".milia-lint.yaml"
    config.write_text(config.read_text(encoding="utf-8") + "baseline: b.json\n", encoding="utf-8")
    assert run("check").exit_code == 1
    assert run("baseline", "create").exit_code == 0
    assert (site / "b.json").exists()
    assert run("check").exit_code == 0
    (site / "b.json").write_text("{", encoding="utf-8")
    assert run("check").exit_code == 2


def test_each_file_has_the_baseline_of_its_own_config(site: Path) -> None:
    config = (site / ".milia-lint.yaml").read_text(encoding="utf-8")
    (site / ".milia-lint.yaml").write_text(config + "baseline: b.json\n", encoding="utf-8")
    (site / "sub").mkdir()
    (site / "sub/.milia-lint.yaml").write_text("extends: ../.milia-lint.yaml\nbaseline: c.json\n", encoding="utf-8")
    (site / "sub/a.md").write_text("Sub zip zap.\n", encoding="utf-8")
    run("baseline", "create", "a.md")
    assert [each["path"] for each in json.loads(run("check", "--format", "json").stdout)["findings"]] == ["sub/a.md"]
    run("baseline", "create", "sub", "--baseline", "sub/c.json")
    done = run("check", "--format", "json")
    assert (done.exit_code, json.loads(done.stdout)["summary"]["baselined"]) == (0, 3)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("Our cream removes milia fast.\n", encoding="utf-8")
    milia_lint("baseline", "create", "--baseline", "b.json", "a.md")
    text = Path("b.json").read_text(encoding="utf-8")
    Path("c.json").write_text(text, encoding="utf-8-sig")
    assert milia_lint("check", "--baseline", "c.json", "a.md").exit_code == 0
    Path("c.json").write_text(text, encoding="utf-16")
    assert milia_lint("check", "--baseline", "c.json", "a.md").exit_code == 2, "told, not guessed"
