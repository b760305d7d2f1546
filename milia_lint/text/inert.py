"""Text of strangers, so that a terminal, a log and a reader can only show it: nothing in it steers, hides or reorders.

What steers a terminal: ECMA-48. What reorders text: Unicode Technical Report 36, bidirectional text spoofing. What a build
server takes for a command: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions (a line that begins
with `::`; leading space is trimmed), and the older `##[…]` and `##vso[…]`, which count anywhere in a line.
"""

from __future__ import annotations

import re

_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_REORDERING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_TAGS = "\U000e0000-\U000e007f"
#: Characters that are shown by a sign: controls but for the line feed, line separators, marks of direction, tags.
UNSAFE = rf"\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029{_REORDERING}{_TAGS}"
_ANY = re.compile(rf"[\n{UNSAFE}]")
_BUT_LINES = re.compile(rf"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029{_REORDERING}{_TAGS}]|\r(?!\n)")
_SPACE = re.compile(r"[\n\r\t\v\f]")
#: A place where a line would begin a command; the colours of our own text do not count.
_COMMAND = re.compile(r"^((?:\s|\x1b\[[0-9;]*m)*):(?=:)", re.MULTILINE)
MARK = re.compile(r"#(?=#\w*\[)")


def inert(text: str) -> str:
    """Return text in one line, every control character, line break and mark of direction as a sign; the length stays."""
    return _ANY.sub(_sign, text) if _ANY.search(text) else text


def inert_sentence(text: str) -> str:
    """Return the same, but with line breaks and tabs as spaces: of words, not of names."""
    return _ANY.sub(_sign, _SPACE.sub(" ", text)) if _ANY.search(text) else text


def inert_lines(text: str) -> str:
    """Return the same for text whose line ends and tabs are ours, each of its lines unable to begin a command."""
    return without_commands(_BUT_LINES.sub(_sign, text))


def without_commands(text: str) -> str:
    """Return the text with each line unable to give a build server a command: `: :error`, `# #[error]`."""
    return without_marks(_COMMAND.sub(r"\1: ", text))


def without_marks(text: str) -> str:
    """Return the text without the commands that count anywhere in a line."""
    return MARK.sub("# ", text)


def _sign(found: re.Match[str]) -> str:
    """The sign of a character: of ASCII controls the pictures that Unicode has for them."""
    char = found[0]
    if char in _BREAKS:
        return "\u2424"
    if char == "\t":
        return " "
    return chr(0x2400 + ord(char)) if char < " " else "\u2421" if char == "\x7f" else "\ufffd"
