"""In which encoding the bytes of a file are."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

#: Longest mark first: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"), (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_BINARY_BEGINNINGS = (b"%PDF-", b"PK\x03\x04")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")  # an escape sequence may stand in a log
_READ_BY_NOBODY = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_SAMPLE = 65_536
_FOREIGN = "milia-lint: windows-1252"  # what is no UTF-8 is read so, byte by byte


class Encoding(NamedTuple):
    """The name of an encoding as Python knows it, the byte-order mark in front, and what a person should know of it."""

    name: str
    mark: bytes = b""
    notice: str | None = None


def encoding_of(data: bytes) -> Encoding | None:
    """Return the encoding of `data`; None where it is no text.

    By the byte-order mark; UTF-8 and, where every second byte is a NUL, UTF-16 or UTF-32 without one; else Windows-1252.
    """
    for mark, name in _MARKS:
        if data.startswith(mark) and (name != "utf-32-le" or len(data) % 4 == 0):
            return Encoding(name, mark)
    sample = data[:_SAMPLE]
    if b"\0" in sample and (wide := next((name for name in _WIDE if _is_text(sample, name)), None)):
        return Encoding(wide, notice=f"{wide.upper()} without a byte-order mark; save it as UTF-8 to be sure")
    if _is_binary(sample):
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        mixed = decoded(data, Encoding("utf-8")) != data.decode("cp1252", errors="replace")
        notice = f"not UTF-8 (byte {error.start}), read as Windows-1252; save it as UTF-8 to be sure"
        return Encoding("utf-8" if mixed else "cp1252", notice=notice)
    return Encoding("utf-8")


def decoded(data: bytes, encoding: Encoding) -> str:
    """Return the text of `data` without its mark; a byte that is no UTF-8 is read as Windows-1252, so that the others stand."""
    errors = _FOREIGN if encoding.name == "utf-8" else "replace"
    return data.removeprefix(encoding.mark).decode(encoding.name, errors)


def _is_text(sample: bytes, name: str) -> bool:
    try:
        text = sample.decode(name)
    except UnicodeDecodeError:
        return False
    plain = sum(letter < "\u0250" for letter in text)
    return plain > 0.7 * len(text) and len(_READ_BY_NOBODY.findall(text)) < 0.05 * len(text)


def _is_binary(sample: bytes) -> bool:
    controls = len(_CONTROL.findall(sample))
    if sample.startswith(_BINARY_BEGINNINGS) or controls > len(sample) / 6:
        return True
    unknown = sample.decode("utf-8", "replace").count("\ufffd")
    return controls > len(sample) / 20 and controls + unknown > len(sample) / 3


def _windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_FOREIGN, _windows_1252)
