"""From folders of YAML to a Rulebook; every mistake in every file is reported at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path as FilePath
from typing import Any

from milia_lint.checked_yaml import CheckedFile, Path, read_yaml
from milia_lint.problem import InvalidFile, Problem
from milia_lint.rulebook.addition import Addition
from milia_lint.rulebook.compiling import compile_phrase, slot_key, slots_named, slots_used
from milia_lint.rulebook.files import rule_files
from milia_lint.rulebook.model import ABOUT, INVENTORY, Guard, Rule, Rulebook
from milia_lint.rulebook.pattern import Keys, Pattern, asked_for
from milia_lint.rulebook.phrases import PhraseError, Sequence, Slot, parse
from milia_lint.rulebook.rule_file import PhraseCompiler, build_rule, conditions
from milia_lint.rulebook.terms import Terms, arranged
from milia_lint.rulebook.vocabulary import SlotEntry, Vocabulary
from milia_lint.text.suggest import did_you_mean

VOCABULARY, GUARDS, FACTS, SUBJECTS = "vocabulary", "guards.yaml", "facts.yaml", "subjects.yaml"
ASSERTIONS = "inventory.yaml"
_KINDS = {GUARDS: "guards", FACTS: "facts", ASSERTIONS: "facts", SUBJECTS: "subjects"}


def load(folders: Iterable[FilePath], additions: Iterable[Addition] = ()) -> Rulebook:
    """Return the rulebook in `folders`, later ones adding to earlier ones; `additions` go into its vocabulary.

    Raises InvalidFile with every problem of every file, and where there is no rule at all.
    """
    loader = _Loader()
    for folder in folders:
        loader.read(folder)
    for addition in additions:
        loader.extend(addition)
    return loader.rulebook()


class _Loader:
    """Collects files first, so that rules can use what any vocabulary file defines."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.slots: dict[str, SlotEntry] = {}
        self.slot_files: dict[str, CheckedFile] = {}
        self.guard_files: list[CheckedFile] = []
        self.fact_files: list[CheckedFile] = []
        self.subject_files: list[CheckedFile] = []
        self.rule_files: list[tuple[CheckedFile, str]] = []
        self.trees: dict[str, Sequence] = {}
        self.used: dict[str, Slot] = {}

    def read(self, folder: FilePath) -> None:
        for path in rule_files(folder):
            name = path.relative_to(folder)
            kind = _KINDS.get(name.name, "vocabulary" if name.parts[0] == VOCABULARY else "rule")
            file, problems = read_yaml(str(path), path.read_text(encoding="utf-8"), kind)
            self.problems += problems
            if file is None or problems:
                continue
            if kind == "vocabulary":
                self.vocabulary_file(file)
            elif kind == "rule":
                self.rule_files.append((file, name.with_suffix("").as_posix()))
            else:
                {"guards": self.guard_files, "facts": self.fact_files, "subjects": self.subject_files}[kind].append(file)

    def vocabulary_file(self, file: CheckedFile) -> None:
        for name, data in file.data.items():
            if name in self.slots:
                self.problems.append(file.problem([name], f"the slot `{name}` is defined twice", key=True))
            trees = (self.tree(file, phrase, [name, "phrases", n]) for n, phrase in enumerate(data.get("phrases", ())))
            lists = {kind: tuple(str(term) for term in data.get(kind, ())) for kind in ("verbs", "nouns", "words", "includes")}
            self.slot_files[name] = file
            self.slots[name] = SlotEntry(name, data["what"], phrases=tuple(tree for tree in trees if tree), **lists)

    def extend(self, addition: Addition) -> None:
        """Add a term or phrase to a slot that is there."""
        slot, kind, text, at = addition
        if slot not in self.slots:
            self.problems.append(Problem(*at, f"`{slot}` is no slot of the vocabulary{did_you_mean(slot, list(self.slots))}"))
            return
        try:
            added = parse(text) if kind == "phrases" else text
        except PhraseError as error:
            self.problems.append(Problem(*at, f"phrase {text!r}, character {error.column}: {error}"))
            return
        used = {each.name for each in slots_named(added)} if isinstance(added, Sequence) else set[str]()
        found = [
            f"`{{{name}}}` is no slot of the vocabulary{did_you_mean(name, list(self.slots))}"
            for name in sorted(used - self.slots.keys())
        ]
        if any(slot in self.reached(name, set()) for name in used):
            found.append(f"`{slot}` would stand for itself")
        self.problems += [Problem(*at, message) for message in found]
        if not found:
            entry, more = self.slots[slot], dict[str, Any]()
            more[kind] = (*getattr(entry, kind), added)
            self.slots[slot] = replace(entry, **more)

    def reached(self, name: str, seen: set[str]) -> set[str]:
        """Return the slot and all that it leads to."""
        if name not in seen and name in self.slots:
            seen.add(name)
            entry = self.slots[name]
            for other in (*entry.includes, *_named_in(entry)):
                self.reached(other, seen)
        return seen

    def rulebook(self) -> Rulebook:
        self.vocabulary = Vocabulary(self.slots)
        self.check_includes()
        if self.problems:
            raise InvalidFile(self.problems)
        guards = {guard.name: guard for file in self.guard_files for guard in self.guards(file)}
        facts = {
            (INVENTORY if FilePath(file.path).name == ASSERTIONS else "") + name: self.compiler(file)(
                data["phrases"], [name, "phrases"]
            )
            for file in self.fact_files
            for name, data in file.data.items()
        }
        for file in self.subject_files:
            for name, phrases in file.data.items():
                facts[f"{ABOUT}{name}"] = facts.get(f"{ABOUT}{name}", ()) + self.compiler(file)(phrases, [name])
        rules = {rule.id: rule for rule in (self.rule(file, name, guards) for file, name in self.rule_files)}
        if not rules:
            self.problems.append(Problem("rules", 1, 1, "no rule was found; a run without rules would prove nothing"))
        if self.problems:
            raise InvalidFile(self.problems)
        slots = self.slot_phrases()
        return Rulebook(rules, guards, facts, self.terms(), slots, _asked_for(rules, guards, facts, slots))

    def terms(self) -> Terms:
        slots: dict[str, Keys] = {}
        for key, slot in sorted(self.used.items()):
            for term in sorted(self.vocabulary.terms(slot.name, slot.form)):
                slots[" ".join(term)] = slots.get(" ".join(term), frozenset()) | {key}
        return arranged(slots)

    def check_includes(self) -> None:
        """Note slots that refer to an unknown slot, or through others to themselves."""
        refers = {name: {*entry.includes, *_named_in(entry)} for name, entry in self.slots.items()}
        for name, others in refers.items():
            for other in sorted(others - refers.keys()):
                self.slot_problem(name, f"`{name}` refers to the unknown slot `{other}`{did_you_mean(other, list(refers))}")
            reached: set[str] = set()
            new = others
            while new := {further for other in new for further in refers.get(other, ())} - reached:
                reached |= new
            if name in reached | others:
                self.slot_problem(name, f"the slot `{name}` refers to itself, perhaps through others")

    def slot_problem(self, name: str, message: str) -> None:
        self.problems.append(self.slot_files[name].problem([name], message, key=True))

    def slot_phrases(self) -> dict[str, tuple[Pattern, ...]]:
        phrases = {key: self.vocabulary.phrases(slot.name) for key, slot in self.used.items()}
        return {key: tuple(compile_phrase(each, self.vocabulary) for each in own) for key, own in phrases.items() if own}

    def guards(self, file: CheckedFile) -> Iterable[Guard]:
        for name, data in file.data.items():
            found = [
                condition
                for n, each in enumerate(data.get("any", ()))
                for condition in conditions(each, [name, "any", n], self.compiler(file))
            ]
            yield Guard(name, data["what"], tuple(found), tuple(data.get("includes", ())))

    def rule(self, file: CheckedFile, name: str, guards: dict[str, Guard]) -> Rule:
        for n, each in enumerate(file.data.get("unless", ())):
            if isinstance(each, Mapping):
                local = f"{file.data['id']}:{each['name']}"
                guards[local] = Guard(local, each["name"], conditions(each, ["unless", n], self.compiler(file)))
            elif each not in guards:
                hint = did_you_mean(each, list(guards))
                self.problems.append(file.problem(["unless", n], f"`{each}` is no guard{hint}"))
        return build_rule(file, name, self.compiler(file), self.problems)

    def compiler(self, file: CheckedFile) -> PhraseCompiler:
        """Return a function that compiles phrases of `file`, noting problems at their place."""

        def compile_all(phrases: list[str], where: Path) -> tuple[Pattern, ...]:
            found = (self.pattern(file, phrase, [*where, n]) for n, phrase in enumerate(phrases))
            return tuple(pattern for pattern in found if pattern)

        return compile_all

    def pattern(self, file: CheckedFile, phrase: str, where: Path) -> Pattern | None:
        tree = self.tree(file, phrase, where)
        if tree is None or self.unknown_slots(file, tree, where):
            return None
        self.used.update((slot_key(slot), slot) for slot in slots_used(tree, self.vocabulary))
        pattern = compile_phrase(tree, self.vocabulary)
        if not all(pattern.ways):
            self.problems.append(file.problem(where, "the phrase needs at least one word or slot that is not optional"))
        return pattern

    def tree(self, file: CheckedFile, phrase: str, where: Path) -> Sequence | None:
        try:
            return parse(phrase)
        except PhraseError as error:
            self.problems.append(file.problem(where, f"phrase {phrase!r}, character {error.column}: {error}"))
            return None

    def unknown_slots(self, file: CheckedFile, tree: Sequence, where: Path) -> bool:
        unknown = sorted({slot.name for slot in slots_named(tree)} - set(self.slots))
        for name in unknown:
            hint = did_you_mean(name, list(self.slots))
            self.problems.append(file.problem(where, f"`{{{name}}}` is no slot of the vocabulary{hint}"))
        return bool(unknown)


def _named_in(entry: SlotEntry) -> set[str]:
    return {slot.name for phrase in entry.phrases for slot in slots_named(phrase)}


def _asked_for(
    rules: Mapping[str, Rule],
    guards: Mapping[str, Guard],
    facts: Mapping[str, tuple[Pattern, ...]],
    slots: Mapping[str, tuple[Pattern, ...]],
) -> Keys:
    conditions = (each for guard in guards.values() for each in guard.conditions)
    parts = [patterns for rule in rules.values() for patterns in rule.match.parts.values()]
    return asked_for(
        (*parts, *facts.values(), *slots.values(), *(part for each in conditions for part in (each.patterns, each.but)))
    )
