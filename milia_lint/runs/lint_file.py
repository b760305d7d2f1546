"""One file in, what it gives out."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass, replace
from typing import NamedTuple

from milia_lint.claims.detect import Claimed
from milia_lint.claims.filter import answered
from milia_lint.claims.inventory import Assertion, assertions_on
from milia_lint.claims.project import NOTHING_REGISTERED, Project
from milia_lint.engine import PageResult, lint_page
from milia_lint.files.contents import PIPES, read_file
from milia_lint.files.limits import MEGABYTE, clipped
from milia_lint.files.source import Source, UnreadableSource, shown_path
from milia_lint.filters.declarations import about_declarations, declared_in
from milia_lint.filters.suppression import Suppression, suppressions_in
from milia_lint.findings.finding import PageTold, RunError
from milia_lint.findings.selection import Selection
from milia_lint.lang import language_tag
from milia_lint.matching import Lexicon
from milia_lint.matching.languages import settle_languages
from milia_lint.pages.page import NO_SENTENCE, NOTHING_COUNTED, Counted, Page, open_page
from milia_lint.pages.purpose import INFORMS, SELLS
from milia_lint.pages.sold import Sold
from milia_lint.readers import NoReader, read, reader_of
from milia_lint.readers.document import Document
from milia_lint.rulebook.model import NOTHING_DECLARED, Declared, PageKind, Rulebook
from milia_lint.runs.profiles import Profile


@dataclass(frozen=True, slots=True)
class FileResult:
    """What one file gave: a page result, or the reason why there is none or not all of it."""

    path: str
    page: PageResult | None = None
    error: RunError | None = None
    notices: tuple[str, ...] = ()
    words: int = 0
    other_language: str | None = None
    suppressions: tuple[Suppression, ...] = ()
    claimed: tuple[Claimed, ...] = ()
    asserted: tuple[Assertion, ...] = ()
    told: PageTold | None = None


class LintInput(NamedTuple):
    """A file to lint: as it lies on disk, or as `data` where something else than the disk has its content."""

    path: str
    data: bytes | None = None


def lint_source(
    source: Source, rulebook: Rulebook, lexicon: Lexicon, selection: Selection, declared: Declared = NOTHING_DECLARED,
    project: Project = NOTHING_REGISTERED, counted: Counted = NOTHING_COUNTED, lang: str | None = None,
) -> FileResult:  # fmt: skip
    """Return what one text gives, as `lint_document` does; text that no reader reads is an error."""
    try:
        document = read(source)
    except NoReader as reason:
        return FileResult(source.path, error=RunError(source.path, str(reason)))
    return lint_document(document, rulebook, lexicon, selection, declared, project, counted, lang)


def lint_document(
    document: Document, rulebook: Rulebook, lexicon: Lexicon, selection: Selection, declared: Declared = NOTHING_DECLARED,
    project: Project = NOTHING_REGISTERED, counted: Counted = NOTHING_COUNTED, lang: str | None = None,
) -> FileResult:  # fmt: skip
    """Return what one document gives; what its front matter says of the page beats `declared`.

    `rulebook` and `lexicon` have to hold what `project` looks for. `lang` is the language of a page that declares none;
    without it that is told from its words.
    """
    source = document.source
    document, language, told = settle_languages(document, lang, lambda tag: lexicon.speaking(tag) is not None)
    notices = tuple(f"{source.path}: {notice}" for notice in (source.notice, *document.notices, *told) if notice)
    own_lexicon = lexicon.speaking(language_tag(language))
    unread = RunError(source.path, "; ".join(document.unread)) if document.unread else None
    if own_lexicon is None:
        return FileResult(source.path, error=unread, notices=notices, other_language=language)
    if not document.segments:
        return FileResult(source.path, error=unread, notices=notices)
    own, mistakes = declared_in(document, declared, rulebook)
    page = open_page(document, own_lexicon, own, counted)
    result, claimed = answered(
        lint_page(page, rulebook, selection), page, rulebook, project, selection.markets or tuple(rulebook.markets)
    )
    result = replace(result, findings=(*result.findings, *about_declarations(mistakes, document, rulebook, selection)))
    words = document.text.count(" ")
    asserted = assertions_on(page, result, claimed, rulebook) if lexicon.inventory else ()
    return FileResult(
        source.path, result, unread, notices, words, None, suppressions_in(document), claimed, asserted, _told(page)
    )


def lint_file(entry: LintInput, profile: Profile) -> FileResult:
    """Return what a file gives; one that cannot be read as text is an error."""
    shown = shown_path(entry.path)
    try:
        reader = reader_of(shown)
        data = _content(entry, profile.settings.file_bytes)
        selection, declared = profile.for_file(entry.path)
        document, counted = reader.read(shown, data), profile.counted(entry.path)
        return lint_document(document, profile.rulebook, profile.lexicon, selection, declared, profile.project, counted)
    except (NoReader, UnreadableSource) as reason:
        return FileResult(shown, error=RunError(shown, str(reason)))
    except OSError as reason:
        hint = "; `max_file_size` in the configuration says how large a page may be" if reason.errno == errno.EFBIG else ""
        return FileResult(shown, error=RunError(shown, f"cannot be read: {reason.strerror or reason}{hint}"))
    except Exception as mistake:
        told = f"milia-lint failed on this file ({type(mistake).__name__}: {clipped(str(mistake))}); please report it"
        return FileResult(shown, error=RunError(shown, told))


def _content(entry: LintInput, most: int) -> bytes:
    """Return the bytes of a file. Raises OSError, also where there are more than `most`."""
    if entry.data is None:
        return read_file(entry.path, most, pipe=os.path.abspath(entry.path).startswith(PIPES))
    if len(entry.data) > most:
        raise OSError(errno.EFBIG, f"it is larger than {most / MEGABYTE:g} MB")
    return entry.data


def _told(page: Page) -> PageTold:
    """What a page was taken for, and by which signs."""
    signs = page.purpose.evidence(SELLS if page.kind is PageKind.SELLING else INFORMS)
    declared = page.declared.kind is not None
    return PageTold(page.document.source.path, page.kind, declared, () if declared else signs, Sold(page).of(NO_SENTENCE))
