"""Options that several commands share."""

from __future__ import annotations

import click


def split(*values: str) -> tuple[str, ...]:
    """Return comma-separated and repeated values as one tuple, spaces removed."""
    return tuple(each.strip() for value in values for each in value.split(",") if each.strip())


MARKET = click.option(
    "--market", default="", metavar="MARKET[,...]",
    help="The markets the copy is for, such as us,uk (`milia-lint rules coverage` lists them). All of them unless named here or in "
         "the configuration.",
)  # fmt: skip
RULES = click.option(
    "--rules", multiple=True, type=click.Path(exists=True, file_okay=False), metavar="FOLDER",
    help="A folder with more rules; may be repeated.",
)  # fmt: skip
CONFIG = click.option(
    "--config", type=click.Path(exists=True, dir_okay=False), metavar="FILE",
    help="The configuration for all files, its globs seen from the current folder. "
         "Otherwise each file has the nearest .milia-lint.yaml above it.",
)  # fmt: skip
JOBS = click.option(
    "--jobs", type=click.IntRange(min=0), default=0, metavar="N",
    help="How many processes lint at once; as many as there are processors for 300 files or more, unless given.",
)  # fmt: skip
NO_CACHE = click.option("--no-cache", is_flag=True, help="Neither read nor write the cache of compiled rules.")
