"""Several processes find what one finds, in the same order, and the run survives without them."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from milia_lint.cli.progress import Progress
from milia_lint.findings.finding import Report
from milia_lint.runs.aggregate import aggregate
from milia_lint.runs.lint_file import LintInput
from milia_lint.runs.parallel import lint_files
from milia_lint.runs.profiles import Profiles


@pytest.fixture
def entries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[LintInput]:
    monkeypatch.chdir(tmp_path)
    Path("sub").mkdir()
    Path("sub/.milia-lint.yaml").write_text("rules: {severity: {speed: info}}\n", encoding="utf-8")
    for number in range(40):
        path = Path("sub" if number % 3 else ".", f"{number}.md")
        path.write_text(
            f"# Page {number}\n\nOur cream removes milia fast.\n\n<!-- milia-lint: ignore speed because ok -->\n\nIt removes acne fast.\n",
            encoding="utf-8",
        )
    return [
        *(LintInput(str(path)) for path in sorted(Path().rglob("*.md"))),
        LintInput("gone.md"),
        LintInput("data.md", b"It removes milia fast.\n"),
        LintInput("x.md", b"\0"),
    ]


def lint(entries: list[LintInput], jobs: int) -> Report:
    profiles = Profiles()
    return aggregate(lint_files(entries, profiles, jobs), profiles.rulebook, profiles, today=date(2026, 1, 1))


def test_the_report_is_the_same(entries: list[LintInput]) -> None:
    serial = lint(entries, 1)
    assert len(serial.findings) >= 41
    assert len(serial.suppressed) >= 40
    assert len(serial.run_errors) == 2, "one is gone, one is binary"
    assert lint(entries, 2) == serial
    assert lint(entries, 3) == serial


class _Broken:
    def __init__(self, _: int) -> None: ...

    def __enter__(self) -> _Broken:
        return self

    def __exit__(self, *_: object) -> None: ...

    def map(self, work: Any, chunks: list[Any]) -> Iterator[Any]:
        yield work(chunks[0])
        raise BrokenProcessPool


def test_a_broken_pool_is_no_broken_run(entries: list[LintInput], monkeypatch: pytest.MonkeyPatch) -> None:
    serial = lint(entries, 1)
    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", _Broken)
    assert lint(entries, 2) == serial


def test_few_files_need_no_processes(entries: list[LintInput], monkeypatch: pytest.MonkeyPatch) -> None:
    def never(_: int) -> None:
        raise AssertionError

    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", never)
    assert lint(entries, 0).files == len(entries)


class _Terminal(list[str]):
    def write(self, text: str) -> int:
        self.append(text)
        return len(text)

    def flush(self) -> None: ...


def test_progress_waits_two_seconds_then_rewrites_its_line() -> None:
    terminal, times = _Terminal(), iter([0.0, 1.0, 1.9, 2.5, 2.55, 2.7])
    line: Any = Progress(100, terminal, lambda: next(times))  # type: ignore[arg-type]
    for files in range(1, 6):
        line(files, files * 2)
    line.clear()
    assert terminal == ["\r\x1b[K3 of 100 files, 6 findings", "\r\x1b[K5 of 100 files, 10 findings", "\r\x1b[K"]


def test_short_runs_leave_no_trace() -> None:
    terminal = _Terminal()
    line = Progress(1, terminal, lambda: 0.0)  # type: ignore[arg-type]
    line(1, 0)
    line.clear()
    assert terminal == []


def test_nothing_is_shown_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    from milia_lint.cli.progress import progress

    with progress(1) as seen:
        seen(1, 1)
    assert capsys.readouterr().err == ""
