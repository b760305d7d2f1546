"""The joints of a sentence: what to cut with a piece of it, and whether other words fit into the gap.

Without a parser of English the only safe answer to an odd joint is none; then a person decides.
"""

from __future__ import annotations

import re

from milia_lint.lang.en.anaphora import can_follow, introduces, leans_back, stands_alone
from milia_lint.lang.en.inflection import article
from milia_lint.lang.en.verb_list import BASE, PARTICIPLE, PAST, S, form_of, is_adverb

_WORDS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
#: Words that cannot stand before a gap: they need what was cut.
_HANGING = frozenset(
    "a an the our your my his her its their this that these those with without for by of in into to from at on and or nor"
    " but is are was were be been being am has have had will would can could may might must shall should as than very so too"
    " more most less just only even about over under after before within via per not no such which who whose where when while"
    " because if unless until both either every each any some all it's that's you'll we'll gets get makes make leaves leave"
    " completely totally absolutely truly really it you we they he she i instantly fully gives give lets let helps help like".split()
)
#: Words that cannot come after a gap at the start of a sentence, or lean on what was cut.
_LEANING = frozenset(
    "and or but nor so yet then because which who whose that than as of in to for by with from thanks due even while although"
    " though where when is are was were has have had will can may results result effect effects also too instead".split()
)
#: Small words that tie a noun to what stands before it.
_INNER = frozenset("a an the to of for in with your our".split())
_TO_BE = frozenset("is are was were be been being am it's that's they're".split())
_FINITE = frozenset("has have had will would can could may might must does do did".split())
_WITHIN_WORD = re.compile(r"[-‑/_\w]")
_JOINED = re.compile(r"(?:\b(?:and|or|nor|plus)|[&/+])\s*$", re.IGNORECASE)
_JOINS = re.compile(r"\s*(?:(?:and|or|nor|plus)\b|[&/+])", re.IGNORECASE)
_LY_AFTER = re.compile(r"\s+(?:and|&)\s+(?=\w+ly\b)", re.IGNORECASE)
_LY_BEFORE = re.compile(r"(?<=ly)\s+(?:and|&)\s+$", re.IGNORECASE)
_BORDER_BEFORE = re.compile(r"\s*(?:[;:,]|\s[-–—]+|—)\s*$|\s+$")
_BORDER_AFTER = re.compile(r"\s*[;:,—–-]+\s*")
_END = re.compile(r"\s*[.!?…]")
_STOP = re.compile(r"\s*[.!?…]+[\"'”’)\]]*")
_CLOSES = re.compile(r"\s*(?:[.!?…;:,)\]]|$)")
_BEGINS = re.compile(r"(?:^|[.!?…:][\"'”’)\]]*\s+|[\"“‘(\[])$")
#: First words of a phrase that can be left out as a whole.
_OPENS_PHRASE = frozenset(
    "in within after by from for before until with without at on during over through overnight than just only that which"
    " every once like under while".split()
)
_PAIRS = frozenset(("and", "but", "yet", "or"))
_NOUNS_IN_AL = frozenset("facial facials chemical removal renewal approval arrival material trial survival referral".split())
_LEADS_IN = frozenset(("that", "of"))
_CONNECTS = frozenset(
    "and or but while as to with for in on at by that which so when where after before from without within because if than"
    " against into over under through between is are was were has have can will may".split()
)
_OTHERS = re.compile(r"[,;]?\s*(?:(?:and|but|while)\s+)?others\b", re.IGNORECASE)  # "some in a day, others in a month"
_RELATIVE = frozenset(("that", "which", "who"))
#: Nouns that say nothing without the word before them, where none comes after.
_EMPTY_NOUN = re.compile(
    r"\s*(?:materials?|ingredients?|products?|formulas?|formulations?|results?|packaging|methods?|solutions?|technology|ways?|label|title|status|badge|seal)"
    r"(?:\s*(?:[.!?…;:,)\]]|$)|\s+(?:and|or|but)\b)",
    re.IGNORECASE,
)
_TITLES = frozenset("label title status badge seal".split())
_DETERMINERS = frozenset("a an the our your my his her its their this that these those all every each other".split())
_MODIFIES = re.compile(
    r"(?:ing|ed|en|al|ic|ous|ive|[ai]ble|ful|less|[^aeiou]y|free|grade|strength|day|hour|best|fast|quick|proof|safe|new)$"
)
_AROUND = 1_000  # characters on either side that decide: the sentences next to the one that is cut
_LEAST = 3  # words of a sentence that is left over
#: (start, end, text): the range to replace, and by what.
Cut = tuple[int, int, str]


