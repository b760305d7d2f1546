"""The one door by which files are read: no device and no pipe, and never more than a limit."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from milia_lint.files.limits import MEGABYTE, OWN_FILE_BYTES

#: So that opening never waits and never becomes somebody's terminal.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)


#: Where a shell puts what a command in `<( )` prints.
PIPES = ("/dev/", "/proc/")


def read_file(path: str | os.PathLike[str], most: int = OWN_FILE_BYTES, *, pipe: bool = False) -> bytes:
    """Return the bytes of the file at `path`. Raises OSError where it is none, or is larger than `most` bytes.

    With `pipe` it may be a pipe or a device: a person has typed its name. The `strerror` of the error says what is wrong in plain words. A file is looked at before it is opened: to open a
    device may already do something.
    """
    if os.path.abspath(path) == os.devnull:  # how people write "none"
        return b""
    try:
        _refuse_no_file(Path(path).stat().st_mode, pipe)
        with os.fdopen(os.open(path, os.O_RDONLY if pipe else _FLAGS), "rb") as file:
            _refuse_no_file(os.fstat(file.fileno()).st_mode, pipe)
            data = file.read(most + 1)
    except ValueError as error:  # a NUL in the name
        raise OSError(errno.EINVAL, "no file can be called that") from error
    if len(data) > most:
        raise OSError(errno.EFBIG, f"it is larger than {most / MEGABYTE:g} MB")
    return data


def read_own_text(path: str | os.PathLike[str]) -> str:
    """Return the text of a file that is written for us, which is UTF-8. Raises OSError, with the reason as `strerror`."""
    try:
        return read_file(path).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise OSError(errno.EILSEQ, "it is not UTF-8") from error


def is_yaml(path: str | os.PathLike[str]) -> bool:
    """Return whether a file is called YAML, where a link leads too: only such a file is read because another names it."""
    return all(os.fspath(name).endswith((".yaml", ".yml")) for name in (path, os.path.realpath(path)))


def _refuse_no_file(mode: int, pipe: bool) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder")
    if not stat.S_ISREG(mode) and not pipe:
        raise OSError(errno.EINVAL, "it is a device, a pipe or a socket, no file")
