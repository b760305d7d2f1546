"""Markdown: CommonMark with tables, footnotes and the like; HTML in it is read as HTML."""

from __future__ import annotations

from milia_lint.readers.markdown import read_markdown
from milia_lint.readers.reader import text_reader
from milia_lint.readers.spelling import in_markdown

READER = text_reader("Markdown", read_markdown, ("<!-- ", " -->"), in_markdown)
