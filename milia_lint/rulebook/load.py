"""From folders of YAML to a Rulebook; every mistake in every file is reported at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from milia_lint.files.checked_yaml import CheckedFile, read_yaml
from milia_lint.files.problem import InvalidFile, Problem
from milia_lint.rulebook.files import rule_files
from milia_lint.rulebook.model import ABOUT, INVENTORY, Guard, Reference, Rule, Rulebook
from milia_lint.rulebook.pattern import Literals, Pattern, literals_of
from milia_lint.rulebook.phrase_compiler import PhraseCompiler
from milia_lint.rulebook.references import read_references
from milia_lint.rulebook.rule_file import build_rule, conditions
from milia_lint.rulebook.vocabulary_extension import Extension
from milia_lint.rulebook.vocabulary_files import VocabularyFiles
from milia_lint.text.suggest import did_you_mean

VOCABULARY, GUARDS, FACTS, SUBJECTS = "vocabulary", "guards.yaml", "facts.yaml", "subjects.yaml"
ASSERTIONS, REFERENCES = "inventory.yaml", "references.yaml"
_KINDS = {REFERENCES: "references", GUARDS: "guards", FACTS: "facts", ASSERTIONS: "facts", SUBJECTS: "subjects"}


def load(folders: Iterable[Path], extensions: Iterable[Extension] = ()) -> Rulebook:
    """Return the rulebook in `folders`, later ones adding to earlier ones; `additions` go into its vocabulary.

    Raises InvalidFile with every problem of every file, and where there is no rule at all.
    """
    problems: list[Problem] = []
    files = _files(folders, problems)
    vocabulary_files = VocabularyFiles(problems)
    for file, _ in files["vocabulary"]:
        vocabulary_files.read(file)
    for extension in extensions:
        vocabulary_files.extend(extension)
    compiler = PhraseCompiler(vocabulary_files.vocabulary(), problems)
    _raise_any(problems)
    rulebook = _Builder(compiler, problems).rulebook(files)
    _raise_any(problems)
    return rulebook


def _files(folders: Iterable[Path], problems: list[Problem]) -> Mapping[str, list[tuple[CheckedFile, str]]]:
    """Return by kind the files that can be read, with what a rule in them would be called."""
    found: dict[str, list[tuple[CheckedFile, str]]] = defaultdict(list)
    for folder in folders:
        for path in rule_files(folder):
            name = path.relative_to(folder)
            kind = _KINDS.get(name.name, "vocabulary" if name.parts[0] == VOCABULARY else "rule")
            file, mistakes = read_yaml(str(path), path.read_text(encoding="utf-8"), kind)
            problems += mistakes
            if file is not None and not mistakes:
                found[kind].append((file, name.with_suffix("").as_posix()))
    return found


def _raise_any(problems: list[Problem]) -> None:
    if problems:
        raise InvalidFile(problems)


class _Builder:
    """Puts a rulebook together; what is wrong goes into `problems`."""

    def __init__(self, compiler: PhraseCompiler, problems: list[Problem]) -> None:
        self.compiler, self.problems = compiler, problems
        self.references: Mapping[str, Reference] = {}

    def rulebook(self, files: Mapping[str, list[tuple[CheckedFile, str]]]) -> Rulebook:
        self.references = read_references((file for file, _ in files["references"]), self.problems)
        guards = {guard.name: guard for file, _ in files["guards"] for guard in self.guards(file)}
        facts = self.signals(files)
        rules = {rule.id: rule for rule in (self.rule(file, name, guards) for file, name in files["rule"])}
        if not rules:
            self.problems.append(Problem("rules", 1, 1, "no rule was found; a run without rules would prove nothing"))
        slots = self.compiler.slot_phrases()
        return Rulebook(rules, guards, facts, self.compiler.terms(), slots, _indexed_literals(rules, guards, (facts, slots)))

    def signals(self, files: Mapping[str, list[tuple[CheckedFile, str]]]) -> dict[str, tuple[Pattern, ...]]:
        found: dict[str, tuple[Pattern, ...]] = {}
        for file, _ in files["facts"]:
            prefix = INVENTORY if Path(file.path).name == ASSERTIONS else ""
            for name, data in file.data.items():
                found[prefix + name] = self.compiler.of(file)(data["phrases"], [name, "phrases"])
        for file, _ in files["subjects"]:
            for name, phrases in file.data.items():
                found[f"{ABOUT}{name}"] = found.get(f"{ABOUT}{name}", ()) + self.compiler.of(file)(phrases, [name])
        return found

    def guards(self, file: CheckedFile) -> Iterator[Guard]:
        compiled = self.compiler.of(file)
        for name, data in file.data.items():
            given = (conditions(each, [name, "any", number], compiled) for number, each in enumerate(data.get("any", ())))
            yield Guard(name, data["what"], tuple(each for some in given for each in some), tuple(data.get("includes", ())))

    def rule(self, file: CheckedFile, name: str, guards: dict[str, Guard]) -> Rule:
        """Return the rule in a file; the guards that it brings along go to the others."""
        compiled = self.compiler.of(file)
        for number, each in enumerate(file.data.get("unless", ())):
            if isinstance(each, Mapping):
                local = f"{file.data['id']}:{each['name']}"
                guards[local] = Guard(local, each["name"], conditions(each, ["unless", number], compiled))
            elif each not in guards:
                self.problems.append(file.problem(["unless", number], f"`{each}` is no guard{did_you_mean(each, list(guards))}"))
        return build_rule(file, name, compiled, self.references, self.problems)


def _indexed_literals(
    rules: Mapping[str, Rule], guards: Mapping[str, Guard], others: Iterable[Mapping[str, tuple[Pattern, ...]]]
) -> Literals:
    conditions_of = (each for guard in guards.values() for each in guard.conditions)
    in_guards = (part for each in conditions_of for part in (each.patterns, each.but))
    in_rules = (patterns for rule in rules.values() for patterns in rule.match.parts.values())
    return literals_of((*in_rules, *in_guards, *(patterns for each in others for patterns in each.values())))
