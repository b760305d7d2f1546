"""The words a rulebook looks for, turned round: from a word in the copy to the patterns it may begin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from milia_lint.matcher import Matcher, matcher
from milia_lint.rulebook.model import INVENTORY, Rulebook
from milia_lint.rulebook.pattern import COMMON, NUMBER, Keys, Pattern

_STEM = 3  # letters of an open-ended word by which it is looked up


class Owner(NamedTuple):
    """Who asks for a pattern: a rule's part, or a page fact (part empty)."""

    name: str
    part: str


class SlotPhrase(NamedTuple):
    """A phrase that a slot stands for, with the slot's key."""

    key: str
    pattern: Pattern


class _Bucket(NamedTuple):
    """Patterns to try where one key is present: they also need all of `need`, and one of each set in `anys`."""

    need: Keys
    tries: list[tuple[tuple[Keys, ...], int]]


@dataclass(frozen=True)
class Lexicon:
    """Everything needed to read pages for one rulebook.

    `keys` maps a word to the keys it stands for, `stems` the first letters of open-ended words to them, `terms` a first
    word to the terms it may begin (by their number of words, longest first, and then by the words after the first) with
    their slots, `buckets` a key to the patterns that are tried when it is present. `slots` are the
    phrases that slots stand for, by level: those of a level use slots of the levels before; `slot_buckets` likewise,
    and `slot_keys` are the keys of all of these.
    """

    keys: dict[str, frozenset[str]]
    stems: dict[str, list[str]]
    terms: dict[str, list[tuple[int, dict[str, tuple[str, ...]]]]]
    patterns: list[tuple[Owner, Pattern]]
    buckets: dict[str, list[_Bucket]]
    slots: list[list[SlotPhrase]]
    slot_buckets: list[dict[str, list[_Bucket]]]
    slot_keys: frozenset[str]
    number: tuple[str, ...]
    inventory: bool = False
    matchers: dict[str, Matcher] = field(default_factory=dict)

    def matcher(self, pattern: Pattern) -> Matcher:
        """Return the matcher of a pattern; it is made when first needed."""
        made = self.matchers.get(pattern.steps)
        if made is None:
            made = self.matchers[pattern.steps] = matcher(pattern.steps)
        return made

    def page_keys(self, words: Iterable[str]) -> dict[str, frozenset[str]]:
        """Return for each distinct word of a page that means anything the keys it stands for."""
        found: dict[str, frozenset[str]] = {}
        for word in words:
            keys = self.keys.get(word, frozenset())
            if word[0].isdigit():
                keys = keys | {f"{{{NUMBER}}}"}
            if (stems := self.stems.get(word[:_STEM])) is not None:
                keys = keys.union(stem for stem in stems if word.startswith(stem[:-1]))
            if keys:
                found[word] = keys
        return found

    def candidates(self, present: frozenset[str]) -> Iterator[tuple[Owner, Pattern]]:
        """Yield the patterns whose keys are all present in a sentence."""
        return (self.patterns[number] for number in _fitting(self.buckets, present))

    def may_hold_slots(self, present: frozenset[str]) -> bool:
        """Return whether any phrase of a slot may stand in a sentence with these keys."""
        return not self.slot_keys.isdisjoint(present) and any(_fitting(buckets, present) for buckets in self.slot_buckets)

    def slot_candidates(self, level: int, present: frozenset[str]) -> list[SlotPhrase]:
        """Return the slot phrases of a level whose keys are all present."""
        return [self.slots[level][number] for number in _fitting(self.slot_buckets[level], present)]


def build_lexicon(rulebook: Rulebook, *, inventory: bool = False) -> Lexicon:
    """Return the lexicon of a rulebook, with `inventory` one that also finds what an inventory of claims lists."""
    if not inventory:
        facts = {name: patterns for name, patterns in rulebook.facts.items() if not name.startswith(INVENTORY)}
        rulebook = replace(rulebook, facts=facts)
    keys: dict[str, set[str]] = defaultdict(set)
    stems: dict[str, list[str]] = defaultdict(list)
    terms: dict[str, dict[int, dict[str, tuple[str, ...]]]] = defaultdict(dict)
    for term, slots_of in rulebook.terms.items():
        words = term.split(" ")
        keys[_telltale(words) if len(words) > 1 else term].update(slots_of)
        terms[words[0]].setdefault(len(words), {})[term[len(words[0]) + 1 :]] = slots_of
    for key in _words_asked_for(rulebook):
        if key.endswith("*"):
            stems[key[:_STEM]].append(key)
        else:
            keys[key].add(key)
    patterns = list(_owned(rulebook))
    slots = [[SlotPhrase(key, each) for key, own in level.items() for each in own] for level in rulebook.slots]
    slot_buckets = [_buckets([phrase.pattern for phrase in level]) for level in slots]
    return Lexicon(
        {word: frozenset(found) for word, found in keys.items()},
        dict(stems),
        {word: sorted(found.items(), key=lambda length: -length[0]) for word, found in terms.items()},
        patterns,
        _buckets([pattern for _, pattern in patterns]),
        slots,
        slot_buckets,
        frozenset().union(*slot_buckets),
        (f"{{{NUMBER}}}",),
        inventory,
    )


def _fitting(buckets: Mapping[str, list[_Bucket]], present: frozenset[str]) -> list[int]:
    """Return the numbers, in order, of the patterns whose keys are all present."""
    fitting: set[int] = set()
    for key in buckets.keys() & present:
        for need, tries in buckets[key]:
            if need <= present:
                for anys, number in tries:
                    for keys in anys:
                        if keys.isdisjoint(present):
                            break
                    else:
                        fitting.add(number)
    return sorted(fitting)


def _buckets(patterns: Sequence[Pattern]) -> dict[str, list[_Bucket]]:
    """Sort patterns by each key of their rarest set, and there by the single keys they also need."""
    found: dict[str, dict[Keys, list[tuple[tuple[Keys, ...], int]]]] = defaultdict(lambda: defaultdict(list))
    for number, pattern in enumerate(patterns):
        rarest, *others = pattern.keys
        need = frozenset().union(*(keys for keys in others if len(keys) == 1))
        anys = tuple(keys for keys in others if len(keys) > 1)
        for key in rarest:
            found[key][need].append((anys, number))
    return {key: [_Bucket(need, tries) for need, tries in by_need.items()] for key, by_need in found.items()}


def _owned(rulebook: Rulebook) -> Iterator[tuple[Owner, Pattern]]:
    for rule in rulebook.rules.values():
        for part, patterns in rule.match.parts.items():
            yield from ((Owner(rule.id, part), pattern) for pattern in patterns)
    for name, patterns in rulebook.facts.items():
        yield from ((Owner(name, ""), pattern) for pattern in patterns)


def _words_asked_for(rulebook: Rulebook) -> set[str]:
    conditions = (each for guard in rulebook.guards.values() for each in guard.conditions)
    guards = (pattern for each in conditions for pattern in (*each.patterns, *each.but))
    slots = (pattern for level in rulebook.slots for patterns in level.values() for pattern in patterns)
    everything = (*(pattern for _, pattern in _owned(rulebook)), *guards, *slots)
    distinct = {keys for pattern in everything for keys in pattern.keys}
    return {key for keys in distinct for key in keys if key[0] != "{"}


def _telltale(term: Sequence[str]) -> str:
    """The word of a term that says most: a rare one, else the longest."""
    return max(term, key=lambda word: (word not in COMMON, len(word)))
