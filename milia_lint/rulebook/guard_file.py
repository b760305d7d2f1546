"""Guards as they are written: their conditions, and those that take a parameter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from milia_lint.files.checked_yaml import CheckedFile, Path
from milia_lint.rulebook.match_syntax import CompilePhrases
from milia_lint.rulebook.model import Condition, Guard
from milia_lint.rulebook.phrase_compiler import PhraseCompiler
from milia_lint.rulebook.rule_file import conditions

#: Stands in the phrases of a guard for what a rule gives it.
PARAMETER = "$of"


def all_conditions(data: Mapping[str, Any], where: Path, phrases: CompilePhrases) -> tuple[Condition, ...]:
    """Return the conditions of a shared guard, any of which is enough."""
    several = (conditions(each, [*where, "any", number], phrases) for number, each in enumerate(data.get("any", ())))
    return tuple(condition for some in several for condition in some)


def takes_parameter(data: Any) -> bool:
    """Return whether phrases of a guard wait for what a rule gives it."""
    if isinstance(data, str):
        return PARAMETER in data
    inner = data.values() if isinstance(data, Mapping) else data if isinstance(data, list) else ()
    return any(takes_parameter(each) for each in inner)


class GuardTemplate(NamedTuple):
    """A shared guard that takes a parameter, where it is written."""

    file: CheckedFile
    name: str
    data: Mapping[str, Any]

    def guard(self, key: str, given: str, compiler: PhraseCompiler) -> Guard:
        """Return the guard with the parameter put in, under the name `key`."""
        text = f"({given})" if "|" in given else given
        return Guard(key, self.data["what"], all_conditions(_filled(self.data, text), [self.name], compiler.of(self.file)))


def _filled(data: Any, text: str) -> Any:
    if isinstance(data, str):
        return data.replace(PARAMETER, text)
    if isinstance(data, list):
        return [_filled(each, text) for each in data]
    return {key: _filled(value, text) for key, value in data.items()} if isinstance(data, Mapping) else data
