"""A module imports only from the layers before its own, so data flows one way."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "milia_lint"

#: Rooms from the ground up; those in one row do not import each other.
LAYERS = (
    ("source", "text", "schemas", "problem"),
    ("document", "checked_yaml"),
    ("readers", "rulebook"),
    ("finding", "matching"),
    ("agreed", "said", "notes"),
    ("reading",),
    ("page",),
    ("places", "guards", "splicing", "subjects"),
    ("wording", "selection"),
    ("checks",),
    ("engine", "git"),
    ("suppression", "baseline", "config", "claims", "settled", "preferred"),
    ("since", "profiles", "discovery", "ignoring"),
    ("runner",),
    ("gathering",),
    ("pool", "rulecheck", "ruledocs", "starting", "rewriting", "atomic_write"),
    ("api", "brandcheck"),
    ("reporters",),
    ("cli",),
    ("__main__",),
)
LEVEL = {room: level for level, rooms in enumerate(LAYERS) for room in rooms}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.relative_to(PACKAGE).as_posix() != "__init__.py")


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_go_one_way(path: Path) -> None:
    own = room_of(path)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        for name in names:
            parts = name.split(".")
            if parts[0] == "milia_lint" and len(parts) > 1 and parts[1] != own:
                assert LEVEL[parts[1]] < LEVEL[own], f"{path.name} imports {name}, which is not below it"


def test_only_the_command_line_prints_and_exits() -> None:
    for path in MODULES:
        if room_of(path) != "cli":
            text = path.read_text(encoding="utf-8")
            for word in ("print(", "click.echo", "sys.exit", "sys.argv", "sys.stdout"):
                assert word not in text, f"{path.name} uses {word}"
