"""milia-lint with the small rulebook in the place of the built-in rules; run as a script, for tests that need a process."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from milia_lint.rulebook import cache

RULEBOOK = Path(__file__).parent / "small_rulebook"
#: The command in a process of its own.
COMMAND = (sys.executable, __file__)


def use_small_rulebook(replace: Callable[[Any, str, Any], None] = setattr) -> None:
    """Put the small rulebook in the place of the built-in rules, by `replace(module, name, value)`."""
    replace(cache, "packaged_rules", lambda: RULEBOOK)
    replace(cache, "prebuilt_path", lambda: RULEBOOK / "prebuilt.json")  # there is none: the YAML counts


if __name__ == "__main__":
    from milia_lint.cli import main

    use_small_rulebook()
    main(prog_name="milia-lint")
