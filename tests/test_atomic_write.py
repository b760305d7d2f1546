"""Writing back: every byte outside the edit, and at any moment the old file or the new one."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from milia_lint.files.atomic_write import NotWritten
from milia_lint.files.text_file import read_text_file, write_text_file

SAYS = "A “rich” café\r\nbalm\rfor\nall"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_bytes_outside_the_edit_stay(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(SAYS.encode(encoding))
    file = read_text_file(str(path))
    write_text_file(file, file.source.text.replace("balm", "cream"))
    assert path.read_bytes() == SAYS.replace("balm", "cream").encode(encoding)


def test_utf_16_of_either_order(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"\xfe\xff" + SAYS.encode("utf-16-be"))
    file = read_text_file(str(path))
    write_text_file(file, file.source.text.replace("balm", "cream"))
    assert path.read_bytes() == b"\xfe\xff" + SAYS.replace("balm", "cream").encode("utf-16-be")


def test_permissions_stay_and_a_link_stays_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "a.md", tmp_path / "link.md"
    path.write_text("balm", encoding="utf-8")
    path.chmod(0o640)
    link.symlink_to(path)
    write_text_file(read_text_file(str(link)), "cream")
    assert (path.read_text(encoding="utf-8"), stat.S_IMODE(path.stat().st_mode), link.is_symlink()) == ("cream", 0o640, True)


def test_a_file_that_changed_since_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("balm", encoding="utf-8")
    file = read_text_file(str(path))
    path.write_text("baLm", encoding="utf-8")
    with pytest.raises(NotWritten, match="has changed"):
        write_text_file(file, "cream")
    assert path.read_text(encoding="utf-8") == "baLm"
    assert os.listdir(tmp_path) == ["a.md"]


@pytest.mark.parametrize(
    ("data", "text", "says"),
    [
        (b"caf\xe9", "caf\u00e9 \u4e2d", "has no"),  # Windows-1252 has no such letter
        (b"caf\xe9 \x81", "anything", "no text in its encoding"),
        (b"\xff\xfea\x00\x00\xd8", "anything", "no text in its encoding"),
    ],
)
def test_what_cannot_be_written_back_is_refused(tmp_path: Path, data: bytes, text: str, says: str) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(data)
    with pytest.raises(NotWritten, match=says):
        write_text_file(read_text_file(str(path)), text)
    assert path.read_bytes() == data


@pytest.mark.skipif(os.geteuid() == 0, reason="root can write everything")
def test_a_protected_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("balm", encoding="utf-8")
    path.chmod(0o444)
    with pytest.raises(NotWritten, match="write-protected"):
        write_text_file(read_text_file(str(path)), "cream")


WRITER = """
import sys
from milia_lint.files.text_file import read_text_file, write_text_file
while True:
    file = read_text_file(sys.argv[1])
    write_text_file(file, ("b" if file.source.text[0] == "a" else "a") * 300_000)
    print("written", flush=True)
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="there is no such kill")
def test_killed_at_any_moment_it_leaves_the_old_file_or_the_new(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("a" * 300_000, encoding="utf-8")
    for attempt in range(12):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == b"written\n", "the writer never came to write"
            time.sleep(attempt * 0.013)
            writer.send_signal(signal.SIGKILL)
        assert path.read_text(encoding="utf-8") in ("a" * 300_000, "b" * 300_000)
