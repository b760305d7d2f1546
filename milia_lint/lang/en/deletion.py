"""Deletion: what goes with words that are cut out of a sentence, and whether those on both sides then fit together.

Without a parser of English the only safe answer to an odd sentence is none; then a person decides.
"""

from __future__ import annotations

import re

from milia_lint.lang.en import function_words as fw
from milia_lint.lang.en.anaphora import ends_sentence, introduces, is_self_contained, refers_back
from milia_lint.lang.en.inflection import article
from milia_lint.lang.en.verb_list import BASE, PARTICIPLE, PAST, S, form_of, is_adverb
from milia_lint.text.tokens import word_set

_WORDS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
#: Words that cannot stand before a gap: they need what was cut.
_NEEDS_COMPLEMENT = (
    fw.DETERMINERS | fw.SUBJECTS | fw.AUXILIARIES | fw.BE_CONTRACTIONS | fw.GET | fw.HELP | fw.LIGHT_VERBS | fw.COORDINATORS | fw.CLAUSE_OPENERS | fw.PREPOSITIONS
    | fw.DEGREES | word_set("about both either even just less like no not only per such than via you'll we'll")
    | word_set("absolutely completely fully instantly really totally truly")
)  # fmt: skip
#: Words that cannot come after a gap at the start of a sentence, or lean on what was cut; "at" and "on" open sentences of their own.
_CANNOT_OPEN = (
    fw.COORDINATORS | fw.LINKS | (fw.CLAUSE_OPENERS - {"if", "unless"}) | fw.CASE_PREPOSITIONS | (fw.SHORT_PREPOSITIONS - {"at", "on"})
    | fw.FINITE_AUXILIARIES
    | word_set("also due effect effects even instead result results than thanks too")
)  # fmt: skip
#: Small words that tie a noun to what stands before it.
_NOUN_LINKS = fw.ARTICLES | word_set("to of for in with your our")
_BE = fw.BE | fw.BE_CONTRACTIONS
_FINITE = fw.HAVE | fw.DO | fw.MODALS
_WITHIN_WORD = re.compile(r"[-‑/_\w]")
_COORDINATED_BEFORE = re.compile(r"(?:\b(?:and|or|nor|plus)|[&/+])\s*$", re.IGNORECASE)
_COORDINATED_AFTER = re.compile(r"\s*(?:(?:and|or|nor|plus)\b|[&/+])", re.IGNORECASE)
_LY_AFTER = re.compile(r"\s+(?:and|&)\s+(?=\w+ly\b)", re.IGNORECASE)
_LY_BEFORE = re.compile(r"(?<=ly)\s+(?:and|&)\s+$", re.IGNORECASE)
_BORDER_BEFORE = re.compile(r"\s*(?:[;:,]|\s[-–—]+|—)\s*$|\s+$")
_BORDER_AFTER = re.compile(r"\s*[;:,—–-]+\s*")
_FULL_STOP_AHEAD = re.compile(r"\s*[.!?…]")
_SENTENCE_END = re.compile(r"\s*[.!?…]+[\"'”’)\]]*")
_PHRASE_END = re.compile(r"\s*(?:[.!?…;:,)\]]|$)")
_SENTENCE_START = re.compile(r"(?:^|[.!?…:][\"'”’)\]]*\s+|[\"“‘(\[])$")
#: First words of a phrase that can be left out as a whole.
_ADJUNCT_OPENERS = fw.ADJUNCT_PREPOSITIONS | fw.RELATIVES | word_set("every just like once only overnight than while")
_ADVERB_COORDINATORS = frozenset(("and", "but", "yet", "or"))
_NOUNS_IN_AL = word_set("facial facials chemical removal renewal approval arrival material trial survival referral")
_COMPLEMENT_OPENERS = frozenset(("that", "of"))
_CONNECTIVES = (
    fw.COORDINATORS | fw.RELATIVES | fw.SUBORDINATORS | fw.PREPOSITIONS | fw.BE_FINITE | fw.HAVE | word_set("can may so than will")
)  # fmt: skip
#: "Some in a day, others in a month".
_CORRELATIVE_OTHERS = re.compile(r"[,;]?\s*(?:(?:and|but|while)\s+)?others\b", re.IGNORECASE)
_RELATIVES = fw.RELATIVES | fw.PERSONAL_RELATIVES
#: Nouns that say nothing without the word before them, where none comes after.
_EMPTY_NOUN = re.compile(
    r"\s*(?:materials?|ingredients?|products?|formulas?|formulations?|results?|packaging|methods?|solutions?|technology|ways?|label|title|status|badge|seal)"
    r"(?:\s*(?:[.!?…;:,)\]]|$)|\s+(?:and|or|but)\b)",
    re.IGNORECASE,
)
_TITLE_NOUNS = word_set("label title status badge seal")
_DETERMINERS = fw.DETERMINERS | {"other"}
_MODIFIES = re.compile(
    r"(?:ing|ed|en|al|ic|ous|ive|[ai]ble|ful|less|[^aeiou]y|free|grade|strength|day|hour|best|fast|quick|proof|safe|new)$"
)
_WINDOW = 1_000  # characters on either side that decide: the sentences next to the one that is cut
_MIN_WORDS = 3  # words of a sentence that is left over
#: (start, end, text): the range to replace, and by what.
Deletion = tuple[int, int, str]


