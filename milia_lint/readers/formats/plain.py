"""Plain text, with the comments of template languages."""

from __future__ import annotations

from milia_lint.readers.plain import read_plain
from milia_lint.readers.reader import text_reader
from milia_lint.readers.spelling import in_plain_text

READER = text_reader("plain text", read_plain, ("{# ", " #}"), in_plain_text)
