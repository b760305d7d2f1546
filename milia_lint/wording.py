"""Messages and rewrites: templates filled with what a hit captured."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from milia_lint.finding import Rewrite
from milia_lint.page import Hit, Page
from milia_lint.rulebook.model import RewriteTemplate, Rule
from milia_lint.text.inflection import keep_case

_FIELD = re.compile(r"\{([a-z][a-z0-9-]*)(?:\|([^}]*))?\}")


def filled(template: str, slots: Mapping[str, str]) -> str | None:
    """Return the template with `{slot}` and `{slot|default}` filled in, or None where a slot has neither."""
    values = {name: slots.get(name, default) for name, default in _FIELD.findall(template)}
    if any(not value for value in values.values()):
        return None
    return _FIELD.sub(lambda field: values[field[1]], template)


def message(rule: Rule, hit: Hit, page: Page) -> str:
    """Return the rule's message about this hit."""
    slots = {**hit.slots, "match": page.text(hit.start, hit.end)}
    return filled(rule.message, slots) or re.sub(_FIELD, lambda field: slots.get(field[1], field[1]), rule.message)


def rewrites(rule: Rule, hit: Hit, page: Page) -> Iterator[Rewrite]:
    """Yield the wording the rule offers for this hit, best first; what cannot be filled in is left out."""
    for template in rule.rewrites:
        text = filled(template.text, {**hit.slots, "match": page.text(hit.start, hit.end)})
        if text is None:
            continue
        if template.over == "advice":
            yield Rewrite(text, "advice")
        else:
            yield _spliced(template, text, hit, page)


def _spliced(template: RewriteTemplate, text: str, hit: Hit, page: Page) -> Rewrite:
    """A rewrite at its place; one that would cut through markup is offered as advice."""
    start, end = _range(template.over, hit, page)
    if text:
        text = keep_case(page.text(start, end), text)
    if len(page.document.offsets.pieces(start, end)) != 1:
        return Rewrite(text or "Cut it.", "advice")
    return Rewrite(text, "suggested", *page.document.source_span(start, end))


def _range(over: str, hit: Hit, page: Page) -> tuple[int, int]:
    if over == "match" or hit.sentence < 0:
        return hit.start, hit.end
    sentence = page.reading.sentences[hit.sentence]
    if over == "sentence":
        return min(sentence.start, hit.start), max(len(page.text(0, sentence.end).rstrip()), hit.end)
    line = page.reading.line(hit.sentence)
    first, last = page.reading.clause(hit.sentence, hit.start, hit.end)
    return line.starts[first], line.ends[last - 1]
