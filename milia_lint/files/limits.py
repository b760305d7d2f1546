"""How much of anything is taken: one place for the limits on what strangers can hand us. What goes over one is told."""

from __future__ import annotations

#: Bytes in a megabyte, as people count file sizes.
MEGABYTE = 1_000_000
#: Megabytes of a page, unless the configuration says otherwise (up to 100: its schema).
FILE_MEGABYTES = 5
#: Bytes of a configuration, a registry, a rule file, a baseline or a list of paths.
OWN_FILE_BYTES = 20 * MEGABYTE
#: How deep YAML may be nested, and how many values its aliases may add.
YAML_DEPTH, YAML_REPEATED = 60, 100_000
#: Configurations that one builds on, all told.
EXTENDED = 100
#: Characters of a phrase or an expression, brackets in brackets there, and what a phrase may hold with its word classes.
PHRASE_LENGTH, PHRASE_DEPTH, PHRASE_NODES = 5_000, 30, 50_000
#: How many guards one may include, through others too.
INCLUDED_GUARDS = 200
#: Characters of what somebody wrote that a message repeats.
TOLD = 120


def clipped(text: str, most: int = TOLD) -> str:
    """Return the text, cut to `most` characters with a sign that it was."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
