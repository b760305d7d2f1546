"""Together: all of several phrase groups within one sentence, its neighbour, its paragraph, its section or the page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

from milia_lint.checks.kind import MatchKind
from milia_lint.files.checked_yaml import Path
from milia_lint.matching.reading import TextMatch
from milia_lint.pages.page import Candidate, Page
from milia_lint.rulebook.match_syntax import CompilePhrases
from milia_lint.rulebook.model import MatchSpec, Rule

_WITHIN: Mapping[str, Callable[[Page, int], range]] = {
    "sentence": lambda _, sentence: range(sentence, sentence + 1),
    "next": lambda _, sentence: range(sentence + 1, sentence + 2),
    "previous": lambda _, sentence: range(sentence - 1, sentence),
    "beside": lambda _, sentence: range(sentence - 1, sentence + 2),
    "paragraph": Page.paragraph,
    "section": Page.section,
    "page": lambda page, _: page.everywhere(),
}


_SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["all"],
    "properties": {
        "all": {"type": "array", "minItems": 2, "items": {"$ref": "#/$defs/phrases"}},
        "within": {
            "enum": list(_WITHIN),
            "description": "Where the other groups stand; next, previous, beside: in the sentence after, before, or either, as question and answer do.",
        },
        "mark": {
            "enum": ["all", "first"],
            "description": "first: the finding stands at the first group alone, the others only have to be near.",
        },
    },
}


def parse(value: Mapping[str, Any], at: Path, phrases: CompilePhrases) -> MatchSpec:
    """Return the spec of several groups of phrases: one part a group, by its number."""
    parts = {str(n): phrases(group, [*at, "all", n]) for n, group in enumerate(value["all"])}
    return MatchSpec("together", parts, {"within": value.get("within", "sentence"), "mark": value.get("mark", "all")})


def find(rule: Rule, page: Page) -> Iterator[Candidate]:
    """Yield a candidate at each place of the first group that has all others near it, once for each sentence."""
    first, *others = (page.matches(rule.id, part) for part in sorted(rule.match.parts, key=int))
    near, seen = _WITHIN[rule.match.options["within"]], set()
    for found in first:
        if found.sentence in seen:
            continue
        beside = [_nearest(found, group, near(page, found.sentence)) for group in others]
        if all(beside):
            seen.add(found.sentence)
            parts = [found, *(each for each in beside if each)]
            yield _joined(page, parts, only_first=rule.match.options.get("mark") == "first")


def _nearest(found: TextMatch, group: Sequence[TextMatch], within: range) -> TextMatch | None:
    """Return the one of the group, which is in reading order, that stands nearest within the sentences."""
    first = bisect_left(group, within.start, key=attrgetter("sentence"))
    last = bisect_left(group, within.stop, first, key=attrgetter("sentence"))
    after = bisect_left(group, found.start, first, last, key=attrgetter("start"))
    beside = group[max(after - 1, first) : min(after + 1, last)]
    return min(beside, key=lambda each: abs(each.start - found.start), default=None)


def _joined(page: Page, parts: list[TextMatch], *, only_first: bool) -> Candidate:
    """The candidate spans all parts where they share a sentence and all are marked, else it stands at the first."""
    candidate = page.candidate(parts[0])
    slots = {name: text for part in parts for name, text in page.candidate(part).slots.items()}
    if not only_first and all(part.sentence == candidate.sentence for part in parts):
        start, end = min(part.start for part in parts), max(part.end for part in parts)
        return Candidate(start, end, candidate.sentence, slots)
    return candidate._replace(slots=slots)


KIND = MatchKind("together", _SCHEMA, parse, find=find)
