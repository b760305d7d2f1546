"""Named word lists that rules share: a slot's terms, and the phrases it stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from milia_lint.lang.en.inflection import noun_forms, verb_forms
from milia_lint.rulebook.pattern import Term
from milia_lint.rulebook.phrase_ast import FORMS, Concat
from milia_lint.text.folding import fold
from milia_lint.text.tokens import words


@dataclass(frozen=True, slots=True)
class SlotEntry:
    """What the vocabulary files say of one slot."""

    name: str
    what: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    phrases: tuple[Concat, ...] = ()
    includes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Vocabulary:
    """All slots by name."""

    entries: Mapping[str, SlotEntry]

    def __contains__(self, name: str) -> bool:
        return name in self.entries

    def terms(self, name: str, form: str | None = None) -> frozenset[Term]:
        """Return every term of the slot and of those it includes, inflected; verbs in `form` alone if one is given."""
        entry = self.entries[name]
        own = _terms(entry, form)
        return own.union(*(self.terms(other, form) for other in entry.includes))

    def phrases(self, name: str) -> tuple[Concat, ...]:
        """Return the phrases the slot stands for, those of included slots last."""
        entry = self.entries[name]
        return entry.phrases + tuple(phrase for other in entry.includes for phrase in self.phrases(other))


def _terms(entry: SlotEntry, form: str | None) -> frozenset[Term]:
    plain: Iterable[str] = () if form else (*entry.words, *(one for noun in entry.nouns for one in noun_forms(noun)))
    inflected = (one for verb in entry.verbs for one in _forms(verb, form))
    return frozenset(tuple(words(fold(term))) for term in (*plain, *inflected))


def _forms(verb: str, form: str | None) -> set[str]:
    base, s, ing, past, participle = verb_forms(verb)
    by_form = dict(zip(FORMS, ({base}, {s}, {ing}, {past, participle}), strict=True))
    return by_form[form] if form else set().union(*by_form.values())
