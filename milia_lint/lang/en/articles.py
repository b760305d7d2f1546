"""A or an, by the sound a word begins with."""

from __future__ import annotations

import re

_LAST_ARTICLE = re.compile(r"\b(an?)\s$", re.IGNORECASE)
_UNSEEN_H = re.compile(r"hour|honest|honou?r|heir")
_SOUNDS_YOU = re.compile(r"uni(?!n|m|d)|u(?!ber)[bcfhjkqrst][aeiou]|eu|ewe|one(?!r)|once")
_OPEN_SOUNDS = "aeiouàáâäåæèéêëìíîïòóôöøœαεηιοω"
_SPELT_WITH_VOWEL = "AEFHILMNORSX"  # letters whose names begin with a vowel sound
_READ = re.compile(r"[^AEIOU][AEIOU][^AEIOU]|SPA|SKI|(?=.{4})(?:S[CHPT]R|THR|SPL|[^AEIOU]{0,2})[AEIOUY][A-Z]*")
_SPELT = frozenset(("LED", "FAQ", "HIV", "HEV", "FUE", "NAD"))


def article(word: str) -> str:
    """Return "a" or "an", as the sound at the start of `word` asks for."""
    first = re.split(r"[\s-]", word.lstrip("\"'“‘(["), maxsplit=1)[0]
    if first[:1].isdigit():
        return "an" if _number_sounds_open(first) else "a"
    if (len(first) == 1 and first.isascii()) or (first.isupper() and _is_spelt(first)):
        return "an" if first[0].upper() in _SPELT_WITH_VOWEL else "a"
    plain = first.lower()
    if _UNSEEN_H.match(plain):
        return "an"
    if _SOUNDS_YOU.match(plain):
        return "a"
    return "an" if plain.startswith(tuple(_OPEN_SOUNDS)) else "a"


def article_for(before: str, word: str) -> tuple[int, str] | None:
    """Return where the article that ends `before` begins, and its form for `word`; None where it is right or none is there."""
    written = _LAST_ARTICLE.search(before)
    if written is None:
        return None
    right = article(word)
    right = right.capitalize() if written[1][0].isupper() else right
    return None if right == written[1] else (written.start(1), right)


def _number_sounds_open(number: str) -> bool:
    """8, 80, 8,000; 11 and 18, also as the thousands of a number: eight, eleven, eighteen."""
    whole = re.match(r"[\d,]*", number)
    digits = whole[0].replace(",", "") if whole else ""
    lead = digits[: len(digits) % 3 or 3]
    return digits.startswith("8") or lead in ("11", "18")


def _is_spelt(capitals: str) -> bool:
    """Whether letters in capitals are read one by one (SPF, FDA) and not as a word (SAFE, NASA)."""
    letters = "".join(filter(str.isalpha, capitals))
    return letters in _SPELT or len(letters) < 3 or not _READ.fullmatch(letters)
