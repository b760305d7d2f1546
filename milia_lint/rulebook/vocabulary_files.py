"""Vocabulary files, and what a project adds to them: the slots by name, with every mistake at its place."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from milia_lint.files.checked_yaml import CheckedFile
from milia_lint.files.problem import Problem
from milia_lint.lang import Language
from milia_lint.rulebook.codegen import slots_named
from milia_lint.rulebook.phrase_ast import Concat
from milia_lint.rulebook.phrase_parser import Macros, PhraseError, parse
from milia_lint.rulebook.vocabulary import SlotEntry, Vocabulary
from milia_lint.rulebook.vocabulary_extension import Extension
from milia_lint.text.suggest import did_you_mean

_LISTS = ("verbs", "nouns", "words", "includes")


class VocabularyFiles:
    """Collects slots; what is wrong with them goes into `problems`."""

    def __init__(self, problems: list[Problem], language: Language, macros: Macros) -> None:
        self.problems, self.language, self.macros = problems, language, macros
        self.slots: dict[str, SlotEntry] = {}
        self._files: dict[str, CheckedFile] = {}

    def read(self, file: CheckedFile) -> None:
        """Take the slots that a file defines."""
        for name, data in file.data.items():
            if name in self.slots:
                self.problems.append(file.problem([name], f"the slot `{name}` is defined twice", key=True))
            trees = (self._phrase(file, name, number, phrase) for number, phrase in enumerate(data.get("phrases", ())))
            lists = {kind: tuple(str(term) for term in data.get(kind, ())) for kind in _LISTS}
            self._files[name] = file
            self.slots[name] = SlotEntry(name, data["what"], phrases=tuple(tree for tree in trees if tree), **lists)

    def extend(self, extension: Extension) -> None:
        """Add a term or phrase to a slot that is there."""
        slot, kind, text, at = extension
        if slot not in self.slots:
            self.problems.append(Problem(*at, f"`{slot}` is no slot of the vocabulary{self._hint(slot)}"))
            return
        try:
            added = parse(text, self.macros) if kind == "phrases" else text
        except PhraseError as error:
            self.problems.append(Problem(*at, error.told(text)))
            return
        used = {each.name for each in slots_named(added)} if isinstance(added, Concat) else set[str]()
        found = [f"`{{{name}}}` is no slot of the vocabulary{self._hint(name)}" for name in sorted(used - self.slots.keys())]
        if any(slot in self._reached(name) for name in used):
            found.append(f"`{slot}` would stand for itself")
        self.problems += [Problem(*at, message) for message in found]
        if not found:
            entry, more = self.slots[slot], dict[str, Any]()
            more[kind] = (*getattr(entry, kind), added)
            self.slots[slot] = replace(entry, **more)

    def vocabulary(self) -> Vocabulary:
        """Return the vocabulary; slots that refer to an unknown slot, or through others to themselves, are problems."""
        for name, entry in self.slots.items():
            refers = _refers(entry)
            for other in sorted(refers - self.slots.keys()):
                self._slot_problem(name, f"`{name}` refers to the unknown slot `{other}`{self._hint(other)}")
            if any(name in self._reached(other) for other in refers):
                self._slot_problem(name, f"the slot `{name}` refers to itself, perhaps through others")
        return Vocabulary(self.slots, self.language)

    def _phrase(self, file: CheckedFile, name: str, number: int, phrase: str) -> Concat | None:
        try:
            return parse(phrase, self.macros)
        except PhraseError as error:
            self.problems.append(file.problem([name, "phrases", number], error.told(phrase)))
            return None

    def _reached(self, name: str) -> set[str]:
        """Return the slot and all that it leads to."""
        seen: set[str] = set()
        waiting = [name]
        while waiting:
            each = waiting.pop()
            if each not in seen and each in self.slots:
                seen.add(each)
                waiting += _refers(self.slots[each])
        return seen

    def _slot_problem(self, name: str, message: str) -> None:
        self.problems.append(self._files[name].problem([name], message, key=True))

    def _hint(self, name: str) -> str:
        return did_you_mean(name, list(self.slots))


def _refers(entry: SlotEntry) -> set[str]:
    return {*entry.includes, *(slot.name for phrase in entry.phrases for slot in slots_named(phrase))}
