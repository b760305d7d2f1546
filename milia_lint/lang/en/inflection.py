"""English word forms for the vocabularies, and the small words around a rewrite."""

from __future__ import annotations

import re
from typing import NamedTuple

from milia_lint.lang.en.articles import article
from milia_lint.lang.en.irregular_forms import INVARIABLE, NOUNS, STRESSED_LAST, VERBS

__all__ = ["VerbForms", "article", "head_phrase", "keep_case", "noun_forms", "verb_forms"]

_PLURALS = frozenset(plural for plurals in NOUNS.values() for plural in plurals)
_PREFIXES = ("re", "un", "over", "out", "under", "fore", "with", "mis")
_GROUPS = re.compile(r"[aeiouy]+")
_CLOSED = re.compile(r"(?:^|[^aeiou])[aeiouy][bcdfghjklmnprtvz]$")
_AFTER_HEAD = re.compile(r"\s(?=(?:of|for|on|in|under|around|with|at|to)\s)")
_SHOUTED = re.compile(r"\b[^\W\d_]{2,}\b")


class VerbForms(NamedTuple):
    """The five forms of an English verb."""

    base: str
    s: str
    ing: str
    past: str
    participle: str


def verb_forms(lemma: str) -> VerbForms:
    """Return the forms of `lemma`: its first word is inflected, what follows stays (`get rid of`).

    Of a hyphened verb the last part is inflected (`spot-treat`). Consonants double as in British spelling.
    """
    word, space, rest = lemma.partition(" ")
    lead, hyphen, verb = word.rpartition("-")
    forms = (verb, _third_person(verb), _ing(verb), *_pasts(verb))
    return VerbForms(*(f"{lead}{hyphen}{form}{space}{rest}" for form in forms))


def noun_forms(noun: str) -> tuple[str, ...]:
    """Return the singular and its plurals, likeliest first (`verruca`, `verrucas`, `verrucae`).

    The head of the phrase is inflected (`cyst of the eyelid` → `cysts …`, `scar tissue` → `scar tissues`);
    a noun without a plural comes back alone.
    """
    phrase = head_phrase(noun)
    lead, space, head = phrase.rpartition(" ")
    rest = noun[len(phrase) :]
    return tuple(f"{lead}{space}{form}{rest}" for form in _head_forms(head))


def head_phrase(noun: str) -> str:
    """Return a noun phrase up to its first preposition: its last word is the head (`cyst of the eyelid` → `cyst`)."""
    return _AFTER_HEAD.split(noun, maxsplit=1)[0]


def keep_case(model: str, text: str) -> str:
    """Return `text` in the case of the wording it replaces.

    ALL CAPS are kept where `model` has two or more words in capitals and none without; a capital at
    its start is kept unless the first word is an acronym. Otherwise `text` comes back as it is.
    """
    words = _SHOUTED.findall(model)
    if len(words) > 1 and model.isupper():
        return text.upper()
    first = re.split(r"\W", model, maxsplit=1)[0]
    if first[:1].isupper() and (len(first) == 1 or not first.isupper()):
        return text[:1].upper() + text[1:] if len(text[:1].upper()) == 1 else text
    return text


def _third_person(verb: str) -> str:
    if verb in ("be", "have"):
        return {"be": "is", "have": "has"}[verb]
    if verb.endswith("z") and _doubles(verb):
        return verb + "zes"
    return verb + "es" if re.search(r"[^aeiou]o$", verb) else _with_s(verb)


def _with_s(word: str) -> str:
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _stem(verb: str) -> str:
    """Return what -ed and -ing are put to."""
    if verb.endswith("ic"):
        return verb + "k"
    return verb + verb[-1] if _doubles(verb) else verb


def _ing(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
        return verb[:-1] + "ing"
    return _stem(verb) + "ing"


def _pasts(verb: str) -> tuple[str, str]:
    known = _irregular(verb)
    if known:
        return known
    if re.search(r"[^aeiou]y$", verb):
        regular = verb[:-1] + "ied"
    else:
        regular = verb + "d" if verb.endswith("e") else _stem(verb) + "ed"
    return regular, regular


def _irregular(verb: str) -> tuple[str, str] | None:
    if verb in VERBS:
        return VERBS[verb]
    for prefix in _PREFIXES:
        root = verb.removeprefix(prefix)
        if root != verb and root in VERBS:
            past, participle = VERBS[root]
            return prefix + past, prefix + participle
    return None


def _doubles(verb: str) -> bool:
    """Whether the last consonant doubles: stop, permit, travel; not visit, heal, fix."""
    sounded = verb.replace("qu", "q")
    if not _CLOSED.search(sounded):
        return False
    beats = len(_GROUPS.findall(sounded))
    return beats == 1 or verb in STRESSED_LAST or (verb.endswith("l") and verb != "parallel")


def _head_forms(noun: str) -> tuple[str, ...]:
    lower = noun.lower()
    if lower in NOUNS:
        return (noun, *(noun[:1] + plural[1:] for plural in NOUNS[lower]))
    if lower in INVARIABLE or lower in _PLURALS or lower.endswith(("itis", "ness", "care", "wear")):
        return (noun,)
    for ending, plural in (("sis", "ses"), ("woman", "women"), ("oma", "omas")):
        if lower.endswith(ending):
            return noun, noun[: -len(ending)] + plural
    return noun, _with_s(noun)
