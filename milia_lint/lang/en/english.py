"""English, as `Language` asks for it."""

from __future__ import annotations

from collections.abc import Mapping

from milia_lint.lang.en import stop_words
from milia_lint.lang.en.placeholders import placeholders
from milia_lint.lang.en.sentences import clause_end, clause_start, said_end, sentence_ends
from milia_lint.lang.protocol import Grammar

__all__ = [
    "clause_end", "clause_start", "common_words", "function_words", "grammar", "idle_words", "interface_words", "name", "noun_forms",
    "number_words", "percent_words", "placeholders", "repeatable_words", "said_end", "sentence_ends", "verb_forms",
]  # fmt: skip

name = "English"
function_words = stop_words.FUNCTION_WORDS
common_words = stop_words.COMMON
idle_words = stop_words.IDLE
repeatable_words = stop_words.REPEATABLE
interface_words = stop_words.INTERFACE
number_words: Mapping[str, int] = stop_words.NUMBERS
percent_words = ("percent", "per cent")


def verb_forms(lemma: str) -> Mapping[str, frozenset[str]]:
    """Return the forms of a verb by name: base, s, ing and past, the participle with the past."""
    from milia_lint.lang.en import inflection  # needed where rules are compiled: hardly any run

    base, s, ing, past, participle = inflection.verb_forms(lemma)
    return {"base": frozenset({base}), "s": frozenset({s}), "ing": frozenset({ing}), "past": frozenset({past, participle})}


def noun_forms(noun: str) -> tuple[str, ...]:
    """Return the singular and its plurals, likeliest first."""
    from milia_lint.lang.en import inflection

    return inflection.noun_forms(noun)


def grammar() -> Grammar:
    """Return the grammar by which wording is put into sentences."""
    from milia_lint.lang.en import grammar as rewriting  # needed where a finding offers a rewrite

    return rewriting
