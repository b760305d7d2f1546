"""Which template languages may stand in a file, by the suffixes of its name. In a page that is no template their signs are text."""

from __future__ import annotations

import os

from milia_lint.text.tokens import word_set

_MARKDOWN = word_set("md markdown mdx txt")
_MAY_HOLD_PHP = word_set("html htm xhtml php phtml php4 php5")
_MAY_HOLD_ERB = _MAY_HOLD_PHP | {"erb", "ejs", "liquid"}
_MAY_HOLD_JSX = word_set("mdx astro")
_JAVASCRIPT = word_set("mdx astro svelte")  # two braces are an object there


def openers(path: str) -> frozenset[str]:
    """Return what may open template code in the file: Liquid, Jinja, Hugo and their like nearly everywhere, others where they are run."""
    name, _, suffix = os.path.basename(path).lower().rpartition(".")
    found = set() if suffix in _JAVASCRIPT else {"{{", "{%", "{#", "{!!"}
    if suffix in _MAY_HOLD_PHP:
        found |= {"<?"}
    if suffix in _MAY_HOLD_ERB:
        found |= {"<%"}
    if suffix in _MAY_HOLD_JSX:
        found |= {"{/*"}
    if name.endswith(".blade"):
        found |= {"@"}
    return frozenset(found)


def is_markdown(path: str) -> bool:
    """Whether the file is Markdown, in which code may hold openers that open nothing, and `{#…}` is the name of a heading."""
    name, _, suffix = os.path.basename(path).lower().rpartition(".")
    return not name or suffix in _MARKDOWN or name.rpartition(".")[2] in _MARKDOWN
