"""What is said of files in a folder that no reader reads."""

from __future__ import annotations

import os
from collections import Counter

#: Suffixes of files in which nobody writes copy: they are left out without a word.
_NO_COPY = frozenset("""
.png .jpg .jpeg .gif .webp .avif .ico .bmp .tif .tiff .psd .heic .mp3 .mp4 .mov .webm .ogg .wav .woff .woff2 .ttf .otf .eot
.css .scss .sass .less .map .lock .log .sh .bat .py .pyc .rb .go .rs .c .h .java .class .zip .gz .tar .tgz .pem .sum .mod
""".split())  # fmt: skip
_SHOWN = 8  # kinds that are named


def suffix_of(path: str) -> str:
    """Return the suffix of a file's name, in lower case."""
    return os.path.splitext(path)[1].lower()


def may_hold_copy(path: str) -> bool:
    """Return whether somebody may have written copy in a file, going by its name; hidden files are settings."""
    suffix = suffix_of(path)
    return bool(suffix) and suffix not in _NO_COPY and not os.path.basename(path).startswith(".")


def other_kinds(suffixes: Counter[str]) -> list[str]:
    """Return the notice that counts files by suffix; none where there are none."""
    if not suffixes:
        return []
    told = [f"{suffix} {count}" for suffix, count in suffixes.most_common(_SHOWN)]
    more = [f"{len(suffixes) - _SHOWN} more kinds"] if len(suffixes) > _SHOWN else []
    files = suffixes.total()
    word = "1 file of another kind was" if files == 1 else f"{files} files of other kinds were"
    return [f"{word} not read ({', '.join([*told, *more])})"]
