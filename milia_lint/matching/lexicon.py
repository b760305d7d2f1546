"""What the words of a page stand for in one rulebook, and the patterns that may be in a sentence of such words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from milia_lint.lang import Language, language
from milia_lint.matching.matcher import Matcher, matcher
from milia_lint.matching.prefilter import Prefilter
from milia_lint.matching.sentence_tokens import Owner, TokenizedSentence
from milia_lint.rulebook.model import INVENTORY, Rulebook
from milia_lint.rulebook.pattern import NUMBER, Literals, Pattern
from milia_lint.rulebook.terms import Terms
from milia_lint.text.tokens import TOKEN

_STEM = 3  # letters of an open-ended word by which it is looked up
_MOST_SENTENCES = 10_000  # sentences: what stands on every page of a site, and some tens of megabytes
_NUMBER = frozenset({f"{{{NUMBER}}}"})


class _LiteralCache(dict[str, Literals]):
    """What words stand for: worked out when a word first turns up, and kept."""

    def __init__(self, indexed: Literals, terms: Terms) -> None:
        super().__init__()
        self._indexed, self._anchor_words = indexed, terms.anchor_words
        self._stems: dict[str, list[str]] = defaultdict(list)
        for key in indexed:
            if key[-1] == "*":
                self._stems[key[:_STEM]].append(key)

    def __missing__(self, word: str) -> Literals:
        keys = self._anchor_words.get(word, frozenset()) & self._indexed
        if word in self._indexed:
            keys |= {word}
        if word[0].isdigit():
            keys |= _NUMBER & self._indexed
        keys = keys.union(stem for stem in self._stems.get(word[:_STEM], ()) if word.startswith(stem[:-1]))
        self[word] = keys
        return keys


class Lexicon:
    """Everything needed to read pages for one rulebook; with `inventory`, for what an inventory of claims lists as well.

    `patterns` are those looked for on every page, `slots` the phrases that slots stand for. What is learnt of words and
    patterns on one page is kept for the next.
    """

    def __init__(self, rulebook: Rulebook, *, inventory: bool = False, beside: dict[str, Lexicon] | None = None) -> None:
        """`beside` holds the lexicons of other languages by their tags; this one joins them."""
        self.inventory, self.lang = inventory, rulebook.lang
        self._by_language = {} if beside is None else beside
        self._by_language[self.lang] = self
        for other in rulebook.others.values():
            Lexicon(other, inventory=inventory, beside=self._by_language)
        self.patterns = list(_owned(rulebook, inventory=inventory))
        self.slots = rulebook.slots
        self._slot_phrases = [(key, pattern) for key, patterns in self.slots.items() for pattern in patterns]
        self._terms = rulebook.terms
        self._prefilter = Prefilter(pattern for _, pattern in self.patterns)
        self._slot_prefilter = Prefilter(pattern for _, pattern in self._slot_phrases)
        self._literals = _LiteralCache(rulebook.indexed, self._terms)
        self._matchers: dict[str, Matcher] = {}
        self._sentences: dict[str, TokenizedSentence] = {}

    def __getstate__(self) -> dict[str, Any]:
        """Return what another process needs; it makes its own matchers, which are functions."""
        return {**self.__dict__, "_matchers": {}, "_lines": {}}

    @property
    def language(self) -> Language:
        """The language of the copy that it reads."""
        return language(self.lang)

    def speaking(self, lang: str) -> Lexicon | None:
        """Return the lexicon for copy in a language; None where no rule is written in it."""
        return self._by_language.get(lang)

    def tokenized(self, text: str) -> TokenizedSentence:
        """Return the line of a folded sentence; of sentences that come again, on this page or another, the same."""
        tokenized = self._sentences.get(text)
        if tokenized is None:
            if len(self._sentences) >= _MOST_SENTENCES:
                self._sentences.clear()
            tokens = TOKEN.findall(text)
            tokenized = self._sentences[text] = TokenizedSentence(text, tokens, self.literals(tokens), self)
        return tokenized

    def unsearched(self, text: str) -> TokenizedSentence:
        """Return the line of a folded sentence in another language, in which nothing is found."""
        return TokenizedSentence(text, TOKEN.findall(text), frozenset(), self)

    def literals(self, words: Sequence[str]) -> Literals:
        """Return what the words of a sentence stand for, and the slots whose phrases it may hold."""
        keys = frozenset[str]().union(*map(self._literals.__getitem__, words))
        while fitting := self._slot_prefilter.fitting(keys):
            slots = {self._slot_phrases[number][0] for number in fitting}
            if slots <= keys:
                break
            keys |= slots
        return keys

    def matcher(self, pattern: Pattern) -> Matcher:
        """Return the matcher of a pattern; it is made when first needed."""
        made = self._matchers.get(pattern.steps)
        if made is None:
            made = self._matchers[pattern.steps] = matcher(pattern.steps)
        return made

    def fitting_patterns(self, present: Literals) -> Iterator[tuple[Owner, Pattern]]:
        """Yield the patterns whose keys are all present in a sentence."""
        return (self.patterns[number] for number in self._prefilter.fitting(present))

    def terms_in(self, words: Sequence[str]) -> Iterator[tuple[int, int, Literals]]:
        """Yield the terms in a sentence: the first word, the one past the last, and their slots.

        They come in the order of their first words; of those that begin together, the longest first.
        """
        slots, lengths = self._terms.slots, self._terms.lengths
        for at, word in enumerate(words):
            for length in lengths.get(word, ()):
                if length == 1:
                    yield at, at + 1, slots[word]
                elif (keys := slots.get(" ".join(words[at : at + length]))) is not None and at + length <= len(words):
                    yield at, at + length, keys
            if word[0].isdigit():
                yield at, at + 1, _NUMBER


def _owned(rulebook: Rulebook, *, inventory: bool) -> Iterator[tuple[Owner, Pattern]]:
    for rule in rulebook.rules.values():
        if rule.lang != rulebook.lang:
            continue
        for part, patterns in rule.match.parts.items():
            owner = Owner(rule.id, part)
            yield from ((owner, pattern) for pattern in patterns)
    for name, patterns in rulebook.signals.items():
        if inventory or not name.startswith(INVENTORY):
            yield from ((Owner(name, ""), pattern) for pattern in patterns)
