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
        return frozenset().union(*(self._own(entry, form) for entry in self._with_included(name)))

    def phrases(self, name: str) -> tuple[Concat, ...]:
        """Return the phrases the slot stands for, those of included slots last."""
        return tuple(dict.fromkeys(phrase for entry in self._with_included(name) for phrase in entry.phrases))

    def _with_included(self, name: str) -> list[SlotEntry]:
        """Return the entry of a slot and of those it includes, each once."""
        found: dict[str, SlotEntry] = {}
        waiting = [name]
        while waiting:
            if (each := waiting.pop()) not in found:
                found[each] = self.entries[each]
                waiting += reversed(found[each].includes)
        return list(found.values())

    def _own(self, entry: SlotEntry, form: str | None) -> frozenset[Term]:
        nouns = (one for noun in entry.nouns for one in self.language.noun_forms(noun))
        plain: Iterable[str] = () if form else (*entry.words, *nouns)
        inflected = (one for verb in entry.verbs for one in self._forms(verb, form))
        return frozenset(tuple(words(fold(term))) for term in (*plain, *inflected))

    def _forms(self, verb: str, form: str | None) -> frozenset[str]:
        by_form = self.language.verb_forms(verb)
        return by_form.get(form, frozenset()) if form else frozenset().union(*by_form.values())