def cut_out(text: str, start: int, end: int, *, clause: bool = False) -> Cut | None:
    """Return the cut that takes `start:end` out of `text` with its space, commas and capital, or None.

    None where nothing would be left, or where the words on both sides do not fit together.
    """
    floor = max(start - _AROUND, 0)
    found = _cut(text[floor : end + _AROUND], start - floor, end - floor, clause=clause)
    return (found[0] + floor, found[1] + floor, found[2]) if found else None


def _cut(text: str, start: int, end: int, *, clause: bool) -> Cut | None:
    begins = bool(_BEGINS.search(text[:start]))
    if begins and (can_follow(text[start:end].rstrip()) or not text[end:].strip()):
        return _sentence_cut(text, start, end)
    if begins and _END.match(text, end):
        stop = _STOP.match(text, end)
        return _sentence_cut(text, start, stop.end() if stop else end)
    return _clause_cut(text, start, end) if clause else _word_cut(text, start, end, begins=begins)


def _sentence_cut(text: str, start: int, end: int) -> Cut | None:
    """Cut a whole sentence with the space after it, or before it where it is the last."""
    after = len(text) - len(text[end:].lstrip())
    before = len(text[:start].rstrip())
    if not text[:before] and not text[after:]:
        return None
    if not stands_alone(text[start:end]) or text[:before].endswith(("?", ":")):
        return None
    if leans_back(text[after:], opens=not before) or introduces(text[start:end], text[after:]):
        return None
    return (start, after, "") if text[after:] else (before, end, "")


def _clause_cut(text: str, start: int, end: int) -> Cut | None:
    """Cut a clause at the end of its sentence, with the border before it; any other leaves a torn sentence."""
    if not (_END.match(text, end) or not text[end:].strip()):
        return None
    opening = _first_word(text[start:end])
    if opening in _TO_BE | _FINITE or form_of(opening) == S:
        return None  # the verb of what stands before an aside
    border = _BORDER_BEFORE.search(text[:start])
    left = text[: border.start()] if border and border[0].strip() else ""
    words = _last_sentence(left)
    if len(words) < _LEAST or words[-1] in _HANGING or words[0] in _LEANING | {"if", "unlike", "not"}:
        return None
    return len(left), end, ""


def _word_cut(text: str, start: int, end: int, *, begins: bool) -> Cut | None:
    """Cut words within a sentence."""
    left, right = text[:start], text[end:]
    if _WITHIN_WORD.match(right) or _WITHIN_WORD.match(left[::-1]) or not _is_loose(text[start:end], left, right):
        return None
    if begins:
        return _opening_cut(text, start, end)
    if joined := _LY_AFTER.match(right):
        return start, end + joined.end(), ""
    if (joined := _LY_BEFORE.search(left)) and _CLOSES.match(right):
        return joined.start(), end, ""
    if _JOINED.search(left) or _JOINS.match(right):
        return None
    return _between(text, start, end)


