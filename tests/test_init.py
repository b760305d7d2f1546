"""`milia-lint init`: what it writes works as it stands, and it never changes a file."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
import yaml
from conftest import milia_lint

from milia_lint import __version__
from milia_lint.authoring.scaffold import CONFIG, HOOKS, PIPELINE, WORKFLOW, first_steps
from milia_lint.project.discovery import ConfigFinder
from milia_lint.runs.profiles import Profiles


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def init(*args: str) -> str:
    done = milia_lint("init", *args)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_a_config_and_the_hook_are_written() -> None:
    told = init()
    assert ".milia-lint.yaml written" in told
    assert "No CI job: there is neither .github nor .gitlab-ci.yml here." in told
    (hook,) = yaml.safe_load(Path(HOOKS).read_text(encoding="utf-8"))["repos"][0]["hooks"]
    assert (hook["id"], hook["entry"], hook["additional_dependencies"]) == (
        "milia-lint",
        "milia-lint check --",
        [f"milia-lint=={__version__}"],
    )
    assert ConfigFinder().settings("a.md").baseline == ".milia-lint-baseline.json"


@pytest.mark.builtin  # the comments name built-in rules
@pytest.mark.slow
def test_every_commented_setting_of_the_config_is_valid() -> None:
    init()
    path = Path(CONFIG)
    lines = path.read_text(encoding="utf-8").splitlines()
    shown = [
        re.sub(r"^# (?=[ a-z\"]+.*:|  )", "", line)
        if re.match(
            r"# (include|exclude|rules|paths|vocabulary|rulebooks|claims: |products|facts|includes|disclaimers|rewrites|  )", line
        )
        else line
        for line in lines
    ]
    assert shown != lines
    path.write_text("\n".join(shown), encoding="utf-8")
    Path("compliance/rules").mkdir(parents=True)
    Path("partials").mkdir()
    Path("partials/disclaimer.html").write_text("<p>No medical advice.</p>", encoding="utf-8")
    Path("claims.yaml").write_text("[]\n", encoding="utf-8")
    profile = Profiles().of("content/learn/a.md")
    assert profile.settings.exclude == ("content/archive/",)
    assert len(profile.settings.paths) == 2
    assert [(each.slot, each.text) for each in profile.settings.extensions] == [("product", "Our Product")]
    assert [each.template.over for each in profile.settings.rewrites] == ["match", "advice"]


def test_the_host_is_told_by_what_is_there_and_by_the_remote() -> None:
    assert [step.path for step in first_steps([])] == [CONFIG, HOOKS]
    assert WORKFLOW in [step.path for step in first_steps([".github"])]
    assert PIPELINE in [step.path for step in first_steps([], "git@gitlab.example.org:a/b.git")]
    subprocess.run(["git", "init", "-q"], check=True)
    subprocess.run(["git", "remote", "add", "origin", "https://github.com/example/site.git"], check=True)
    init()
    workflow = yaml.safe_load(Path(WORKFLOW).read_text(encoding="utf-8"))
    assert workflow["jobs"]["milia-lint"]["steps"][0]["with"]["fetch-depth"] == 0
    assert not Path(PIPELINE).exists()


def test_nothing_is_overwritten_and_what_to_add_is_shown() -> None:
    for name in (CONFIG, HOOKS, PIPELINE):
        Path(name).write_text("# mine\n", encoding="utf-8")
    told = init()
    assert all(Path(name).read_text(encoding="utf-8") == "# mine\n" for name in (CONFIG, HOOKS, PIPELINE))
    assert ".milia-lint.yaml is there already and stays as it is." in told
    assert ".gitlab-ci.yml is there already. Add this to it" in told
    assert "          - id: milia-lint" in told


def test_a_dry_run_writes_nothing() -> None:
    told = init("--dry-run")
    assert ".milia-lint.yaml would be written" in told
    assert list(Path().iterdir()) == []


def test_a_second_run_changes_nothing() -> None:
    init()
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    init()
    assert {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()} == before
