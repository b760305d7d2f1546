"""One function per format: a report in, text out. Nothing here prints."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib import import_module

from milia_lint.findings.finding import Report

FORMATS = ("text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "markdown", "html")

#: Formats of hosts that take a path from the root of the repository, wherever the run was started.
ROOTED = frozenset({"github", "gitlab", "sarif"})


def no_text(_path: str) -> str | None:
    """Return None: nobody knows what the file says."""
    return None


@dataclass(frozen=True, slots=True)
class Style:
    """How a report is shown: colours, the width in columns, excused candidates, statistics.

    `verbose` shows infos, all wording and the whole law of each finding; `quiet` only the summary; `limit` is how many
    findings are shown. Without `notes` those of the run are left to standard error, of what people read.

    `text` gives the decoded text of a file of the report, or None. Only formats that count in bytes ask for it.
    """

    color: bool = False
    width: int = 100
    show_excused: bool = False
    statistics: bool = False
    verbose: bool = False
    quiet: bool = False
    limit: int | None = None
    notes: bool = True
    text: Callable[[str], str | None] = no_text


Reporter = Callable[[Report, Style], str]


def reporter(name: str) -> Reporter:
    """Return the reporter for a format, whose text is inert; only its own module is imported."""
    from milia_lint.reporters.inert import rendered

    render: Reporter = import_module(f"{__name__}.{name}_report").render
    return partial(rendered, name, render)
