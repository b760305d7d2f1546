"""Every command that writes: whole or not at all, through no link out of the project, and only where the project is."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from milia_lint.cli import main
from milia_lint.files.atomic_write import UNFINISHED

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links, owners and signals of another kind")

DRAFT = "Our b\u0430lm removes milia overnight.\n"  # a Cyrillic letter, which `fix` mends
CONFIG = "claims: claims.yaml\nbaseline: base.json\n"


def project(folder: Path) -> None:
    """A project in which every command has something to write."""
    folder.mkdir(exist_ok=True)
    (folder / "a.md").write_text(DRAFT, encoding="utf-8")
    (folder / "claims.yaml").write_text("# claims\n", encoding="utf-8")
    (folder / ".milia-lint.yaml").write_text(CONFIG, encoding="utf-8")
    (folder / "base.json").write_text(
        '{"version": 1, "files": {"gone.md": [{"rule": "a", "id": "b", "quote": "c"}]}}', encoding="utf-8"
    )


#: By name, the arguments of each command that writes, and the file it writes.
WRITERS: dict[str, tuple[list[str], str]] = {
    "fix": (["fix", "a.md"], "a.md"),
    "baseline update": (["baseline", "update", "."], "base.json"),
    "baseline create": (["baseline", "create", ".", "--force"], "base.json"),
    "claims add": (["claims", "add", "a.md:1:10"], "claims.yaml"),
    "output": (["check", "a.md", "--format", "json", "--output", "report.json"], "report.json"),
}


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project(tmp_path / "p")
    (tmp_path / "p/report.json").write_text("old", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "p")


def run(arguments: list[str]) -> tuple[int, str]:
    done = CliRunner().invoke(main, arguments)
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, done.output


def unfinished(folder: str = ".") -> list[str]:
    return [str(path) for path in Path(folder).rglob(f"*{UNFINISHED}")]


@pytest.mark.parametrize("name", WRITERS)
def test_a_link_out_of_the_project_is_not_followed(name: str, tmp_path: Path) -> None:
    arguments, file = WRITERS[name]
    outside = tmp_path / Path(file).name
    shutil.move(file, outside)
    before = outside.read_bytes()
    Path(file).symlink_to(outside)
    status, told = run(arguments)
    assert status == 2, told
    assert outside.read_bytes() == before


def test_init_follows_no_folder_out_of_the_project(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    Path(".github").symlink_to(tmp_path / "elsewhere")
    Path(".milia-lint.yaml").unlink()
    status, told = run(["init"])
    assert status == 2
    assert "leads out of the project" in told
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize("name", ["fix", "baseline update", "baseline create", "claims add", "output"])
def test_a_link_inside_the_project_stays_a_link_and_what_it_leads_to_is_written(name: str) -> None:
    arguments, file = WRITERS[name]
    Path("real").mkdir()
    real = Path("real") / f"x{Path(file).suffix}"
    shutil.move(file, real)
    before = real.read_bytes()
    Path(file).symlink_to(real)
    run(arguments)
    assert Path(file).is_symlink()
    assert real.read_bytes() != before
    assert unfinished() == []


@pytest.mark.parametrize("name", WRITERS)
def test_a_file_with_two_names_is_left_and_that_is_told(name: str) -> None:
    arguments, file = WRITERS[name]
    before = Path(file).read_bytes()
    os.link(file, "other")
    status, told = run(arguments)
    assert status == 2
    assert "hard link" in told
    assert (Path(file).read_bytes(), Path(file).stat().st_nlink) == (before, 2)


@pytest.mark.parametrize("name", WRITERS)
def test_permissions_and_attributes_stay(name: str) -> None:
    arguments, file = WRITERS[name]
    Path(file).chmod(0o640)
    try:
        os.setxattr(file, "user.note", b"x")
    except (OSError, AttributeError):
        pytest.skip("no attributes here")
    before = Path(file).read_bytes()
    run(arguments)
    assert Path(file).read_bytes() != before
    assert (Path(file).stat().st_mode & 0o777, os.getxattr(file, "user.note")) == (0o640, b"x")


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can give files away")
@pytest.mark.parametrize("name", WRITERS)
def test_the_owner_stays(name: str) -> None:
    arguments, file = WRITERS[name]
    os.chown(file, 54321, 54322)
    run(arguments)
    assert (Path(file).stat().st_uid, Path(file).stat().st_gid) == (54321, 54322)


@pytest.mark.parametrize("name", WRITERS)
def test_what_a_killed_run_left_is_gone_after_the_next(name: str) -> None:
    Path(f".a.md.12345678{UNFINISHED}").write_text("half", encoding="utf-8")
    run(WRITERS[name][0])
    assert unfinished() == []


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.slow
def test_a_full_disk_leaves_the_old_file(name: str) -> None:
    arguments, file = WRITERS[name]
    for number in range(60):
        with open("a.md", "a", encoding="utf-8") as draft:
            draft.write(f"\nOur b\u0430lm {number} removes milia overnight and cures eczema.\n")
    if file == "claims.yaml":
        Path(file).write_text("# claims\n" * 400, encoding="utf-8")
    if name == "baseline update":
        run(["baseline", "create", ".", "--force"])
    before = Path(file).read_bytes()
    assert in_a_child(arguments, _no_room) == 2
    assert Path(file).read_bytes() == before
    assert unfinished() == []


def _no_room() -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))


def in_a_child(arguments: list[str], prepare: Callable[[], object]) -> int:
    """Run a command in a copy of this process, after `prepare` there; return its status, or minus the signal that ended it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Python warns of threads, of which ours do nothing
        child = os.fork()
    if child:
        status = os.waitpid(child, 0)[1]
        return -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
    status = 70
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        sys.stdout = sys.stderr = os.fdopen(nowhere, "w")
        prepare()
        main(arguments)
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else 0
    finally:
        os._exit(status)


