"""Makes a word of ours agree with a word of the writer's: the same verb form, the same number, the same case."""

from __future__ import annotations

import re
from functools import lru_cache

from milia_lint.lang.en import function_words as fw
from milia_lint.lang.en.inflection import head_phrase, keep_case, noun_forms, verb_forms
from milia_lint.lang.en.irregular_forms import INVARIABLE, NOUNS
from milia_lint.lang.en.verb_list import BASE, ING, PARTICIPLE, PAST, S, form_of
from milia_lint.text.tokens import word_set

#: Small words before a verb that stay when the verb is replaced.
_AUXILIARIES = fw.BE | fw.HAVE | fw.MODALS | fw.HELP | fw.GET | word_set("to ll not never")
_AFTER_BASE = fw.MODALS | fw.HELP | word_set("to ll")
_HAVE = fw.BE | fw.HAVE | fw.GET | {"ve"}
_SINGULARS = {plural: noun for noun, plurals in NOUNS.items() for plural in plurals}
_UNCHANGED = ("ss", "us", "is")
_SHORT = 4  # letters: a longer preposition has its capital in a title
_SMALL = {
    word
    for word in fw.ARTICLES | fw.COORDINATORS | fw.LINKS | fw.PREPOSITIONS | word_set("off per than up via vs")
    if len(word) <= _SHORT
}
_WORD = re.compile(r"[^\W\d_][^\W_]*(?:['’][^\W_]+)*")


def in_verb_form(model: str, verb: str, before: str = "") -> str:
    """Return `verb` in the form of the verb that `model` begins with: `removing`, `soften` → `softening`.

    `before` is what stands before it; there an auxiliary asks for the base form or the participle.
    """
    forms = verb_forms(verb)
    last = _last(before)
    if last in _AFTER_BASE:
        return forms.base
    form = form_of(_first(model)) or _guessed_form(_first(model))
    if form == PAST and last in _HAVE:
        form = PARTICIPLE
    return {BASE: forms.base, S: forms.s, ING: forms.ing, PAST: forms.past, PARTICIPLE: forms.participle}[form]


def auxiliaries(before: str) -> str:
    """Return the auxiliaries at the end of `before`, with the space after them: `it will help to ` → `will help to `."""
    words = before.split()
    first = len(words)
    while first and _last(words[first - 1]) in _AUXILIARIES:
        first -= 1
    return "".join(f"{word} " for word in words[first:])


def is_plural(noun: str) -> bool:
    """Return whether a noun phrase is plural: its head is, or two things are joined."""
    phrase = head_phrase(noun.lower())
    if " and " in phrase or " & " in phrase:
        return True
    head = _last(phrase)
    if head in _SINGULARS:
        return True
    return head.endswith("s") and not head.endswith(_UNCHANGED) and head not in INVARIABLE and head not in NOUNS


def plural(noun: str) -> str:
    """Return a noun phrase in the plural; one that is plural, or has no plural, comes back as it is."""
    return noun if is_plural(noun) else noun_forms(noun)[min(1, len(noun_forms(noun)) - 1)]


def singular(noun: str) -> str:
    """Return a noun phrase in the singular; one that is no plural comes back as it is."""
    phrase = head_phrase(noun)
    if not is_plural(noun) or " and " in phrase.lower() or " & " in phrase:
        return noun
    lead, space, head = phrase.rpartition(" ")
    return f"{lead}{space}{_singular_head(head)}{noun[len(phrase) :]}"


def in_case_of(model: str, sentence: str, text: str) -> str:
    """Return `text` in the case of the words `model` that it replaces, in title case where the sentence is."""
    if is_title_case(sentence):
        text = _WORD.sub(lambda word: word[0] if word[0].lower() in _SMALL else word[0][0].upper() + word[0][1:], text)
    return keep_case(model, text)


@lru_cache(maxsize=32)  # asked of a sentence for each rewrite in it
def is_title_case(sentence: str) -> bool:
    """Return whether a line Is Written Like This: every longer word has a capital, three or more of them.

    Two are enough where they are the whole line.
    """
    words = [word for word in _WORD.findall(sentence) if len(word) > 3 and word.lower() not in _SMALL]
    enough = len(words) > 2 or (len(words) == 2 and len(sentence.split()) == 2 and sentence[-1:].isalpha())
    return enough and all(word[0].isupper() for word in words) and not sentence.isupper()


def _singular_head(head: str) -> str:
    lower = head.lower()
    if lower in _SINGULARS:
        return head[:1] + _SINGULARS[lower][1:]
    if lower.endswith("ies") and len(lower) > 4:
        return head[:-3] + "y"
    return head[:-2] if re.search(r"(?:ss|x|z|ch|sh)es$", lower) else head[:-1]


def _guessed_form(word: str) -> str:
    """The form of a verb that is not in the list, by its ending."""
    if word.endswith("ing") and len(word) > 4:
        return ING
    if word.endswith("ed"):
        return PAST
    return S if word.endswith("s") and not word.endswith("ss") else BASE


def _first(text: str) -> str:
    return next(iter(_WORD.findall(text.lower())), "")


def _last(text: str) -> str:
    words = _WORD.findall(text.lower().replace("'", " ").replace("’", " "))
    return words[-1] if words else ""
