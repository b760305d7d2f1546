"""What the terminal and the pipe behind it want: colours or none, and a standard output that is closed, full or left."""

from __future__ import annotations

import errno
import io
import os
import shlex
import subprocess
from pathlib import Path

import pytest
from small_milia_lint import COMMAND

from milia_lint.cli.standard_streams import _Outlet
from milia_lint.cli.terminal import is_coloured


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "on_terminal", "in_pipe"),
    [
        ({}, True, False),
        ({"NO_COLOR": "1"}, False, False),
        ({"NO_COLOR": ""}, True, False),
        ({"FORCE_COLOR": "1"}, True, True),
        ({"FORCE_COLOR": "0"}, False, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
        ({"TERM": "dumb"}, False, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True, True),
    ],
)
def test_colours(environment: dict[str, str], on_terminal: bool, in_pipe: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert (is_coloured(Terminal()), is_coloured(io.StringIO())) == (on_terminal, in_pipe)


class Broken(io.StringIO):
    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number

    def write(self, text: str) -> int:
        raise OSError(self.number, os.strerror(self.number))


@pytest.mark.parametrize(("number", "told"), [(errno.ENOSPC, [os.strerror(errno.ENOSPC)]), (errno.EPIPE, [])])
def test_what_is_lost_is_remembered_but_for_a_pipe_that_was_left(number: int, told: list[str]) -> None:
    failures: list[str] = []
    assert _Outlet(Broken(number), failures).write("text") == 4
    assert failures == told


def test_nothing_written_to_a_closed_output_is_nothing_lost() -> None:
    failures: list[str] = []
    outlet = _Outlet(io.StringIO(), failures, closed=True)
    outlet.write("")
    assert not failures
    outlet.write("x")
    assert failures == ["it is closed"]


@pytest.mark.slow
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full device here")
@pytest.mark.parametrize(
    ("script", "status"),
    [
        ("$ML check claim.md >&-", 2),
        ("$ML check plain.md >/dev/full", 2),
        ("$ML check --format json plain.md >/dev/full", 2),
        ("$ML rules list >/dev/full", 2),
        ("$ML --help >/dev/full", 2),
        ("set -o pipefail; $ML check plain.md | true", 0),
        ("set -o pipefail; $ML check claim.md | true", 1),
        ("set -o pipefail; $ML rules list --format json | head -c 1 >/dev/null", 0),
        ("$ML check claim.md --format json --output a.json >/dev/full; grep -q '\"rule\"' a.json", 0),
        ("$ML check claim.md >/dev/null 2>&-", 1),
        ("$ML check - <&- >/dev/null", 0),
    ],
)
def test_output_that_nobody_takes(script: str, status: int, tmp_path: Path) -> None:
    (tmp_path / "claim.md").write_text("Our cream removes milia fast.\n", encoding="utf-8")
    (tmp_path / "plain.md").write_text("Nice soap.\n", encoding="utf-8")
    done = subprocess.run(
        ["bash", "-c", script.replace("$ML", shlex.join(COMMAND))], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, "Traceback" in done.stderr, "Exception" in done.stderr) == (status, False, False), done.stderr
    if status == 2:
        assert done.stderr.startswith("milia-lint: standard output cannot be written: ")


@pytest.mark.slow
def test_colours_may_be_forced_into_a_pipe(tmp_path: Path) -> None:
    (tmp_path / "claim.md").write_text("Our cream removes milia fast.\n", encoding="utf-8")
    shown = [
        subprocess.run(
            [*COMMAND, "check", "claim.md"], cwd=tmp_path, capture_output=True, check=False, env={**os.environ, **more}
        ).stdout
        for more in ({"FORCE_COLOR": "1", "NO_COLOR": ""}, {"FORCE_COLOR": "", "NO_COLOR": ""})
    ]
    assert [b"\x1b[" in each for each in shown] == [True, False]
