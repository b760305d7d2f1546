"""docs/guides/claims.md tells what happens: its files are used, its commands are run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from site_case import write_files

from milia_lint.cli import main

GUIDE = (Path(__file__).parents[1] / "docs/guides/claims.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(yaml|console)\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
CONFIG, ENTRY, SETTLED = (text for kind, text in BLOCKS if kind == "yaml")
pytestmark = pytest.mark.builtin

PAGE = "# Lumenpearl Day Cream\n\n92 % of women saw smoother skin.\n\nReduces the look of dry lines.\n"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_files({"content/day-cream.md": PAGE})


def run(*args: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, args)
    return done.exit_code, done.output


def shown(command: str) -> str:
    """Return what the guide shows below a command."""
    return next(
        text.partition("\n")[2] for kind, text in BLOCKS if kind == "console" and text.startswith(f"$ milia-lint {command}")
    )


def test_the_story_goes_as_told() -> None:
    assert run("claims", "inventory", "content/")[1] == shown("claims inventory content/")
    write_files({".milia-lint.yaml": CONFIG})
    assert run("claims", "add", "content/day-cream.md:3:1") == (0, shown("claims add content/day-cream.md:3:1"))
    assert "# - id: 92-of-women-saw" in Path("claims.yaml").read_text(encoding="utf-8")
    write_files({"claims.yaml": ENTRY})
    assert "clinical-proof/registry-qualifier" in run("check", "content/")[1]
    write_files({"content/day-cream.md": f"{PAGE}\nConsumer test with 120 women over four weeks.\n"})
    status, text = run("check", "content/", "--show-excused")
    assert status == 0
    assert shown("check content/ --show-excused").strip() in text
    assert run("claims", "check") == (0, "1 claim registered, nothing to look at.\n")


def test_what_can_be_settled_is_understood() -> None:
    write_files({".milia-lint.yaml": SETTLED, "partials/footer.html": "<p>Not medical advice.</p>"})
    status, text = run("config", "show", "content/day-cream.md")
    assert status == 0
    assert "Lumenpearl Wand (device)" in text
    assert "heredity: not-inherited" in text
    status, text = run("config", "check")
    assert (status, re.sub(r"\d+", "n", text)) == (0, re.sub(r"\d+", "n", shown("config check")))


def test_every_finding_the_guide_names_has_a_rule() -> None:
    told = set(re.findall(r"`([a-z-]+/[a-z-]+)`", GUIDE)) - {"examples/site", "examples/site-fixed"}
    for rule in told:
        assert run("explain", rule)[0] == 0, rule


def test_every_option_the_guide_names_is_there() -> None:
    helped = "".join(run(*name.split(), "--help")[1] for name in ("check", "claims inventory", "claims check", "claims list"))
    for option in set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", GUIDE)):
        assert option in helped, option
