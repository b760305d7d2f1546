"""From folders of YAML to a Rulebook; every mistake in every file is reported at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from milia_lint.files.checked_yaml import CheckedFile
from milia_lint.files.limits import INCLUDED_GUARDS
from milia_lint.files.problem import InvalidFile, Problem
from milia_lint.lang import DEFAULT, language
from milia_lint.rulebook.file_kinds import ASSERTIONS, Files, built_in_registers, files_by_language
from milia_lint.rulebook.files import packaged_rules
from milia_lint.rulebook.frames import frames
from milia_lint.rulebook.guard_file import GuardTemplate, all_conditions, takes_parameter
from milia_lint.rulebook.match_syntax import MatchSyntax
from milia_lint.rulebook.model import ABOUT, INVENTORY, SOLD, Guard, Rule, Rulebook
from milia_lint.rulebook.pattern import Literals, Pattern, literals_of
from milia_lint.rulebook.phrase_compiler import FilePhrases, PhraseCompiler
from milia_lint.rulebook.references import read_references
from milia_lint.rulebook.registers import Registers, read_categories, read_markets
from milia_lint.rulebook.rule_file import RuleFile, build_rule, conditions, guard_key
from milia_lint.rulebook.variants import unknown_kinds
from milia_lint.rulebook.vocabulary_extension import Extension
from milia_lint.rulebook.vocabulary_files import VocabularyFiles
from milia_lint.rulebook.word_classes import macros
from milia_lint.text.suggest import did_you_mean, nearest_or_all


def load(folders: Sequence[Path], kinds: Mapping[str, MatchSyntax], extensions: Iterable[Extension] = ()) -> Rulebook:
    """Return the rulebook in `folders`, later ones adding to earlier ones; `extensions` go into its vocabulary.

    `kinds` are the match kinds that rules may be of.

    Raises InvalidFile with every problem of every file, and where there is no rule at all.
    """
    problems: list[Problem] = []
    files = files_by_language(folders, kinds, problems)
    registers = _registers(files, built_in=packaged_rules() not in folders, problems=problems)
    book = _book(DEFAULT, files.pop(DEFAULT, {}), kinds, registers, extensions, problems)
    others = {lang: _book(lang, own, kinds, registers, (), problems) for lang, own in files.items()}
    rules = {name: rule for each in (book, *others.values()) for name, rule in each.rules.items()}
    if not rules:
        problems.append(Problem("rules", 1, 1, "no rule was found; a run without rules would prove nothing"))
    _raise_any(problems)
    guards = {name: guard for each in (book, *others.values()) for name, guard in each.guards.items()}
    searched = {lang: replace(each, guards={}) for lang, each in others.items()}
    return replace(book, rules=rules, guards=guards, others=searched, categories=registers.categories, markets=registers.markets)


def _registers(files: Mapping[str, Files], *, built_in: bool, problems: list[Problem]) -> Registers:
    """Return what rules of all languages refer to; with `built_in`, the built-in categories and markets come first."""
    found: dict[str, list[CheckedFile]] = {kind: [] for kind in ("categories", "markets", "references")}
    for kind, file in built_in_registers(problems) if built_in else ():
        found[kind].append(file)
    for kind, several in found.items():
        several += [file for own in files.values() for file, _ in own.get(kind, ())]
    markets = read_markets(found["markets"], problems)
    references = read_references(found["references"], markets, problems)
    return Registers(read_categories(found["categories"], problems), markets, references)


def _book(
    lang: str,
    files: Files,
    kinds: Mapping[str, MatchSyntax],
    registers: Registers,
    extensions: Iterable[Extension],
    problems: list[Problem],
) -> Rulebook:
    """Return what the files say in one language. Raises InvalidFile where the vocabulary is wrong, which all phrases need."""
    known = macros([file for file, _ in files.get("classes", ())], language(lang), problems)
    vocabulary_files = VocabularyFiles(problems, language(lang), known)
    for file, _ in files.get("vocabulary", ()):
        vocabulary_files.read(file)
    for extension in extensions:
        vocabulary_files.extend(extension)
    constructions = frames((file for file, _ in files.get("frames", ())), problems)
    compiler = PhraseCompiler(vocabulary_files.vocabulary(), known, constructions, problems)
    _raise_any(problems)
    return _Builder(lang, compiler, kinds, registers, problems).rulebook(files)


def _raise_any(problems: list[Problem]) -> None:
    if problems:
        raise InvalidFile(problems)


#: What a family has forgotten where its rows make one rule.
_SAME_ID = "; each rule has an id of its own: in a family, put `%name%` into `id`"


class _Builder:
    """Puts a rulebook together; what is wrong goes into `problems`."""

    def __init__(
        self, lang: str, compiler: PhraseCompiler, kinds: Mapping[str, MatchSyntax], registers: Registers,
        problems: list[Problem],
    ) -> None:  # fmt: skip
        self.lang, self.compiler, self.kinds, self.registers, self.problems = lang, compiler, kinds, registers, problems
        self.templates: dict[str, GuardTemplate] = {}
        self.sold: list[str] = []

    def rulebook(self, files: Files) -> Rulebook:
        guards = {guard.name: guard for file, _ in files.get("guards", ()) for guard in self.guards(file)}
        self.problems += _endless(guards, files, self.lang)
        facts = self.signals(files)
        self.sold = [name.removeprefix(SOLD) for name in facts if name.startswith(SOLD)]
        rules: dict[str, Rule] = {}
        for file, name in files.get("rule", ()):
            rule = self.rule(file, name, guards)
            if rule.id in rules:
                self.problems.append(file.problem(["id"], f"there is a rule `{rule.id}` already{_SAME_ID}"))
            rules[rule.id] = rule
        slots = self.compiler.slot_phrases()
        indexed = _indexed_literals(rules, guards, (facts, slots))
        return Rulebook(rules, guards, facts, self.compiler.terms(), slots, indexed, self.lang)

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
        """Yield the guards in a file; those with a parameter are kept for the rules that give one."""
        compiled = self.compiler.of(file)
        for name, data in file.data.items():
            if takes_parameter(data):
                self.templates[name] = GuardTemplate(file, name, data)
                continue
            includes = tuple(guard_key(other, self.lang) for other in data.get("includes", ()))
            yield Guard(guard_key(name, self.lang), data["what"], all_conditions(data, [name], compiled), includes)

    def rule(self, file: CheckedFile, name: str, guards: dict[str, Guard]) -> Rule:
        """Return the rule in a file; the guards that it brings along go to the others."""
        rule_id = file.data.get("id", name)
        if rule_id != name and "each" not in file.root_keys():
            self.problems.append(file.problem(["id"], f"the id must be the path: {name}"))
        compiled = self.compiler.of(file)
        for number, each in enumerate(file.data.get("unless", ())):
            for guard in self.own_guard(file, each, number, rule_id, compiled):
                guards[guard.name] = guard
            if isinstance(each, str) and guard_key(each, self.lang) not in guards:
                known = [*guards, *self.templates]
                self.problems.append(file.problem(["unless", number], f"`{each}` is no guard{did_you_mean(each, known)}"))
        for key, data in file.data.get("but", {}).items():
            guards[f"{rule_id}:{key}"] = Guard(f"{rule_id}:{key}", data["what"], conditions(data, ["but", key], compiled))
        self.problems += self.unknown_sold(file)
        return build_rule(RuleFile(file, rule_id, f"{name}.yaml", self.lang), compiled, self.kinds, self.registers, self.problems)

    def unknown_sold(self, file: CheckedFile) -> Iterator[Problem]:
        for where, kind in unknown_kinds(file, self.sold):
            says = f"`{kind}` is no kind of thing sold that facts.yaml tells{nearest_or_all(kind, self.sold)}"
            yield file.problem(where, says, key=True)

    def own_guard(self, file: CheckedFile, each: Any, number: int, rule_id: str, compiled: FilePhrases) -> Iterator[Guard]:
        """Yield the guard that an entry of `unless` makes for its rule alone, if it does."""
        if not isinstance(each, Mapping):
            return
        if "name" in each:
            name = f"{rule_id}:{each['name']}"
            yield Guard(name, each.get("what", each["name"]), conditions(each, ["unless", number], compiled))
        elif (template := self.templates.get(each.get("guard", ""))) and "of" in each:
            yield template.guard(f"{rule_id}:{template.name}", each["of"], self.compiler)
        else:
            known = list(self.templates)
            says = f"`{each.get('guard')}` is no guard that takes `of`{did_you_mean(str(each.get('guard')), known)}"
            self.problems.append(file.problem(["unless", number], says))


def _endless(guards: Mapping[str, Guard], files: Files, lang: str) -> Iterator[Problem]:
    """Yield a problem for each guard that includes one that is not there, itself, or more than it should."""
    for file, _ in files.get("guards", ()):
        for name in file.data:
            key = guard_key(name, lang)
            waiting, count = list(guards[key].includes) if key in guards else [], 0
            while waiting and count <= INCLUDED_GUARDS:
                each = waiting.pop()
                count += 1
                if each == key:
                    yield file.problem([name], f"the guard `{name}` includes itself, perhaps through others", key=True)
                    break
                if each not in guards:
                    yield file.problem([name, "includes"], f"`{each}` is no guard{did_you_mean(each, list(guards))}")
                    break
                waiting += guards[each].includes
            if count > INCLUDED_GUARDS:
                yield file.problem([name], f"the guard `{name}` includes more than {INCLUDED_GUARDS} others", key=True)


def _indexed_literals(
    rules: Mapping[str, Rule], guards: Mapping[str, Guard], others: Iterable[Mapping[str, tuple[Pattern, ...]]]
) -> Literals:
    conditions_of = (each for guard in guards.values() for each in guard.conditions)
    in_guards = (part for each in conditions_of for part in (each.patterns, each.but))
    in_rules = (patterns for rule in rules.values() for patterns in rule.match.parts.values())
    return literals_of((*in_rules, *in_guards, *(patterns for each in others for patterns in each.values())))
