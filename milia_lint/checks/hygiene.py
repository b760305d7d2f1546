"""Checks of the text itself: what was left in it, hidden in it, or said too often."""

from __future__ import annotations

import html
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from milia_lint.page import Hit, Page
from milia_lint.rulebook.pattern import COMMON
from milia_lint.text.tokens import TOKEN

_SHOWN = 9  # further places that one hit lists
_NO_SENTENCE = -1

_IN_WORD = re.compile("[\u180e\u200b-\u200d\u2060-\u2064\ufeff]")
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LONGEST_GAP = 60  # characters of source between two letters that are read side by side

_STUFFED = 0.04  # share of all words from which one two-word term is no accident (patient information reaches 3 %)
_ENOUGH_WORDS, _ENOUGH_TIMES = 100, 10
_INTERFACE = frozenset(
    "add basket buy cart click learn menu more next order page previous price quick read sale shop view".split()
)

_SHINGLE = 4  # words
_LONG_SENTENCE, _ALIKE = 10, 0.6

_PLACEHOLDER = re.compile(
    r"\b(?:TODO|FIXME|TBC|TBD|TKTK|XXX+)\b"
    r"|\[(?!SIC\b)[A-Z][A-Z0-9 _/-]{3,30}\]"
    r"|(?i:\blorem ipsum\b|\bdolor sit amet\b"
    r"|\[?\b(?:insert|add|enter|put) (?:your |the |a |an )?(?:\w+ ){1,3}here\b\]?"
    r"|\byour (?:text|title|headline|content|copy|name|brand|product) (?:goes )?here\b"
    r"|\b(?:text|copy|content|headline) (?:goes|to go|comes) here\b"
    r"|\[(?:insert|your|product|brand|company|name|date|price|link|city|keyword)\b[^\]\n]{0,40}\])"
)


def hidden_characters(page: Page) -> Iterator[Hit]:
    """Yield one hit for a page with invisible characters inside words, or marks that turn the direction of the text."""
    words = [_word_at(page, offset) for offset in _hidden(page)]
    if words:
        yield _one_hit(words, {"count": str(len(words)), "words": "1 place" if len(words) == 1 else f"{len(words)} places"})


def keyword_stuffing(page: Page) -> Iterator[Hit]:
    """Yield one hit for a page of which a two-word term makes up more than a few per cent: its first place."""
    found = list(TOKEN.finditer(page.reading.folded))
    if len(found) < _ENOUGH_WORDS:
        return
    places: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for one, two in pairwise(found):
        if _tells(one[0]) and _tells(two[0]) and "\n" not in page.document.text[one.end() : two.start()]:
            places[one[0], two[0]].append((one.start(), two.end()))
    term, stands = max(places.items(), key=lambda pair: len(pair[1]), default=((), []))
    if len(stands) >= _ENOUGH_TIMES and 2 * len(stands) > _STUFFED * len(found):
        share = f"{200 * len(stands) / len(found):.0f}"
        yield _one_hit(stands, {"term": " ".join(term), "count": str(len(stands)), "share": share})


def near_duplicates(page: Page) -> Iterator[Hit]:
    """Yield a hit for each long sentence most of whose words stood in this order in one sentence before it."""
    first: dict[tuple[str, ...], int] = {}
    said: set[tuple[str, ...]] = set()
    for index, sentence in enumerate(page.reading.sentences):
        words = tuple(TOKEN.findall(page.reading.folded, sentence.start, sentence.end))
        if len(words) < _LONG_SENTENCE or words in said:
            continue
        said.add(words)
        shingles = {words[n : n + _SHINGLE] for n in range(len(words) - _SHINGLE + 1)}
        before = Counter(first[each] for each in shingles if each in first).most_common(1)
        if before and before[0][1] >= _ALIKE * len(shingles):
            other = page.reading.sentences[before[0][0]]
            yield Hit(sentence.start, sentence.end, index, {}, ((other.start, other.end, "nearly the same was said here"),))
        for each in shingles:
            first.setdefault(each, index)


def fused_sentences(page: Page) -> Iterator[Hit]:
    """Yield a hit for each pair of sentences without a space between them."""
    sentences = page.reading.sentences
    for index in range(1, len(sentences)):
        before, after = sentences[index - 1], sentences[index]
        if before.end == after.start and before.segment == after.segment:
            start, _ = _word_at(page, before.end - 1)
            _, end = _word_at(page, after.start + 1)
            yield Hit(start, end, index)


def placeholders(page: Page) -> Iterator[Hit]:
    """Yield a hit for each piece of text that waits to be replaced."""
    for match in _PLACEHOLDER.finditer(page.document.text):
        yield Hit(match.start(), match.end(), page.reading.sentence_at(match.start()))


def _tells(word: str) -> bool:
    return len(word) > 2 and word not in COMMON and word not in _INTERFACE and not word[0].isdigit()


def _hidden(page: Page) -> Iterator[int]:
    """Yield the reading-text offsets before which the source holds a hidden character that matters."""
    source, offsets, text = page.document.source.text, page.document.offsets, page.document.text
    if source.isascii() and "&" not in source:
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
    return (start, end) if end > start else (max(offset - 1, 0), max(offset, 1))


def _one_hit(places: Sequence[tuple[int, int]], slots: dict[str, str]) -> Hit:
    (start, end), *others = places
    return Hit(start, end, _NO_SENTENCE, slots, tuple((*place, "another one") for place in others[:_SHOWN]))
