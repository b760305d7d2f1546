"""The files of rule folders: what kind each is, and in which language it is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from milia_lint.files.checked_yaml import CheckedFile, parse_file, violations
from milia_lint.files.problem import Problem
from milia_lint.files.schemas import schema
from milia_lint.lang import DEFAULT, LANGUAGES
from milia_lint.rulebook.families import members
from milia_lint.rulebook.files import packaged_rules, rule_files
from milia_lint.rulebook.match_syntax import MatchSyntax, rule_schema
from milia_lint.text.suggest import nearest_or_all

VOCABULARY, GUARDS, FACTS, SUBJECTS = "vocabulary", "guards.yaml", "facts.yaml", "subjects.yaml"
ASSERTIONS = "inventory.yaml"
CLASSES, FRAMES, REFERENCES = "classes.yaml", "frames.yaml", "references.yaml"
CATEGORIES, MARKETS = "categories.yaml", "markets.yaml"
#: Says what holds for every file in its folder and below, but for what these say themselves.
DEFAULTS = "defaults.yaml"
_KINDS = {
    REFERENCES: "references",
    CATEGORIES: "categories",
    MARKETS: "markets",
    CLASSES: "classes",
    FRAMES: "frames",
    GUARDS: "guards",
    FACTS: "facts",
    ASSERTIONS: "facts",
    SUBJECTS: "subjects",
    DEFAULTS: "defaults",
}

#: By kind, the files that can be read, with what a rule in them would be called.
Files = Mapping[str, list[tuple[CheckedFile, str]]]


class _Read(NamedTuple):
    kind: str
    file: CheckedFile
    name: PurePath


def files_by_language(folders: Iterable[Path], kinds: Mapping[str, MatchSyntax], problems: list[Problem]) -> dict[str, Files]:
    """Return the files that can be read, by language; what is wrong with the others is added to `problems`.

    `kinds` are the match kinds that rules may be of.

    A rule file may name its language (`lang: de`). Else the nearest `defaults.yaml` above a file says it, else it is English.
    """
    found: dict[str, dict[str, list[tuple[CheckedFile, str]]]] = defaultdict(lambda: defaultdict(list))
    of_rules = rule_schema(kinds)
    for folder in folders:
        read = list(_read(folder, problems))
        defaults = {each.name.parent: each.file.data for each in read if each.kind == "defaults"}
        for kind, file, name in read:
            near: Mapping[str, Any] = next((defaults[above] for above in name.parents if above in defaults), {})
            for each in _whole(file, near, of_rules, problems) if kind == "rule" else [file]:
                lang = (each.data if kind == "rule" else near).get("lang", near.get("lang", DEFAULT))
                if _is_known(lang, each, problems):
                    found[lang][kind].append((each, name.with_suffix("").as_posix()))
    return dict(found)


def built_in_registers(problems: list[Problem]) -> Iterator[tuple[str, CheckedFile]]:
    """Yield the kind and the file of the built-in categories and markets, on which every rule folder stands."""
    for name in (CATEGORIES, MARKETS):
        path = packaged_rules() / name
        file, mistakes = parse_file(path)
        mistakes = violations(file, schema(_KINDS[name])) if file else mistakes
        problems += mistakes
        if file is not None:
            yield _KINDS[name], file


def _read(folder: Path, problems: list[Problem]) -> Iterator[_Read]:
    """Yield the files that can be read; those of all kinds but rules are checked."""
    files = rule_files(folder)
    if not files:
        problems.append(Problem(str(folder), 1, 1, "no rule file (.yaml, .yml) is in this folder"))
    for path in files:
        name = path.relative_to(folder)
        kind = _KINDS.get(name.name, "vocabulary" if name.parts[0] == VOCABULARY else "rule")
        file, mistakes = parse_file(path)
        if file and kind != "rule":
            mistakes = violations(file, schema(kind))
        problems += mistakes
        if file is not None and not mistakes:
            yield _Read(kind, file, name)


def _whole(
    file: CheckedFile, near: Mapping[str, Any], of_rules: dict[str, Any], problems: list[Problem]
) -> Iterator[CheckedFile]:
    """Yield the rules of a file, each with its folder's defaults; one with mistakes is left out, and these are added."""
    for each in members(file, problems):
        whole = replace(each, data={**near.get("rules", {}), **each.data}) if isinstance(each.data, dict) else each
        mistakes = violations(whole, of_rules)
        problems += mistakes
        if not mistakes:
            yield whole


def _is_known(lang: str, file: CheckedFile, problems: list[Problem]) -> bool:
    if lang in LANGUAGES:
        return True
    says = f"`{lang}` is no language that rules can be written in{nearest_or_all(lang, list(LANGUAGES))}"
    problems.append(file.problem(["lang"], says))
    return False
