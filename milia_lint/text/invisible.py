"""Characters that nobody sees, by their Unicode properties."""

from __future__ import annotations

import re

#: Ranges of a character class: everything with Default_Ignorable_Code_Point, of category Cf but for the signs of numbers
#: and verses that are drawn (Prepended_Concatenation_Mark), or of category Cc but for tab and line ends.
#: https://www.unicode.org/reports/tr44/, Unicode 16; a test holds them against the properties.
INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)

#: Those of them that mean something where they stand: soft hyphens, the dress of an emoji or of an ideograph.
MEANT = "\u00ad\ufe00-\ufe0f\U000e0100-\U000e01ef"

#: Those that turn the direction of the text.
DIRECTION = "\u202a-\u202e\u2066-\u2069"

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")


def without_controls(text: str) -> str:
    """Return `text`, same length, with a zero-width space for each control character that is no white space.

    Parsers stumble over them, and readers use some as marks of their own.
    """
    return _CONTROLS.sub("\u200b", text)
