"""From an unlinted repository to a gated one, in processes, as a new user walks it; docs/guides/adopting.md tells the same story."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


class Site:
    """A scratch repository, and commands run in it as in a shell."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        keep = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        who = {
            f"GIT_{role}_{what}": value
            for role in ("AUTHOR", "COMMITTER")
            for what, value in (("NAME", "Ann"), ("EMAIL", "ann@example.org"))
        }
        self.environment = {**keep, **who, "GIT_CONFIG_GLOBAL": os.devnull, "PYTHONPATH": str(ROOT), "COLUMNS": "100"}

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def add(self, name: str, text: str) -> None:
        with (self.folder / name).open("a", encoding="utf-8") as file:
            file.write(text)

    def git(self, *args: str) -> int:
        return self._run("git", *args).returncode

    def lint(self, *args: str) -> subprocess.CompletedProcess[str]:
        return self._run(sys.executable, "-m", "milia_lint", *args)

    def rules(self, *args: str) -> tuple[int, list[tuple[str, int, str]]]:
        done = self.lint("check", "--format", "json", *args)
        found = json.loads(done.stdout)["findings"]
        return done.returncode, [(each["path"], each["line"], each["category"]) for each in found]

    def _run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=self.folder, capture_output=True, text=True, env=self.environment, check=False, timeout=120
        )


pytestmark = pytest.mark.builtin

OLD_PAGE = "# Pearl cream\n\nGuaranteed smoother skin.\n"
NEW_LINE = "\nResults are guaranteed.\n"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site(tmp_path)
    site.git("init", "-q", "-b", "main")
    for number in range(3):
        site.write(f"content/old-{number}.md", OLD_PAGE)
    site.git("add", "-A")
    site.git("commit", "-q", "-m", "The site as it is")
    return site


@pytest.mark.slow
def test_from_an_unlinted_repository_to_a_gated_one(site: Site) -> None:
    assert site.lint("init").returncode == 0
    assert site.rules()[0] == 1, "the old pages do not pass"

    created = site.lint("baseline", "create")
    assert (created.returncode, "written to .milia-lint-baseline.json" in created.stdout) == (0, True)
    status, found = site.rules()
    assert (status, found) == (0, []), "from today the build is green"
    site.git("add", "-A")
    site.git("commit", "-q", "-m", "Lint the site")

    site.add("content/old-1.md", NEW_LINE)
    assert site.rules() == (1, [("content/old-1.md", 5, "guarantee")]), "what is new is blocked, what is old is not"
    assert site.rules("--changed-since", "main") == (1, [("content/old-1.md", 5, "guarantee")])
    site.git("add", "-A")
    assert site.rules("--staged", "--changed-since", "HEAD") == (1, [("content/old-1.md", 5, "guarantee")])

    reason = "the guarantee and its terms are linked below"
    allowed = f"\n<!-- milia-lint: ignore guarantee because {reason} until 2099-12-31 -->\n{NEW_LINE}"
    site.write("content/old-1.md", OLD_PAGE + allowed)
    assert site.rules() == (0, []), "somebody decided, and said why"
    site.git("add", "-A")
    site.git("commit", "-q", "-m", "Allow the line")

    listed = json.loads(site.lint("suppressions", "--format", "json").stdout)["suppressions"]
    assert [(each["reason"], each["until"], each["author"], each["state"]) for each in listed] == [
        (reason, "2099-12-31", "Ann", "in force")
    ]

    site.write("content/old-1.md", OLD_PAGE + allowed.replace("2099", "2025"))
    assert site.rules() == (1, [("content/old-1.md", 5, "text-integrity"), ("content/old-1.md", 7, "guarantee")]), (
        "the day has passed"
    )

    site.write("content/old-1.md", "# Pearl cream\n\nA cream for dry skin.\n")
    assert site.rules() == (0, [])
    assert site.lint("baseline", "update").stdout.endswith("dropped; 0 new ones are not in it.\n")
    assert '"content/old-1.md"' not in (site.folder / ".milia-lint-baseline.json").read_text(encoding="utf-8")
