"""A whole run: files in, one report out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from milia_lint.document import Document
from milia_lint.engine import PageResult, conclude, lint_page
from milia_lint.finding import Finding, Report, RunError, Statement, in_reading_order
from milia_lint.lexicon import Lexicon
from milia_lint.page import open_page
from milia_lint.readers import read
from milia_lint.rulebook.model import PageKind, Rulebook
from milia_lint.selection import Selection
from milia_lint.source import Source, UnreadableSource, decode
from milia_lint.text.language import is_english, plainly_other_language


@dataclass(frozen=True, slots=True)
class FileResult:
    """What one file gave: a page result, or the reason why there is none."""

    page: PageResult | None = None
    error: RunError | None = None
    notices: tuple[str, ...] = ()
    words: int = 0
    other_language: str | None = None


def lint_source(
    source: Source, rulebook: Rulebook, lexicon: Lexicon, selection: Selection, kind: PageKind | None = None
) -> FileResult:
    """Return what one decoded file gives."""
    document = read(source)
    notices = tuple(f"{source.path}: {notice}" for notice in (source.notice, *document.notices) if notice)
    language = _other_language(document)
    if language:
        return FileResult(notices=notices, other_language=language)
    if not document.segments:
        return FileResult(notices=notices)
    page = open_page(document, lexicon, kind or _declared_kind(document))
    return FileResult(lint_page(page, rulebook, selection), None, notices, document.text.count(" "))


def lint_file(path: str, rulebook: Rulebook, lexicon: Lexicon, selection: Selection) -> FileResult:
    """Return what the file at `path` gives; a file that cannot be read is an error, a binary one a notice."""
    try:
        with open(path, "rb") as file:
            return lint_source(decode(path, file.read()), rulebook, lexicon, selection)
    except UnreadableSource as reason:
        return FileResult(notices=(f"{path}: {reason}",))
    except OSError as reason:
        return FileResult(error=RunError(path, f"cannot be read: {reason.strerror or reason}"))
    except Exception as mistake:
        return FileResult(error=RunError(path, f"milia-lint failed on this file ({type(mistake).__name__}: {mistake}); please report it"))


def gather(
    results: Iterable[FileResult], rulebook: Rulebook, selection: Selection, seen: Callable[[int], None] = lambda _: None
) -> Report:
    """Return the report over all files: their findings, and what their statements contradict."""
    findings: list[Finding] = []
    excused: list[Finding] = []
    statements: list[Statement] = []
    errors: list[RunError] = []
    notices: list[str] = []
    languages: Counter[str] = Counter()
    files = words = 0
    for result in results:
        files += 1
        words += result.words
        notices += result.notices
        languages += Counter([result.other_language] if result.other_language else [])
        errors += [result.error] if result.error else []
        if result.page:
            findings += result.page.findings
            excused += result.page.excused
            statements += result.page.statements
            errors += result.page.errors
        seen(files)
    notices += _not_linted(languages)
    findings += conclude(statements, rulebook, selection)
    return Report(
        files, in_reading_order(findings), in_reading_order(excused), errors=tuple(errors), notices=tuple(notices), words=words
    )


def lint_files(
    paths: Sequence[str], rulebook: Rulebook, lexicon: Lexicon, selection: Selection, seen: Callable[[int], None] = lambda _: None
) -> Report:
    """Return the report over the files at `paths`; `seen` is told after each how many are done."""
    results = (lint_file(path, rulebook, lexicon, selection) for path in paths)
    return gather(results, rulebook, selection, seen)


def _not_linted(languages: Counter[str]) -> list[str]:
    """The notice that counts the files in languages for which there are no rules."""
    if not languages:
        return []
    files = "1 file in another language was" if languages.total() == 1 else f"{languages.total()} files in other languages were"
    told = ", ".join(f"{code} {count}" for code, count in languages.most_common())
    return [f"{files} not linted ({told}); the rules are for English"]


def _other_language(document: Document) -> str | None:
    if document.lang is not None:
        return None if is_english(document.lang) else document.lang
    return plainly_other_language(document.text)


def _declared_kind(document: Document) -> PageKind | None:
    """The page kind its front matter declares: `milia_lint: {page: editorial}`."""
    own = (document.metadata.get("front_matter") or {}).get("milia_lint")
    named = own.get("page") if isinstance(own, dict) else None
    return PageKind(named) if named in {kind.value for kind in PageKind} else None
