"""Where a rewrite goes: the exact range it replaces, so that the sentence around it still reads well.

Everything here is decided in the reading text; a place that cannot be told exactly gives no range, and the rewrite
is offered as advice.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from milia_lint.files.source import Span
from milia_lint.lang import Grammar
from milia_lint.pages.page import Candidate, Page
from milia_lint.readers.builder import CITED, PLACEHOLDER
from milia_lint.readers.document import BODY, Document, Scope
from milia_lint.text.invisible import INVISIBLE

_NOT_COPY = re.compile(f"[{PLACEHOLDER}{CITED}]")
_HIDDEN = re.compile(f"[{INVISIBLE}]*")
_WORD = re.compile(r"\S+")
_LINE_BREAK = re.compile(r"[\r\n]")
_MORE = re.compile(r"[^ .!?…]")
_FULL_STOP = re.compile(r"(?<![.!?…])[.]$")
#: Places where one sentence may take another's.
_PROSE = frozenset(
    (Scope.PARAGRAPH, Scope.LIST_ITEM, Scope.BLOCKQUOTE, Scope.FOOTNOTE, Scope.FRONT_MATTER, Scope.META, Scope.STRUCTURED_DATA)
)
_WINDOW = 1_000  # characters on either side that decide: the sentences next to the one that changes


class Splice(NamedTuple):
    """Wording and the range of the reading text that it replaces."""

    start: int
    end: int
    text: str


def splice(over: str, text: str, candidate: Candidate, page: Page, grammar: Grammar) -> Splice | None:
    """Return `text` at the candidate's match, clause or sentence; None where it would not read well there.

    Without text the range is cut out, with the space, commas and capital that go with it.
    """
    start, end = _range(over, candidate, page)
    low, high = _near(start, end, candidate, page)
    near, after = page.text(low, high), page.text(end, high)
    if not grammar.is_balanced(page.text(start, end)) or (
        _is_last_sentence(start, end, candidate, page) and grammar.refers_back(_next_paragraph(candidate, page))
    ):
        return None
    if not text:
        cut = grammar.delete_span(near, start - low, end - low, clause=over == "clause")
        return (
            _within_lines(Splice(low + cut[0], low + cut[1], cut[2]), _bounds(candidate, page)[0], page.document) if cut else None
        )
    (begin, until), old = _sentence(candidate, page), page.text(start, end)
    sentence = page.text(begin, until)
    if over == "sentence":
        scope = page.segment(candidate.sentence).scope
        if (scope in BODY and page.says(text.rstrip(".!"))) or not grammar.can_replace_sentence(sentence, text, after):
            return None
        return _instead(Splice(start, end, text), sentence, scope, grammar)
    substitute = grammar.substitute(text, old, page.text(begin, start), after) if over == "match" else text
    if substitute is None or grammar.repeats_word(substitute, old, f"{page.text(begin, start)} {page.text(end, until)}"):
        return None
    text = grammar.in_case_of(old, sentence, substitute)
    if article := grammar.article_for(page.text(low, start), text):
        return Splice(low + article[0], end, f"{article[1]} {text}")
    return Splice(start, end, text)


def _within_lines(cut: Splice, low: int, document: Document) -> Splice:
    """Take the space before a cut rather than the line break after it, so that what stands on other lines stays there."""
    start, end, text = cut
    if text or start <= low or not document.text[start - 1].isspace() or not document.text[end - 1].isspace():
        return cut
    before, after = (document.source_span(at, at + 1) for at in (start - 1, end - 1))
    source = document.source.text
    breaks = [bool(_LINE_BREAK.search(source, span.start, span.end)) for span in (before, after)]
    return Splice(start - 1, end - 1, text) if breaks == [False, True] else cut


def source_place(document: Document, found: Splice) -> tuple[Span, str] | None:
    """Return where a splice stands in the source, and its text there; None where markup or a value would be cut through.

    Where only a part of the words changes and that part is free of markup, the part alone is replaced.
    """
    for narrow in (found, _narrowed(document, found)):
        if narrow.start < narrow.end and _is_one_piece(document, narrow.start, narrow.end):
            return document.source_span(narrow.start, narrow.end), narrow.text
    return None


def _is_one_piece(document: Document, start: int, end: int) -> bool:
    if _NOT_COPY.search(document.text, start, end):
        return False
    pieces = document.offsets.pieces(start, end)
    source = document.source.text
    return all(_HIDDEN.fullmatch(source, left.end, right.start) for left, right in pairwise(pieces))


def _narrowed(document: Document, found: Splice) -> Splice:
    """Leave out the words at both ends that stay the same."""
    start, end, text = found
    old = document.text[start:end]
    while old and text and (one := _WORD.match(old)) and (two := _WORD.match(text)) and one[0] == two[0]:
        skip, skipped = _past_word(old, one.end()), _past_word(text, two.end())
        if not old[skip:] or not text[skipped:]:
            break
        start, old, text = start + skip, old[skip:], text[skipped:]
    while " " in old and " " in text and old.rpartition(" ")[2] == text.rpartition(" ")[2]:
        old, text = old.rpartition(" ")[0], text.rpartition(" ")[0]
        end = start + len(old)
    return Splice(start, end, text)


def _past_word(text: str, end: int) -> int:
    return end + (text[end : end + 1] == " ")


def _bounds(candidate: Candidate, page: Page) -> tuple[int, int]:
    segment = page.document.segments[page.document.segment_at(candidate.start)]
    return segment.start, segment.end


def _sentence(candidate: Candidate, page: Page) -> tuple[int, int]:
    if candidate.sentence < 0:
        return candidate.start, candidate.end
    sentence = page.reading.sentences[candidate.sentence]
    written = page.text(sentence.start, sentence.end).rstrip()
    return min(sentence.start, candidate.start), max(sentence.start + len(written), candidate.end)


def _near(start: int, end: int, candidate: Candidate, page: Page) -> tuple[int, int]:
    """The part of the candidate's segment round `start:end` that grammar looks at: a paragraph may be as long as a book."""
    low, high = _bounds(candidate, page)
    return max(low, start - _WINDOW), min(high, end + _WINDOW)