@pytest.mark.parametrize("path", ["../x.json", "/tmp/milia-lint-x.json", "sub/../../x.json"])
@pytest.mark.parametrize("command", [["baseline", "create", "."], ["baseline", "update", "."]])
def test_a_config_names_no_baseline_outside_the_project(path: str, command: list[str]) -> None:
    Path(".milia-lint.yaml").write_text(f"baseline: {path}\n", encoding="utf-8")
    status, told = run(command)
    assert status == 2
    assert "outside the project" in told
    assert not os.path.lexists(path)


@pytest.mark.parametrize("path", ["../x.yaml", "/tmp/milia-lint-x.yaml", "sub/../../x.yaml"])
def test_a_config_names_no_registry_outside_the_project(path: str) -> None:
    Path(".milia-lint.yaml").write_text(f"claims: {path}\n", encoding="utf-8")
    status, told = run(["claims", "add", "a.md:1:10"])
    assert status == 2
    assert "outside the project" in told
    assert not os.path.lexists(path)


def test_a_person_may_name_a_baseline_anywhere(tmp_path: Path) -> None:
    assert run(["baseline", "create", ".", "--baseline", "../mine.json"])[0] == 0
    assert (tmp_path / "mine.json").is_file()


def test_an_output_makes_no_folder_out_of_the_project(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    Path("out").symlink_to(tmp_path / "elsewhere")
    status, told = run(["check", "a.md", "--output", "out/new/report.txt"])
    assert status == 2
    assert "leads out of the project" in told
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_an_output_over_a_page_that_was_linted_is_refused() -> None:
    status, told = run(["check", "a.md", "--output", "a.md"])
    assert status == 2
    assert "a page that was linted" in told
    assert Path("a.md").read_text(encoding="utf-8") == DRAFT


def test_the_pages_about_rules_replace_only_their_own_kind() -> None:
    status, told = run(["rules", "docs", "--output", "."])
    assert status == 2
    assert "was not written by this command" in told
    assert Path("a.md").read_text(encoding="utf-8") == DRAFT


_TOUCHES = frozenset({"open", "os.rename", "os.remove", "os.link", "os.truncate", "os.chmod", "os.chown"})


def kill_at(number: int) -> None:
    """Kill this process at its n-th touch of a file: before a call that changes one, and after half a write."""
    seen = 0

    def touched() -> None:
        nonlocal seen
        seen += 1
        if seen == number:
            os.kill(os.getpid(), signal.SIGKILL)

    def aimed(event: str, details: tuple[Any, ...]) -> None:
        if event in _TOUCHES and (event != "open" or details[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)):
            touched()

    write = os.write

    def half(handle: int, data: Any) -> int:
        written = write(handle, bytes(data[: max(1, len(data) // 2)]))
        touched()
        return written

    os.write = half  # type: ignore[assignment]
    sys.addaudithook(aimed)


def killed_everywhere(name: str) -> int:
    """Kill a command at its first, second, third … touch of a file, until it lives; return how often it was killed."""
    arguments, file = WRITERS[name]
    _begin_anew()
    before = Path(file).read_bytes()
    run(arguments)
    after = Path(file).read_bytes()
    assert after != before
    for number in range(1, 80):
        _begin_anew()
        if in_a_child(arguments, lambda number=number: kill_at(number)) != -signal.SIGKILL:
            return number - 1
        assert Path(file).read_bytes() in (before, after)
    raise AssertionError("it never lived")


def _begin_anew() -> None:
    project(Path())
    Path("report.json").write_text("old", encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("name", WRITERS)
def test_killed_at_any_touch_of_a_file_the_old_or_the_new_is_there(name: str) -> None:
    rounds = int(os.environ.get("MILIA_LINT_KILLS", "1"))
    kills = sum(killed_everywhere(name) for _ in range(rounds))
    print(f"{name}: {kills} kills")
    assert kills >= 3 * rounds
    run(WRITERS[name][0])
    assert unfinished() == []
