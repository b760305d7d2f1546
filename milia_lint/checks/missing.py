"""Missing: text that must stand on the page, in the section or in the paragraph, and does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from milia_lint.checks.kind import MatchKind
from milia_lint.files.checked_yaml import Path
from milia_lint.matching import Owner
from milia_lint.matching.reading import TextMatch
from milia_lint.pages.page import Candidate, Page
from milia_lint.pages.stated import stated_keys
from milia_lint.readers.document import UNSEEN, Scope
from milia_lint.rulebook.match_syntax import CompilePhrases
from milia_lint.rulebook.model import REQUIRED, MatchSpec, Rule

_MOST = 12  # places told of one page: more help nobody
_WITHIN: Mapping[str, Callable[[Page, int], range]] = {
    "page": lambda page, _: page.everywhere(),
    "section": Page.section,
    "paragraph": Page.paragraph,
}


_PHRASES = {"$ref": "#/$defs/phrases"}
_SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["when", "require"],
    "properties": {
        "when": _PHRASES,
        "also": _PHRASES,
        "require": {
            "description": "The text that counts: phrases, or several texts by name, each of which must be there.",
            "anyOf": [_PHRASES, {
                "type": "object", "minProperties": 1, "propertyNames": {"pattern": "^[a-z][a-z-]*$"}, "additionalProperties": _PHRASES,
            }],
        },
        "keys": {
            "description": "Keys of front matter, `meta` elements or structured data that count as the text of that name.",
            "type": "object", "additionalProperties": {"type": "array", "items": {"type": "string", "pattern": "^[a-z]+$"}},
        },
        "at": {"enum": ["first", "title"], "description": "Where it is reported: the first place of `when`, or the page's title."},
        "within": {"enum": list(_WITHIN)},
        "times": {"type": "integer", "minimum": 1, "description": "How many places of `when` a page needs."},
        "one_in": {
            "type": "integer", "minimum": 1,
            "description": "Only where a page has one place of `when` in so many words at least: "
                           "a passing mention on a long page asks for nothing.",
        },
    },
}  # fmt: skip


def parse(value: Mapping[str, Any], at: Path, phrases: CompilePhrases) -> MatchSpec:
    """Return the spec of a text that must be there: a part for what asks for it, and one for each text required."""
    parts = {part: phrases(value[part], [*at, part]) for part in ("when", "also") if part in value}
    wanted = value["require"]
    if isinstance(wanted, dict):
        parts |= {f"{REQUIRED}:{name}": phrases(group, [*at, "require", name]) for name, group in wanted.items()}
    else:
        parts[REQUIRED] = phrases(wanted, [*at, "require"])
    within = value.get("within", "page")
    at_first = "title" if within == "page" else "first"
    options = {"within": within, "times": value.get("times", 1), "one_in": value.get("one_in"), "at": value.get("at", at_first)}
    options["keys"] = value.get("keys", {})
    return MatchSpec("missing", parts, options, ("missing",))


def find(rule: Rule, page: Page) -> Iterator[Candidate]:
    """Yield the first places that ask for the text and lack it, with `at: title` the page's title alone.

    The slot `missing` names what is lacking, where `require` names several texts.
    """
    options = rule.match.options
    asking = [found for found in page.matches(rule.id, "when") if page.segment(found.sentence).scope not in UNSEEN]
    if len(asking) < _needed(rule, page) or ("also" in rule.match.parts and not page.matches(rule.id, "also")):
        return
    for found, lacking in islice(_lacking(rule, page, asking), _MOST):
        candidate = page.candidate(found)
        candidate = candidate._replace(slots={**candidate.slots, "missing": _listed(lacking)})
        if options["at"] == "title":
            yield _title(page, candidate)
            return
        yield candidate


def _needed(rule: Rule, page: Page) -> int:
    """Return how many places of `when` the page needs before it has to say more: more on a longer page, if the rule says so."""
    times: int = rule.match.options["times"]
    one_in: int = rule.match.options["one_in"]
    return max(times, page.document.text.count(" ") // one_in if one_in else 0)


def required_texts(rule: Rule, page: Page) -> Iterator[Owner]:
    """Yield the required texts of the rule that a visitor sees on the page."""
    for part in rule.match.parts:
        if part.startswith(REQUIRED) and (_seen(rule, page, part) or _approved(rule, page)):
            yield Owner(rule.id, part)


def _lacking(rule: Rule, page: Page, asking: Sequence[TextMatch]) -> Iterator[tuple[TextMatch, list[str]]]:
    """Yield each place with the names of the texts that it lacks; places near each other share one answer."""
    parts = [part for part in rule.match.parts if part.startswith(REQUIRED)]
    if rule.match.options["within"] == "page":
        parts = [part for part in parts if Owner(rule.id, part) not in page.counted.partials]
    if keys := rule.match.options["keys"]:
        stated = stated_keys(page.document)
        parts = [part for part in parts if stated.isdisjoint(keys.get(part.partition(":")[2], ()))]
    approved = _approved(rule, page)
    wanted = {part.partition(":")[2]: _seen(rule, page, part) | approved for part in parts}
    near, lacking = range(0), [""]
    for found in asking:
        if found.sentence not in near:
            near = _WITHIN[rule.match.options["within"]](page, found.sentence)
            lacking = [name for name, there in wanted.items() if there.isdisjoint(near)]
        if lacking:
            yield found, lacking


def _approved(rule: Rule, page: Page) -> set[int]:
    """Return the sentences in which a visitor sees wording that the brand has approved for the rule."""
    texts = [text for name in (rule.id, rule.category) for text in page.counted.wordings.get(name, ())]
    places = [there for text in texts for there in page.sentences_saying(text)]
    return {there[-1] for there in places if all(_shown(page, each) for each in there)}


def _shown(page: Page, sentence: int) -> bool:
    segment = page.segment(sentence)
    return not segment.hidden and segment.scope not in UNSEEN


def _seen(rule: Rule, page: Page, part: str) -> set[int]:
    """Return the sentences in which a visitor sees the text."""
    there = {found.sentence for found in page.matches(rule.id, part)}
    return {each for each in page.visible(sorted(there)) if page.segment(each).scope not in UNSEEN}


def _listed(names: Sequence[str]) -> str:
    *most, last = (name.replace("-", " ") for name in names)
    return f"{', '.join(most)} and {last}" if most else last


def _title(page: Page, candidate: Candidate) -> Candidate:
    """The page's title: the first of its highest headings, else its first text; the candidate's own slots are kept."""
    segments = page.document.segments
    headings = [each for each in segments if each.scope is Scope.HEADING]
    heading = min(headings, key=lambda each: each.level, default=segments[0])
    return Candidate(heading.start, heading.end, page.reading.sentence_at(heading.start), candidate.slots)


KIND = MatchKind("missing", _SCHEMA, parse, find=find, once="needs it too", required_texts=required_texts)
