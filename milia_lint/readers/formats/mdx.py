"""MDX: Markdown with components and expressions."""

from __future__ import annotations

from milia_lint.readers.markdown import read_mdx
from milia_lint.readers.reader import text_reader
from milia_lint.readers.spelling import in_markdown

READER = text_reader("MDX", read_mdx, ("{/* ", " */}"), in_markdown)
