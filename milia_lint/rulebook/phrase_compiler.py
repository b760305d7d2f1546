"""Compiles the phrases of files with one vocabulary, and keeps which slots they use."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from milia_lint.files.checked_yaml import CheckedFile, Path
from milia_lint.files.problem import Problem
from milia_lint.rulebook.codegen import compile_phrase, slot_key, slots_named, slots_used
from milia_lint.rulebook.match_syntax import CompilePhrases
from milia_lint.rulebook.pattern import Literals, Pattern
from milia_lint.rulebook.phrase_ast import PhraseError, Slot, parse
from milia_lint.rulebook.terms import Terms, arranged
from milia_lint.rulebook.vocabulary import Vocabulary
from milia_lint.text.suggest import did_you_mean


class PhraseCompiler:
    """Turns phrases into patterns; what is wrong with them goes into `problems`."""

    def __init__(self, vocabulary: Vocabulary, problems: list[Problem]) -> None:
        self._vocabulary, self._problems = vocabulary, problems
        self._used: dict[str, Slot] = {}

    def of(self, file: CheckedFile) -> CompilePhrases:
        """Return a function that compiles phrases which stand in `file`."""
        return partial(self._compiled, file)

    def terms(self) -> Terms:
        """Return the terms of the slots in use."""
        slots: dict[str, Literals] = {}
        for key, slot in sorted(self._used.items()):
            for term in sorted(self._vocabulary.terms(slot.name, slot.form)):
                slots[" ".join(term)] = slots.get(" ".join(term), frozenset()) | {key}
        return arranged(slots, self._vocabulary.common_words)

    def slot_phrases(self) -> dict[str, tuple[Pattern, ...]]:
        """Return the phrases of the slots in use, compiled."""
        found = {key: self._vocabulary.phrases(slot.name) for key, slot in self._used.items()}
        return {key: tuple(compile_phrase(each, self._vocabulary) for each in own) for key, own in found.items() if own}

    def _compiled(self, file: CheckedFile, texts: Sequence[str], where: Path) -> tuple[Pattern, ...]:
        found = (self._pattern(file, text, [*where, number]) for number, text in enumerate(texts))
        return tuple(pattern for pattern in found if pattern)

    def _pattern(self, file: CheckedFile, text: str, where: Path) -> Pattern | None:
        try:
            tree = parse(text)
        except PhraseError as error:
            self._problems.append(file.problem(where, error.told(text)))
            return None
        if unknown := sorted(slot.name for slot in slots_named(tree) if slot.name not in self._vocabulary):
            known = list(self._vocabulary.entries)
            messages = (f"`{{{name}}}` is no slot of the vocabulary{did_you_mean(name, known)}" for name in unknown)
            self._problems += [file.problem(where, message) for message in messages]
            return None
        self._used.update((slot_key(slot), slot) for slot in slots_used(tree, self._vocabulary))
        pattern = compile_phrase(tree, self._vocabulary)
        if not all(pattern.required):
            self._problems.append(file.problem(where, "the phrase needs at least one word or slot that is not optional"))
        return pattern
