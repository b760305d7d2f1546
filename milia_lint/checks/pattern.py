"""Pattern: a regular expression over the folded text of each segment, for what phrases cannot say."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from milia_lint.lexicon import TIMEOUT
from milia_lint.page import Hit, Page
from milia_lint.rulebook.model import Rule


def find(rule: Rule, page: Page) -> Iterator[Hit]:
    """Yield a hit for each match; a group named `marked` is what the finding points at.

    Raises TimeoutError where a search takes too long.
    """
    folded, options = page.reading.folded, rule.match.options
    if not any(word in folded for word in options.get("any", ("",))):
        return
    expression = _compiled(options["expression"])
    for segment in page.document.segments:
        for match in expression.finditer(folded, segment.start, segment.end, timeout=TIMEOUT):
            start, end = match.span("marked" if "marked" in expression.groupindex else 0)
            if end > start:
                slots = {name: page.text(*match.span(name)) for name in expression.groupindex if match[name]}
                yield Hit(start, end, page.reading.sentence_at(start), slots)


@lru_cache(maxsize=512)
def _compiled(expression: str) -> regex.Pattern[str]:
    return regex.compile(expression, regex.VERBOSE)
