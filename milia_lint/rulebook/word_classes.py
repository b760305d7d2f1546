"""Word classes: grammar words by name, for `<neg>` in phrases."""

from __future__ import annotations

from collections.abc import Iterable

from milia_lint.files.checked_yaml import CheckedFile
from milia_lint.files.problem import Problem
from milia_lint.lang import Language
from milia_lint.rulebook.phrase_ast import Alternation, Concat
from milia_lint.rulebook.phrase_parser import Macros, PhraseError, parse


def macros(files: Iterable[CheckedFile], language: Language, problems: list[Problem]) -> Macros:
    """Return the macros that phrases may use: the verbs of the language, and the classes of the files.

    A class may name those before it. What is wrong with one is added to `problems`.
    """
    classes: dict[str, Alternation] = {}
    known = Macros(language.verb_forms, classes)
    for file in files:
        for name, data in file.data.items():
            if name in classes:
                problems.append(file.problem([name], f"the class `{name}` is defined twice", key=True))
            members = (_member(file, name, number, text, known, problems) for number, text in enumerate(data["any"]))
            classes[name] = Alternation(tuple(member for member in members if member))
    return known


def _member(file: CheckedFile, name: str, number: int, text: str, known: Macros, problems: list[Problem]) -> Concat | None:
    try:
        return parse(text, known)
    except PhraseError as error:
        problems.append(file.problem([name, "any", number], error.told(text)))
        return None