def _is_last_sentence(start: int, end: int, candidate: Candidate, page: Page) -> bool:
    return start <= _sentence(candidate, page)[0] and not _MORE.search(page.document.text, end, _bounds(candidate, page)[1])


def _next_paragraph(candidate: Candidate, page: Page) -> str:
    """The text of the next block of the same kind, where both are prose."""
    segments, at = page.document.segments, page.document.segment_at(candidate.start)
    if at + 1 == len(segments) or segments[at].scope is not segments[at + 1].scope or segments[at].scope not in _PROSE:
        return ""
    start, end = segments[at + 1].start, segments[at + 1].end
    return page.text(start, min(end, start + _WINDOW))


def _range(over: str, candidate: Candidate, page: Page) -> tuple[int, int]:
    if over == "match" or candidate.sentence < 0:
        return candidate.start, candidate.end
    if over == "sentence":
        return _sentence(candidate, page)
    start, end = page.reading.span(candidate.sentence, *page.reading.clause(candidate.sentence, candidate.start, candidate.end))
    return min(start, candidate.start), max(end, candidate.end)


def _instead(found: Splice, old: str, scope: Scope, grammar: Grammar) -> Splice | None:
    """One sentence instead of another; without a full stop where the old one has none."""
    if scope not in _PROSE or not grammar.is_self_contained(old):
        return None
    text = grammar.in_case_of(old, old, found.text)
    if re.search(r"[.!?…:][\"'”’)]*$", old):
        return found._replace(text=text if grammar.ends_sentence(text) else f"{text}.")
    return found._replace(text=_FULL_STOP.sub("", text) if "." not in text[:-1] else text)
