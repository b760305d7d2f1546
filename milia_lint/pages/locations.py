"""From a range of the reading text to a Location in the source, and to the sentence round it."""

from __future__ import annotations

from milia_lint.files.source import Source, Span
from milia_lint.findings.finding import Location, Snippet
from milia_lint.pages.page import Page


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
    return Snippet(page.text(begin, until), start - begin, end - begin)
