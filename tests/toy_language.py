"""A second language for tests, as small as one can be: verbs end in -as, -is or -anta, nouns take -j, "kaj" joins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from milia_lint.lang.en.english import sentence_ends

__all__ = ["sentence_ends"]

TAG = "xx"

name = "Toy"
function_words = common_words = idle_words = frozenset({"la", "kaj", "de"})
repeatable_words = frozenset({"tre"})
interface_words: frozenset[str] = frozenset()
number_words: Mapping[str, int] = {"du": 2}
percent_words = ("procentoj",)
noun_templates = {"plural": lambda noun: f"{noun}j"}


def clause_start(text: str, sentence_start: int, offset: int) -> int:
    return max(text.rfind(" kaj ", sentence_start, offset), sentence_start)


def clause_end(text: str, offset: int, sentence_end: int) -> int:
    end = text.find(" kaj ", offset, sentence_end)
    return sentence_end if end < 0 else end


said_end = clause_end


def placeholders(text: str) -> Iterator[tuple[int, int]]:
    yield from ()


def verb_forms(lemma: str) -> Mapping[str, frozenset[str]]:
    stem = lemma.removesuffix("i")
    return {"base": frozenset({lemma}), "s": frozenset({f"{stem}as"}), "past": frozenset({f"{stem}is"})}


def noun_forms(noun: str) -> tuple[str, ...]:
    return noun, f"{noun}j"


class Grammar:
    """Every wording fits everywhere; a verb is put into the present."""

    noun_templates = noun_templates

    def __getattr__(self, name: str):
        return lambda *_, **__: name in {"is_balanced", "is_self_contained", "ends_sentence", "can_replace_sentence"}

    def auxiliaries(self, before: str) -> str:
        return ""

    def in_verb_form(self, model: str, verb: str, before: str = "") -> str:
        return f"{verb.removesuffix('i')}as"

    def article_for(self, before: str, word: str) -> None:
        return None

    def tidied(self, text: str) -> str:
        return text

    def in_case_of(self, model: str, sentence: str, text: str) -> str:
        return text

    def substitute(self, text: str, old: str, before: str, after: str) -> str:
        return text


def grammar() -> Grammar:
    return Grammar()
