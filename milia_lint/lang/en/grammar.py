"""The grammar of rewriting in English, as `Grammar` asks for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from milia_lint.lang.en.agreement import auxiliaries, in_case_of, in_verb_form, is_plural, plural, singular
from milia_lint.lang.en.anaphora import can_replace_sentence, ends_sentence, is_balanced, is_self_contained, refers_back
from milia_lint.lang.en.articles import article_for
from milia_lint.lang.en.deletion import delete_span
from milia_lint.lang.en.substitution import repeats_word, substitute

__all__ = [
    "article_for", "auxiliaries", "can_replace_sentence", "delete_span", "ends_sentence", "in_case_of", "in_verb_form", "is_balanced",
    "is_self_contained", "noun_templates", "refers_back", "repeats_word", "substitute", "tidied",
]  # fmt: skip

noun_templates: Mapping[str, Callable[[str], str]] = {
    "plural": plural,
    "singular": singular,
    "it": lambda noun: "they" if is_plural(noun) else "it",
    "them": lambda noun: "them" if is_plural(noun) else "it",
    "is": lambda noun: "are" if is_plural(noun) else "is",
}
#: "the look of visible lines", "the look of the appearance of lines": once is enough.
_DOUBLED_LOOK = re.compile(r"(\blook of )(?:the )?(?:visible |visibly |(?:look|appearance) of )+", re.IGNORECASE)


def tidied(text: str) -> str:
    """Return a filled-in template without a second "look of" before the first one's noun."""
    return _DOUBLED_LOOK.sub(r"\1", text)
