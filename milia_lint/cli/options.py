"""Options that several commands share."""

from __future__ import annotations

import click

from milia_lint.rulebook.model import MARKETS


def split(*values: str) -> tuple[str, ...]:
    """Return comma-separated and repeated values as one tuple, spaces removed."""
    return tuple(each.strip() for value in values for each in value.split(",") if each.strip())


def _markets(ctx: click.Context, param: click.Parameter, value: str) -> str:
    unknown = [market for market in split(value) if market not in MARKETS]
    if unknown:
        raise click.BadParameter(f"{', '.join(unknown)}: choose from {', '.join(MARKETS)}")
    return value


MARKET = click.option(
    "--market", default="", metavar="MARKET[,...]", callback=_markets,
    help=f"The markets the copy is for: {', '.join(MARKETS)}. All of them unless named.",
)  # fmt: skip
RULES = click.option(
    "--rules", multiple=True, type=click.Path(exists=True, file_okay=False), metavar="FOLDER",
    help="A folder with more rules; may be repeated.",
)  # fmt: skip
