"""Named word lists that rules share: a slot's terms, and the phrases it stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from milia_lint.lang import Language
from milia_lint.rulebook.pattern import Term
from milia_lint.rulebook.phrase_ast import Concat
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
    """All slots by name, and the language that their words are inflected in."""

    entries: Mapping[str, SlotEntry]
    language: Language

    @property
    def common_words(self) -> frozenset[str]:
        """Words of which nearly every sentence has some."""
        return self.language.common_words

    def __contains__(self, name: str) -> bool:
        return name in self.entries

    def terms(self, name: str, form: str | None = None) -> frozenset[Term]:
        """Return every term of the slot and of those it includes, inflected; verbs in `form` alone if one is given."""
        entry = self.entries[name]
        own = self._own(entry, form)
        return own.union(*(self.terms(other, form) for other in entry.includes))

    def phrases(self, name: str) -> tuple[Concat, ...]:
        """Return the phrases the slot stands for, those of included slots last."""
        entry = self.entries[name]
        return entry.phrases + tuple(phrase for other in entry.includes for phrase in self.phrases(other))

    def _own(self, entry: SlotEntry, form: str | None) -> frozenset[Term]:
        nouns = (one for noun in entry.nouns for one in self.language.noun_forms(noun))
        plain: Iterable[str] = () if form else (*entry.words, *nouns)
        inflected = (one for verb in entry.verbs for one in self._forms(verb, form))
        return frozenset(tuple(words(fold(term))) for term in (*plain, *inflected))

    def _forms(self, verb: str, form: str | None) -> frozenset[str]:
        by_form = self.language.verb_forms(verb)
        return by_form.get(form, frozenset()) if form else frozenset().union(*by_form.values())
