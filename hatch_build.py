"""Compiles the built-in rules into the wheel, so that an installed milia-lint parses no YAML to start."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PrebuiltRules(BuildHookInterface[Any]):
    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add prebuilt.json to a wheel; an editable install reads the YAML beside it instead."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from milia_lint.checks.open_rules import load_rulebook
        from milia_lint.rulebook.serialize import dumps

        target = Path(mkdtemp()) / "prebuilt.json"
        target.write_text(dumps(load_rulebook([Path(self.root, "rules")])), encoding="utf-8")
        build_data["force_include"][str(target)] = "milia_lint/rulebook/prebuilt.json"
