"""Templates of messages and rewrites, filled with the words that a phrase captured.

{condition}             the words as they are written
{number|30}             … or a default where that slot was not met
{condition:plural}      in the plural; `:singular`; `:it` and `:them` for the pronoun; `:is` for is or are
{remove>soften}         the verb soften in the form of the captured one: removing → softening; auxiliaries stay
a {product}             a or an, as the captured word asks for
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from milia_lint.lang import DEFAULT, Grammar, language
from milia_lint.rulebook.model import RewriteTemplate
from milia_lint.text.suggest import nearest_or_all

FIELD = re.compile(r"\{(?P<slot>[a-z][a-z0-9-]*)(?::(?P<form>[a-z]+))?(?:>(?P<verb>[a-z][a-z' -]*))?(?:\|(?P<default>[^}]*))?\}")
_STRAY = re.compile(r"\{[^{}]*\}?|\}")


def filled(template: str, slots: Mapping[str, str], lang: str = DEFAULT) -> str | None:
    """Return the template filled in by the grammar of a language, or None where a slot without a default was not met."""
    grammar = language(lang).grammar()
    parts: list[str] = []
    done = 0
    for field in FIELD.finditer(template):
        value = _value(field, slots, grammar)
        if not value:
            return None
        before = template[done : field.start()]
        if article := grammar.article_for(before, value):
            before = f"{before[: article[0]]}{article[1]}{before[-1]}"
        parts += (before, value)
        done = field.end()
    return grammar.tidied("".join((*parts, template[done:])))


def rewrite_template(data: str | Mapping[str, str], *, brand: bool = False) -> RewriteTemplate:
    """Return the rewrite that is written so: a text for the match, or a mapping with one key."""
    over, text = ("match", data) if isinstance(data, str) else next(iter(data.items()))
    return RewriteTemplate(text, "", brand) if over == "delete" else RewriteTemplate(over, " ".join(text.split()), brand)


def mistakes(template: str, lang: str = DEFAULT) -> Iterator[str]:
    """Yield what cannot be understood in a template: braces that hold no slot, forms that the language does not have."""
    forms = language(lang).grammar().noun_templates
    for stray in _STRAY.findall(FIELD.sub(" ", template)):
        yield f"`{stray}` is no slot; write it as `{{condition}}`, `{{condition:plural}}` or `{{condition|default}}`"
    for field in FIELD.finditer(template):
        if field["form"] and field["form"] not in forms:
            yield f"`{field['form']}` is no form of a slot{nearest_or_all(field['form'], list(forms))}"


def _value(field: re.Match[str], slots: Mapping[str, str], grammar: Grammar) -> str | None:
    captured = slots.get(field["slot"])
    if not captured:
        return field["default"]
    if field["verb"]:
        before = slots.get("match", "").partition(captured)[0]
        kept = grammar.auxiliaries(before)
        return kept + grammar.in_verb_form(captured, field["verb"], before)
    return grammar.noun_templates[field["form"]](captured) if field["form"] else captured
