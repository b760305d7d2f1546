"""In which language each passage of a page is read: the one it declares, unless its own words say that it is in another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from milia_lint.lang import DEFAULT, language_tag
from milia_lint.lang.detection import plainly_other_language, reads_as_default
from milia_lint.readers.document import Document, Segment

_LONGEST_TAG = 35  # characters of a language tag that a notice repeats: no registered one is longer (RFC 5646, 4.4.1)


class Settled(NamedTuple):
    """A document whose segments say what they are read in, the language of the page, and what a person should know."""

    document: Document
    lang: str
    notices: tuple[str, ...] = ()


def settle_languages(document: Document, given: str | None, is_spoken: Callable[[str], bool]) -> Settled:
    """Return `document` with the languages in which it is read; `given` is that of a page that declares none.

    `is_spoken` says whether there are rules for a language, by its tag. A passage that declares a language without rules, or
    stands on a page in one, is read in the default language where its words are plainly of that.
    """
    page = document.lang or given or plainly_other_language(_shown(document)) or DEFAULT
    unspoken = [each for each in document.segments if not is_spoken(language_tag(page if each.lang is None else each.lang))]
    told = {each for each in unspoken if reads_as_default(document.text[each.start : each.end])}
    spoken = is_spoken(language_tag(page))
    if not unspoken or (not told and not spoken):
        return Settled(document, page)
    segments = tuple(_settled(each, page, told) for each in document.segments)
    notices = (*_lies(document, page, told), *_unread(document, page, set(unspoken) - told))
    return Settled(replace(document, segments=segments), page if spoken else DEFAULT, notices)


def _settled(segment: Segment, page: str, told: set[Segment]) -> Segment:
    return replace(segment, lang=DEFAULT if segment in told else segment.lang or page)


def _shown(document: Document) -> str:
    return "\n".join(document.text[each.start : each.end] for each in document.segments if not each.hidden)


def _lies(document: Document, page: str, told: set[Segment]) -> Iterator[str]:
    for declared, first, count in _by_language(document, page, told):
        more = f" (and {count - 1} more)" if count > 1 else ""
        yield f"line {first}{more}: said to be in {declared!r}, the words are English; read as English"


def _unread(document: Document, page: str, unread: set[Segment]) -> Iterator[str]:
    for declared, first, count in _by_language(document, page, unread):
        more = f" (and {count - 1} more)" if count > 1 else ""
        yield f"line {first}{more}: in {declared!r}, for which there are no rules; not read"


def _by_language(document: Document, page: str, segments: set[Segment]) -> Iterator[tuple[str, int, int]]:
    """Yield each language with the line of its first segment and the number of its segments."""
    ordered = sorted(segments, key=lambda each: each.start)
    for lang in dict.fromkeys(each.lang or page for each in ordered):
        own = [each for each in ordered if (each.lang or page) == lang]
        first = document.source_span(own[0].start, own[0].end).start
        yield lang[:_LONGEST_TAG], document.source.position(first).line, len(own)
