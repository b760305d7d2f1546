"""All that is printed goes through here, and is inert: no name and no draft steers a terminal or a build server."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from contextlib import suppress

import click

from milia_lint.files.limits import clipped
from milia_lint.reporters.inert import json_text
from milia_lint.text.inert import inert, inert_lines, without_commands

#: What `click.style` writes; where text is styled, what is in it has been made inert before.
_STYLE = re.compile(r"(\x1b\[[0-9;]*m)")


_LONGEST = 2_000  # characters of a line on standard error


def say(text: str = "", *, nl: bool = True) -> None:
    """Print text of ours to standard output, with what others wrote in it made inert."""
    say_as_it_is(inert_lines(text) + ("\n" if nl else ""))


def say_data(text: str) -> None:
    """Print JSON to standard output, as UTF-8; what is unsafe in it is written as escapes."""
    say_as_it_is(json_text(text), machine=True)


def say_styled(text: str) -> None:
    """Print text with colours; each piece that others wrote was made inert before it was styled."""
    parts = (part if _STYLE.fullmatch(part) else inert_lines(part) for part in _STYLE.split(text))
    say_as_it_is(without_commands("".join(parts)))


def say_as_it_is(text: str, *, machine: bool = False) -> None:
    """Print text that is inert already: as the terminal has it, for a `machine` as UTF-8."""
    encoding = (None if machine else sys.stdout.encoding) or "utf-8"
    data = text.encode(encoding, "backslashreplace")
    click.echo(data if machine else data.decode(encoding), nl=False)


def tell(*lines: str) -> None:
    """Print lines to standard error, each of them one line whatever is in it; nobody hears of it where that is closed."""
    for line in lines:
        with suppress(OSError):
            click.echo(without_commands(clipped(inert(line), _LONGEST)), err=True)


def tell_all(begin: str, lines: Iterable[object]) -> None:
    """Print each line to standard error, with the same beginning."""
    tell(*(f"{begin}{line}" for line in lines))
