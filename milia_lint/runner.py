"""One file in, what it gives out; and the report over all of them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from milia_lint.checks.contradiction import Facts, no_facts
from milia_lint.claims.answers import answered
from milia_lint.claims.found import Claimed
from milia_lint.claims.inventory import Assertion, assertions_on
from milia_lint.claims.judge import substantiate
from milia_lint.claims.project import NOTHING_REGISTERED, Project
from milia_lint.document import Document
from milia_lint.engine import PageResult, conclude, lint_page
from milia_lint.finding import Finding, Report, RunError, Statement, in_reading_order
from milia_lint.matching import Lexicon
from milia_lint.page import NOTHING_COUNTED, Counted, open_page
from milia_lint.profiles import Profile
from milia_lint.readers import read
from milia_lint.rulebook.model import PageKind, Rulebook
from milia_lint.selection import Selection, Severities
from milia_lint.source import Source, UnreadableSource, decode
from milia_lint.suppression import Suppression, suppress, suppressions_in
from milia_lint.text.language import is_english, plainly_other_language


@dataclass(frozen=True, slots=True)
class FileResult:
    """What one file gave: a page result, or the reason why there is none."""

    path: str
    page: PageResult | None = None
    error: RunError | None = None
    notices: tuple[str, ...] = ()
    words: int = 0
    other_language: str | None = None
    suppressions: tuple[Suppression, ...] = ()
    claimed: tuple[Claimed, ...] = ()
    asserted: tuple[Assertion, ...] = ()


class Entry(NamedTuple):
    """A file to lint: as it lies on disk, or as `data` where something else than the disk has its content."""

    path: str
    data: bytes | None = None


def lint_source(
    source: Source, rulebook: Rulebook, lexicon: Lexicon, selection: Selection, kind: PageKind | None = None,
    project: Project = NOTHING_REGISTERED, counted: Counted = NOTHING_COUNTED,
) -> FileResult:  # fmt: skip
    """Return what one decoded file gives; what its front matter says of the kind of page beats `kind`.

    `rulebook` and `lexicon` have to hold what `project` looks for.
    """
    document = read(source)
    notices = tuple(f"{source.path}: {notice}" for notice in (source.notice, *document.notices) if notice)
    language = _other_language(document)
    if language:
        return FileResult(source.path, notices=notices, other_language=language)
    if not document.segments:
        return FileResult(source.path, notices=notices)
    page = open_page(document, lexicon, _declared_kind(document) or kind, counted)
    result, claimed = answered(lint_page(page, rulebook, selection), page, rulebook, project, selection.markets)
    words = document.text.count(" ")
    asserted = assertions_on(page, result, claimed, rulebook) if lexicon.inventory else ()
    return FileResult(source.path, result, None, notices, words, None, suppressions_in(document), claimed, asserted)


def lint_entry(entry: Entry, profile: Profile) -> FileResult:
    """Return what a file gives; one that cannot be read is an error, a binary one a notice."""
    shown = shown_path(entry.path)
    try:
        data = _content(entry.path) if entry.data is None else entry.data
        selection, kind = profile.for_file(entry.path)
        source, counted = decode(shown, data), profile.counted(entry.path)
        return lint_source(source, profile.rulebook, profile.lexicon, selection, kind, profile.project, counted)
    except UnreadableSource as reason:
        return FileResult(shown, notices=(f"{shown}: {reason}",))
    except OSError as reason:
        return FileResult(shown, error=RunError(shown, f"cannot be read: {reason.strerror or reason}"))
    except Exception as mistake:
        told = f"milia-lint failed on this file ({type(mistake).__name__}: {mistake}); please report it"
        return FileResult(shown, error=RunError(shown, told))


def shown_path(path: str) -> str:
    """Return a path as reports show it: with forward slashes, bytes that are no text as `\\xe9`."""
    return path.replace(os.sep, "/").encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _content(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def gather(
    results: Iterable[FileResult],
    rulebook: Rulebook | Callable[[], Rulebook],
    severities: Severities,
    seen: Callable[[int, int], None] = lambda _files, _findings: None,
    today: date | None = None,
    facts: Facts = no_facts,
    beside: Sequence[Statement] = (),
) -> Report:
    """Return the report over all files: their findings, and what their statements contradict, less what is suppressed.

    `seen` is told after each file how many files and findings there are; without `today` no suppression or claim ends.
    A `rulebook` that is a function is called when all results are in. `facts` says what has been agreed on; `beside`
    are statements of pages that are not reported on.
    """
    findings: list[Finding] = []
    excused: list[Finding] = []
    statements: list[Statement] = []
    suppressions: list[Suppression] = []
    claimed: list[Claimed] = []
    errors: list[RunError] = []
    notices: list[str] = []
    linted: list[str] = []
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
            suppressions += result.suppressions
            claimed += result.claimed
        if not result.error and not (result.page and result.page.errors):
            linted.append(result.path)
        seen(files, len(findings))
    notices += _not_linted(languages)
    book = rulebook if isinstance(rulebook, Rulebook) else rulebook()
    elsewhere = {each.place.path for each in beside}.difference(each.place.path for each in statements)
    concluded = conclude((*statements, *beside), book, severities, facts)
    findings += [each for each in concluded if each.place.path not in elsewhere]
    judged = substantiate(findings, claimed, book, severities, today)
    excused += judged.excused
    outcome = suppress(judged.standing, suppressions, book, severities, today, {error.path for error in errors})
    return Report(
        files, in_reading_order(outcome.standing), in_reading_order(excused), in_reading_order(outcome.suppressed),
        errors=tuple(errors), notices=tuple(notices), words=words, linted=tuple(linted),
    )  # fmt: skip


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
    return next((kind for kind in PageKind if kind.value == named), None)
