"""What a match kind adds to the rule language: how it is written under `match`, and what it becomes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from milia_lint.files.checked_yaml import CheckedFile, Path
from milia_lint.files.problem import Problem
from milia_lint.files.schemas import schema
from milia_lint.rulebook.model import MatchSpec
from milia_lint.rulebook.pattern import Pattern

#: Compiles a list of phrases and frames that stands at a place in a file.
CompilePhrases = Callable[[list[Any], Path], tuple[Pattern, ...]]


def no_mistakes(_: CheckedFile) -> Iterator[Problem]:
    """Yield nothing: the schema says all that can be wrong."""
    return iter(())


@dataclass(frozen=True)
class MatchSyntax:
    """One kind of `match`, as the loader knows it.

    `schema` is the JSON Schema of what stands under the kind's name; `parse` makes the MatchSpec of it, given where it
    stands and what compiles its phrases; `mistakes` yields what the schema cannot say.
    """

    name: str
    schema: Mapping[str, Any]
    parse: Callable[[Any, Path, CompilePhrases], MatchSpec]
    mistakes: Callable[[CheckedFile], Iterator[Problem]] = no_mistakes


def rule_schema(kinds: Mapping[str, MatchSyntax]) -> dict[str, Any]:
    """Return the JSON Schema of a rule file in which `match` takes one of these kinds."""
    whole = deepcopy(schema("rule"))
    whole["properties"]["match"]["properties"] = {name: dict(kind.schema) for name, kind in kinds.items()}
    return whole
