"""Web and mail addresses and names of files in running text: they are there, but nobody wrote them as copy."""

from __future__ import annotations

import re
from collections.abc import Iterator

from milia_lint.files.source import Span
from milia_lint.readers.builder import PLACEHOLDER, Piece

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]{0,30}\Z")
_REST = re.compile(r"(?:[^\s<>()\[\]{}|\"`\u201c\u201d]+|\([^\s<>()\[\]|\"`]*\))+")
_LOCAL = re.compile(r"(?:mailto:)?[\w.+%-]{1,64}\Z")
_DOMAIN = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_ENDING = re.compile(
    r"\.(?:png|jpe?g|gif|webp|svg|avif|pdf|docx?|xlsx?|pptx?|zip|mp[34]|mov|webm|css|js|json|ya?ml|html?|php|mdx?|txt)(?![\w-]|\.\w)"
)
_FILE = re.compile(r"[^\s|<>()\[\]{}\"'`\u201c\u201d\u2018]+\Z")
_TRAILING = ".,;:!?'\"*_~\u2019"
_LOOK_BACK = 72  # longer than any scheme or mailbox name that is worth knowing


def addresses(text: str) -> list[Span]:
    """Return where `scheme://…`, `www.…`, mail addresses and names of files stand in `text`: in order, none overlapping.

    Full stops, quotes and emphasis marks at the end belong to the sentence and stay outside.
    """
    found: list[Span] = []
    for span in sorted([*_schemes(text), *_hosts(text), *_mailboxes(text), *_files(text)]):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found


def without_addresses(text: str, offset: int) -> Iterator[Piece]:
    """Yield the pieces of `text` (which stands at `offset` in the source), each address as a placeholder."""
    done = 0
    for start, end in addresses(text):
        if start > done:
            yield text[done:start], offset + done, offset + start
        yield PLACEHOLDER, offset + start, offset + end
        done = end
    if done < len(text):
        yield text[done:], offset + done, offset + len(text)


def _schemes(text: str) -> Iterator[Span]:
    done = 0
    while (mark := text.find("://", done)) >= 0:
        scheme = _SCHEME.search(text, max(mark - _LOOK_BACK, done), mark)
        rest = _REST.match(text, mark + 3)
        done = rest.end() if rest else mark + 3
        if scheme and rest:
            yield _trimmed(text, scheme.start(), done)


def _hosts(text: str) -> Iterator[Span]:
    done = 0
    while (mark := text.find("www.", done)) >= 0:
        rest = _REST.match(text, mark + 4)
        done = rest.end() if rest else mark + 4
        if rest and not (mark and (text[mark - 1].isalnum() or text[mark - 1] in "./-_")):
            yield _trimmed(text, mark, done)


def _mailboxes(text: str) -> Iterator[Span]:
    done = 0
    while (mark := text.find("@", done)) >= 0:
        local = _LOCAL.search(text, max(mark - _LOOK_BACK, done), mark)
        domain = _DOMAIN.match(text, mark + 1)
        done = mark + 1
        if local and domain:
            done = domain.end()
            yield Span(local.start(), done)


def _files(text: str) -> Iterator[Span]:
    done = 0
    for ending in _ENDING.finditer(text):
        name = _FILE.search(text, max(ending.start() - _LOOK_BACK, done), ending.start())
        if name:
            done = ending.end()
            yield Span(name.start(), done)


def _trimmed(text: str, start: int, end: int) -> Span:
    return Span(start, start + len(text[start:end].rstrip(_TRAILING)))
