"""`milia-lint fix`, end to end: what it writes, prints and exits with, and the walk from finding to finding."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import Result
from conftest import milia_lint, rule, write_rules

DRAFT = "# Lumenpearl\r\n\r\nOur сrеаm removes milia.\r\n\r\nIt **removes** acne.\r\n"
SAFE = DRAFT.replace("сrеаm", "cream")
DONE = SAFE.replace("removes milia", "smooths the look of milia").replace("removes**", "smooths**")


def run(*args: str, cwd: Path, text: str = "") -> Result:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(cwd)
        return milia_lint("fix", *args, text=text, COLUMNS="90")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with one draft, and rules of its own beside it; the options that choose them are in `.options`."""
    data = rule(
        "speed/zz-test",
        {"phrases": ["{remove} {condition}"]},
        message="“{match}” promises too much.",
        rewrites=["smooths the look of {condition}", "smooths {condition}", {"advice": "Say less."}],
    )
    write_rules(tmp_path / "more", data, shared=False)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "a.md").write_bytes(DRAFT.encode())
    return tmp_path / "site"


OPTIONS = ["--rules", "../more", "--select", "speed/zz-test,text-integrity/letters"]


def content(site: Path) -> str:
    return (site / "a.md").read_bytes().decode()


def test_safe_edits_alone_unless_asked(site: Path) -> None:
    done = run(".", *OPTIONS, cwd=site)
    assert (done.exit_code, content(site)) == (0, SAFE), done.stderr
    assert "3:5  text-integrity/letters  “сrеаm” → “cream”" in done.stdout
    again = run(".", *OPTIONS, cwd=site)
    assert (again.exit_code, again.stdout) == (0, "0 edits made in 0 files.\n")


def test_suggested_edits_on_request(site: Path) -> None:
    done = run("a.md", "--suggested", *OPTIONS, cwd=site)
    assert (done.exit_code, content(site)) == (0, DONE.replace("**smooths**", "**smooths the look of**")), done.stderr


def test_a_difference_writes_nothing(site: Path) -> None:
    done = run("a.md", "--diff", *OPTIONS, cwd=site)
    assert (done.exit_code, content(site)) == (0, DRAFT)
    assert done.stdout_bytes.decode() == (
        "--- a.md\n+++ a.md\n@@ -1,5 +1,5 @@\n # Lumenpearl\r\n \r\n-Our сrеаm removes milia.\r\n+Our cream removes milia.\r\n"
        " \r\n It **removes** acne.\r\n"
    )
    assert "1 edit to make in 1 file" in done.stderr


@pytest.mark.skipif(shutil.which("patch") is None, reason="there is no patch to apply it with")
def test_a_difference_can_be_applied_by_others(site: Path) -> None:
    (site / "a.md").write_bytes(SAFE.rstrip().encode())
    done = run("a.md", "--diff", "--suggested", *OPTIONS, cwd=site)
    patch = subprocess.run(["patch", "--binary", "a.md"], cwd=site, input=done.stdout_bytes, capture_output=True, check=False)
    assert patch.returncode == 0, patch.stdout
    assert content(site) == DONE.replace("**smooths**", "**smooths the look of**").rstrip()


def test_check_option_reports_by_exit_status(site: Path) -> None:
    done = run("--check", *OPTIONS, cwd=site)
    assert (done.exit_code, content(site)) == (1, DRAFT)
    assert "a.md" in done.stdout
    run(*OPTIONS, cwd=site)
    assert run("--check", *OPTIONS, cwd=site).exit_code == 0


def test_files_that_cannot_be_fixed_give_status_2_and_the_rest_is_fixed(site: Path) -> None:
    (site / "b.md").write_bytes(b"It removes milia. caf\xe9 \x81")
    (site / "c.md").write_bytes(b"\x00\x01binary")
    done = run(".", "--suggested", *OPTIONS, cwd=site)
    assert done.exit_code == 2
    assert "b.md: not changed: it holds bytes that are no text" in done.stderr
    assert "c.md: binary file" in done.stderr
    assert "cream" in content(site)
    assert run("nowhere.md", cwd=site).exit_code == 2
    assert run(".", "--diff", "--interactive", cwd=site).exit_code == 2


def walk(site: Path, *answers: str) -> Result:
    (site / "a.md").write_text("Our cream removes milia.\n\nIt removes acne.\n\nThey remove skin tags.\n", encoding="utf-8")
    return run("a.md", "--interactive", *OPTIONS, cwd=site, text="".join(f"{answer}\n" for answer in answers))


@pytest.mark.parametrize(
    ("answers", "text"),
    [
        (("1", "2", "s"), "Our cream smooths the look of milia.\n\nIt smooths acne.\n\nThey remove skin tags.\n"),
        (("s", "1", "q"), "Our cream removes milia.\n\nIt smooths the look of acne.\n\nThey remove skin tags.\n"),
        (("1",), "Our cream smooths the look of milia.\n\nIt removes acne.\n\nThey remove skin tags.\n"),
        (("q",), "Our cream removes milia.\n\nIt removes acne.\n\nThey remove skin tags.\n"),
        (("e", "is kind to skin", "q"), "Our cream is kind to skin.\n\nIt removes acne.\n\nThey remove skin tags.\n"),
        (("e", "removes acne", "n", "s", "q"), "Our cream removes milia.\n\nIt removes acne.\n\nThey remove skin tags.\n"),
        (("e", "removes acne", "y", "q"), "Our cream removes acne.\n\nIt removes acne.\n\nThey remove skin tags.\n"),
        (("7", "what", "s", "s", "1"), "Our cream removes milia.\n\nIt removes acne.\n\nThey smooth the look of skin tags.\n"),
        (
            ("s", "i", "", "i", "a study of 120 people is on file", "q"),
            "Our cream removes milia.\n\n<!-- milia-lint: ignore speed/zz-test because a study of 120 people is on file -->\n"
            "It removes acne.\n\nThey remove skin tags.\n",
        ),
    ],
)
def test_a_walk_from_finding_to_finding(site: Path, answers: tuple[str, ...], text: str) -> None:
    done = walk(site, *answers)
    assert (done.exit_code, content(site)) == (0, text), done.stdout


def test_a_skipped_finding_is_not_asked_about_again(site: Path) -> None:
    (site / "a.md").write_text("They remove skin tags and they remove milia.\n\nOur cream removes milia.\n", encoding="utf-8")
    run("a.md", "--interactive", *OPTIONS, cwd=site, text="s\n1\n1\n")
    assert content(site) == "They remove skin tags and they smooth the look of milia.\n\nOur cream smooths the look of milia.\n"


def test_the_walk_shows_the_sentence_and_the_wording(site: Path) -> None:
    told = walk(site, "q").stdout
    assert "a.md:1:11  warning  speed/zz-test\n  Our cream removes milia.\n  “removes milia” promises too much.\n" in told
    assert (
        "  1. “smooths the look of milia” instead of “removes milia”\n  2. “smooths milia” instead of “removes milia”\n" in told
    )
    assert "  → Say less.\n" in told
