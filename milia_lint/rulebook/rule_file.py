"""One rule file: from checked YAML to the Rule it describes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from milia_lint.files.checked_yaml import CheckedFile, Path
from milia_lint.files.problem import Problem
from milia_lint.lang import DEFAULT
from milia_lint.rulebook.example_file import written_examples
from milia_lint.rulebook.law import Category, Severity
from milia_lint.rulebook.match_syntax import CompilePhrases, MatchSyntax
from milia_lint.rulebook.model import Condition, MatchSpec, Rule
from milia_lint.rulebook.phrase_compiler import FilePhrases
from milia_lint.rulebook.references import cited, severities
from milia_lint.rulebook.registers import Registers
from milia_lint.rulebook.templates import FIELD, mistakes, rewrite_template
from milia_lint.rulebook.variants import variants, written_texts
from milia_lint.text.suggest import did_you_mean

PLACES = ("before", "after", "match", "clause", "sentence", "whole-sentence", "around", "paragraph", "heading", "section", "page")


class RuleFile(NamedTuple):
    """One rule as it is written: its checked YAML, the id that its path gives it, its path in the folder, and its language."""

    file: CheckedFile
    id: str
    path: str
    lang: str


def build_rule(
    written: RuleFile,
    phrases: FilePhrases,
    kinds: Mapping[str, MatchSyntax],
    registers: Registers,
    problems: list[Problem],
) -> Rule:
    """Return the rule, whose shape has been checked; what its schema cannot say is added to `problems`.

    `registers` are the categories, markets and references that it may name.
    """
    file, data = written.file, written.file.data
    name = written.id.partition("/")[0]
    category = registers.categories.get(name, Category(name))
    if name not in registers.categories:
        problems.append(file.problem(["id"], f"`{name}` is no category{did_you_mean(name, list(registers.categories))}"))
    references = cited(file, registers, problems)
    match = _match(file, phrases, kinds, problems)
    problems.extend(_unreadable_rewrites(file, written.lang))
    problems.extend(_unknown_slots(file, match))
    rule = Rule(
        id=written.id,
        title=data["title"],
        markets=severities(file, category, registers.markets, references, problems),
        confidence=data.get("confidence", "medium"),
        message=" ".join(data["message"].split()),
        why=" ".join(data["why"].split()),
        match=match,
        pages={kind: severity_named(name) for kind, name in data.get("pages", {}).items()},
        in_force={market: str(day) for market, day in data.get("in_force", {}).items()},
        milder={market: each["because"] for market, each in data.get("milder", {}).items()},
        references=references,
        scope=tuple(data.get("scope", ())),
        unless=(
            *(used_guard(each, written.id, written.lang) for each in data.get("unless", ())),
            *(f"{written.id}:{name}" for name in data.get("but", {})),
        ),
        rewrites=tuple(rewrite_template(each) for each in data.get("rewrites", ())),
        examples=written_examples(data),
        evidence=data.get("evidence", category.evidence),
        lang=written.lang,
        path=written.path,
        written=phrases.written(),
        traits=category,
    )
    return replace(rule, sold=variants(file, rule, registers, problems)) if "sold" in data and rule.markets else rule


def guard_key(name: str, lang: str) -> str:
    """Return what a rulebook calls a shared guard of a language: the default language's go by their names alone."""
    return name if lang == DEFAULT else f"{lang}:{name}"


def used_guard(written: str | Mapping[str, Any], rule_id: str, lang: str) -> str:
    """Return what the rulebook calls a guard that a rule lists: a shared one, or one of its own."""
    return guard_key(written, lang) if isinstance(written, str) else f"{rule_id}:{written.get('name') or written['guard']}"


def conditions(data: Mapping[str, Any], where: Path, phrases: CompilePhrases) -> tuple[Condition, ...]:
    """Return the conditions in one mapping of a guard: a check, or phrases for each place."""
    but = phrases(data.get("but", []), [*where, "but"])
    if "check" in data:
        return (Condition(f"check:{data['check']}", but=but),)
    words = data.get("words", 6)
    return tuple(Condition(place, phrases(data[place], [*where, place]), words, but) for place in PLACES if place in data)


def severity_named(name: str | bool) -> Severity:
    """Return the severity called `name`; YAML reads a bare `off` as false."""
    return Severity.OFF if name is False else Severity(name)


def _match(file: CheckedFile, phrases: FilePhrases, kinds: Mapping[str, MatchSyntax], problems: list[Problem]) -> MatchSpec:
    written = file.data["match"]
    if isinstance(written, list):
        return kinds["phrases"].parse(written, ["match"], phrases)
    if len(written) != 1:
        problems.append(file.problem(["match"], f"`match` takes exactly one of {', '.join(kinds)}"))
    for kind in written:
        problems.extend(kinds[kind].mistakes(file))
    kind, value = next(iter(written.items()))
    return kinds[kind].parse(value, ["match", kind], phrases)


def _unknown_slots(file: CheckedFile, match: MatchSpec) -> Iterator[Problem]:
    """Yield a problem for each slot of the message or a rewrite that no candidate can have."""
    known = sorted(match.slots)
    for where, text in written_texts(file.data):
        for name in dict.fromkeys(field["slot"] for field in FIELD.finditer(text) if field["default"] is None):
            if name not in match.slots:
                yield file.problem(
                    where, f"`{{{name}}}` is no slot of this rule{did_you_mean(name, known)}; it has {', '.join(known)}"
                )


def _unreadable_rewrites(file: CheckedFile, lang: str) -> Iterator[Problem]:
    """Yield a problem for each rewrite that could not be filled in."""
    for where, text in written_texts(file.data):
        if where != ["message"]:
            yield from (file.problem(where, message) for message in mistakes(text, lang))
