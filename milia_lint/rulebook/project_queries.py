"""Phrases that a project brings along: searched with the rulebook's own, without compiling its rules anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from milia_lint.files.problem import InvalidFile, Problem
from milia_lint.lang import language
from milia_lint.lang.figures import is_figure
from milia_lint.rulebook.codegen import compile_phrase, slot_key, slots_named
from milia_lint.rulebook.model import Rulebook
from milia_lint.rulebook.pattern import NUMBER, Pattern, literals_of
from milia_lint.rulebook.phrase_ast import Alternation, Concat, Node, Slot, Word
from milia_lint.rulebook.phrase_parser import PhraseError, parse
from milia_lint.rulebook.vocabulary_extension import Query
from milia_lint.text.folding import fold
from milia_lint.text.suggest import did_you_mean
from milia_lint.text.tokens import words

_NOTE_MARK = Alternation((Concat((Word("†"),)),), optional=True)  # what a raised note mark leaves in the reading text


def with_queries(rulebook: Rulebook, queries: Iterable[Query]) -> Rulebook:
    """Return the rulebook with the texts among its facts. Raises InvalidFile with every text that cannot be looked for."""
    usage = _Usage(rulebook)
    found: dict[str, tuple[Pattern, ...]] = defaultdict(tuple)
    problems: list[Problem] = []
    for each in queries:
        try:
            tree = parse(each.text) if each.form == "phrase" else _literal(each.text, figures=each.form == "wording")
        except PhraseError as error:
            problems.append(Problem(*each.at, error.told(each.text)))
            continue
        complaint = _unknown(tree, usage)
        pattern = None if complaint else compile_phrase(tree, usage)
        if pattern and all(pattern.required):
            found[each.name] += (pattern,)
        else:
            problems.append(Problem(*each.at, complaint or f"{each.text!r} needs at least one word that is not optional"))
    if problems:
        raise InvalidFile(problems)
    return (
        replace(rulebook, signals={**rulebook.signals, **found}, indexed=rulebook.indexed | literals_of(found.values()))
        if found
        else rulebook
    )


class _Usage:
    """The slots that the rules use: only these can be looked for. Says how many terms each has."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.common_words = language(rulebook.lang).common_words
        self.sizes: dict[str, int] = defaultdict(int, {f"{{{NUMBER}}}": 1})
        for keys in rulebook.terms.slots.values():
            for key in keys:
                self.sizes[key] += 1
        for key, phrases in rulebook.slots.items():
            self.sizes[key] += len(phrases)

    def terms(self, name: str, form: str | None = None) -> Collection[object]:
        """Return as many things as the slot has terms."""
        return range(self.sizes.get(slot_key(Slot(name, form)), 0))


def _literal(text: str, *, figures: bool) -> Concat:
    """Return the tree of a text that is looked for word by word."""
    nodes: list[Node] = []
    for word in _whole(words(fold(text))):
        if figures and is_figure(word):
            nodes.append(Slot(NUMBER))
        else:
            nodes.append(_percent() if word == "%" else Word(word))
        nodes.append(_NOTE_MARK)
    return Concat(tuple(nodes[:-1]))


def _whole(found: list[str]) -> list[str]:
    """Return the words with the sign for `percent` and `per cent`, and without note marks."""
    text = f" {' '.join(word for word in found if word != '†')} "
    for written in language().percent_words:
        text = text.replace(f" {written} ", " % ")
    return text.split()


def _percent() -> Alternation:
    return Alternation(tuple(Concat(tuple(map(Word, written.split()))) for written in ("%", *language().percent_words)))


def _unknown(tree: Concat, usage: _Usage) -> str | None:
    known: Mapping[str, int] = usage.sizes
    for key in sorted(slot_key(slot) for slot in slots_named(tree)):
        if key not in known:
            hint = did_you_mean(key.strip("{}"), [each.strip("{}") for each in known])
            return f"`{key}` is no slot of the vocabulary that a rule uses{hint}"
    return None
