"""The Python interface: typed, it refuses what it does not understand, and nothing in it misleads."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import milia_lint as command

import milia_lint
from milia_lint import Finding, NoSuchPath, Report, Severity, UnusableBaseline, lint_paths, lint_text

CLAIM = "Our cream removes milia fast.\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def rules(report: Report) -> list[str]:
    return [finding.rule for finding in report.findings]


def test_markets_in_any_case_find_the_same() -> None:
    found = rules(lint_text(CLAIM, markets=["uk"]))
    assert found
    assert rules(lint_text(CLAIM, markets=["UK"])) == rules(lint_text(CLAIM, markets=("Uk",))) == found


@pytest.mark.parametrize(
    ("more", "kind", "says"),
    [
        ({"markets": ["de"]}, ValueError, "`de` is no market"),
        ({"markets": []}, ValueError, "markets names none"),
        ({"markets": "uk"}, TypeError, "markets is a list"),
        ({"rules": ["nope"]}, NoSuchPath, "no folder of rules: nope"),
        ({"rules": "nope"}, NoSuchPath, "no folder of rules: nope"),
        ({"today": "2026-01-01"}, TypeError, r"today is a datetime\.date"),
        ({"config": "nope.yaml"}, milia_lint.InvalidFile, "nope.yaml"),
        ({"nonsense": True}, TypeError, "nonsense"),
    ],
)
def test_what_is_not_understood_is_refused(more: dict[str, Any], kind: type[Exception], says: str) -> None:
    Path("a.md").write_text(CLAIM, encoding="utf-8")
    with pytest.raises(kind, match=says):
        lint_text(CLAIM, **more)
    with pytest.raises(kind, match=says):
        lint_paths(["a.md"], **more)


def test_a_configuration_that_was_edited_is_read_anew() -> None:
    path = Path("own.yaml")
    path.write_text("rules: {ignore: [speed]}\n", encoding="utf-8")
    before = rules(lint_text(CLAIM, config=path))
    path.write_text("fail_on: error\n", encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert rules(lint_text(CLAIM, config=path)) != before


def test_text_is_text() -> None:
    with pytest.raises(TypeError, match="text is a str, not bytes"):
        lint_text(CLAIM.encode())  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="jobs"):
        lint_paths(["."], jobs=-1)


def test_one_path_is_a_list_of_one() -> None:
    Path("c.md").write_text(CLAIM, encoding="utf-8")
    assert rules(lint_paths("c.md")) == rules(lint_paths(Path("c.md"))) == rules(lint_paths([Path("c.md")])) != []
    with pytest.raises(NoSuchPath, match=r"^gone\.md \(no such file or folder\)$"):
        lint_paths(["c.md", "gone.md"])


def test_the_baseline_counts_as_on_the_command_line() -> None:
    Path("c.md").write_text(CLAIM, encoding="utf-8")
    Path(".milia-lint.yaml").write_text("baseline: known.json\n", encoding="utf-8")
    assert lint_paths(".").findings, "there is no baseline yet"
    command("baseline", "create")
    report = lint_paths(".")
    assert (report.findings, len(report.baselined) > 0) == ((), True)
    Path(".milia-lint.yaml").unlink()
    assert lint_paths(".").findings
    assert not lint_paths(".", baseline="known.json").findings
    with pytest.raises(UnusableBaseline):
        lint_paths(".", baseline="nope.json")


def test_names_that_do_not_mislead() -> None:
    report = lint_text(CLAIM)
    assert report.count("error") == report.count(Severity.ERROR) == 2
    assert not hasattr(report, "errors"), "what could not be linted is no finding"
    assert lint_text(CLAIM, "a.unknown").run_errors
    with pytest.raises(ValueError, match="fatal"):
        report.count("fatal")


def test_severities_are_ordered_by_harm() -> None:
    assert Severity.ERROR > Severity.WARNING > Severity.INFO > Severity.OFF
    assert Severity.ERROR >= "warning"
    assert Severity.INFO < "warning"
    assert Severity.INFO <= "info"
    assert sorted(Severity) == [Severity.OFF, Severity.INFO, Severity.WARNING, Severity.ERROR]


def test_what_notebooks_show() -> None:
    report = lint_text("Our <b>cream</b> removes milia fast & well.\n")
    (finding,) = [each for each in report.findings if each.rule.startswith("speed/")]
    assert repr(finding).startswith("<Finding error speed/")
    assert len(repr(finding)) < 200
    assert repr(report) == ("<Report: error 2, warning 0, info 0, files 1>")
    shown = report._repr_html_()
    assert "<mark>" in shown
    assert "fast</mark> &amp; well" in shown
    assert "could not be linted 1" in repr(lint_text("", "a.unknown"))
    assert lint_text("Nice.")._repr_html_() == "<p>Report: error 0, warning 0, info 0, files 1</p>"


def test_all_public_names_are_there() -> None:
    assert set(milia_lint.__all__) <= set(dir(milia_lint))
    assert all(getattr(milia_lint, name) is not None for name in milia_lint.__all__)
    assert milia_lint.Finding is Finding
    assert lint_text(CLAIM, today=date(2026, 1, 1)).findings


@pytest.mark.slow
def test_type_checkers_know_the_interface(tmp_path: Path) -> None:
    Path("use.py").write_text(
        "from milia_lint import lint_text, lint_paths, Severity\n"
        "reveal_type(lint_text)\nreveal_type(lint_paths('a').findings[0].severity)\nlint_text(3, nonsense=True)\n",
        encoding="utf-8",
    )
    mypy = [sys.executable, "-m", "mypy", "--no-incremental", "--config-file=", "use.py"]
    told = subprocess.run(mypy, capture_output=True, text=True, check=False).stdout
    assert "def (text: " in told
    assert "milia_lint.rulebook.law.Severity" in told
    assert 'Unexpected keyword argument "nonsense"' in told
