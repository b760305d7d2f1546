"""The wheel: rules inside, prebuilt, equal to their YAML, and a command that works without the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from milia_lint.checks.open_rules import load_rulebook
from milia_lint.rulebook.files import packaged_rules
from milia_lint.rulebook.serialize import loads

ROOT = Path(__file__).parents[1]

pytestmark = [pytest.mark.builtin, pytest.mark.slow]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and unpack it, as an install without dependencies would."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_prebuilt_rules_equal_their_yaml(installed: Path) -> None:
    prebuilt = (installed / "milia_lint/rulebook/prebuilt.json").read_text(encoding="utf-8")
    assert loads(prebuilt) == load_rulebook([packaged_rules()])


def test_every_rule_file_is_in_the_wheel(installed: Path) -> None:
    def names(folder: Path) -> set[str]:
        return {path.relative_to(folder).as_posix() for path in folder.rglob("*.yaml")}

    assert names(installed / "milia_lint/rules") == names(packaged_rules())
    for name in ("py.typed", "reporters/assets/page.css", "reporters/assets/page.js"):
        assert (installed / "milia_lint" / name).exists()


def test_the_wheel_works_alone_and_parses_no_yaml(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text("Our cream removes milia fast.\n", encoding="utf-8")
    script = (
        "import sys; sys.path.insert(0, sys.argv.pop(1))\n"
        "import atexit; atexit.register(lambda: print('yaml' in sys.modules, file=sys.stderr))\n"
        "import milia_lint.cli; milia_lint.cli.main()"
    )
    environment = {**os.environ, "PYTHONSAFEPATH": "1", "HOME": str(tmp_path / "home"), "PYTHONPATH": ""}
    environment.pop("MILIA_LINT_CACHE", None)
    command = [sys.executable, "-c", script, str(installed), "check", "draft.md", "--format", "json"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 1, done.stderr
    assert json.loads(done.stdout)["summary"]["errors"] >= 1
    assert done.stderr.strip() == "False"
    assert not (tmp_path / "home").exists()
