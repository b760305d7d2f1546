"""What only one room may do. Which room may import which is a contract in pyproject.toml; `make check` holds it."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "milia_lint"


def test_only_the_command_line_prints_and_exits() -> None:
    for path in PACKAGE.rglob("*.py"):
        if path.relative_to(PACKAGE).parts[0] != "cli":
            text = path.read_text(encoding="utf-8")
            for word in ("print(", "click.echo", "sys.exit", "sys.argv", "sys.stdout"):
                assert word not in text, f"{path.name} uses {word}"
