"""Text of any kind in Markdown, so that it is shown as it is."""

from __future__ import annotations

import re
from html import escape

from milia_lint.findings.finding import Snippet

_SPECIAL = re.compile(r"[\\`*_\[\]|~$<>&]")
_MENTION = re.compile(r"([@#])(?=\w)")
_LIST = re.compile(r"^(\d{0,9})([-+=.)#])")


def sentence(context: Snippet) -> str:
    """Return the sentence, its marked part in bold."""
    before, marked, after = context.text[: context.start], context.text[context.start : context.end], context.text[context.end :]
    inner = marked.strip()
    if not inner:
        return prose(context.text)
    lead, trail = marked[: len(marked) - len(marked.lstrip())], marked[len(marked.rstrip()) :]
    return f"{_inline(before + lead)}<b>{_inline(inner)}</b>{_inline(trail + after)}".strip()


def prose(text: str) -> str:
    """Return text that Markdown shows as it is, in one line, notifying nobody."""
    return _LIST.sub(r"\1\\\2", _inline(text).strip())


def _inline(text: str) -> str:
    plain = re.sub(r"\s+", " ", text)
    return _MENTION.sub("\\1\u2060", _SPECIAL.sub(_escaped, plain))


def _escaped(found: re.Match[str]) -> str:
    return escape(found[0], quote=False) if found[0] in "<>&" else f"\\{found[0]}"


def code(text: str) -> str:
    """Return text in the face of code."""
    return f"<code>{_inline(text).strip()}</code>"


def address(url: str) -> str:
    """Return an address that can stand between angle brackets."""
    return re.sub(r"[\s<>\\]", lambda found: f"%{ord(found[0]):02X}", url)
