"""Pattern: a regular expression over the folded text of each segment, for what phrases cannot say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from milia_lint.checks.kind import MatchKind
from milia_lint.files.checked_yaml import CheckedFile, Path
from milia_lint.files.limits import PHRASE_LENGTH, clipped
from milia_lint.files.problem import Problem
from milia_lint.pages.page import Candidate, Page
from milia_lint.rulebook.match_syntax import CompilePhrases
from milia_lint.rulebook.model import MatchSpec, Rule

if TYPE_CHECKING:
    import regex

#: A group that is called from inside, `(?R)`, `(?1)`, `(?&name)`: the search takes memory without end.
_RECURSIVE = re.compile(r"\(\?(?:R|&|P>|[+-]?\d)")
_GROUPS = 200
#: Seconds after which a single search is given up; a rule that needs more is reported.
TIMEOUT = 1.0


_SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["expression"],
    "properties": {
        "expression": {"type": "string", "description": "A regular expression over the folded, lower-case text of a segment."},
        "any": {
            "type": "array",
            "items": {"type": "string"},
            "minItems": 1,
            "description": "Words, one of which every match holds.",
        },
    },
}


def parse(value: Mapping[str, Any], _at: Path, _phrases: CompilePhrases) -> MatchSpec:
    """Return the spec of an expression; its named groups are slots."""
    try:
        groups = tuple(_compiled(value["expression"]).groupindex)
    except ValueError:  # what is wrong with it is told by `mistakes`
        groups = ()
    return MatchSpec("pattern", {}, value, groups)


def mistakes(file: CheckedFile) -> Iterator[Problem]:
    """Yield a problem where the expression cannot be compiled."""
    try:
        _compiled(file.data["match"]["pattern"]["expression"])
    except ValueError as error:
        yield file.problem(["match", "pattern", "expression"], f"the expression cannot be compiled: {clipped(str(error))}")


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

    if len(expression) > PHRASE_LENGTH or expression.count("(") > _GROUPS:
        raise ValueError(f"it is longer than {PHRASE_LENGTH} characters, or has more than {_GROUPS} groups")
    if _RECURSIVE.search(expression):
        raise ValueError("it calls itself, for which there is no bound")
    try:
        return regex.compile(expression, regex.VERBOSE | regex.MULTILINE)
    except (regex.error, RecursionError, OverflowError, MemoryError, TypeError, KeyError, IndexError) as error:
        raise ValueError(str(error) or type(error).__name__) from error


KIND = MatchKind("pattern", _SCHEMA, parse, mistakes, find=find)
