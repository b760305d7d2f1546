"""From findings to edits of the source: exact places, the wording, and the rule that asks for it."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import itemgetter

from milia_lint.files.source import Span
from milia_lint.findings.finding import Finding
from milia_lint.lang import language
from milia_lint.readers.document import BODY, Document
from milia_lint.text.confusables import spoofed_words
from milia_lint.text.confusables_data import TWINS
from milia_lint.text.invisible import INVISIBLE, MEANT

#: What the checks of letters call themselves, and how they are mended.
LOOK_ALIKES, HIDDEN = "mixed-scripts", "hidden-characters"
_ZERO_WIDTH = re.compile(
    f"(?![{MEANT}])[{INVISIBLE}]|&(?:#(?:x0*200[bcdef]|x0*2060|x0*feff|0*820[3-7]|0*8288|0*65279)|ZeroWidthSpace|zwn?j|lrm|rlm);",
    re.IGNORECASE,
)
_RIGHT_TO_LEFT = frozenset(("R", "AL", "AN"))
_NEAR = 80  # characters of a line looked at for a script that is written from right to left


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of the source: `start:end` becomes `text`, wording that is not yet spelt for its place.

    `others` are further wordings with their places, to be tried where the first cannot stand. `finding` is what it mends.
    `brand` says that the wording is the brand's own.
    """

    start: int
    end: int
    text: str
    applies: str
    finding: Finding
    others: tuple[Edit, ...] = ()
    brand: bool = False

    @property
    def key(self) -> tuple[str, str, int, str]:
        """What tells it from other edits, in whatever round: an edit that was refused is not tried again."""
        context = self.finding.snippet
        place = context.start if self.applies == "suggested" else self.start
        return self.finding.rule, context.text, place, self.text


def safe_edits(document: Document, findings: Iterable[Finding], checks: dict[str, str]) -> list[Edit]:
    """Return the edits that change nothing a reader sees; `checks` gives the check behind a rule, by the rule's id.

    A check of letters reports once for a page; each word it speaks of is an edit of its own.
    """
    found: list[Edit] = []
    for finding in findings:
        check = checks.get(finding.rule)
        places = _latin(document) if check == LOOK_ALIKES else _bare(document) if check == HIDDEN else ()
        found += (Edit(*place, "safe", finding) for place in places)
    return found


def suggested_edits(findings: Sequence[Finding]) -> list[Edit]:
    """Return an edit for each finding that has a rewrite to splice: its first one, the next ones in reserve."""
    found = []
    for finding in sorted(findings, key=lambda each: (each.severity.rank, each.location.start, each.rule)):
        offered = tuple(_offered(finding))
        if offered:
            found.append(replace(offered[0], others=offered[1:]))
    return found


def _offered(finding: Finding) -> Iterator[Edit]:
    """Yield each rewrite that can be spliced as an edit of its own."""
    for each in finding.rewrites:
        if each.applies == "suggested" and each.start is not None and each.end is not None:
            yield Edit(each.start, each.end, each.text, "suggested", finding, brand=each.brand)


def without_overlaps(edits: Iterable[Edit]) -> tuple[list[Edit], list[tuple[Edit, Edit]]]:
    """Return the edits that keep clear of those before them, and each of the others with the one in its way."""
    kept: list[Edit] = []
    starts: list[int] = []
    lost: list[tuple[Edit, Edit]] = []
    for edit in edits:
        place = bisect_right(starts, edit.start)
        near = [each for each in kept[max(place - 1, 0) : place + 1] if edit.start < each.end and each.start < edit.end]
        if near:
            lost.append((edit, near[0]))
        else:
            kept.insert(place, edit)
            starts.insert(place, edit.start)
    return kept, lost


def without_echoes(edits: Iterable[Edit]) -> list[Edit]:
    """Return the edits that say nothing which one before them says, in the same sentence or as a sentence of its own.

    The others wait for another round, in which the page shows what is said already.
    """
    repeats_word = language().grammar().repeats_word
    kept: list[Edit] = []
    said: dict[str, str] = {}
    sentences: set[str] = set()
    for edit in edits:
        sentence = edit.finding.snippet.text
        if edit.applies == "suggested" and edit.text:
            plain = edit.text.rstrip(".!")
            if repeats_word(edit.text, edit.finding.location.quote, said.get(sentence, "")) or plain in sentences:
                continue
            said[sentence] = f"{said.get(sentence, '')} {edit.text}"
            if edit.finding.scope in BODY and edit.end - edit.start >= len(sentence.rstrip(" .!?")):
                sentences.add(plain)
        kept.append(edit)
    return kept


def _latin(document: Document) -> Iterator[tuple[int, int, str]]:
    """Yield each look-alike word with its Latin spelling; letter by letter where it is not written in one piece."""
    source = document.source.text
    for start, end in spoofed_words(document.text):
        span = document.source_span(start, end)
        plain = document.text[start:end].translate(TWINS)
        if source[span.start : span.end] == document.text[start:end]:
            yield span.start, span.end, plain
            continue
        for number, letter in enumerate(plain):
            if letter != document.text[start + number]:
                yield *document.source_span(start + number, start + number + 1), letter


def _bare(document: Document) -> Iterator[tuple[int, int, str]]:
    """Yield the zero-width and direction characters between letters that are read side by side."""
    source = document.source.text
    runs = sorted(zip(document.offsets.sources, document.offsets.ends, strict=True), key=itemgetter(0))
    for (_, left), (right, _) in pairwise([(0, 0), *runs, (len(source), len(source))]):
        for odd in _at_edges(source, left, right):
            if not _means_something(source, *odd):
                yield *odd, ""


def _at_edges(source: str, left: int, right: int) -> Iterator[Span]:
    """Yield the runs of hidden characters that touch copy on either side of a gap; what is in markup stays."""
    at = left
    while (odd := _ZERO_WIDTH.match(source, at, right)) is not None:
        at = odd.end()
    if left < at:
        yield Span(left, at)
    begin = right
    while begin > at and _ZERO_WIDTH.fullmatch(source, begin - 1, begin):
        begin -= 1
    if begin < right:
        yield Span(begin, right)


def _means_something(source: str, start: int, end: int) -> bool:
    """Whether the characters serve a script that needs them, or join an emoji."""
    beside = source[max(start - 1, 0) : start] + source[end : end + 1]
    if any(ord(letter) > 0x24F and not letter.isspace() and unicodedata.category(letter)[0] in "LMS" for letter in beside):
        return True
    before, after = source[max(start - _NEAR, 0) : start], source[end : end + _NEAR]
    near = before[before.rfind("\n") + 1 :] + after.partition("\n")[0]
    return any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in near)
