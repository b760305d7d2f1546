"""The guides name rules and options that there are; what their samples show is tested in test_samples.py."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import milia_lint

from milia_lint.rulebook.model import Rulebook

GUIDES = Path(__file__).parents[1] / "docs/guides"

pytestmark = pytest.mark.builtin


@pytest.mark.parametrize("guide", ["adopting.md", "ci.md", "claims.md"])
def test_every_rule_that_is_named_exists(guide: str, builtin: Rulebook) -> None:
    named = set(re.findall(rf"\b(?:{'|'.join(builtin.categories)})/[a-z0-9-]+", (GUIDES / guide).read_text(encoding="utf-8")))
    assert named or guide == "ci.md"
    assert named <= builtin.rules.keys()


@pytest.mark.parametrize(
    ("guide", "commands"),
    [
        ("adopting.md", ["check", "baseline create", "suppressions", "init"]),
        ("claims.md", ["check", "claims inventory", "claims check", "claims list"]),
    ],
)
def test_every_option_that_is_named_exists(guide: str, commands: list[str]) -> None:
    helped = "".join(milia_lint(*name.split(), "--help").stdout for name in commands)
    for option in set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", (GUIDES / guide).read_text(encoding="utf-8"))):
        assert option in helped, option
