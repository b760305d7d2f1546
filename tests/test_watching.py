"""`check --watch`: a file that was saved is linted again."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

import pytest
from small_milia_lint import COMMAND


def wait_for(path: Path, text: str, times: int) -> bool:
    """Return whether the file comes to hold the text that many times within a minute."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if path.read_text(encoding="utf-8").count(text) >= times:
            return True
        time.sleep(0.2)
    return False


@pytest.mark.slow
def test_a_saved_file_is_linted_again(tmp_path: Path) -> None:
    draft, told = tmp_path / "draft.md", tmp_path / "told.txt"
    draft.write_text("It softens skin.\n", encoding="utf-8")
    with told.open("w", encoding="utf-8") as out:
        running = subprocess.Popen(
            [*COMMAND, "check", "draft.md", "--watch", "--statistics"],
            cwd=tmp_path,
            stdout=out,
            stderr=subprocess.DEVNULL,
        )
        try:
            assert wait_for(told, "No problems found", 1)
            draft.write_text("Our cream removes milia fast.\n", encoding="utf-8")
            assert wait_for(told, "speed/fast", 2), "in its finding and in the table"
            assert wait_for(told, "  draft.md  ", 1), "the table by file"
        finally:
            running.terminate()
            running.wait(timeout=30)
