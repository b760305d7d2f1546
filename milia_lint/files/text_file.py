"""A text file as it was read, and writing another text in its place: every byte outside the edit stays."""

from __future__ import annotations

from dataclasses import dataclass

from milia_lint.files.atomic_write import NotWritten, replace_contents, resolved, told
from milia_lint.files.contents import read_file
from milia_lint.files.encoding import Encoding, encoding_of
from milia_lint.files.limits import OWN_FILE_BYTES
from milia_lint.files.source import Source, decode


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


def read_text_file(path: str, shown: str | None = None, most: int = OWN_FILE_BYTES) -> TextFile:
    """Return the file at `path`, called `shown` in reports. Raises OSError, and UnreadableSource where it is binary."""
    data = read_file(path, most)
    source = decode(shown or path, data)
    encoding = encoding_of(data) or Encoding("utf-8")
    return TextFile(path, data, source, encoding.name, encoding.mark)


def write_text_file(file: TextFile, text: str) -> None:
    """Write `text` to where `file` came from.

    Raises NotWritten where the file has changed since it was read, may not be written, or holds bytes that the text
    does not give back.
    """
    if not _is_faithful(file):
        raise NotWritten("it holds bytes that are no text in its encoding; save it as UTF-8 first")
    data = file.encoded(text)
    with told():
        replace_contents(resolved(file.path), data, file.data)


def _is_faithful(file: TextFile) -> bool:
    """Whether the text that was read gives the very bytes of the file."""
    try:
        return file.encoded(file.source.text) == file.data
    except NotWritten:
        return False
