"""One function per format: a report in, text out. Nothing here prints."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from milia_lint.finding import Report

FORMATS = ("text", "json")


@dataclass(frozen=True, slots=True)
class Style:
    """How a report is shown: colours, the width in columns, excused hits, statistics."""

    color: bool = False
    width: int = 100
    show_excused: bool = False
    statistics: bool = False


Reporter = Callable[[Report, Style], str]


def reporter(name: str) -> Reporter:
    """Return the reporter for a format; only its own module is imported."""
    render: Reporter = import_module(f"{__name__}.{name}_report").render
    return render
