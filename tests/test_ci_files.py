"""The action and the GitLab template: valid by their schemas, and their scripts do what they say."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ci_schemas import documents, errors
from small_milia_lint import COMMAND

from milia_lint.reporters import FORMATS

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs/guides/ci.md").read_text(encoding="utf-8")


def action() -> dict[str, Any]:
    (data,) = documents((ROOT / "action.yml").read_text(encoding="utf-8"))
    return dict(data)


def test_the_action_is_valid() -> None:
    assert errors("vendor.github-actions", action()) == []
    assert errors("vendor.github-actions", {**action(), "runs": {}})


def test_no_input_is_pasted_into_a_script() -> None:
    scripts = [step["run"] for step in action()["runs"]["steps"] if "run" in step]
    assert len(scripts) == 3
    assert not [script for script in scripts if "${{" in script]


def test_the_template_is_valid() -> None:
    header, jobs = documents((ROOT / "templates/gitlab-ci.yml").read_text(encoding="utf-8"))
    assert errors("vendor.gitlab-ci", header) == []
    assert errors("vendor.gitlab-ci", jobs) == []
    assert errors("vendor.gitlab-ci", {**jobs, "milia-lint": {"scripts": []}})
    asked = set(re.findall(r"\$\[\[ inputs\.([a-z-]+) \]\]", json.dumps(jobs)))
    assert asked == set(header["spec"]["inputs"])


def test_the_guide_names_every_format_and_every_input() -> None:
    told = re.findall(r"`([a-z-]+)`", GUIDE)
    assert set(FORMATS) | set(action()["inputs"]) <= set(told)


def run(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a step as the host does, with files for what it hands on."""
    own = {
        "GITHUB_OUTPUT": str(folder / "output"),
        "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
        "MILIA_LINT_CACHE": os.environ["MILIA_LINT_CACHE"],
        "PYTHONPATH": str(ROOT),
    }
    path = f"{folder / 'bin'}{os.pathsep}{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, env={"PATH": path, **own, **variables}
    )


def lint_step(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    defaults = {"PATHS": ".", "CONFIG": "", "CHANGED_SINCE": "", "FORMAT": "github", "FAIL_ON": "", "SARIF": "milia-lint.sarif"}
    (step,) = [step for step in action()["runs"]["steps"] if step.get("id") == "lint"]
    assert set(step["env"]) == set(defaults)
    return run(step["run"], folder, **{**defaults, **inputs})


def on_small_rulebook(folder: Path) -> None:
    """Put a `milia-lint` on the path that runs on the small rulebook."""
    (folder / "bin").mkdir()
    script = folder / "bin" / "milia-lint"
    script.write_text(f'#!/bin/sh\nexec {shlex.join(COMMAND)} "$@"\n', encoding="utf-8")
    script.chmod(0o755)


@pytest.mark.slow
@pytest.mark.parametrize(("copy", "status"), [("Our cream removes milia fast.\n", "1"), ("Rinse it off.\n", "0")])
def test_the_action_annotates_summarises_and_hands_on_the_status(tmp_path: Path, copy: str, status: str) -> None:
    on_small_rulebook(tmp_path)
    (tmp_path / "a page.md").write_text(copy, encoding="utf-8")
    done = lint_step(tmp_path, PATHS="a page.md\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert ("::error file=a page.md,line=1" in done.stdout) == (status == "1")
    assert (tmp_path / "output").read_text(encoding="utf-8") == f"status={status}\nsarif-file=milia-lint.sarif\n"
    assert (tmp_path / "summary.md").read_text(encoding="utf-8").startswith("<!-- milia-lint -->")
    assert len(json.loads((tmp_path / "milia-lint.sarif").read_text(encoding="utf-8"))["runs"]) == 1
    last = action()["runs"]["steps"][-1]
    assert run(last["run"], tmp_path, STATUS=status).returncode == int(status)


@pytest.mark.slow
def test_the_action_without_a_report_uploads_none(tmp_path: Path) -> None:
    on_small_rulebook(tmp_path)
    (tmp_path / "milia-lint.sarif").write_text("old", encoding="utf-8")
    lint_step(tmp_path, CONFIG="nowhere.yaml")
    assert (tmp_path / "output").read_text(encoding="utf-8") == "status=2\n"


def stand_in(folder: Path) -> None:
    """Put a `milia-lint` on the path that only says how it was called."""
    (folder / "bin").mkdir()
    for name in ("milia-lint", "pip"):
        script = folder / "bin" / name
        script.write_text(f"#!{sys.executable}\nimport json, sys\nprint(json.dumps(sys.argv[1:]))\n", encoding="utf-8")
        script.chmod(0o755)


def test_inputs_reach_the_command_as_they_are(tmp_path: Path) -> None:
    stand_in(tmp_path)
    hard = "; touch pwned $(touch pwned)"
    done = lint_step(
        tmp_path, PATHS=f"a b\n\n{hard}\n-x", CONFIG="c d.yaml", CHANGED_SINCE="origin/main", FAIL_ON="never", FORMAT="text"
    )
    said = json.loads(done.stdout)
    assert said[:3] == ["check", "--format", "text"]
    assert said[11:] == [
        "--config",
        "c d.yaml",
        "--changed-since",
        "origin/main",
        "--fail-on",
        "never",
        "--require-files",
        "--",
        "a b",
        hard,
        "-x",
    ]
    assert not (tmp_path / "pwned").exists()


@pytest.mark.parametrize("given", [{}, {"CONFIG": "c d.yaml", "CHANGED_SINCE": "origin/main", "FAIL_ON": "never"}])
def test_the_template_calls_the_command(tmp_path: Path, given: dict[str, str]) -> None:
    stand_in(tmp_path)
    _, jobs = documents((ROOT / "templates/gitlab-ci.yml").read_text(encoding="utf-8"))
    defaults = {"PACKAGE": "milia-lint", "PATHS": "content landing", "CONFIG": "", "CHANGED_SINCE": "", "FAIL_ON": ""}
    variables = {f"MILIA_LINT_{name}": value for name, value in {**defaults, **given}.items()}
    assert set(variables) <= set(jobs["milia-lint"]["variables"])
    done = run("\n".join(jobs["milia-lint"]["script"]), tmp_path, **variables)
    installed, linted = map(json.loads, done.stdout.splitlines())
    assert installed[-1] == "milia-lint"
    options = [part for name, value in given.items() for part in (f"--{name.lower().replace('_', '-')}", value)]
    assert linted[13:] == [*options, "--require-files", "--", "content", "landing"]
    reports = {**jobs["milia-lint"]["artifacts"]["reports"], "html": jobs["milia-lint"]["artifacts"]["paths"][0]}
    assert linted[1:13:4] == ["--format"] * 3
    assert linted[4:13:4] == list(reports.values())
