"""A file is read in the encoding it is in, or said to be none."""

from __future__ import annotations

import codecs

import pytest

from milia_lint.files.encoding import encoding_of
from milia_lint.files.source import UnreadableSource, decode

COPY = "Our balm “removes” milia overnight.\nIt is café-brown.\n"


@pytest.mark.parametrize(
    ("mark", "name"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
     (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be")],
)  # fmt: skip
def test_by_its_mark(mark: bytes, name: str) -> None:
    source = decode("a.md", mark + COPY.encode(name))
    assert (source.text, source.notice) == (COPY, None)


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_without_a_mark_with_a_notice(name: str) -> None:
    source = decode("a.md", COPY.encode(name))
    assert source.text == COPY
    assert name.upper() in (source.notice or "")


def test_one_bad_byte_leaves_the_other_letters_what_they_are() -> None:
    source = decode("a.md", "Our balm rеmоvеs spots. ".encode() + b"\xff\n")
    assert source.text == "Our balm rеmоvеs spots. ÿ\n"
    assert "byte 27" in (source.notice or "")


def test_windows_1252_is_still_told_from_a_slip() -> None:
    found = encoding_of("“Café” is open.".encode("cp1252"))
    assert found is not None
    assert found.name == "cp1252"
    assert decode("a.md", "“Café” is open.".encode("cp1252")).text == "“Café” is open."


@pytest.mark.parametrize("data", [b"<!-- \0 --><p>Our balm.</p>", b"Our balm re\x02moves mi\x02lia.", b"\x1b[1mbold\x1b[0m\n"])
def test_a_few_control_characters_make_no_binary(data: bytes) -> None:
    assert decode("a.md", data).text == data.decode()


@pytest.mark.parametrize(
    "data",
    [
        b"a\0b",
        b"%PDF-1.7\n" + COPY.encode(),
        b"PK\x03\x04" + bytes(50),
        bytes(range(256)) * 20,
        b"\x7fELF" + bytes(90),
    ],
)
def test_binary_is_said_to_be_binary(data: bytes) -> None:
    with pytest.raises(UnreadableSource, match="binary"):
        decode("a.md", data)
