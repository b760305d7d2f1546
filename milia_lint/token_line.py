"""A sentence as patterns see it: words in a line, with the characters of vocabulary slots round their terms."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from milia_lint.lexicon import Lexicon
from milia_lint.rulebook.pattern import CLOSER, Pattern
from milia_lint.text.tokens import TOKEN

#: Where each slot's terms stand in a line: by the slot's character, the first word and the one past the last.
Marked = dict[str, list[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Line:
    """A token line: ` |our| |cream| X|removes|x Y|skin| |tags|y `, X and x the opener and closer of one slot, Y and y of another.

    `offsets` are where each word's space stands in `text`; `starts` and `ends` the word's place in the reading text;
    `keys` what its words stand for, with the slots whose phrases were found; `said` the words and `marked` the slots in it.
    """

    text: str
    offsets: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    keys: frozenset[str]
    said: tuple[str, ...]
    marked: Marked
    places: dict[str, list[int]] = field(default_factory=dict)

    def may_hold(self, pattern: Pattern, marks: Mapping[str, str]) -> bool:
        """Return whether the keys of a pattern's parts stand in the line one behind the other; if not, it need not be searched."""
        at = -1
        for keys in pattern.order:
            after = [place for key in keys & self.keys for place in self.words_of(key, marks) if place > at]
            if not after:
                return False
            at = min(after)
        return True

    def words_of(self, key: str, marks: Mapping[str, str]) -> list[int]:
        """Return the indexes of the words at which a key stands: a word, an open-ended word, or a slot."""
        if key not in self.places:
            if key[0] == "{":
                self.places[key] = [first for first, _ in self.marked.get(marks.get(key, ""), ())]
            elif key[-1] == "*":
                self.places[key] = [at for at, word in enumerate(self.said) if word.startswith(key[:-1])]
            else:
                self.places[key] = [at for at, word in enumerate(self.said) if word == key]
        return self.places[key]

    def words(self, start: int, end: int) -> tuple[int, int]:
        """Return the indexes (first, past the last) of the words in the range `start:end` of `text`."""
        return bisect_right(self.offsets, start) - 1, bisect_left(self.offsets, end)

    def word_at(self, offset: int) -> int:
        """Return the index of the first word that starts at or after the reading-text `offset`."""
        return bisect_left(self.starts, offset)

    def region(self, first: int, last: int) -> tuple[int, int]:
        """Return the range of `text` that holds the words `first:last` and the space after them."""
        edge = (*self.offsets, len(self.text) - 1)
        return edge[first], edge[max(last, first)] + 1

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where the words in the range `start:end` of `text` stand in the reading text."""
        first, last = self.words(start, end)
        return self.starts[first], self.ends[last - 1]


def token_line(folded: str, start: int, end: int, keys: frozenset[str], lexicon: Lexicon) -> Line:
    """Return the line of the sentence `folded[start:end]`, whose words stand for `keys`.

    Slots that stand for phrases are marked after the slots their phrases use.
    """
    tokens = [(match.group(), match.start(), match.end()) for match in TOKEN.finditer(folded, start, end)]
    words = tuple(token[0] for token in tokens)
    starts, ends = tuple(token[1] for token in tokens), tuple(token[2] for token in tokens)
    marked = _terms(words, lexicon)
    line = _written(words, marked, starts, ends, keys)
    for level in range(len(lexicon.slots)):
        found: Marked = defaultdict(list)
        for key, mark, pattern in lexicon.slot_candidates(level, keys):
            if spans := [line.words(*match.span()) for match in lexicon.matches(pattern, line.text)]:
                found[mark] += spans
                keys |= {key}
        if found:
            marked |= {mark: _apart([*marked.get(mark, ()), *spans]) for mark, spans in found.items()}
            line = _written(words, marked, starts, ends, keys)
    return line


def _terms(words: tuple[str, ...], lexicon: Lexicon) -> Marked:
    """Return where terms stand; of one slot, the longest that begins first."""
    marked: Marked = {}
    for at, word in enumerate(words):
        begun = [(at + length, rests.get(" ".join(words[at + 1 : at + length]))) for length, rests in lexicon.terms.get(word, ())]
        if word[0].isdigit():
            begun.append((at + 1, lexicon.number))
        for end, marks in begun:
            for mark in marks or "":
                spans = marked.setdefault(mark, [])
                if not spans or spans[-1][1] <= at:
                    spans.append((at, end))
    return marked


def _apart(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans that do not overlap: from the left, each time the longest."""
    kept: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda each: (each[0], -each[1])):
        if not kept or kept[-1][1] <= span[0]:
            kept.append(span)
    return kept


def _written(
    words: Sequence[str],
    marked: Marked,
    starts: tuple[int, ...],
    ends: tuple[int, ...],
    keys: frozenset[str],
) -> Line:
    opened: dict[int, str] = defaultdict(str)
    closed: dict[int, str] = defaultdict(str)
    for mark, spans in marked.items():
        for first, last in spans:
            opened[first] += mark
            closed[last - 1] += chr(ord(mark) + CLOSER)
    parts, offsets, length = [], [], 0
    for number, word in enumerate(words):
        part = f" {opened.get(number, '')}|{word}|{closed.get(number, '')}"
        parts.append(part)
        offsets.append(length)
        length += len(part)
    return Line(f"{''.join(parts)} ", tuple(offsets), starts, ends, keys, tuple(words), dict(marked))
