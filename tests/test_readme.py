"""What the README shows is what the tool says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.builtin
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_output_on_the_first_screen_is_real() -> None:
    command, shown = re.search(r"```console\n\$ milia-lint (\S+)\n(.*?)```", README, re.DOTALL).groups()  # type: ignore[union-attr]
    tool = Path(sys.executable).with_name("milia-lint")
    environment = {**os.environ, "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [tool, command], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", env=environment, check=False
    )
    assert done.stdout == shown


def test_every_file_it_links_to_exists() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target


def test_its_two_commands_are_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for command in ("demo", "test"):
        assert f"make {command}" in README
        assert re.search(rf"^{command}:", makefile, re.MULTILINE)
