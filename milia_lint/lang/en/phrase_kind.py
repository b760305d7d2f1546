"""What a phrase is, told by its words: its kind, the word that counts, and what stands before it."""

from __future__ import annotations

import re
from enum import Enum

from milia_lint.lang.en import function_words as fw
from milia_lint.lang.en.agreement import auxiliaries, in_verb_form
from milia_lint.lang.en.verb_list import BASE, ING, form_of, is_adverb
from milia_lint.text.tokens import word_set


class Kind(Enum):
    """What a phrase is, told by its first words."""

    VERB = "verb"
    ADVERBIAL = "adverbial"
    OTHER = "other"


WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_PREPOSITIONS = (fw.PREPOSITIONS - {"to"}) | {"till"}
POSTPOSED = word_set("made put broken packed")


def kind_of(text: str) -> Kind:
    """Return what a phrase is."""
    words = content_words(text)
    first = words[0] if words else ""
    if first in _PREPOSITIONS | POSTPOSED:
        return Kind.ADVERBIAL
    return Kind.VERB if form_of(first) and not (form_of(first) == ING and len(words) == 1) else Kind.OTHER


def base_form(word: str) -> str:
    """Return the plain form of our own verb, written with or without its s."""
    for base in (word, word.removesuffix("s"), word.removesuffix("es"), f"{word.removesuffix('ies')}y"):
        if form_of(base) == BASE and in_verb_form("removes", base) in (word, in_verb_form("removes", word)):
            return base
    return word


def content_words(text: str) -> list[str]:
    """Return the words of a phrase from the first that counts, in lower case."""
    return WORDS.findall(text[len(leading_auxiliaries(text)) :].lower())


def leading_auxiliaries(text: str) -> str:
    """Return the auxiliaries and adverbs before the first word that counts."""
    end = 0
    for word in WORDS.finditer(text):
        plain = word[0].lower()
        if not (auxiliaries(plain) or is_adverb(plain)) or (plain in ("help", "helps") and not _goes_on(text, word.end())):
            break
        end = word.end()
    return text[:end] + " " * (text[end : end + 1] == " ")


def _goes_on(text: str, end: int) -> bool:
    """Whether "help" is followed by another verb."""
    following = [word for word in WORDS.findall(text[end:].lower()) if word != "to"][:1]
    return bool(following and form_of(following[0]))


def first_word(text: str) -> str:
    """Return the first word, in lower case."""
    return next(iter(WORDS.findall(text.lower())), "")


def governor(text: str) -> str:
    """Return the last word that is no adverb: what the verb after it depends on."""
    words = text.split()
    while words and is_adverb(last_word(words[-1])):
        words.pop()
    return last_word(" ".join(words))


def last_word(text: str) -> str:
    """Return the last word, in lower case; none where a sign that parts follows it."""
    words = WORDS.findall(text.lower())
    return words[-1] if words and not re.search(r"[.!?…:;,(]\s*$", text) else ""
