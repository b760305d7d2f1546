"""From folders of YAML to a Rulebook; every mistake in every file is reported at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from milia_lint.files.checked_yaml import CheckedFile
from milia_lint.files.problem import InvalidFile, Problem
from milia_lint.lang import DEFAULT, language
from milia_lint.rulebook.file_kinds import ASSERTIONS, Files, files_by_language
from milia_lint.rulebook.match_syntax import MatchSyntax
from milia_lint.rulebook.model import ABOUT, INVENTORY, Guard, Rule, Rulebook
from milia_lint.rulebook.pattern import Literals, Pattern, literals_of
from milia_lint.rulebook.phrase_compiler import PhraseCompiler
from milia_lint.rulebook.rule_file import build_rule, conditions, guard_key
from milia_lint.rulebook.vocabulary_extension import Extension
from milia_lint.rulebook.vocabulary_files import VocabularyFiles
from milia_lint.text.suggest import did_you_mean


def load(folders: Iterable[Path], kinds: Mapping[str, MatchSyntax], extensions: Iterable[Extension] = ()) -> Rulebook:
    """Return the rulebook in `folders`, later ones adding to earlier ones; `extensions` go into its vocabulary.

    `kinds` are the match kinds that rules may be of.

    Raises InvalidFile with every problem of every file, and where there is no rule at all.
    """
    problems: list[Problem] = []
    files = files_by_language(folders, kinds, problems)
    book = _book(DEFAULT, files.pop(DEFAULT, {}), kinds, extensions, problems)
    others = {lang: _book(lang, own, kinds, (), problems) for lang, own in files.items()}
    rules = {name: rule for each in (book, *others.values()) for name, rule in each.rules.items()}
    if not rules:
        problems.append(Problem("rules", 1, 1, "no rule was found; a run without rules would prove nothing"))
    _raise_any(problems)
    guards = {name: guard for each in (book, *others.values()) for name, guard in each.guards.items()}
    searched = {lang: replace(each, guards={}) for lang, each in others.items()}
    return replace(book, rules=rules, guards=guards, others=searched)


def _book(
    lang: str, files: Files, kinds: Mapping[str, MatchSyntax], extensions: Iterable[Extension], problems: list[Problem]
) -> Rulebook:
    """Return what the files say in one language. Raises InvalidFile where the vocabulary is wrong, which all phrases need."""
    vocabulary_files = VocabularyFiles(problems, language(lang))
    for file, _ in files.get("vocabulary", ()):
        vocabulary_files.read(file)
    for extension in extensions:
        vocabulary_files.extend(extension)
    compiler = PhraseCompiler(vocabulary_files.vocabulary(), problems)
    _raise_any(problems)
    return _Builder(lang, compiler, kinds, problems).rulebook(files)


def _raise_any(problems: list[Problem]) -> None:
    if problems:
        raise InvalidFile(problems)


class _Builder:
    """Puts a rulebook together; what is wrong goes into `problems`."""

    def __init__(self, lang: str, compiler: PhraseCompiler, kinds: Mapping[str, MatchSyntax], problems: list[Problem]) -> None:
        self.lang, self.compiler, self.kinds, self.problems = lang, compiler, kinds, problems

    def rulebook(self, files: Files) -> Rulebook:
        guards = {guard.name: guard for file, _ in files.get("guards", ()) for guard in self.guards(file)}
        facts = self.signals(files)
        rules = {rule.id: rule for rule in (self.rule(file, name, guards) for file, name in files.get("rule", ()))}
        slots = self.compiler.slot_phrases()
        asked = _indexed_literals(rules, guards, (facts, slots))
        return Rulebook(rules, guards, facts, self.compiler.terms(), slots, asked, self.lang)

    def signals(self, files: Files) -> dict[str, tuple[Pattern, ...]]:
        found: dict[str, tuple[Pattern, ...]] = {}
        for file, _ in files.get("facts", ()):
            prefix = INVENTORY if Path(file.path).name == ASSERTIONS else ""
            for name, data in file.data.items():
                found[prefix + name] = self.compiler.of(file)(data["phrases"], [name, "phrases"])
        for file, _ in files.get("subjects", ()):
            for name, phrases in file.data.items():
                found[f"{ABOUT}{name}"] = found.get(f"{ABOUT}{name}", ()) + self.compiler.of(file)(phrases, [name])
        return found

    def guards(self, file: CheckedFile) -> Iterator[Guard]:
        compiled = self.compiler.of(file)
        for name, data in file.data.items():
            given = (conditions(each, [name, "any", number], compiled) for number, each in enumerate(data.get("any", ())))
            includes = tuple(guard_key(other, self.lang) for other in data.get("includes", ()))
            yield Guard(guard_key(name, self.lang), data["what"], tuple(each for some in given for each in some), includes)

    def rule(self, file: CheckedFile, name: str, guards: dict[str, Guard]) -> Rule:
        """Return the rule in a file; the guards that it brings along go to the others."""
        compiled = self.compiler.of(file)
        for number, each in enumerate(file.data.get("unless", ())):
            if isinstance(each, Mapping):
                local = f"{file.data['id']}:{each['name']}"
                guards[local] = Guard(local, each["name"], conditions(each, ["unless", number], compiled))
            elif guard_key(each, self.lang) not in guards:
                self.problems.append(file.problem(["unless", number], f"`{each}` is no guard{did_you_mean(each, list(guards))}"))
        return build_rule(file, name, self.lang, compiled, self.kinds, self.problems)


def _indexed_literals(
    rules: Mapping[str, Rule], guards: Mapping[str, Guard], others: Iterable[Mapping[str, tuple[Pattern, ...]]]
) -> Literals:
    conditions_of = (each for guard in guards.values() for each in guard.conditions)
    in_guards = (part for each in conditions_of for part in (each.patterns, each.but))
    in_rules = (patterns for rule in rules.values() for patterns in rule.match.parts.values())
    return literals_of((*in_rules, *in_guards, *(patterns for each in others for patterns in each.values())))
