"""Letters of other scripts that look like Latin ones: folded to what a reader sees, never moved.

Whether a letter poses as Latin is decided word by word, so that Russian, Greek, Armenian and
Japanese copy, and Greek letters in science (TGF-β1, PPARγ), stay what they are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from milia_lint.text.confusables_data import EXACT, PLAIN_GREEK, SUSPECT, TWINS, script_of

_WORD = re.compile(r"[A-Za-z]+(?![^\W\d_])|([^\W\d_]+)")
_REACH = 6  # words: so far a foreign word protects the words of its script around it


class _Kind(Enum):
    MIXED = "two scripts in one word, every letter with a Latin twin"
    WHOLE = "one foreign script, every letter with an exact Latin twin"
    FOREIGN = "a letter that no Latin letter looks like"
    PLAIN = "nothing to fold: Latin, or a symbol of science"


_Verdict = tuple[_Kind, frozenset[str]]


class _Word(NamedTuple):
    place: int
    start: int
    end: int
    kind: _Kind
    scripts: frozenset[str]


def fold_lookalikes(text: str) -> str:
    """Return `text`, same length, with letters that pose as Latin replaced by the Latin ones.

    Each line is judged by itself. Text without such letters comes back as the same object.
    """
    parts: list[str] = []
    done = 0
    for start, end in spoofed_words(text):
        parts += (text[done:start], text[start:end].translate(TWINS))
        done = end
    return "".join((*parts, text[done:])) if parts else text


def spoofed_words(text: str) -> list[tuple[int, int]]:
    """Return the spans of the words that `fold_lookalikes` changes, in order."""
    if text.isascii():
        return []
    spans: list[tuple[int, int]] = []
    judged: dict[str, _Verdict] = {}
    found = SUSPECT.search(text)
    while found:
        start = text.rfind("\n", 0, found.start()) + 1
        end = text.find("\n", found.start())
        end = len(text) if end < 0 else end
        spans += _spoofed(text, start, end, judged)
        found = SUSPECT.search(text, end)
    return spans


def _spoofed(text: str, start: int, end: int, judged: dict[str, _Verdict]) -> Iterator[tuple[int, int]]:
    """Yield the spans of the posing words in one line; `judged` remembers words met before."""
    odd: list[_Word] = []
    count = 0
    for count, match in enumerate(_WORD.finditer(text, start, end), 1):
        if match.lastindex:
            word = match[0]
            if word not in judged:
                judged[word] = _judge(word)
            odd.append(_Word(count - 1, match.start(), match.end(), *judged[word]))
    kinds = {word.place: word.kind for word in odd}
    foreign = _foreign_places(odd)
    latin = _beside_latin(kinds, count)
    for found in odd:
        if found.kind is _Kind.MIXED or (found.place in latin and not _protected(found, foreign)):
            yield found.start, found.end


def _judge(word: str) -> _Verdict:
    """Return what kind of word this is, and the scripts other than Latin in it."""
    letters = [script_of(letter) for letter in word]
    scripts = frozenset(letters)
    foreign = scripts - {"latin"}
    if not foreign or _is_science(word, letters):
        return _Kind.PLAIN, foreign
    if any(ord(letter) not in TWINS for letter, script in zip(word, letters, strict=True) if script != "latin"):
        return _Kind.FOREIGN, foreign
    if len(scripts) > 1:
        return _Kind.MIXED, foreign
    return (_Kind.WHOLE if all(letter in EXACT for letter in word) else _Kind.FOREIGN), foreign


def _is_science(word: str, scripts: list[str]) -> bool:
    """A formula letter: one Greek letter at the word's edge or between capitals; a letter 𝑝 alone."""
    odd = [place for place, script in enumerate(scripts) if script != "latin"]
    if len(odd) != 1:
        return False
    place = odd[0]
    if scripts[place] == "styled":
        return len(word) == 1
    if scripts[place] != "greek" or word[place] in PLAIN_GREEK:
        return False
    return place in (0, len(word) - 1) or (word[place - 1].isupper() and word[place + 1].isupper())


def _beside_latin(kinds: dict[int, _Kind], count: int) -> frozenset[int]:
    """Return the places of the wholly confusable words whose run touches a word that reads as Latin."""
    beside: list[int] = []
    run: list[int] = []
    for index, kind in kinds.items():
        if kind is not _Kind.WHOLE:
            continue
        if run and run[-1] != index - 1:
            run = []
        run.append(index)
        if kinds.get(index + 1) is not _Kind.WHOLE and (
            _reads_latin(kinds, run[0] - 1, count) or _reads_latin(kinds, index + 1, count)
        ):
            beside += run
    return frozenset(beside)


def _reads_latin(kinds: dict[int, _Kind], index: int, count: int) -> bool:
    return 0 <= index < count and kinds.get(index, _Kind.PLAIN) in (_Kind.PLAIN, _Kind.MIXED)


def _foreign_places(odd: list[_Word]) -> dict[str, list[int]]:
    """Return for each script the places of its truly foreign words."""
    places: dict[str, list[int]] = {}
    for word in odd:
        if word.kind is _Kind.FOREIGN:
            for script in word.scripts:
                places.setdefault("styled" if script == "other" else script, []).append(word.place)
    return places


def _protected(word: _Word, foreign: dict[str, list[int]]) -> bool:
    """Whether a truly foreign word of the same script stands near."""
    for script in word.scripts:
        places = foreign.get(script, [])
        nearest = bisect_left(places, word.place - _REACH)
        if nearest < len(places) and places[nearest] <= word.place + _REACH:
            return True
    return False
