"""The installed command on the built-in rules, end to end: a handful of runs, and the reports that examples/ shows."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import milia_lint

from milia_lint import lint_text

ROOT = Path(__file__).parents[1]
COPY = "Our cream removes milia fast.\n"

pytestmark = pytest.mark.builtin


def process(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, env=environment, timeout=120)


@pytest.mark.slow
@pytest.mark.parametrize("command", [[Path(sys.executable).with_name("milia-lint")], [sys.executable, "-m", "milia_lint"]])
def test_the_command_and_the_module_lint(command: list[str | Path], tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text(COPY, encoding="utf-8")
    done = process(*command, "draft.md", "--format", "json", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert {each["path"] for each in json.loads(done.stdout)["findings"]} == {"draft.md"}
    fixed = process(*command, "fix", "draft.md", "--diff", "--suggested", cwd=tmp_path)
    assert (fixed.returncode, "Traceback" in fixed.stderr) == (0, False), fixed.stderr


def test_the_python_interface_lints() -> None:
    assert lint_text(COPY).findings
    assert not lint_text("Rinse the cream off in the evening.\n").findings


@pytest.mark.parametrize("name", ["site", "site-fixed"])
def test_the_example_site_gets_the_report_beside_it(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    done = milia_lint("check", f"examples/{name}", COLUMNS="100")
    expected = (ROOT / f"examples/{name}.txt").read_text(encoding="utf-8")
    assert done.stdout == expected, f"if this is right: COLUMNS=100 milia-lint check examples/{name} > examples/{name}.txt"
    assert done.exit_code == (1 if name == "site" else 0)


def test_the_example_site_has_an_expired_claim_and_two_pages_that_contradict_each_other() -> None:
    report = (ROOT / "examples/site.txt").read_text(encoding="utf-8")
    assert report.count("contradiction/heredity") == 2
    assert "clinical-proof/registry-expired" in report
    fixed = (ROOT / "examples/site-fixed.txt").read_text(encoding="utf-8")
    assert fixed.startswith("No problems found in 4 files.")
