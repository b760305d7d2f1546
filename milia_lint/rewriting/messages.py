"""Messages and rewrites: templates filled with what a candidate captured."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from milia_lint.findings.finding import Rewrite
from milia_lint.lang import language
from milia_lint.pages.page import Candidate, Page
from milia_lint.rewriting.splicing import source_place, splice
from milia_lint.rulebook.model import RewriteTemplate, Rule
from milia_lint.rulebook.templates import FIELD, filled

__all__ = ["filled", "message", "rewrites"]

#: Checks of single letters: what they offer changes nothing that a reader sees.
SAFE_CHECKS = frozenset({"mixed-scripts", "hidden-characters"})
#: A blank that only the writer can fill in: `[n]`, `[day month year]`.
_BLANK = re.compile(r"\[[^\]]+\]")
_CUT = {"match": "Cut these words.", "clause": "Cut this clause.", "sentence": "Cut the sentence."}


def message(rule: Rule, candidate: Candidate, page: Page) -> str:
    """Return the rule's message about this candidate."""
    slots = {**candidate.slots, "match": page.text(candidate.start, candidate.end)}
    return filled(rule.message, slots, rule.lang) or re.sub(
        FIELD, lambda field: slots.get(field["slot"], field["slot"]), rule.message
    )


def rewrites(rule: Rule, candidate: Candidate, page: Page) -> Iterator[Rewrite]:
    """Yield the wording on offer for this candidate, best first; what cannot be filled in is left out."""
    for template in dict.fromkeys(rule.rewrites):
        text = filled(template.text, _slots(template.text, candidate, page), rule.lang)
        if text is not None:
            yield _rewrite(template, text, rule, candidate, page)


def _rewrite(template: RewriteTemplate, text: str, rule: Rule, candidate: Candidate, page: Page) -> Rewrite:
    """A rewrite at its place; one that cannot stand there word for word is offered as advice."""
    if template.over == "advice":
        return Rewrite(text, "advice", brand=template.brand)
    told = f"Write “{text}”." if text else _CUT.get(template.over, "")
    if _BLANK.search(text):
        return Rewrite(told, "advice", brand=template.brand)
    found = (
        splice(template.over, text, candidate, page, language(rule.lang).grammar())
        if _is_whole(template, candidate, page)
        else None
    )
    place = source_place(page.document, found) if found else None
    if place is None:
        return Rewrite(told, "advice", brand=template.brand)
    is_safe = rule.match.options.get("name") in SAFE_CHECKS and not template.brand
    return Rewrite(place[1], "safe" if is_safe else "suggested", *place[0], template.brand)


def _is_whole(template: RewriteTemplate, candidate: Candidate, page: Page) -> bool:
    """Whether every slot of a rewrite lies in the words it replaces; one outside would be said twice."""
    match = page.text(candidate.start, candidate.end)
    used = {field["slot"] for field in FIELD.finditer(template.text)}
    return template.over != "match" or all(text in match for name, text in candidate.slots.items() if name in used)


def _slots(template: str, candidate: Candidate, page: Page) -> Mapping[str, str]:
    """The captured words; one that had its capital from the sentence's start loses it inside the template."""
    slots = {**candidate.slots, "match": page.text(candidate.start, candidate.end)}
    if candidate.sentence < 0:
        return slots
    start = page.reading.sentences[candidate.sentence].start
    opening = page.text(start, candidate.end)
    for name, text in candidate.slots.items():
        if text and opening.startswith(text) and not template.startswith(f"{{{name}") and text[1:2].islower():
            slots[name] = text[0].lower() + text[1:]
    return slots
