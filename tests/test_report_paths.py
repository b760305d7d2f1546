"""Paths in reports for hosts: from the root of the repository, wherever the run was started."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from conftest import milia_lint

from milia_lint.files.git.place import place_in_repository

CLAIM = "Our cream removes milia fast.\n"


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a folder `site`, which is the current one; the host's workspace is above both."""
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "repo" / "site"
    (folder / "content").mkdir(parents=True)
    (folder / "content" / "a.md").write_text(CLAIM, encoding="utf-8")
    (tmp_path / "repo" / ".git").mkdir()
    monkeypatch.chdir(folder)
    return folder


def paths(form: str, *args: str) -> set[str]:
    told = milia_lint("check", "--format", form, "--select", "speed", *args).stdout
    if form == "github":
        return set(re.findall(r"file=([^,]*),", told))
    data = json.loads(told)
    if form == "gitlab":
        return {issue["location"]["path"] for issue in data if issue["check_name"] != "milia-lint/note"}
    return {
        place["physicalLocation"]["artifactLocation"]["uri"]
        for result in data["runs"][0]["results"]
        for place in result["locations"]
    }


@pytest.mark.parametrize("form", ["github", "gitlab", "sarif"])
def test_hosts_see_paths_from_the_root_of_the_repository(form: str, site: Path) -> None:
    assert paths(form, "content") == {"site/content/a.md"}
    assert paths(form, str(site / "content" / "a.md")) == {"site/content/a.md"}
    assert paths(form, "../site/content/a.md") == {"site/content/a.md"}


def test_people_see_paths_from_where_they_are() -> None:
    assert json.loads(milia_lint("check", "--format", "json", "content").stdout)["findings"][0]["path"] == "content/a.md"
    assert "content/a.md:1:" in milia_lint("check", "content").stdout


def test_failures_are_moved_as_well() -> None:
    told = milia_lint("check", "--format", "github", "gone.md").stdout
    assert "::error file=site/gone.md,line=1,title=milia-lint failed here" in told


def test_a_submodule_is_a_folder_of_its_parent(site: Path) -> None:
    inside = site / "pages"
    (inside / "deep").mkdir(parents=True)
    (inside / ".git").write_text("gitdir: ../../.git/modules/site/pages\n", encoding="utf-8")
    assert place_in_repository("pages/deep/b.md") == "site/pages/deep/b.md"
    (inside / ".git").write_text("gitdir: /elsewhere/.git/worktrees/pages\n", encoding="utf-8")
    assert place_in_repository("pages/deep/b.md") == "deep/b.md", "a work tree of its own"


def test_without_a_repository_the_workspace_of_the_host_counts(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "repo" / ".git").rmdir()
    assert place_in_repository("content/a.md") == "content/a.md"
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / "other"))
    monkeypatch.setenv("CI_PROJECT_DIR", str(tmp_path / "repo"))
    assert place_in_repository("content/a.md") == "site/content/a.md"


def test_names_that_are_no_unicode_keep_their_bytes_in_sarif(site: Path) -> None:
    try:
        Path(os.fsdecode(b"bad\xe9.md")).write_text(CLAIM, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    assert paths("sarif", ".") == {"site/bad%E9.md", "site/content/a.md"}
    assert paths("gitlab", ".") == {"site/bad\\xe9.md", "site/content/a.md"}
