"""Which format a file has, by the suffix of its name. A reader is imported when the first file needs it."""

from __future__ import annotations

import os
from dataclasses import replace
from importlib import import_module
from typing import NamedTuple

from milia_lint.readers.reader import NoReader, Reader


class Format(NamedTuple):
    """The module in `formats/` that holds a READER, and the suffixes of the files it reads.

    A template may have another format in it, which the suffix before names: `post.md.erb`.
    """

    module: str
    suffixes: tuple[str, ...]
    is_template: bool = False


#: Every format, one a line. A new one is a file in `formats/` and a line here.
FORMATS: tuple[Format, ...] = (
    Format("markdown", (".md", ".markdown")),
    Format("mdx", (".mdx",)),
    Format("plain", (".txt",)),
    Format("html", (".html", ".htm", ".xhtml", ".php", ".phtml", ".php4", ".php5", ".vue")),
    Format("component", (".svelte", ".astro")),
    Format("liquid", (".liquid",), is_template=True),
    Format("jinja", (".njk", ".jinja", ".jinja2", ".j2", ".twig"), is_template=True),
    Format("handlebars", (".hbs", ".handlebars", ".mustache"), is_template=True),
    Format("erb", (".erb", ".ejs"), is_template=True),
)
_WITHOUT_SUFFIX = "markdown"  # README, or text without a name


def reader_of(path: str) -> Reader:
    """Return the reader of a file, by its name; Markdown's where the name has no suffix.

    `post.md.erb` is read as Markdown and takes the comments of ERB. Raises NoReader where nobody reads such files.
    """
    name, suffix = _cut(path)
    if not suffix:
        return _load(_WITHOUT_SUFFIX)
    form = _format(suffix)
    if form is None:
        raise NoReader(f"no reader for {suffix}; known are {', '.join(known_suffixes())}")
    inner = _format(_cut(name)[1]) if form.is_template else None
    return replace(_load(inner.module), comment=_load(form.module).comment) if inner else _load(form.module)


def has_reader(path: str) -> bool:
    """Return whether the file's name has a suffix that a reader is for."""
    return _format(_cut(path)[1]) is not None


def known_suffixes() -> tuple[str, ...]:
    """Return the suffixes of all formats, each with its dot, in lower case."""
    return tuple(suffix for form in FORMATS for suffix in form.suffixes)


def _format(suffix: str) -> Format | None:
    return next((form for form in FORMATS if suffix in form.suffixes), None)


def _load(module: str) -> Reader:
    reader: Reader = import_module(f"{__package__}.formats.{module}").READER
    return reader


def _cut(path: str) -> tuple[str, str]:
    """Return the path without its suffix, and that with its dot, in lower case; a suffix has no white space in it."""
    name, dot, suffix = os.path.basename(path).rpartition(".")
    return (name, f".{suffix.lower()}") if dot and suffix and not any(map(str.isspace, suffix)) else (path, "")
