"""What a sentence owes to the one before it: whether that one can go, or give way to another."""

from __future__ import annotations

import re

_WORDS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_ENDED = re.compile(r"[.!?…:][\"'”’)\]]*$")
_STOP = re.compile(r"[.!?…](?:\s|$)")
_NEAR = 300  # characters of the next sentence in which it may point back
_MOST = 32  # words of a sentence that is cut
_POINTS_BACK = frozenset("this that these those such".split())
#: First words of a sentence that speaks of the one before.
_LEANS_BACK = frozenset(
    "this that these those they he she them their such so but and however therefore instead otherwise also both then yet or"
    " here another others still even its as thus hence similarly likewise additionally furthermore moreover"
    " finish repeat continue next afterwards precisely specifically namely particularly indeed whereas conversely meanwhile".split()
)
#: First words of a clause before the main one, and what in it means something named before.
_LEADS_UP = frozenset("once when if after before by while using with as whenever until".split())
_THINGS_NAMED = frozenset("it its them they their".split())
#: Nouns that, after "The" at the start of a sentence, mean something in the sentence before.
_SPOKEN_OF = frozenset(
    "mechanism mechanisms result results effect effects reason reasons answer difference process study studies researchers"
    " findings finding authors trial trials same idea secret trick key latter former second other others rest change changes".split()
)
#: How a sentence begins in which somebody tells of themselves.
_TELLS = frozenset("i we i'm we're i've we've my".split())
_A_THING = re.compile(r"\ban? ([a-z-]+)(?: ([a-z-]+))?")
_THE_THING = re.compile(r"\bthe ([a-z-]+)(?: ([a-z-]+))?")
_NO_THING = frozenset("with from that this when your into over good most more same than and for".split())


def can_follow(text: str) -> bool:
    """Return whether another sentence can follow: the text ends with a mark that ends one."""
    return bool(_ENDED.search(text))


def stands_alone(sentence: str) -> bool:
    """Return whether a sentence can be taken out as a whole: it leads into nothing and opens and closes its own quotes.

    A long one says more than the claim in it: what of that may go is for a person to say.
    """
    return is_even(sentence) and not sentence.rstrip().endswith(":") and len(_WORDS.findall(sentence)) <= _MOST


def is_even(text: str) -> bool:
    """Return whether every bracket and quotation mark that opens in a text closes in it."""
    pairs = (("“", "”"), ("(", ")"), ("[", "]"), ("«", "»"))
    return all(text.count(left) == text.count(right) for left, right in pairs) and text.count('"') % 2 == 0


def can_replace(old: str, text: str, after: str) -> bool:
    """Return whether `text` can stand for the sentence `old` with `after` behind it.

    Advice to the reader is no answer to what somebody tells of themselves; and where the next sentence leans on the
    old one, the new one has to speak of the same thing.
    """
    theirs, ours = ([word.replace("’", "'") for word in _lower_words(each)] for each in (old, text))
    if {word[:5] for word in ours if len(word) > 3} & {word[:5] for word in theirs if len(word) > 3}:
        return True
    if _TELLS.intersection(theirs[:1]) and not _TELLS.intersection(ours):
        return False
    return not leans_back(after.lstrip()) and not introduces(old, after)


def leans_back(following: str, *, opens: bool = False) -> bool:
    """Return whether a sentence speaks of the one before it; `opens` says that nothing else stands before that one."""
    words = _lower_words(_STOP.split(following[:_NEAR])[0]) or [""]
    words[0] = re.split("['’]", words[0])[0]
    if words[0] in _LEANS_BACK or _POINTS_BACK.intersection(words[: 12 if opens else 3]):
        return True
    if words[0] == "the" and _SPOKEN_OF.intersection(words[1:2]):
        return True
    return bool(_THINGS_NAMED.intersection(words[: 7 if words[0] in _LEADS_UP else int(opens)]))


def introduces(sentence: str, following: str) -> bool:
    """Return whether a sentence brings in a thing ("fill a bowl") that the next one takes as known ("over the bowl")."""
    then = _STOP.split(following[:_NEAR].lstrip())[0]
    new, known = (
        {word for found in which.findall(part.lower()) for word in found}
        for which, part in ((_A_THING, sentence), (_THE_THING, then))
    )
    return any(len(word) > 2 for word in new & known - _NO_THING)


def _lower_words(text: str) -> list[str]:
    return _WORDS.findall(text.lower())
