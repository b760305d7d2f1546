"""The words a rulebook looks for, turned round: from a word in the copy to the patterns it may begin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import regex

from milia_lint.rulebook.model import Rulebook
from milia_lint.rulebook.pattern import COMMON, NUMBER, Pattern, Term

#: Seconds after which a single search is given up; a rule that needs more is reported.
TIMEOUT = 1.0
_STEM = 3  # letters of an open-ended word by which it is looked up


class Owner(NamedTuple):
    """Who asks for a pattern: a rule's part, or a page fact (part empty)."""

    name: str
    part: str


@dataclass(frozen=True)
class Lexicon:
    """Everything needed to read pages for one rulebook.

    `keys` maps a word to the keys it stands for, `stems` the first letters of open-ended words to them,
    `terms` a first word to the terms it may begin (by their number of words, longest first, and then by the words after
    the first) with the characters of their slots, `patterns` a key to who is tried when it is present.
    """

    keys: dict[str, frozenset[str]]
    stems: dict[str, list[str]]
    terms: dict[str, list[tuple[int, dict[Term, str]]]]
    patterns: dict[str, list[tuple[Owner, Pattern]]]
    number: str
    expressions: dict[str, regex.Pattern[str]] = field(default_factory=dict)

    def expression(self, pattern: Pattern) -> regex.Pattern[str]:
        """Return the pattern's regular expression, compiled when it is first needed."""
        compiled = self.expressions.get(pattern.expression)
        if compiled is None:
            compiled = self.expressions[pattern.expression] = regex.compile(pattern.expression)
        return compiled

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
        for key in present:
            for owner, pattern in self.patterns.get(key, ()):
                if all(not keys.isdisjoint(present) for keys in pattern.keys[1:]):
                    yield owner, pattern


def build_lexicon(rulebook: Rulebook) -> Lexicon:
    """Return the lexicon of a rulebook."""
    keys: dict[str, set[str]] = defaultdict(set)
    stems: dict[str, list[str]] = defaultdict(list)
    terms: dict[str, dict[int, dict[Term, str]]] = defaultdict(dict)
    for slot, members in rulebook.terms.items():
        for term in members:
            keys[_telltale(term)].add(slot)
            same_length = terms[term[0]].setdefault(len(term), {})
            same_length[term[1:]] = same_length.get(term[1:], "") + rulebook.marks[slot]
    patterns: dict[str, list[tuple[Owner, Pattern]]] = defaultdict(list)
    for owner, pattern in _owned(rulebook):
        for key in pattern.keys[0]:
            patterns[key].append((owner, pattern))
    for key in _words_asked_for(rulebook):
        if key.endswith("*"):
            stems[key[:_STEM]].append(key)
        else:
            keys[key].add(key)
    frozen = {word: frozenset(found) for word, found in keys.items()}
    by_length = {word: sorted(found.items(), key=lambda length: -length[0]) for word, found in terms.items()}
    return Lexicon(frozen, dict(stems), by_length, dict(patterns), rulebook.marks.get(f"{{{NUMBER}}}", ""))


def _owned(rulebook: Rulebook) -> Iterator[tuple[Owner, Pattern]]:
    for rule in rulebook.rules.values():
        for part, patterns in rule.match.parts.items():
            yield from ((Owner(rule.id, part), pattern) for pattern in patterns)
    for name, patterns in rulebook.facts.items():
        yield from ((Owner(name, ""), pattern) for pattern in patterns)


def _words_asked_for(rulebook: Rulebook) -> set[str]:
    conditions = (each for guard in rulebook.guards.values() for each in guard.conditions)
    guards = (pattern for each in conditions for pattern in (*each.patterns, *each.exceptions))
    everything = (*(pattern for _, pattern in _owned(rulebook)), *guards)
    return {key for pattern in everything for keys in pattern.keys for key in keys if not key.startswith("{")}


def _telltale(term: Term) -> str:
    """The word of a term that says most: a rare one, else the longest."""
    return max(term, key=lambda word: (word not in COMMON, len(word)))
