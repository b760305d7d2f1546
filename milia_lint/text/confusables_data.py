"""Letters that look like Latin ones, and the scripts they come from: the tables behind `lookalikes`."""

from __future__ import annotations

import re
import unicodedata


def _pairs(foreign: str, latin: str) -> dict[str, str]:
    return dict(zip(foreign, latin, strict=True))


def _styled() -> dict[str, str]:
    """Full-width, mathematical and Roman-numeral letters that decompose to one ASCII letter."""
    ranges = ((0x2102, 0x2150), (0x2160, 0x2180), (0xFF21, 0xFF5B), (0x1D400, 0x1D7CE))
    plain = ((chr(code), unicodedata.normalize("NFKC", chr(code))) for pair in ranges for code in range(*pair))
    return {letter: latin for letter, latin in plain if len(latin) == 1 and latin.isascii() and latin.isalpha()}


# Same glyph as the Latin letter in common fonts (UTS #39); where its skeleton says l for a capital I, the letter wins.
_CYRILLIC = _pairs("аеорсухѕіјԛԝԁһӏѵүАВЕКМНОРСТУХЅІЈԚԜԌӀѴҮ", "aeopcyxsijqwdhlvyABEKMHOPCTYXSIJQWGIVY")
_GREEK = _pairs("ονϲϳΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿϜ", "ovcjABEZHIKMNOPTYXCJF")
_ARMENIAN = _pairs("օսհոՕՍՏ", "ouhnOUS")
#: Letters in the dress of another block that are plain Latin letters by Unicode's own decomposition.
STYLED = _styled()
# Near enough to deceive only inside a word that is otherwise Latin; never a digit.
_NEAR = _pairs("ҺкмтвнпгьёїЁЇґєαιρυκτχηεωγόάίցզյ", "hkmtbhnrbëïËÏreaipuktxnewyóáígqj")

#: Letters that are taken for Latin ones wherever they stand.
EXACT = {**_CYRILLIC, **_GREEK, **_ARMENIAN, **STYLED}
#: For str.translate: the exact twins and those that deceive inside a Latin word.
TWINS = str.maketrans({**_NEAR, **EXACT})
#: Greek letters that no formula uses: they look like Latin ones and mean nothing else.
PLAIN_GREEK = frozenset(_GREEK) - {"ν"}

_STYLED_BLOCKS = "\u2102-\u2121\u2123-\u2188\uff21-\uff5a\U0001d400-\U0001d7cb"  # without the trade mark sign
#: Finds a letter worth a look. Ranges, not the letters one by one: a long set with letters beyond U+FFFF
#: is searched a hundred times slower.
SUSPECT = re.compile(f"[\u0370-\u058f\u1f00-\u1fff{_STYLED_BLOCKS}]")


def script_of(letter: str) -> str:
    """Return latin, greek, cyrillic, armenian, styled (a dressed-up Latin letter) or other."""
    if letter.isascii() or "\u00c0" <= letter <= "\u024f" or "\u1e00" <= letter <= "\u1eff":
        return "latin"
    if letter in STYLED:
        return "styled"
    if "\u0370" <= letter <= "\u03ff" or "\u1f00" <= letter <= "\u1fff":
        return "greek"
    if "\u0400" <= letter <= "\u052f":
        return "cyrillic"
    return "armenian" if "\u0530" <= letter <= "\u058f" else "other"
