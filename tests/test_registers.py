"""Categories and markets as data: a rule folder brings its own, and what is not known or not covered is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import rule, write_rules

from milia_lint.checks.open_rules import load_rulebook
from milia_lint.files.problem import InvalidFile
from milia_lint.findings.selection import unknown_market
from milia_lint.rulebook.law import Severity
from milia_lint.rulebook.model import Rulebook
from milia_lint.rulebook.serialize import dumps, loads

LAW = {"authority": "A Body", "markets": ["uk"], "force": "law", "cite": "Act 1", "url": "https://example.org/1"}


def load(folder: Path, *rules: dict[str, Any], **files: Any) -> Rulebook:
    write_rules(folder, *rules)
    for name, data in {"references": {"act-1": LAW}, **files}.items():
        (folder / f"{name}.yaml").write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    return load_rulebook([folder])


def in_force(rule_id: str = "speed/x", **more: Any) -> dict[str, Any]:
    data = rule(rule_id, ["gone"], severity="error", references=["act-1"], **more)
    data.pop("markets")
    return data


def test_a_market_starts_from_another_one(tmp_path: Path) -> None:
    own = {"xa": {"name": "Alphaland", "as": "uk"}, "xb": {"name": "Betaland"}}
    made = load(tmp_path, in_force(), markets=own)
    for rulebook in (made, loads(dumps(made))):
        assert rulebook.rules["speed/x"].markets == {"uk": Severity.ERROR, "xa": Severity.ERROR}
        assert rulebook.rules["speed/x"].references[0].markets == ("uk", "xa")
        assert list(rulebook.markets)[-2:] == ["xa", "xb"]
        assert unknown_market("xa", rulebook) is None
        assert (
            unknown_market("xb", rulebook) == "no rule is in force in `xb`: no reference counts there, so nothing would be found"
        )
        assert (unknown_market("ukk", rulebook) or "").startswith("`ukk` is no market")


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({"markets": {"xa": {"name": "Alphaland", "as": "gb"}}}, "`gb` is no market defined before `xa`"),
        ({"markets": {"us": {"name": "Us"}}}, "the market `us` is defined already"),
        ({"categories": {"speed": {"what": "x"}}}, "the category `speed` is defined already"),
        ({"references": {"act-1": {**LAW, "markets": ["uk", "zz"]}}}, "`zz` is no market"),
    ],
)
def test_mistakes_in_registers_are_told(tmp_path: Path, files: dict[str, Any], says: str) -> None:
    with pytest.raises(InvalidFile, match=says):
        load(tmp_path, in_force(), **files)


def test_a_category_of_ones_own(tmp_path: Path) -> None:
    own = {"house-style": {"what": "how we write", "law": False, "competes": False}}
    rulebook = load(tmp_path, rule("house-style/x", ["gone"], severity="error", markets="all"), categories=own)
    assert rulebook.rules["house-style/x"].severity is Severity.ERROR, "its errors need no law"
    assert rulebook.rules["house-style/x"].traits.rank == len(rulebook.categories) - 1, "it comes after the built-in ones"
    with pytest.raises(InvalidFile, match="`house-stile` is no category"):
        load(tmp_path / "other", rule("house-stile/x", ["gone"]), categories=own)
