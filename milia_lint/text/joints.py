"""The joints of a sentence: what to cut with a piece of it, and whether other words fit into the gap.

Without a parser of English the only safe answer to an odd joint is none; then a person decides.
"""

from __future__ import annotations

import re

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
_TO_BE = frozenset("is are was were be been being am it's that's they're".split())
_JOINED = re.compile(r"(?:\b(?:and|or|nor|plus)|[&/+])\s*$", re.IGNORECASE)
_JOINS = re.compile(r"\s*(?:(?:and|or|nor|plus)\b|[&/+])", re.IGNORECASE)
_LY_AFTER = re.compile(r"\s+(?:and|&)\s+(?=\w+ly\b)", re.IGNORECASE)
_LY_BEFORE = re.compile(r"(?<=ly)\s+(?:and|&)\s+$", re.IGNORECASE)
_BORDER_BEFORE = re.compile(r"\s*(?:[;:,]|\s[-–—]+|—)\s*$|\s+$")
_BORDER_AFTER = re.compile(r"\s*[;:,—–-]+\s*")
_END = re.compile(r"\s*[.!?…]")
_CLOSES = re.compile(r"\s*(?:[.!?…;:,)\]]|$)")
_BEGINS = re.compile(r"(?:^|[.!?…:][\"'”’)\]]*\s+|[\"“‘(\[])$")
_ENDED = re.compile(r"[.!?…:][\"'”’)\]]*$")
_LEAST = 3  # words of a sentence that is left over

#: (start, end, text): the range to replace, and by what.
Cut = tuple[int, int, str]


def can_follow(text: str) -> bool:
    """Return whether another sentence can follow: the text ends with a mark that ends one."""
    return bool(_ENDED.search(text))


def cut_out(text: str, start: int, end: int, *, clause: bool = False) -> Cut | None:
    """Return the cut that takes `start:end` out of `text` with its space, commas and capital, or None.

    None where nothing would be left, or where the words on both sides do not fit together.
    """
    begins = bool(_BEGINS.search(text[:start]))
    if begins and (_ENDED.search(text[start:end].rstrip()) or not text[end:].strip()):
        return _sentence_cut(text, start, end)
    if begins and _END.match(text, end):
        stop = re.compile(r"\s*[.!?…]+[\"'”’)\]]*").match(text, end)
        return _sentence_cut(text, start, stop.end() if stop else end)
    return _clause_cut(text, start, end) if clause else _word_cut(text, start, end, begins=begins)


def is_joint(before: str, text: str, after: str, over: str) -> bool:
    """Return whether `text` can stand between `before` and `after` as far as the words beside it tell."""
    last = _WORDS.findall(before.lower())[-1:]
    first = (_WORDS.findall(text.lower()) or [""])[0]
    if over == "match" and last and first == last[0]:
        return False  # "helps helps"
    following = (_WORDS.findall(after.lower()) or [""])[0]
    ending = (_WORDS.findall(text.lower()) or [""])[-1]
    return not (following and following == ending and not _CLOSES.match(after))


def _sentence_cut(text: str, start: int, end: int) -> Cut | None:
    """Cut a whole sentence with the space after it, or before it where it is the last."""
    after = len(text) - len(text[end:].lstrip())
    before = len(text[:start].rstrip())
    if not text[:before] and not text[after:]:
        return None
    follower = (_WORDS.findall(text[after:].lower()) or [""])[0]
    if text[after:] and follower in {"this", "that", "these", "those", "it", "they", "he", "she", "so", "but", "and"} and not before:
        return None  # the next sentence leans on this one
    return (start, after, "") if text[after:] else (before, end, "")


def _clause_cut(text: str, start: int, end: int) -> Cut | None:
    """Cut a clause at the end of its sentence, with the border before it; any other leaves a torn sentence."""
    if not (_END.match(text, end) or not text[end:].strip()):
        return None
    border = _BORDER_BEFORE.search(text[:start])
    left = text[: border.start()] if border and border[0].strip() else ""
    words = _WORDS.findall(re.split(r"[.!?…]\s", left)[-1].lower())
    if len(words) < _LEAST or words[-1] in _HANGING or words[0] in _LEANING | {"if", "unlike", "not"}:
        return None
    return len(left), end, ""


def _word_cut(text: str, start: int, end: int, *, begins: bool) -> Cut | None:
    """Cut words within a sentence."""
    if begins:
        return _opening_cut(text, start, end)
    left, right = text[:start], text[end:]
    if joined := _LY_AFTER.match(right):
        return start, end + joined.end(), ""
    if (joined := _LY_BEFORE.search(left)) and _CLOSES.match(right):
        return joined.start(), end, ""
    if _JOINED.search(left) or _JOINS.match(right):
        return None
    return _between(text, start, end)


def _opening_cut(text: str, start: int, end: int) -> Cut | None:
    """Cut the first words of a sentence: the next word takes the capital."""
    border = _BORDER_AFTER.match(text, end)
    after = border.end() if border else len(text) - len(text[end:].lstrip())
    word = _WORDS.match(text, after)
    if not word or word[0].lower() in _LEANING or _JOINS.match(text, end):
        return None
    if len(_WORDS.findall(re.split(r"[.!?…]", text[after:])[0])) < _LEAST:
        return None
    return start, after + 1, text[after].upper()


def _between(text: str, start: int, end: int) -> Cut | None:
    """Cut words with words before them: one space, one comma, and no word left that needs what was cut."""
    left, right = text[:start].rstrip(), text[end:]
    closed = bool(_CLOSES.match(right))
    if left.endswith((",", ";", "–", "—", ":")) and closed:
        left = left[:-1].rstrip()
    words = _WORDS.findall(left.lower())
    sentence = _WORDS.findall(re.split(r"[.!?…]\s", left)[-1].lower())
    if closed and (not words or words[-1] in _HANGING or len(sentence) < 2):
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
    following = (_WORDS.findall(right.lower()) or [""])[0]
    if not words or left.endswith((",", "(", "[", "“", '"')) or cut.lower().endswith((" to", " of", " for", " by", " with")):
        return False
    return not (words[-1] in _TO_BE and (following in _LEANING or following.endswith("ing")))


def _with_article(text: str, start: int, end: int, written: str, word: str) -> Cut:
    """Cut what stands after an article, which agrees with the next word then."""
    from milia_lint.text.inflection import article

    fitting = article(word)
    return start, end, (fitting.capitalize() if written[0].isupper() else fitting) + " "
