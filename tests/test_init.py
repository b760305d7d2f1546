"""`milia-lint init`: what it writes works as it stands, and it never changes a file."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
import yaml
from conftest import milia_lint

from milia_lint import __version__, lint_text
from milia_lint.authoring import installed_from
from milia_lint.authoring.installed_from import is_local, requirement
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
        [requirement()],
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
    Path("compliance/rules/own").mkdir()
    Path("compliance/rules/own/defaults.yaml").write_text("lang: en\n", encoding="utf-8")
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


INSTALLED = {
    "milia-lint==" + __version__: None,
    "milia-lint @ git+https://git.example.org/a/milia-lint.git@0123abcd": {
        "url": "https://git.example.org/a/milia-lint.git", "vcs_info": {"vcs": "git", "commit_id": "0123abcd"},
    },
    "milia-lint @ https://example.org/milia_lint-0.1.0-py3-none-any.whl": {
        "url": "https://example.org/milia_lint-0.1.0-py3-none-any.whl", "archive_info": {},
    },
    "milia-lint @ file:///home/ann/milia-lint": {"url": "file:///home/ann/milia-lint", "dir_info": {"editable": True}},
}  # fmt: skip


@pytest.mark.parametrize("required", INSTALLED)
def test_others_install_from_where_this_one_came_from(required: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Installed:
        def read_text(self, _: str) -> str | None:
            return json.dumps(INSTALLED[required]) if INSTALLED[required] else None

    monkeypatch.setattr(installed_from, "distribution", lambda _: Installed())
    assert requirement() == required
    Path(".github").mkdir()
    told = init()
    hook = yaml.safe_load(Path(HOOKS).read_text(encoding="utf-8"))["repos"][0]["hooks"][0]
    assert hook["additional_dependencies"] == [required]
    steps = yaml.safe_load(Path(WORKFLOW).read_text(encoding="utf-8"))["jobs"]["milia-lint"]["steps"]
    assert f'pip install "{required}"' in [step.get("run") for step in steps]
    assert ("Others need a place" in told) == is_local(required)


def test_in_a_folder_of_a_repository_hooks_have_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    subprocess.run(["git", "init", "-q"], check=True)
    Path("site").mkdir()
    told = init("site")
    assert "Run `milia-lint init` there for them." in told
    assert sorted(path.name for path in Path("site").iterdir()) == [CONFIG]


@pytest.mark.builtin
def test_what_init_proposes_is_no_finding() -> None:
    init()
    lines = Path(CONFIG).read_text(encoding="utf-8").splitlines()
    said = re.findall(r"wording: ([^}]+)|disclaimers: \[\"([^\"]+)\"", "\n".join(lines))
    assert len(said) == 2
    for wording in filter(None, (each for pair in said for each in pair)):
        assert not lint_text(f"{wording}\n").findings, wording
