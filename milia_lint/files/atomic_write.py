"""Writes a text file so that at any moment the old or the new one is there, whole; all else about it stays."""

from __future__ import annotations

import codecs
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from milia_lint.files.source import Source, decode

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


class NotWritten(Exception):
    """The file was left as it was; the message says why in plain words."""


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file as it was read: its bytes, the text in them, and how the one is made of the other."""

    path: str
    data: bytes
    source: Source
    encoding: str
    mark: bytes

    def encoded(self, text: str) -> bytes:
        """Return the bytes of `text` in the file's encoding, with its byte-order mark. Raises NotWritten."""
        try:
            return self.mark + text.encode(self.encoding)
        except UnicodeEncodeError as error:
            letter = error.object[error.start]
            raise NotWritten(f"the file is {self.encoding}, which has no {letter!r}; save it as UTF-8 first") from None


def read_text_file(path: str, shown: str | None = None) -> TextFile:
    """Return the file at `path`, called `shown` in reports. Raises OSError, and UnreadableSource where it is binary."""
    with open(path, "rb") as file:
        data = file.read()
    mark, encoding = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", "utf-8"))
    source = decode(shown or path, data)
    return TextFile(path, data, source, "cp1252" if source.notice else encoding, b"" if source.notice else mark)


def write_text_file(file: TextFile, text: str) -> None:
    """Write `text` to where `file` came from.

    Raises NotWritten where the file has changed since it was read, may not be written, or holds bytes that the text
    does not give back.
    """
    if not _is_faithful(file):
        raise NotWritten("it holds bytes that are no text in its encoding; save it as UTF-8 first")
    data = file.encoded(text)
    try:
        _replace(Path(file.path).resolve(), file.data, data)
    except OSError as error:
        raise NotWritten(f"cannot be written: {error.strerror or error}") from error


def _is_faithful(file: TextFile) -> bool:
    """Whether the text that was read gives the very bytes of the file."""
    try:
        return file.encoded(file.source.text) == file.data
    except NotWritten:
        return False


def _replace(path: Path, before: bytes, data: bytes) -> None:
    """Put `data` in the place of `before`: written beside it, forced to disk, then renamed over it."""
    if not os.access(path, os.W_OK):
        raise NotWritten("it is write-protected")
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:60]}.", suffix=".tmp", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            _like(path, file.fileno())
            os.fsync(file.fileno())
        if path.read_bytes() != before:
            raise NotWritten("it has changed since it was read")
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    _sync_folder(path.parent)


def _like(path: Path, handle: int) -> None:
    """Give the new file the owner and permissions of the old one, as far as the system lets us."""
    old = path.stat()
    if hasattr(os, "fchown"):
        with suppress(OSError):
            os.fchown(handle, old.st_uid, old.st_gid)
    if hasattr(os, "fchmod"):
        os.fchmod(handle, old.st_mode & 0o7777)


def _sync_folder(folder: Path) -> None:
    """Force the new name to disk, where folders can be opened."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
