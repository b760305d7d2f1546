"""What a sentence owes to the one before it: whether that one can go, or give way to another."""

from __future__ import annotations

import re

from milia_lint.lang.en import function_words as fw
from milia_lint.text.tokens import word_set

_WORDS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’)\]]*$")
_STOP = re.compile(r"[.!?…](?:\s|$)")
_WINDOW = 300  # characters of the next sentence in which it may point back
_MAX_WORDS = 32  # words of a sentence that is cut
_DEICTICS = fw.DEMONSTRATIVES | {"such"}
_PERSONAL_PRONOUNS = word_set("he she they them their")
#: First words of a sentence that speaks of the one before.
_ANAPHORIC_OPENERS = (
    fw.DEMONSTRATIVES
    | fw.COORDINATORS
    | fw.LINKS
    | fw.DISCOURSE
    | _PERSONAL_PRONOUNS
    | word_set("its such another other others both here as whereas finish repeat continue")
)
#: First words of a clause before the main one, and what in it means something named before.
_SUBORDINATE_OPENERS = fw.TIME_CONJUNCTIONS | fw.TIME_PREPOSITIONS | word_set("if once by with as using")
_PRONOUNS = word_set("it its them they their")
#: Nouns that, after "The" at the start of a sentence, mean something in the sentence before.
_ANAPHORIC_NOUNS = word_set(
    "mechanism mechanisms result results effect effects reason reasons answer difference process study studies researchers"
    " findings finding authors trial trials same idea secret trick key latter former second other others rest change changes"
)
#: How a sentence begins in which somebody tells of themselves.
_FIRST_PERSON = word_set("i we i'm we're i've we've my")
_INDEFINITE_NOUN = re.compile(r"\ban? ([a-z-]+)(?: ([a-z-]+))?")
_DEFINITE_NOUN = re.compile(r"\bthe ([a-z-]+)(?: ([a-z-]+))?")
_NOT_NOUNS = fw.DETERMINERS | fw.COORDINATORS | fw.PREPOSITIONS | fw.SUBORDINATORS | fw.DEGREES | word_set("good same than")


def ends_sentence(text: str) -> bool:
    """Return whether another sentence can follow: the text ends with a mark that ends one."""
    return bool(_SENTENCE_END.search(text))


def is_self_contained(sentence: str) -> bool:
    """Return whether a sentence can be taken out as a whole: it leads into nothing and opens and closes its own quotes.

    A long one says more than the claim in it: what of that may go is for a person to say.
    """
    return is_balanced(sentence) and not sentence.rstrip().endswith(":") and len(_WORDS.findall(sentence)) <= _MAX_WORDS


def is_balanced(text: str) -> bool:
    """Return whether every bracket and quotation mark that opens in a text closes in it."""
    pairs = (("“", "”"), ("(", ")"), ("[", "]"), ("«", "»"))
    return all(text.count(left) == text.count(right) for left, right in pairs) and text.count('"') % 2 == 0


def can_replace_sentence(old: str, text: str, after: str) -> bool:
    """Return whether `text` can stand for the sentence `old` with `after` behind it.

    Advice to the reader is no answer to what somebody tells of themselves; and where the next sentence leans on the
    old one, the new one has to speak of the same thing.
    """
    theirs, ours = ([word.replace("’", "'") for word in _lower_words(each)] for each in (old, text))
    if {word[:5] for word in ours if len(word) > 3} & {word[:5] for word in theirs if len(word) > 3}:
        return True
    if _FIRST_PERSON.intersection(theirs[:1]) and not _FIRST_PERSON.intersection(ours):
        return False
    return not refers_back(after.lstrip()) and not introduces(old, after)


def refers_back(following: str, *, opens: bool = False) -> bool:
    """Return whether a sentence speaks of the one before it; `opens` says that nothing else stands before that one."""
    words = _lower_words(_STOP.split(following[:_WINDOW])[0]) or [""]
    words[0] = re.split("['’]", words[0])[0]
    if words[0] in _ANAPHORIC_OPENERS or _DEICTICS.intersection(words[: 12 if opens else 3]):
        return True
    if words[0] == "the" and _ANAPHORIC_NOUNS.intersection(words[1:2]):
        return True
    return bool(_PRONOUNS.intersection(words[: 7 if words[0] in _SUBORDINATE_OPENERS else int(opens)]))


def introduces(sentence: str, following: str) -> bool:
    """Return whether a sentence brings in a thing ("fill a bowl") that the next one takes as known ("over the bowl")."""
    then = _STOP.split(following[:_WINDOW].lstrip())[0]
    new, known = (
        {word for found in which.findall(part.lower()) for word in found}
        for which, part in ((_INDEFINITE_NOUN, sentence), (_DEFINITE_NOUN, then))
    )
    return any(len(word) > 2 for word in new & known - _NOT_NOUNS)


def _lower_words(text: str) -> list[str]:
    return _WORDS.findall(text.lower())
