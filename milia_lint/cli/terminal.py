"""Whether what we print is coloured."""

from __future__ import annotations

import os
from typing import IO, Any


def colour_wanted() -> bool | None:
    """Return what the environment says of colours: True, False, or None where the terminal decides.

    `NO_COLOR` (https://no-color.org) wins over `FORCE_COLOR`; `FORCE_COLOR=0` and `TERM=dumb` mean none.
    """
    if os.environ.get("NO_COLOR"):
        return False
    forced = os.environ.get("FORCE_COLOR", "")
    if forced:
        return forced not in ("0", "false")
    return False if os.environ.get("TERM") == "dumb" else None


def is_coloured(stream: IO[Any]) -> bool:
    """Return whether what goes to the stream is coloured."""
    wanted = colour_wanted()
    return stream.isatty() if wanted is None else wanted
