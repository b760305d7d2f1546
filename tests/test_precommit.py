"""The hooks, run by pre-commit itself in a scratch repository, as a content team meets them."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import rule, write_rules
from small_milia_lint import COMMAND

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
CLAIM = "Our cream removes milia fast.\n"
PLAIN = "Rinse the cream off in the evening.\n"

Hook = dict[str, Any]

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path, home: Path) -> subprocess.CompletedProcess[str]:
    """Run a command with a pre-commit home of its own, and no git settings from outside."""
    outside = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") and name != "SKIP"}
    own = {"PRE_COMMIT_HOME": str(home), "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "PRE_COMMIT_COLOR": "never"}
    people = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, check=False, env={**outside, **own, **people}, timeout=600
    )


class Repository:
    """A scratch repository with our hooks installed."""

    def __init__(self, folder: Path, home: Path, repos: list[dict[str, Any]]) -> None:
        folder.mkdir()
        self.folder, self.home = folder, home
        self.git("init", "--quiet", "--initial-branch", "main")
        self.write(".pre-commit-config.yaml", yaml.safe_dump({"repos": repos}))
        installed = run(BIN / "pre-commit", "install", "--install-hooks", cwd=folder, home=home)
        assert installed.returncode == 0, installed.stdout + installed.stderr

    def git(self, *args: str) -> subprocess.CompletedProcess[str]:
        return run("git", *args, cwd=self.folder, home=self.home)

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self.git("add", "--", name)

    def commit(self) -> tuple[bool, str]:
        """Try to commit what is staged; return whether it went through, and what was said."""
        done = self.git("commit", "--message", "Change")
        return done.returncode == 0, done.stdout + done.stderr


def our_hooks() -> list[Hook]:
    hooks: list[Hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return hooks


@pytest.fixture
def repository(tmp_path: Path) -> Callable[..., Repository]:
    """Return a maker of repositories: the hooks as we publish them, but run from this checkout, on the small rulebook."""

    def make(hook_id: str, **more: Any) -> Repository:
        (hook,) = [each for each in our_hooks() if each["id"] == hook_id]
        program, arguments = hook["entry"].split(" ", 1)
        assert program == "milia-lint"
        here = {**hook, "language": "system", "entry": f"{shlex.join(COMMAND)} {arguments}", **more}
        return Repository(tmp_path / "site", tmp_path / "home", [{"repo": "local", "hooks": [here]}])

    return make


def test_a_claim_blocks_the_commit_until_it_is_gone(repository: Callable[..., Repository]) -> None:
    site = repository("milia-lint")
    site.write("content/page.md", CLAIM)
    passed, told = site.commit()
    assert not passed
    assert "content/page.md:1:" in told
    assert "speed/" in told
    site.write("content/page.md", PLAIN)
    passed, told = site.commit()
    assert passed, told
    assert "milia-lint...." in told


def test_the_hook_lints_the_index_not_the_work_tree(repository: Callable[..., Repository]) -> None:
    site = repository("milia-lint")
    site.write("page.md", PLAIN)
    (site.folder / "page.md").write_text(CLAIM, encoding="utf-8")
    passed, told = site.commit()
    assert passed, told
    site.git("add", "page.md")
    (site.folder / "page.md").write_text(PLAIN, encoding="utf-8")
    assert not site.commit()[0]


def test_only_copy_is_linted(repository: Callable[..., Repository]) -> None:
    site = repository("milia-lint")
    site.write("tool.py", f'"""{CLAIM}"""\n')
    site.write("data.csv", CLAIM)
    passed, told = site.commit()
    assert passed, told
    assert "(no files to check)Skipped" in told


@pytest.mark.parametrize("hook_id", ["milia-lint", "milia-lint-site"])
def test_moved_and_deleted_files(repository: Callable[..., Repository], hook_id: str) -> None:
    site = repository(hook_id)
    for name in ("a.md", "b.md", "c.md"):
        site.write(name, f"{PLAIN}Page {name}.\n")
    assert site.commit()[0]
    (site.folder / "moved to").mkdir()
    site.git("mv", "a.md", "moved to/ä.md")
    site.git("rm", "--quiet", "b.md")
    passed, told = site.commit()
    assert passed, told
    site.git("mv", "c.md", "d.md")
    site.write("d.md", f"{PLAIN}{CLAIM}")
    passed, told = site.commit()
    assert not passed
    assert "d.md:2:" in told


@pytest.mark.parametrize("name", ["--config=x.md", "--output=README.md", "@list.md", "-"])
def test_a_file_name_is_never_an_option_nor_a_list(repository: Callable[..., Repository], name: str) -> None:
    site = repository("milia-lint", types_or=["text"])
    site.write("README.md", PLAIN)
    site.write("list.md", "README.md\n")
    site.write("x.md", "fail_on: never\n")
    site.write(name, PLAIN)
    site.write("page.md", CLAIM)
    passed, told = site.commit()
    assert not passed
    assert "page.md:1:" in told
    assert (site.folder / "README.md").read_text(encoding="utf-8") == PLAIN


def test_an_option_in_args_is_an_error_that_says_where_it_belongs(repository: Callable[..., Repository]) -> None:
    site = repository("milia-lint", args=["--market", "us"])
    site.write("page.md", PLAIN)
    passed, told = site.commit()
    assert not passed
    assert "an option stands before `--` (in pre-commit: in `entry`, not in `args`)" in told


def test_five_hundred_files_are_one_run(repository: Callable[..., Repository]) -> None:
    """The path of each file is long; one call must still take them all, so that pages are compared with each other."""
    site = repository("milia-lint", verbose=True)
    for number in range(500):
        site.write(f"content/{'long-' * 12}/page-{number}.md", f"{PLAIN}Page {number}.\n")
    passed, told = site.commit()
    assert passed, told
    assert told.count("No problems found in 500 files.") == 1


def test_the_site_hook_compares_with_pages_that_are_not_committed_now(
    repository: Callable[..., Repository], tmp_path: Path
) -> None:
    stances = {"inherited": ["inherited"], "not-inherited": ["not inherited"]}
    match = {"contradiction": {"topic": "heredity", "stances": stances, "clashes": [["inherited", "not-inherited"]]}}
    folder = write_rules(tmp_path / "rules", rule("contradiction/zz-heredity", match), shared=False)
    options = f"--rules {folder} --fail-on warning --select contradiction/zz-heredity"
    site = repository("milia-lint-site", entry=f"{shlex.join(COMMAND)} check {options} --")
    site.write("one.md", "Milia are inherited.\n")
    passed, told = site.commit()
    assert passed, told
    site.write("two.md", "Milia are not inherited.\n")
    passed, told = site.commit()
    assert not passed
    assert "one.md:1:11" in told
    assert "two.md:1:11" in told


@pytest.mark.builtin
def test_the_hook_installs_from_a_checkout(tmp_path: Path) -> None:
    """pre-commit clones the revision, builds an environment of its own with pip, and runs both hooks in it."""
    checkout = tmp_path / "milia-lint"
    leave = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", "prebuilt.json", "dist")
    shutil.copytree(ROOT, checkout, ignore=leave)
    for command in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "Release"], ["tag", "v1"]):
        done = run("git", *command, cwd=checkout, home=tmp_path)
        assert done.returncode == 0, done.stderr
    hooks = [{"id": hook["id"]} for hook in our_hooks()]
    site = Repository(tmp_path / "site", tmp_path / "home", [{"repo": checkout.as_uri(), "rev": "v1", "hooks": hooks}])
    site.write("page.md", CLAIM)
    passed, told = site.commit()
    assert not passed
    assert told.count("page.md:1:") >= 2
    site.write("page.md", PLAIN)
    passed, told = site.commit()
    assert passed, told
    assert told.count("Passed") == 2
