"""Whether a text is plainly in another language than the one that is taken for granted."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from milia_lint.lang import DEFAULT, language
from milia_lint.lang.detection_data import FUNCTION_WORDS, SCRIPTS
from milia_lint.text.confusables import fold_lookalikes
from milia_lint.text.confusables_data import TWINS

_SAMPLE = 2000  # characters looked at
_MIN_LETTERS = 12  # of a script of its own
_MIN_WORDS = 8
_MIN_DISTINCT = 3  # different function words of the language
_OWN_ENOUGH = 0.2  # share of function words of the default language from which a text may be in it
_FOREIGN_ENOUGH = 0.2
_LATIN = "\u024f"  # the last letter of the Latin blocks; quotes and dashes beyond it are no letters
_WORD = re.compile(r"[^\W\d_]+")

_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_DENSE = frozenset(("ja", "zh", "ko"))  # one letter says more: a Japanese sentence has a third of the letters


def _by_word() -> dict[str, tuple[str, ...]]:
    languages: dict[str, tuple[str, ...]] = {}
    for code, words in FUNCTION_WORDS.items():
        for word in words.split():
            languages[word] = (*languages.get(word, ()), code)
    return languages


_BY_WORD = _by_word()


@lru_cache(maxsize=1)
def _scripts() -> dict[str, re.Pattern[str]]:
    """Compiled when a page first has letters of another script: few have."""
    return {code: re.compile(letters) for code, letters in SCRIPTS.items()}


def plainly_other_language(text: str) -> str | None:
    """Return the code of the language `text` plainly is in, or None: the default one (English), too short, or in doubt.

    Only the first 2,000 characters are looked at. English in look-alike letters is English.
    """
    sample = fold_lookalikes(text[:_SAMPLE])
    if any(letter > _LATIN and letter.isalpha() for letter in set(sample)):
        code = _by_script(sample)
        if code:
            return code
    return _by_function_words([word.lower() for word in _WORD.findall(sample)])


def reads_as_default(text: str) -> bool:
    """Whether the few words of a passage are of the default language (English): some of its function words, hardly another's."""
    words = {word.lower() for word in _WORD.findall(fold_lookalikes(text[:_SAMPLE]))}
    own = (words & language(DEFAULT).function_words) - _BY_WORD.keys()
    other = (words & _BY_WORD.keys()) - language(DEFAULT).function_words
    return len(own) > 2 * len(other)


def _by_script(sample: str) -> str | None:
    """Return the language of the script that most letters belong to."""
    letters = sum(map(len, _WORD.findall(sample)))
    counts = Counter({code: len(script.findall(sample)) for code, script in _scripts().items()})
    if counts["ja"] and counts["ja"] * 8 > counts["zh"]:
        counts["ja"] += counts.pop("zh")
    code, count = counts.most_common(1)[0]
    share = 1 / 3 if code in _DENSE else 1 / 2
    if count < _MIN_LETTERS or count < letters * share or _only_poses(_scripts()[code].findall(sample)):
        return None
    return "uk" if code == "ru" and _UKRAINIAN.search(sample) else code


def _only_poses(found: list[str]) -> bool:
    """Whether nearly all of these letters have Latin twins: then somebody hides, no language does."""
    return sum(ord(letter) in TWINS for letter in found) > 0.9 * len(found)


def _by_function_words(words: list[str]) -> str | None:
    if len(words) < _MIN_WORDS:
        return None
    own_words = language(DEFAULT).function_words
    own = sum(word in own_words for word in words)
    if own > _OWN_ENOUGH * len(words):
        return None
    counts: Counter[str] = Counter()
    distinct: Counter[str] = Counter()
    for word, times in Counter(words).items():
        for code in _BY_WORD.get(word, ()):
            counts[code] += times
            distinct[code] += 1
    for code, count in counts.most_common(1):
        if distinct[code] >= _MIN_DISTINCT and count >= max(_FOREIGN_ENOUGH * len(words), 2 * own):
            return code
    return None
