"""Readers: from one file's text to the copy in it. They cut, they never render."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from milia_lint.files.source import Source
    from milia_lint.readers.document import Document

#: Which reader takes which file name ending.
SUFFIXES: dict[str, str] = {
    ".md": "markdown", ".markdown": "markdown", ".mdx": "markdown", ".txt": "plain",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".liquid": "html", ".njk": "html",
    ".jinja": "html", ".jinja2": "html", ".j2": "html", ".erb": "html", ".php": "html",
}  # fmt: skip

_TEMPLATES = frozenset({".liquid", ".njk", ".jinja", ".jinja2", ".j2", ".erb"})


def reader_of(path: str) -> str:
    """Return the name of the reader for a path: by its ending, `post.md.erb` by the one before; else markdown."""
    name, suffix = _cut(path)
    inner = SUFFIXES.get(_cut(name)[1]) if suffix in _TEMPLATES else None
    return inner or SUFFIXES.get(suffix, "markdown")


def read(source: Source) -> Document:
    """Return the document of a source, read as its path's ending says."""
    # Imported here because a run over one kind of file should not wait for the other readers.
    kind = reader_of(source.path)
    if kind == "html":
        from milia_lint.readers.html import read_html

        return read_html(source)
    if kind == "plain":
        from milia_lint.readers.plain import read_plain

        return read_plain(source)
    from milia_lint.readers.markdown import read_markdown

    return read_markdown(source)


def _cut(path: str) -> tuple[str, str]:
    name, dot, suffix = path.rpartition(".")
    return (name, dot + suffix.lower()) if dot and "/" not in suffix else (path, "")
