"""What the rest of the house asks of a language. Modules and objects that have these names are languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Protocol


class Grammar(Protocol):
    """How wording is put into sentences; asked only where a rewrite is offered."""

    @property
    def noun_templates(self) -> Mapping[str, Callable[[str], str]]:
        """What a template can make of a captured noun, by name: `{condition:plural}`."""

    def in_verb_form(self, model: str, verb: str, before: str = "") -> str:
        """Return `verb` in the form of the verb that `model` begins with, after the words `before`."""

    def auxiliaries(self, before: str) -> str:
        """Return the auxiliaries at the end of `before`, with the space after them."""

    def article_for(self, before: str, word: str) -> tuple[int, str] | None:
        """Return where the article that ends `before` begins, and its form for `word`; None where it is right or none is there."""

    def tidied(self, text: str) -> str:
        """Return a filled-in template without what is said twice in it."""

    def in_case_of(self, model: str, sentence: str, text: str) -> str:
        """Return `text` in the case of the words `model` of `sentence` that it replaces."""

    def delete_span(self, text: str, start: int, end: int, *, clause: bool = False) -> tuple[int, int, str] | None:
        """Return the range to replace, and by what, where `start:end` is to go out of `text`; None where it cannot."""

    def substitute(self, text: str, old: str, before: str, after: str) -> str | None:
        """Return `text` as it can stand for `old` between `before` and `after`, or None."""

    def repeats_word(self, text: str, old: str, around: str) -> bool:
        """Return whether `text`, put for `old`, brings a word that stands around it already."""

    def ends_sentence(self, text: str) -> bool:
        """Return whether the text ends with a mark that ends a sentence."""

    def is_balanced(self, text: str) -> bool:
        """Return whether every bracket and quotation mark that opens in a text closes in it."""

    def is_self_contained(self, sentence: str) -> bool:
        """Return whether a sentence can be taken out as a whole."""

    def can_replace_sentence(self, old: str, text: str, after: str) -> bool:
        """Return whether `text` can stand for the sentence `old` with `after` behind it."""

    def refers_back(self, following: str) -> bool:
        """Return whether a sentence speaks of the one before it."""


class Language(Protocol):
    """What matching, checks and vocabularies ask: words, sentences, word forms. All texts but `text` are folded."""

    @property
    def name(self) -> str:
        """What it is called in English."""

    @property
    def function_words(self) -> frozenset[str]:
        """The words by which a text is told to be in this language."""

    @property
    def common_words(self) -> frozenset[str]:
        """Words so common that a pattern should not be tried for them alone."""

    @property
    def idle_words(self) -> frozenset[str]:
        """Words that claim nothing by themselves."""

    @property
    def repeatable_words(self) -> frozenset[str]:
        """Words that may stand twice in a row."""

    @property
    def interface_words(self) -> frozenset[str]:
        """Words of buttons and menus, which stand on a page however often."""

    @property
    def number_words(self) -> Mapping[str, int]:
        """Numbers as words, with their values."""

    @property
    def percent_words(self) -> tuple[str, ...]:
        """How the percent sign is written out."""

    def sentence_ends(self, text: str) -> list[int]:
        """Return the exclusive ends of the sentences of `text`, each line end among them."""

    def clause_start(self, text: str, sentence_start: int, offset: int) -> int:
        """Return where the clause around `offset` begins, not before `sentence_start`."""

    def clause_end(self, text: str, offset: int, sentence_end: int) -> int:
        """Return where the clause around `offset` ends (exclusive), not after `sentence_end`."""

    def said_end(self, text: str, offset: int, sentence_end: int) -> int:
        """Return where what is said round `offset` ends (exclusive): before a clause that only adds something to it."""

    def placeholders(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the ranges of words that stand where copy is still to come ("insert name here")."""

    def verb_forms(self, lemma: str) -> Mapping[str, frozenset[str]]:
        """Return the forms of a verb by the names that phrases have for them."""

    def noun_forms(self, noun: str) -> tuple[str, ...]:
        """Return the forms of a noun, the one given first."""

    def grammar(self) -> Grammar:
        """Return the grammar; it is loaded when first asked for."""
