"""Templates of messages and rewrites, filled with the words that a phrase captured.

{condition}             the words as they are written
{number|30}             … or a default where that slot was not met
{condition:plural}      in the plural; `:singular`; `:it` and `:them` for the pronoun; `:is` for is or are
{remove>soften}         the verb soften in the form of the captured one: removing → softening; auxiliaries stay
a {product}             a or an, as the captured word asks for
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from milia_lint.lang.en.agreement import auxiliaries, in_verb_form, is_plural, plural, singular
from milia_lint.lang.en.inflection import article
from milia_lint.text.suggest import did_you_mean

FIELD = re.compile(
    r"(?P<article>\b[Aa]n?(?=\s))?(?P<space>\s)?"
    r"\{(?P<slot>[a-z][a-z0-9-]*)(?::(?P<form>[a-z]+))?(?:>(?P<verb>[a-z][a-z' -]*))?(?:\|(?P<default>[^}]*))?\}"
)
FORMS: Mapping[str, Callable[[str], str]] = {
    "plural": plural,
    "singular": singular,
    "it": lambda noun: "they" if is_plural(noun) else "it",
    "them": lambda noun: "them" if is_plural(noun) else "it",
    "is": lambda noun: "are" if is_plural(noun) else "is",
}
#: "the look of visible lines", "the look of the appearance of lines": once is enough.
_SAID_TWICE = re.compile(r"(\blook of )(?:the )?(?:visible |visibly |(?:look|appearance) of )+", re.IGNORECASE)
_STRAY = re.compile(r"\{[^{}]*\}?|\}")


def filled(template: str, slots: Mapping[str, str]) -> str | None:
    """Return the template filled in, or None where a slot without a default was not met."""
    parts: list[str] = []
    done = 0
    for field in FIELD.finditer(template):
        value = _value(field, slots)
        if not value:
            return None
        lead, space = field["article"] or "", field["space"] or ""
        if lead:
            lead = article(value) if lead.islower() else article(value).capitalize()
        parts += (template[done : field.start()], lead, space, value)
        done = field.end()
    return _SAID_TWICE.sub(r"\1", "".join((*parts, template[done:])))


def mistakes(template: str) -> Iterator[str]:
    """Yield what cannot be understood in a template: braces that hold no slot, forms that are none."""
    for stray in _STRAY.findall(FIELD.sub(" ", template)):
        yield f"`{stray}` is no slot; write it as `{{condition}}`, `{{condition:plural}}` or `{{condition|default}}`"
    for field in FIELD.finditer(template):
        if field["form"] and field["form"] not in FORMS:
            hint = did_you_mean(field["form"], list(FORMS)) or f"; there are {', '.join(FORMS)}"
            yield f"`{field['form']}` is no form of a slot{hint}"


def _value(field: re.Match[str], slots: Mapping[str, str]) -> str | None:
    captured = slots.get(field["slot"])
    if not captured:
        return field["default"]
    if field["verb"]:
        before = slots.get("match", "").partition(captured)[0]
        kept = auxiliaries(before)
        return kept + in_verb_form(captured, field["verb"], before)
    return FORMS[field["form"]](captured) if field["form"] else captured
