"""Checks for what is said too often: a term, a word, a sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import compress, islice, pairwise
from operator import eq

from milia_lint.lang import Language
from milia_lint.pages.page import NO_SENTENCE, Candidate, Page
from milia_lint.readers.document import UNSEEN

_SHOWN = 9  # further places that one candidate lists

_STUFFED = 0.04  # share of all words from which one two-word term is no accident (patient information reaches 3 %)
_ENOUGH_WORDS, _ENOUGH_TIMES = 100, 10

#: A word of two letters or more and the same again; its letters are tried as a whole, so a long one costs no more.
_TWICE = re.compile(r"(?<![\w'-])([^\W\d_]{2,}+) +\1(?![\w'-])")

_SHINGLE = 4  # words
_LONG_SENTENCE, _ALIKE = 10, 0.6


def keyword_stuffing(page: Page) -> Iterator[Candidate]:
    """Yield one candidate for a page of which a two-word term in running text makes up more than a few per cent: its first place."""
    words = page.reading.words
    if len(words) < _ENOUGH_WORDS:
        return
    often = {word for word, times in Counter(words).items() if times >= _ENOUGH_TIMES and _tells(word, page.language)}
    pairs = Counter(pair for pair in pairwise(words) if pair[0] in often and pair[1] in often)
    if not pairs:
        return
    ((term, _),) = pairs.most_common(1)
    places = _places(page, rf"{re.escape(term[0])}[ -]{re.escape(term[1])}")
    stands = [place for place in places if page.segment(page.reading.sentence_at(place[0])).scope not in UNSEEN]
    if len(stands) >= _ENOUGH_TIMES and 2 * len(stands) > _STUFFED * len(words):
        share = f"{200 * len(stands) / len(words):.0f}"
        (start, end), *others = stands
        related = tuple((*place, "another one") for place in others[:_SHOWN])
        yield Candidate(start, end, NO_SENTENCE, {"term": " ".join(term), "count": str(len(stands)), "share": share}, related)


def doubled_words(page: Page) -> Iterator[Candidate]:
    """Yield a candidate for each word that is written twice in a row, but for words that may be."""
    words = page.reading.words
    twice = set(compress(words, map(eq, words, islice(words, 1, None)))) - page.language.repeatable_words
    for match in _TWICE.finditer(page.reading.folded) if twice else ():
        if match[1] in twice and match[1].isalpha():
            slots = {"word": page.text(*match.span(1))}
            yield Candidate(*match.span(), page.reading.sentence_at(match.start()), slots)


def near_duplicates(page: Page) -> Iterator[Candidate]:
    """Yield a candidate for each long sentence most of whose words stood in this order in one sentence before it."""
    first: dict[tuple[str, ...], int] = {}
    seen: set[tuple[str, ...]] = set()
    for index, sentence in enumerate(page.reading.sentences):
        words = tuple(sentence.tokenized.tokens)
        if len(words) < _LONG_SENTENCE or words in seen:
            continue
        seen.add(words)
        shingles = set(zip(*(words[n:] for n in range(_SHINGLE)), strict=False))
        again = shingles & first.keys()
        if len(again) >= _ALIKE * len(shingles):
            (before, times), *_ = Counter(first[each] for each in again).most_common(1)
            if times >= _ALIKE * len(shingles):
                other = page.reading.sentences[before]
                yield Candidate(
                    sentence.start, sentence.end, index, {}, ((other.start, other.end, "nearly the same was said here"),)
                )
        first.update(dict.fromkeys(shingles - again, index))


def _places(page: Page, expression: str) -> list[tuple[int, int]]:
    """Return where an expression stands as whole words. It begins with a letter, for which the search is fast."""
    folded = page.reading.folded
    spans = (match.span() for match in re.finditer(expression, folded))
    return [(start, end) for start, end in spans if not _joined(folded[start - 1 : start]) and not _joined(folded[end : end + 1])]


def _joined(beside: str) -> bool:
    return beside.isalnum() or beside in {"-", "'", "_"}


def _tells(word: str, language: Language) -> bool:
    return len(word) > 2 and not word[0].isdigit() and word not in language.common_words and word not in language.interface_words
