"""From a range of the reading text to a Location in the source, and to the sentence round it."""

from __future__ import annotations

from milia_lint.files.source import Source, Span
from milia_lint.findings.finding import OBJECT, Location, Snippet
from milia_lint.pages.page import Page

_LONGEST = 40  # characters of an object that are shown


def location_of(source: Source, span: Span) -> Location:
    """Return a source span as a Location."""
    begin, until = source.position(span.start), source.position(span.end)
    quote = source.text[span.start : span.end]
    return Location(source.path, span.start, span.end, begin.line, begin.column, until.line, until.column, quote)


def location_in(page: Page, start: int, end: int) -> Location:
    """Return where a range of the page's reading text stands in its source."""
    return location_of(page.document.source, page.document.source_span(start, end))


def snippet_of(page: Page, start: int, end: int, sentence: int) -> Snippet:
    """Return the sentence round a range, as it is read, with the range in it."""
    if sentence < 0:
        return Snippet(page.text(start, end), 0, end - start)
    around = page.reading.sentences[sentence]
    begin, until = min(around.start, start), max(around.end, end)
    text = page.text(begin, until)
    return Snippet(text, start - begin, end - begin, _objects(page, text, begin) if OBJECT in text else ())


def _objects(page: Page, text: str, begin: int) -> tuple[str, ...]:
    """Return the source's words for each object in a piece of reading text that begins there, in one line and clipped."""
    places = (begin + at for at, char in enumerate(text) if char == OBJECT)
    spans = (page.document.source_span(at, at + 1) for at in places)
    words = (" ".join(page.document.source.text[span.start : span.end].split()) for span in spans)
    return tuple(each if len(each) <= _LONGEST else f"{each[: _LONGEST - 1]}…" for each in words)