def delete_span(text: str, start: int, end: int, *, clause: bool = False) -> Deletion | None:
    """Return the cut that takes `start:end` out of `text` with its space, commas and capital, or None.

    None where nothing would be left, or where the words on both sides do not fit together.
    """
    floor = max(start - _WINDOW, 0)
    deletion = _deletion(text[floor : end + _WINDOW], start - floor, end - floor, clause=clause)
    return (deletion[0] + floor, deletion[1] + floor, deletion[2]) if deletion else None


def _deletion(text: str, start: int, end: int, *, clause: bool) -> Deletion | None:
    begins = bool(_SENTENCE_START.search(text[:start]))
    if begins and (ends_sentence(text[start:end].rstrip()) or not text[end:].strip()):
        return _delete_sentence(text, start, end)
    if begins and _FULL_STOP_AHEAD.match(text, end):
        stop = _SENTENCE_END.match(text, end)
        return _delete_sentence(text, start, stop.end() if stop else end)
    return _delete_clause(text, start, end) if clause else _delete_words(text, start, end, begins=begins)


def _delete_sentence(text: str, start: int, end: int) -> Deletion | None:
    """Deletion a whole sentence with the space after it, or before it where it is the last."""
    after = len(text) - len(text[end:].lstrip())
    before = len(text[:start].rstrip())
    if not text[:before] and not text[after:]:
        return None
    if not is_self_contained(text[start:end]) or text[:before].endswith(("?", ":")):
        return None
    if refers_back(text[after:], opens=not before) or introduces(text[start:end], text[after:]):
        return None
    return (start, after, "") if text[after:] else (before, end, "")


def _delete_clause(text: str, start: int, end: int) -> Deletion | None:
    """Deletion a clause at the end of its sentence, with the border before it; any other leaves a torn sentence."""
    if not (_FULL_STOP_AHEAD.match(text, end) or not text[end:].strip()):
        return None
    opening = _first_word(text[start:end])
    if opening in _BE | _FINITE or form_of(opening) == S:
        return None  # the verb of what stands before an aside
    border = _BORDER_BEFORE.search(text[:start])
    left = text[: border.start()] if border and border[0].strip() else ""
    words = _last_sentence(left)
    if len(words) < _MIN_WORDS or words[-1] in _NEEDS_COMPLEMENT or words[0] in _CANNOT_OPEN | {"if", "unlike", "not"}:
        return None
    return len(left), end, ""


def _delete_words(text: str, start: int, end: int, *, begins: bool) -> Deletion | None:
    """Deletion words within a sentence."""
    left, right = text[:start], text[end:]
    if _WITHIN_WORD.match(right) or _WITHIN_WORD.match(left[::-1]) or not _is_optional(text[start:end], left, right):
        return None
    if begins:
        return _delete_opening(text, start, end)
    if joined := _LY_AFTER.match(right):
        return start, end + joined.end(), ""
    if (joined := _LY_BEFORE.search(left)) and _PHRASE_END.match(right):
        return joined.start(), end, ""
    if _COORDINATED_BEFORE.search(left) or _COORDINATED_AFTER.match(right):
        return None
    return _delete_within(text, start, end)


