"""The text that matching sees: lower case, plain quotes, dashes and spaces, same length."""

from __future__ import annotations

import re

from milia_lint.text.confusables import fold_lookalikes
from milia_lint.text.confusables_data import STYLED

_NON_ASCII = re.compile(r"[^\x00-\x7f]")
_FEW = 24  # up to so many different characters, replacing one by one beats a table lookup per character


def _all_to(plain: str, variants: str) -> dict[str, str]:
    return dict.fromkeys(variants, plain)


_PLAIN = {
    **_all_to("'", "‘’‚‛′‵ʹʻʼʽˈ´‹›"),
    **_all_to('"', "“”„‟″‶«»〝〞〟"),
    **_all_to("-", "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2e3a\u2e3b\ufe58\ufe63"),
    **_all_to(" ", "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"),
    **_all_to("%", "\u066a\ufe6a"),
    **_all_to("/", "\u2044\u2215"),
    **_all_to("x", "×"),
    # The one letter whose lower case is two characters; everything else lowers one to one.
    **_all_to("i", "İ"),
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **{chr(0x1D7CE + place): str(place % 10) for place in range(50)},
    **STYLED,
}
_TABLE = str.maketrans(_PLAIN)


def fold(text: str) -> str:
    """Return `text` as matching sees it: every character at its old place, line breaks untouched.

    Lower case; look-alike letters, quotes, dashes, spaces and full-width forms become the plain
    ones; accents and superscripts stay. A ligature such as 'ﬁ' stays too: it has no single twin.
    """
    if text.isascii():
        return text.lower()
    return fold_lookalikes(_plain(text)).lower()


def _plain(text: str) -> str:
    odd = set(_NON_ASCII.findall(text)) & _PLAIN.keys()
    if len(odd) > _FEW:
        return text.translate(_TABLE)
    for character in odd:
        text = text.replace(character, _PLAIN[character])
    return text