def _is_loose(cut: str, left: str, right: str) -> bool:
    """Return whether words can go without tearing the sentence: adverbs, a phrase with its preposition, a modifier."""
    words = _WORDS.findall(cut.lower())
    following = _first_word(right)
    if not words or following == "of":
        return False
    if all(is_adverb(word) or word in _PAIRS for word in words):
        return True
    if "," in cut.strip(" ,"):
        return words[-1] in _LEADS_IN
    if words[0] in _OPENS_PHRASE:
        return True
    if _CLOSES.match(right):
        return left.rstrip().endswith(",") and words[-1].endswith(("ed", "en"))
    if following in _CONNECTS:
        return False
    if _INNER.intersection(words[1:-1]):
        return False  # a whole phrase with its noun, which no modifier is
    if form_of(words[0]) in (BASE, S) or (form_of(words[0]) and is_adverb(words[-1])):
        return False
    if words[-1].endswith("ing") and (is_adverb(words[0]) or words[-2:-1] in (["in"], ["for"], ["of"], ["at"], ["by"], ["to"])):
        return False
    modifies = bool(_MODIFIES.search(words[-1])) and words[-1] not in _NOUNS_IN_AL
    return modifies or words[-1] in _LEADS_IN or (len(words) < 3 and is_adverb(words[-1]))


def _opening_cut(text: str, start: int, end: int) -> Cut | None:
    """Cut the first words of a sentence: the next word takes the capital."""
    border = _BORDER_AFTER.match(text, end)
    after = border.end() if border else len(text) - len(text[end:].lstrip())
    word = _WORDS.match(text, after)
    if not word or word[0].lower() in _LEANING or _JOINS.match(text, end):
        return None
    if not border and form_of(word[0].lower()) in (S, PAST, PARTICIPLE):
        return None  # the verb whose subject would be cut
    if len(_WORDS.findall(re.split(r"[.!?…]", text[after:])[0])) < _LEAST:
        return None
    return start, after + 1, text[after].upper() if text[start].isupper() else text[after]


def _between(text: str, start: int, end: int) -> Cut | None:
    """Cut words with words before them: one space, one comma, and no word left that needs what was cut."""
    left, right = text[:start].rstrip(), text[end:]
    closed = bool(_CLOSES.match(right))
    if left.endswith((",", ";", "–", "—", ":")) and closed:
        left = left[:-1].rstrip()
    words = _WORDS.findall(left.lower())
    sentence = _last_sentence(left)
    if closed and (not words or words[-1] in _HANGING or len(sentence) < 2):
        return None
    if closed and (_OTHERS.match(right) or sentence[-2] in _RELATIVE):
        return None
    if not closed and not _fits(left, words, text[start:end], right):
        return None
    if closed:
        return len(left), end, ""
    following = _WORDS.search(right)
    found = re.search(r"(?<![\w'’-])(an?)$", left, re.IGNORECASE)
    if following and found:
        return _with_article(text, found.start(1), end + following.start(), found[1], following[0])
    return len(left), end, ""


def _fits(left: str, words: list[str], cut: str, right: str) -> bool:
    """Return whether the words on both sides of a cut can meet."""
    following = _first_word(right)
    if not words or left.endswith((",", "(", "[", "“", '"')) or cut.lower().endswith((" to", " of", " for", " by", " with")):
        return False
    if words[-1] in _HANGING and following in _CONNECTS:
        return False
    if _EMPTY_NOUN.match(right) and (words[-1] not in _DETERMINERS or following in _TITLES):
        return False
    return not (words[-1] in _TO_BE and (following in _LEANING or following.endswith("ing")))


def _first_word(text: str) -> str:
    word = _WORDS.search(text)
    return word[0].lower() if word else ""


def _last_sentence(text: str) -> list[str]:
    """The words of what follows the last stop."""
    return _WORDS.findall(re.split(r"[.!?…]\s", text)[-1].lower())


def _with_article(text: str, start: int, end: int, written: str, word: str) -> Cut:
    """Cut what stands after an article, which agrees with the next word then."""
    fitting = article(word)
    return start, end, (fitting.capitalize() if written[0].isupper() else fitting) + " "
