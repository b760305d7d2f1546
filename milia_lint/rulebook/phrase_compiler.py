"""Compiles the phrases of files with one vocabulary, and keeps which slots they use."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from milia_lint.files.checked_yaml import CheckedFile, Path
from milia_lint.files.problem import Problem
from milia_lint.rulebook.codegen import compile_phrase, slot_key, slots_named, slots_used
from milia_lint.rulebook.frames import Frame, FrameError, filled_frame
from milia_lint.rulebook.pattern import Literals, Pattern
from milia_lint.rulebook.phrase_ast import Slot
from milia_lint.rulebook.phrase_parser import Macros, PhraseError, parse
from milia_lint.rulebook.terms import Terms, arranged
from milia_lint.rulebook.vocabulary import Vocabulary
from milia_lint.text.suggest import did_you_mean

#: What stands in a list of phrases: a phrase, or a mapping with `phrase`, or with `frame` and what fills it.
Item = str | Mapping[str, Any]


class PhraseCompiler:
    """Turns phrases into patterns; what is wrong with them goes into `problems`."""

    def __init__(
        self, vocabulary: Vocabulary, macros: Macros, known_frames: Mapping[str, Frame], problems: list[Problem]
    ) -> None:
        self.vocabulary, self.macros, self.frames, self.problems = vocabulary, macros, known_frames, problems
        self._used: dict[str, Slot] = {}

    def of(self, file: CheckedFile) -> FilePhrases:
        """Return what compiles the phrases of one file."""
        return FilePhrases(self, file)

    def terms(self) -> Terms:
        """Return the terms of the slots in use."""
        slots: dict[str, Literals] = {}
        for key, slot in sorted(self._used.items()):
            for term in sorted(self.vocabulary.terms(slot.name, slot.form)):
                slots[" ".join(term)] = slots.get(" ".join(term), frozenset()) | {key}
        return arranged(slots, self.vocabulary.common_words)

    def slot_phrases(self) -> dict[str, tuple[Pattern, ...]]:
        """Return the phrases of the slots in use, compiled."""
        found = {key: self.vocabulary.phrases(slot.name) for key, slot in self._used.items()}
        return {key: tuple(compile_phrase(each, self.vocabulary) for each in own) for key, own in found.items() if own}

    def pattern(self, text: str) -> Pattern:
        """Return the pattern of one phrase. Raises PhraseError where it cannot be read, names no slot, or needs no word."""
        tree = parse(text, self.macros)
        for slot in sorted(slots_named(tree), key=lambda each: each.name):
            if slot.name not in self.vocabulary:
                hint = did_you_mean(slot.name, list(self.vocabulary.entries))
                raise PhraseError(f"`{{{slot.name}}}` is no slot of the vocabulary{hint}", text.find(f"{{{slot.name}") + 1)
        pattern = compile_phrase(tree, self.vocabulary)
        if not all(pattern.required):
            raise PhraseError("the phrase needs at least one word or slot that is not optional", 1)
        self._used.update((slot_key(slot), slot) for slot in slots_used(tree, self.vocabulary))
        return pattern


class FilePhrases:
    """Compiles the phrases of one file, and remembers which item, on which line, each pattern came from."""

    def __init__(self, compiler: PhraseCompiler, file: CheckedFile) -> None:
        self._compiler, self._file = compiler, file
        self._items: list[tuple[int, str]] = []

    def __call__(self, items: Sequence[Item], where: Path) -> tuple[Pattern, ...]:
        """Return the patterns of a list of phrases and frames that stands at a place in the file."""
        return tuple(pattern for number, item in enumerate(items) for pattern in self._patterns(item, [*where, number]))

    def written(self) -> str:
        """Return, as a JSON list, the line and the text of each item so far; a pattern's `origin` is its number in it."""
        return json.dumps(self._items, ensure_ascii=False, separators=(",", ":"))

    def _patterns(self, item: Item, where: Path) -> Iterator[Pattern]:
        origin = len(self._items)
        self._items.append((self._file.location(where).line, _text(item)))
        try:
            texts = [_text(item)] if isinstance(item, str) or "phrase" in item else filled_frame(item, self._compiler.frames)
        except FrameError as error:
            self._compiler.problems.append(self._file.problem([*where, error.key], str(error)))
            return
        for text in texts:
            try:
                yield self._compiler.pattern(text)._replace(origin=origin)
            except PhraseError as error:
                self._compiler.problems.append(self._file.problem(where, error.told(text)))


def _text(item: Item) -> str:
    if isinstance(item, str):
        return item
    if "phrase" in item:
        return str(item["phrase"])
    return ", ".join(f"{key}: {value}" for key, value in item.items() if key != "fires")
