"""From a pattern's steps to what finds them in the words of a sentence.

Each step becomes a function of a search, the index of a word and the slots filled so far. It does its own part and calls
the step behind it, so what fails further on makes it try its other ways, in order: the backtracking of regular
expressions, on words. What a gap leads to is tried once from each word, so a search takes steps times words at worst.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

#: For each slot where its terms stand: by their first word, the words past their last.
Spans = Mapping[str, Mapping[int, Sequence[int]]]

#: Slots filled: the name, the first word and the one past the last. The brackets of a marked part are slots too.
Filled = tuple[tuple[str, int, int], ...]


class TokenSpan(NamedTuple):
    """Words found: the first and the one past the last, and the slots in them."""

    first: int
    last: int
    slots: Filled


@dataclass(slots=True)
class Search:
    """One search in the words `said`, of which it sees those before `last`; `dead` are gaps tried in vain, with their word.

    `marks` returns the words before which a mark stands, and whether it is a comma.
    """

    tokens: Sequence[str]
    spans: Spans
    last: int
    marks: Callable[[], Mapping[int, bool]]
    dead: set[tuple[tuple[int, int], int]] = field(default_factory=set)


#: Returns the word past the last and the slots, or None where the step or one behind it does not fit.
Step = Callable[[Search, int, Filled], tuple[int, Filled] | None]


class Matcher(NamedTuple):
    """A pattern ready to search, and what it begins with: `words`, words with one of the `stems`, `slots`, or anything.

    What begins at the start of a sentence may begin with anything there.
    """

    run: Step
    anything: bool
    words: frozenset[str]
    stems: tuple[str, ...]
    slots: tuple[str, ...]

    def beginnings(self, tokens: Sequence[str], spans: Spans) -> Sequence[int]:
        """Return the indexes of the words at which a match may begin, in order."""
        if self.anything:
            return range(len(tokens))
        words, stems = self.words, self.stems
        found = [at for at, word in enumerate(tokens) if word in words] if words else []
        if stems:
            found += [at for at, word in enumerate(tokens) if word.startswith(stems)]
        for slot in self.slots:
            found += spans[slot]
        return found if len(found) < 2 else sorted(set(found))


def matcher(steps: str) -> Matcher:
    """Return the matcher of a pattern's steps."""
    items = json.loads(steps)
    literals, _ = _begins(items)
    words = frozenset(key for key in literals or () if key[0] != "{" and key[-1] != "*")
    stems = tuple(key[:-1] for key in literals or () if key[-1] == "*")
    return Matcher(_built(items, _found), literals is None, words, stems, tuple(key for key in literals or () if key[0] == "{"))


def _found(search: Search, at: int, slots: Filled) -> tuple[int, Filled] | None:
    return at, slots


def _built(items: Sequence[Any], then: Step) -> Step:
    for item in reversed(items):
        then = _step(item, then)
    return then


def _step(item: Any, then: Step) -> Step:
    if isinstance(item, str):
        return _slot(item, then) if item[0] == "{" else _words([item], then)
    if isinstance(item, int):
        return _gap(item, then)
    sort, *inner = item
    return _SORTS[sort](inner, then)


def _words(texts: Sequence[str], then: Step) -> Step:
    exact = frozenset(text for text in texts if text[-1] != "*")
    stems = tuple(text[:-1] for text in texts if text[-1] == "*")

    def words(search: Search, at: int, slots: Filled) -> tuple[int, Filled] | None:
        if at < search.last and ((word := search.tokens[at]) in exact or word.startswith(stems)):
            return then(search, at + 1, slots)
        return None

    return words


def _slot(key: str, then: Step) -> Step:
    name = key[1:-1].partition(":")[0]

    def slot(search: Search, at: int, slots: Filled) -> tuple[int, Filled] | None:
        for end in search.spans[key].get(at, ()):
            if end <= search.last and (found := then(search, end, (*slots, (name, at, end)))) is not None:
                return found
        return None

    return slot


