"""Finds wording word for word in what a page says, across sentences and markup."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from milia_lint.text.folding import fold
from milia_lint.text.tokens import TOKEN, words

_NOTE_MARK = "†"


@dataclass(frozen=True, slots=True)
class WordIndex:
    """The words of a page in one line, note marks left out; `offsets` where each stands in it, `starts` where on the page."""

    words_joined: str
    offsets: Sequence[int]
    starts: Sequence[int]

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the reading-text offsets of the first and the last word of each place where the text stands."""
        wanted = [word for word in words(fold(text)) if word != _NOTE_MARK]
        phrase = f" {' '.join(wanted)} "
        at = self.words_joined.find(phrase) if wanted else -1
        while at >= 0:
            first, last = bisect_left(self.offsets, at), bisect_right(self.offsets, at + len(phrase) - 2) - 1
            yield self.starts[first], self.starts[last]
            at = self.words_joined.find(phrase, at + len(phrase) - 1)


def index_words(folded: str) -> WordIndex:
    """Return what a folded text says."""
    found = [(match.group(), match.start()) for match in TOKEN.finditer(folded) if match.group() != _NOTE_MARK]
    offsets, length = [], 0
    for word, _ in found:
        offsets.append(length)
        length += len(word) + 1
    return WordIndex(f" {' '.join(word for word, _ in found)} ", offsets, [start for _, start in found])
