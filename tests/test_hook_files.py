"""The hook sees the files that a folder run sees: the same suffixes, and the same names left out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from milia_lint.authoring.scaffold import first_steps
from milia_lint.readers.registry import known_suffixes
from milia_lint.runs.discovery import discover

PUBLISHED = yaml.safe_load((Path(__file__).parents[1] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))[0]
(_, HOOKS) = first_steps([], "", "milia-lint")
WRITTEN = yaml.safe_load(HOOKS.text)["repos"][0]["hooks"][0]

ODD = (
    "robots.txt", "sub/humans.txt", "ads.txt", "requirements.txt", "requirements-dev.txt", "LICENSE.md", "LICENCE.txt", "COPYING.md",
    "NOTICE.txt", "CMakeLists.txt", "README", "sub/notes", "node_modules/a/README.md", ".github/a.md", "vendor/b.html", "venv/c.txt",
    "a/site-packages/d.md", "content/vendors/e.md", "content/my.page.md", "content/.hidden.md", "robots.txt.md", "a.py", "b.css",
    "requirements/intro.txt", "licenses/a.md", "a.MD",
)  # fmt: skip


def test_both_hooks_are_the_same() -> None:
    assert [[hook[key] for key in ("files", "exclude", "entry")] for hook in (PUBLISHED, WRITTEN)] == [
        [PUBLISHED[key] for key in ("files", "exclude", "entry")]
    ] * 2


def hooked(hook: dict[str, Any], path: str) -> bool:
    """Return whether pre-commit passes a file to the hook; see `Classifier` in its sources."""
    assert not {"types", "types_or", "exclude_types"} & hook.keys()
    return bool(re.search(hook["files"], path)) and not re.search(hook["exclude"], path)


@pytest.mark.parametrize("hook", [PUBLISHED, WRITTEN], ids=["published", "written by init"])
def test_every_suffix_that_is_read_is_hooked(hook: dict[str, Any]) -> None:
    assert [suffix for suffix in known_suffixes() if not hooked(hook, f"content/page{suffix}")] == []


@pytest.mark.parametrize("hook", [PUBLISHED, WRITTEN], ids=["published", "written by init"])
def test_the_hook_and_the_folder_see_the_same_names(
    hook: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ODD:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("x", encoding="utf-8")
    assert sorted(name for name in ODD if hooked(hook, name)) == sorted(discover(["."]).files)