def _is_optional(cut: str, left: str, right: str) -> bool:
    """Return whether words can go without tearing the sentence: adverbs, a phrase with its preposition, a modifier."""
    words = _WORDS.findall(cut.lower())
    following = _first_word(right)
    if not words or following == "of":
        return False
    if all(is_adverb(word) or word in _ADVERB_COORDINATORS for word in words):
        return True
    if "," in cut.strip(" ,"):
        return words[-1] in _COMPLEMENT_OPENERS
    if words[0] in _ADJUNCT_OPENERS:
        return True
    if _PHRASE_END.match(right):
        return left.rstrip().endswith(",") and words[-1].endswith(("ed", "en"))
    if following in _CONNECTIVES:
        return False
    if _NOUN_LINKS.intersection(words[1:-1]):
        return False  # a whole phrase with its noun, which no modifier is
    if form_of(words[0]) in (BASE, S) or (form_of(words[0]) and is_adverb(words[-1])):
        return False
    if words[-1].endswith("ing") and (is_adverb(words[0]) or words[-2:-1] in (["in"], ["for"], ["of"], ["at"], ["by"], ["to"])):
        return False
    modifies = bool(_MODIFIES.search(words[-1])) and words[-1] not in _NOUNS_IN_AL
    return modifies or words[-1] in _COMPLEMENT_OPENERS or (len(words) < 3 and is_adverb(words[-1]))


def _delete_opening(text: str, start: int, end: int) -> Deletion | None:
    """Deletion the first words of a sentence: the next word takes the capital."""
    border = _BORDER_AFTER.match(text, end)
    after = border.end() if border else len(text) - len(text[end:].lstrip())
    word = _WORDS.match(text, after)
    if not word or word[0].lower() in _CANNOT_OPEN or _COORDINATED_AFTER.match(text, end):
        return None
    if not border and form_of(word[0].lower()) in (S, PAST, PARTICIPLE):
        return None  # the verb whose subject would be cut
    if len(_WORDS.findall(re.split(r"[.!?…]", text[after:])[0])) < _MIN_WORDS:
        return None
    return start, after + 1, text[after].upper() if text[start].isupper() else text[after]


def _delete_within(text: str, start: int, end: int) -> Deletion | None:
    """Deletion words with words before them: one space, one comma, and no word left that needs what was cut."""
    left, right = text[:start].rstrip(), text[end:]
    closed = bool(_PHRASE_END.match(right))
    if left.endswith((",", ";", "–", "—", ":")) and closed:
        left = left[:-1].rstrip()
    words = _WORDS.findall(left.lower())
    sentence = _last_sentence(left)
    if closed and (not words or words[-1] in _NEEDS_COMPLEMENT or len(sentence) < 2):
        return None
    if closed and (_CORRELATIVE_OTHERS.match(right) or sentence[-2] in _RELATIVES):
        return None
    if not closed and not _sides_fit(left, words, text[start:end], right):
        return None
    if closed:
        return len(left), end, ""
    following = _WORDS.search(right)
    found = re.search(r"(?<![\w'’-])(an?)$", left, re.IGNORECASE)
    if following and found:
        return _with_article(text, found.start(1), end + following.start(), found[1], following[0])
    return len(left), end, ""


def _sides_fit(left: str, words: list[str], cut: str, right: str) -> bool:
    """Return whether the words on both sides of a cut can meet."""
    following = _first_word(right)
    if not words or left.endswith((",", "(", "[", "“", '"')) or cut.lower().endswith((" to", " of", " for", " by", " with")):
        return False
    if words[-1] in _NEEDS_COMPLEMENT and following in _CONNECTIVES:
        return False
    if _EMPTY_NOUN.match(right) and (words[-1] not in _DETERMINERS or following in _TITLE_NOUNS):
        return False
    return not (words[-1] in _BE and (following in _CANNOT_OPEN or following.endswith("ing")))


def _first_word(text: str) -> str:
    word = _WORDS.search(text)
    return word[0].lower() if word else ""


def _last_sentence(text: str) -> list[str]:
    """The words of what follows the last stop."""
    return _WORDS.findall(re.split(r"[.!?…]\s", text)[-1].lower())


def _with_article(text: str, start: int, end: int, written: str, word: str) -> Deletion:
    """Deletion what stands after an article, which agrees with the next word then."""
    fitting = article(word)
    return start, end, (fitting.capitalize() if written[0].isupper() else fitting) + " "
