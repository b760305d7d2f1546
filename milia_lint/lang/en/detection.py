"""Is a text plainly in another language? Rules are English; what is not is left alone."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from milia_lint.lang.en import function_words as fw
from milia_lint.text.confusables import fold_lookalikes
from milia_lint.text.confusables_data import TWINS
from milia_lint.text.tokens import word_set

_SAMPLE = 2000  # characters looked at
_MIN_LETTERS = 12  # of a script of its own
_MIN_WORDS = 8
_MIN_DISTINCT = 3  # different function words of the language
_ENGLISH_ENOUGH = 0.2  # share of English function words from which a text may be English
_FOREIGN_ENOUGH = 0.2
_LATIN = "\u024f"  # the last letter of the Latin blocks; quotes and dashes beyond it are no letters
_WORD = re.compile(r"[^\W\d_]+")

_SCRIPTS = {
    "ja": "[\u3040-\u30ff]",
    "ko": "[\u1100-\u11ff\uac00-\ud7a3]",
    "zh": "[\u3400-\u9fff]",
    "ru": "[\u0400-\u052f]",
    "el": "[\u0370-\u03ff\u1f00-\u1fff]",
    "hy": "[\u0530-\u058f]",
    "ar": "[\u0600-\u06ff]",
    "he": "[\u0590-\u05ff]",
    "hi": "[\u0900-\u097f]",
    "th": "[\u0e00-\u0e7f]",
}
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_DENSE = frozenset(("ja", "zh", "ko"))  # one letter says more: a Japanese sentence has a third of the letters


_ENGLISH = (
    fw.DETERMINERS
    | fw.SUBJECTS
    | fw.BE
    | fw.HAVE
    | fw.DO
    | fw.COORDINATORS
    | fw.RELATIVES
    | fw.NEGATIONS
    | fw.QUESTION_WORDS
    | fw.TIME_CONJUNCTIONS
    | fw.CASE_PREPOSITIONS
    | fw.SHORT_PREPOSITIONS
    | word_set(
        "about after also can get if into just may me more most off one out over so some such than them then there up use who will"
        " without would"
    )
)
# Function words that are common in the language and rare in English copy (brand names with de, la, du stay English).
_FUNCTION_WORDS = {
    "de": "der und das den dem des ein eine einen einer ist sind nicht mit auf für von zu sich auch bei nach wird"
    " werden wenn oder wie kann können sie ihre durch aus sehr haben hat mehr ohne zur zum",
    "fr": "le les des du et est une un dans pour pas que qui sur avec sont par plus vous votre vos nous ou ce cette"
    " ces la au aux peut être sans il elle ne se son leur",
    "es": "el los las una un y es en que por para con del al se no su sus más como pero este esta son puede muy sin"
    " la lo también cuando está tu piel",
    "it": "il gli della delle dei del di che è e per con non una un sono nel nella come più anche questo questa si"
    " può alla dal dalla sua senza la le",
    "pt": "o os as uma um e é em que por para com do da dos das não se na no seu sua mais como mas são pode ao pela"
    " pelo também você sem",
    "nl": "de het een en van is niet met op voor zijn dat die te aan bij ook als naar door worden wordt uit maar kan"
    " je uw deze geen meer zonder om",
    "sv": "och att det som är en ett på av för med inte den till har de om kan eller från vid också mycket men din"
    " hud jag när efter",
    "da": "og at det som er en et på af for med ikke den til har de om kan eller fra ved også meget men din hud jeg"
    " når efter bliver mod",
    "no": "og at det som er en et på av for med ikke den til har de om kan eller fra ved også mye men din hud jeg"
    " når etter blir mot",
    "fi": "ja on ei että se joka ovat voi myös kun tai mutta niin kuin sen ole olla jos mukaan ihon iho hyvin joita sekä tämä ne",
    "pl": "i w na z do się nie jest to że jak dla po oraz lub przez od są może skóry skóra także przy tego które"
    " który czy bardzo",
    "cs": "a je se na v že s z do pro jsou jako ale nebo při také které který může není po od kůže pleti pleť by být",
    "ro": "și de la este în nu un o pe cu care sunt din pentru mai sau ce se poate pielii pielea fi când prin această",
    "hu": "a az és hogy nem egy is van vagy meg de ez csak mint bőr bőrön lehet ha után nagyon el azt",
    "tr": "ve bir bu için ile da de çok olarak daha en olan gibi ne cilt cildin veya değil sonra kadar var her",
    "id": "yang dan di untuk dengan tidak ini dari pada adalah atau ke juga kulit dapat akan bisa anda itu oleh lebih",
}


def _by_word() -> dict[str, tuple[str, ...]]:
    languages: dict[str, tuple[str, ...]] = {}
    for code, words in _FUNCTION_WORDS.items():
        for word in words.split():
            languages[word] = (*languages.get(word, ()), code)
    return languages


_LANGUAGES = _by_word()


@lru_cache(maxsize=1)
def _scripts() -> dict[str, re.Pattern[str]]:
    """Compiled when a page first has letters of another script: few have."""
    return {code: re.compile(letters) for code, letters in _SCRIPTS.items()}


def is_english(code: str | None) -> bool:
    """Return whether a language tag names English (`en`, `en-GB`, `EN_us`) or names nothing."""
    tag = re.split(r"[-_.]", (code or "").strip().lower(), maxsplit=1)[0]
    return tag in ("", "en", "eng", "english", "und")


def plainly_other_language(text: str) -> str | None:
    """Return the code of the language `text` plainly is in, or None: English, too short, or in doubt.

    Only the first 2,000 characters are looked at. English in look-alike letters is English.
    """
    sample = fold_lookalikes(text[:_SAMPLE])
    if any(letter > _LATIN and letter.isalpha() for letter in set(sample)):
        code = _by_script(sample)
        if code:
            return code
    return _by_function_words([word.lower() for word in _WORD.findall(sample)])


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
    english = sum(word in _ENGLISH for word in words)
    if english > _ENGLISH_ENOUGH * len(words):
        return None
    counts: Counter[str] = Counter()
    distinct: Counter[str] = Counter()
    for word, times in Counter(words).items():
        for code in _LANGUAGES.get(word, ()):
            counts[code] += times
            distinct[code] += 1
    for code, count in counts.most_common(1):
        if distinct[code] >= _MIN_DISTINCT and count >= max(_FOREIGN_ENOUGH * len(words), 2 * english):
            return code
    return None
