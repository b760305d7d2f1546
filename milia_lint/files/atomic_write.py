"""Writes a file so that at any moment the old or the new one is there, whole; all else about it stays.

It is the only place that writes. What it refuses: a link that leads out of the project, a file with several names, and one
whose owner would change.
"""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from milia_lint.files.project_tree import leads_outside

try:
    import fcntl
except ImportError:  # Windows, where a file that is open cannot be removed anyway
    fcntl = None  # type: ignore[assignment]

#: How files end that are written beside the one they will replace; a run that was killed leaves one behind.
UNFINISHED = ".milia-lint-unfinished"
_NAMED = 40  # characters of the name of the file that they are for
_CREATE = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class NotWritten(Exception):
    """The file was left as it was; the message says why in plain words."""


def write_file(path: str, data: bytes, before: bytes | None = None) -> None:
    """Make `data` the contents of the file at `path`, which need not be there; links inside the project are followed.

    Raises NotWritten where that cannot be done, and where `before` is given and is not what the file holds now.
    """
    with told():
        real = resolved(path)
        clean_leftovers(real.parent)
        replace_contents(real, data, before)


def replace_contents(path: Path, data: bytes, before: bytes | None = None) -> None:
    """The same for a path without links. Raises NotWritten and OSError."""
    old = path.stat() if path.exists() else None
    _refuse(old, path)
    with _beside(path, 0o666) as (name, handle):
        _fill(handle, data)
        if old:
            _like(path, old, handle)
        os.fsync(handle)
        if before is not None and path.read_bytes() != before:
            raise NotWritten("it has changed since it was read")
        os.replace(name, path)  # noqa: PTH105
    _sync_folder(path.parent)


def write_new_file(path: str, data: bytes, mode: int = 0o666) -> None:
    """Write a file that is not there, and the folders above it. Raises NotWritten, also where there is one."""
    with told():
        real = resolved(path)
        real.parent.mkdir(parents=True, exist_ok=True)
        clean_leftovers(real.parent)
        if os.path.lexists(path) or real.exists():
            raise NotWritten("it is there already")
        with _beside(real, mode) as (name, handle):
            _fill(handle, data)
            os.fsync(handle)
            os.replace(name, real)  # noqa: PTH105
        _sync_folder(real.parent)


def clean_leftovers(folder: Path) -> None:
    """Remove what runs that were killed have left in a folder; what another run is just writing stays."""
    with suppress(OSError):
        for entry in os.scandir(folder):
            if entry.name.endswith(UNFINISHED) and entry.name.startswith(".") and entry.is_file(follow_symlinks=False):
                with suppress(OSError):
                    _remove_unless_locked(entry.path)


@contextmanager
def told() -> Iterator[None]:
    """Make NotWritten of what the system says against writing."""
    try:
        yield
    except OSError as error:
        raise NotWritten(f"cannot be written: {error.strerror or error}") from error
    except ValueError as error:  # a NUL in the name
        raise NotWritten("cannot be written: no file can be called that") from error


def resolved(path: str) -> Path:
    """Return where to write, links resolved. Raises NotWritten where one leads out of the project."""
    if link := leads_outside(path):
        raise NotWritten(f"{os.path.relpath(link)} is a link that leads out of the project; name the file itself")
    return Path(path).resolve()


def _refuse(old: os.stat_result | None, path: Path) -> None:
    if old is None:
        return
    if not stat.S_ISREG(old.st_mode):
        raise NotWritten("it is no file")
    if not os.access(path, os.W_OK):
        raise NotWritten("it is write-protected")
    if old.st_nlink > 1:
        raise NotWritten("it has another name (a hard link), under which the old text would stay; make a copy of it first")


@contextmanager
def _beside(path: Path, mode: int) -> Iterator[tuple[str, int]]:
    """Give a new file beside the one at `path`, its name and its handle; it is gone afterwards unless it was renamed."""
    name = str(path.parent / f".{path.name[:_NAMED]}.{secrets.token_hex(4)}{UNFINISHED}")
    handle = os.open(name, _CREATE, mode)
    try:
        if fcntl:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield name, handle
    finally:
        with suppress(OSError):
            os.unlink(name)  # noqa: PTH108
        os.close(handle)


def _fill(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _like(path: Path, old: os.stat_result, handle: int) -> None:
    """Give the new file the owner, the permissions and the attributes of the old one. Raises NotWritten where it may not."""
    if hasattr(os, "fchown"):
        with suppress(OSError):
            os.fchown(handle, old.st_uid, old.st_gid)
        new = os.fstat(handle)
        if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
            raise NotWritten("it belongs to another user or group, and the new file would be yours")
        os.fchmod(handle, stat.S_IMODE(old.st_mode))
    if hasattr(os, "listxattr"):
        for name in os.listxattr(path):
            with suppress(OSError):
                os.setxattr(handle, name, os.getxattr(path, name))


def _remove_unless_locked(path: str) -> None:
    handle = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    try:
        if fcntl:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.unlink(path)  # noqa: PTH108
    finally:
        os.close(handle)


def _sync_folder(folder: Path) -> None:
    """Force the new name to disk, where folders can be opened."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
