"""Pattern: a regular expression over the folded text of each segment, for what phrases cannot say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from milia_lint.pages.page import Candidate, Page
from milia_lint.rulebook.model import Rule

if TYPE_CHECKING:
    import regex

#: Seconds after which a single search is given up; a rule that needs more is reported.
TIMEOUT = 1.0


def find(rule: Rule, page: Page) -> Iterator[Candidate]:
    """Yield a candidate for each match; a group named `marked` is what the finding points at.

    Raises TimeoutError where a search takes too long.
    """
    folded, options = page.reading.folded, rule.match.options
    if not any(word in folded for word in options.get("any", ("",))):
        return
    expression = _compiled(options["expression"])
    for match in _matches(expression, page):
        start, end = match.span("marked" if "marked" in expression.groupindex else 0)
        if end > start and page.speaks(rule.lang, sentence := page.reading.sentence_at(start)):
            slots = {name: page.text(*match.span(name)) for name in expression.groupindex if match[name]}
            yield Candidate(start, end, sentence, slots)


def _matches(expression: regex.Pattern[str], page: Page) -> Iterable[regex.Match[str]]:
    """Return the matches in the page, each within one segment: a line of the folded text."""
    folded = page.reading.folded
    found = list(expression.finditer(folded, timeout=TIMEOUT))
    if not any("\n" in match.group() for match in found):
        return found
    lines = ((segment.start, segment.end) for segment in page.document.segments)
    return [match for line in lines for match in expression.finditer(folded, *line, timeout=TIMEOUT)]


@lru_cache(maxsize=512)
def _compiled(expression: str) -> regex.Pattern[str]:
    import regex  # its searches can be timed, and few pages hold a word that calls for one

    return regex.compile(expression, regex.VERBOSE | regex.MULTILINE)
