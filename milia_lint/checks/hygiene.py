"""Checks of the text itself: what was left in it or is hidden in it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from milia_lint.pages.page import NO_SENTENCE, Candidate, Page
from milia_lint.text.invisible import DIRECTION, INVISIBLE, MEANT

_SHOWN = 9  # further places that one candidate lists

_IN_WORD = re.compile(f"(?![{MEANT}])[{INVISIBLE}]")
_DIRECTION = re.compile(f"[{DIRECTION}]")
_LONGEST_GAP = 60  # characters of source between two letters that are read side by side

_IN_CAPITALS = re.compile(r"(?:TODO|FIXME|TBC|TBD|TKTK|XXX+)\b|\[(?!SIC\b)[A-Z][A-Z0-9 _/-]{3,30}\]")


def hidden_characters(page: Page) -> Iterator[Candidate]:
    """Yield one candidate for a page with invisible characters inside words, or marks that turn the direction of the text."""
    places = list(_hidden(page))
    if places:
        (start, end), *others = (_word_at(page, offset) for offset in places[: _SHOWN + 1])
        slots = {"count": str(len(places)), "words": "1 place" if len(places) == 1 else f"{len(places)} places"}
        yield Candidate(start, end, NO_SENTENCE, slots, tuple((*place, "another one") for place in others))


def fused_sentences(page: Page) -> Iterator[Candidate]:
    """Yield a candidate for each pair of sentences without a space between them; `System.String` is a name, not two sentences."""
    sentences, text = page.reading.sentences, page.document.text
    for index in range(1, len(sentences)):
        before, after = sentences[index - 1], sentences[index]
        if before.end == after.start and before.segment == after.segment and not text[before.end - 1].isalnum():
            start, _ = _word_at(page, before.end - 1)
            _, end = _word_at(page, after.start + 1)
            if text[start : before.end - 1].islower() and text[start - 1 : start].isspace() and text[end] in " ,’'\n":
                yield Candidate(start, end, index)


def placeholders(page: Page) -> Iterator[Candidate]:
    """Yield a candidate for each piece of text that waits to be replaced."""
    text, folded = page.document.text, page.reading.folded
    found = {match.span() for match in _IN_CAPITALS.finditer(text) if not text[match.start() - 1 : match.start()].isalnum()}
    for start, end in sorted(found.union(page.language.placeholders(folded))):
        yield Candidate(start, end, page.reading.sentence_at(start))


def _hidden(page: Page) -> Iterator[int]:
    """Yield the reading-text offsets before which the source holds a hidden character that matters."""
    source, offsets, text = page.document.source.text, page.document.offsets, page.document.text
    if "&" not in source and not _IN_WORD.search(source):
        return
    for at, before, after in zip(offsets.texts[1:], offsets.ends, offsets.sources[1:], strict=False):
        if not 0 < after - before <= _LONGEST_GAP:
            continue
        gap = html.unescape(source[before:after])
        inside = text[at - 1 : at].isalpha() and text[at : at + 1].isalpha() and text[at - 1 : at + 1].isascii()
        if _DIRECTION.search(gap) or (inside and _IN_WORD.search(gap)):
            yield at


def _word_at(page: Page, offset: int) -> tuple[int, int]:
    """Return the range of the word round an offset, or of the one character there."""
    text, start, end = page.document.text, offset, offset
    while start and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    if end > start:
        return start, end
    here = offset < len(text) and not text[offset].isspace()
    return (offset, offset + 1) if here else (max(offset - 1, 0), max(offset, 1))