def _gap(most: int, then: Step) -> Step:
    itself = id(then), most  # alternatives lead to the same step with gaps of their own

    def gap(search: Search, at: int, slots: Filled) -> tuple[int, Filled] | None:
        if (itself, at) not in search.dead:
            for place in range(at, min(at + most, search.last) + 1):
                if (found := then(search, place, slots)) is not None:
                    return found
            search.dead.add((itself, at))
        return None

    return gap


def _clause_gap(inner: Sequence[Any], then: Step, *, lists: bool = False) -> Step:
    most, stops = inner[0], frozenset(inner[1:])
    itself = id(then), -1 - 2 * most - lists  # as of a gap, but none like it

    def clause_gap(search: Search, at: int, slots: Filled) -> tuple[int, Filled] | None:
        if (itself, at) not in search.dead:
            marks = search.marks()
            for place in range(at, min(at + most, search.last) + 1):
                if (place in marks and not (lists and marks[place])) or (place > at and search.tokens[place - 1] in stops):
                    break
                if (found := then(search, place, slots)) is not None:
                    return found
            search.dead.add((itself, at))
        return None

    return clause_gap


def _list_gap(inner: Sequence[Any], then: Step) -> Step:
    return _clause_gap(inner, then, lists=True)


def _choice(ways: Sequence[Any], then: Step) -> Step:
    words = [way for way in ways if isinstance(way, str) and way[0] != "{"]
    others = [_built([way] if isinstance(way, str) else way, then) for way in ways if way not in words]
    return _first_of([*others, _words(words, then)] if words else others)


def _optional(ways: Sequence[Any], then: Step) -> Step:
    return _first_of([_choice(ways, then), then])


def _first_of(steps: Sequence[Step]) -> Step:
    if len(steps) == 1:
        return steps[0]

    def first_of(search: Search, at: int, slots: Filled) -> tuple[int, Filled] | None:
        for step in steps:
            if (found := step(search, at, slots)) is not None:
                return found
        return None

    return first_of


def _marked(items: Sequence[Any], then: Step) -> Step:
    def close(search: Search, at: int, slots: Filled) -> tuple[int, Filled] | None:
        return then(search, at, (*slots, ("]", at, at)))

    inner = _built(items, close)

    def opened(search: Search, at: int, slots: Filled) -> tuple[int, Filled] | None:
        return inner(search, at, (*slots, ("[", at, at)))

    return opened


def _start(_: Sequence[Any], then: Step) -> Step:
    return lambda search, at, slots: then(search, at, slots) if at == 0 else None


def _end(_: Sequence[Any], then: Step) -> Step:
    return lambda search, at, slots: then(search, at, slots) if at == search.last else None


_SORTS: Mapping[str, Callable[[Sequence[Any], Step], Step]] = {
    "|": _choice, "?": _optional, "[": _marked, "^": _start, "$": _end, "-": _clause_gap, ",": _list_gap,
}  # fmt: skip


def _begins(items: Sequence[Any]) -> tuple[frozenset[str] | None, bool]:
    """Return the literals that items can begin with (None: anything), and whether they can all be left out."""
    literals: frozenset[str] = frozenset()
    for item in items:
        first, skipped = _begin(item)
        if first is None:
            return None, False
        literals |= first
        if not skipped:
            return literals, False
    return literals, True


def _begin(item: Any) -> tuple[frozenset[str] | None, bool]:
    if isinstance(item, str):
        return frozenset({item}), False
    if isinstance(item, int) or item[0] in "^$-,":
        return None, False
    sort, *inner = item
    if sort == "[":
        return _begins(inner)
    found = [_begins([way] if isinstance(way, str) else way) for way in inner]
    if any(literals is None for literals, _ in found):
        return None, False
    return frozenset[str]().union(*(literals for literals, _ in found if literals)), sort == "?" or any(skip for _, skip in found)
