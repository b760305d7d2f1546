"""YAML that people write, checked against a JSON Schema: every mistake at once, each at its line and column."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from milia_lint.files.contents import read_own_text
from milia_lint.files.limits import TOLD, clipped
from milia_lint.files.problem import Problem, SourceLocation
from milia_lint.files.yaml_values import YamlMistake, compose, value_of
from milia_lint.text.suggest import did_you_mean

if TYPE_CHECKING:
    import yaml  # 35 ms, and a run with compiled rules and no configuration reads none

#: A JSON Schema.
Schema = dict[str, Any]

#: Keys and indexes that lead to a value.
Path = Sequence[str | int]


@dataclass(frozen=True)
class CheckedFile:
    """A YAML file's data, and the places of its values."""

    path: str
    data: Any
    root: Any

    def problem(self, where: Path, message: str, *, key: bool = False) -> Problem:
        """Return a Problem at the value that `where` leads to, or with `key` at the key before it."""
        return Problem(*self.location(where, key=key), message)

    def location(self, where: Path, *, key: bool = False) -> SourceLocation:
        """Return the path and the 1-based line and column of the value that `where` leads to, or of its key."""
        mark = _mark(self.root, where, key)
        return SourceLocation(self.path, mark.line + 1, mark.column + 1)

    def part(self, where: Path, data: Any) -> CheckedFile:
        """Return what `where` leads to as a file of its own, with the same places and the `data` given."""
        return CheckedFile(self.path, data, _node(self.root, where))

    def root_keys(self) -> frozenset[str]:
        """Return the keys at the top of the file, as they are written."""
        import yaml

        return frozenset(key.value for key, _ in self.root.value) if isinstance(self.root, yaml.MappingNode) else frozenset()

    def offset(self, where: Path) -> int:
        """Return the 0-based offset of the value that `where` leads to."""
        index: int = _mark(self.root, where, key=False).index
        return index


def read_yaml(path: str, text: str, schema: Schema) -> tuple[CheckedFile | None, list[Problem]]:
    """Return the file and the problems its schema finds; no file where the YAML itself cannot be read."""
    file, problems = parse_yaml(path, text)
    return (file, violations(file, schema)) if file else (None, problems)


def parse_file(path: str | os.PathLike[str]) -> tuple[CheckedFile | None, list[Problem]]:
    """Return the file at `path`, or the problem because of which it cannot be read."""
    try:
        return parse_yaml(os.fspath(path), read_own_text(path))
    except OSError as error:
        return None, [Problem(os.fspath(path), 1, 1, f"cannot be read: {error.strerror}")]


def violations(file: CheckedFile, schema: Schema) -> list[Problem]:
    """Return what a schema finds wrong with a file."""
    return list(_violations(file, schema))


def parse_yaml(path: str, text: str) -> tuple[CheckedFile | None, list[Problem]]:
    """Return the file, or the problem because of which it cannot be read."""
    try:
        root = compose(text)
        if root is None:
            return None, [Problem(path, 1, 1, "the file is empty")]
        data = value_of(root)
        if not isinstance(data, (dict, list)):  # perhaps no file of ours, so nothing of it is repeated
            return None, [Problem(path, 1, 1, "the file has to be a mapping or a list")]
        return CheckedFile(path, data, root), []
    except YamlMistake as error:
        return None, [Problem(path, error.line, error.column, f"not valid YAML: {error}")]


def _violations(file: CheckedFile, wanted: Schema) -> Iterator[Problem]:
    import jsonschema_rs  # 30 ms, and needed only when YAML changed

    for error in jsonschema_rs.Draft202012Validator(wanted).iter_errors(file.data):
        where, kind = list(error.instance_path), _kind(error)
        if kind.name == "additionalProperties":
            known = _known_keys(wanted, list(error.schema_path)[:-1])
            for name in kind.unexpected:
                yield file.problem([*where, name], f"unknown key `{clipped(name)}`{did_you_mean(name, known)}", key=True)
        elif kind.name == "enum":
            options = [option for option in kind.options if isinstance(option, str)]
            found = str(_at(file.data, where))
            yield file.problem(where, f"`{clipped(found)}` is none of {', '.join(options)}{did_you_mean(found, options)}")
        else:
            yield file.problem(where, f"{clipped(_name(where))}: {_complaint(error.message)}")


def _kind(error: Any) -> Any:
    """The kind of a validation error, whose own fields depend on the kind."""
    return error.kind


def _complaint(message: str) -> str:
    """What the schema says, which begins with the value; of a long one the beginning, and always the end."""
    return message if len(message) <= 2 * TOLD else f"{message[:TOLD]} … {message[-TOLD:]}"


def _name(where: Path) -> str:
    return ".".join(str(step) for step in where) or "the file"


def _at(data: Any, where: Path) -> Any:
    for step in where:
        data = data[str(step) if isinstance(data, dict) else step]
    return data


def _known_keys(wanted: Any, steps: Path) -> list[str]:
    here = wanted
    for step in steps:
        here = wanted["$defs"][here[step].rpartition("/")[2]] if step == "$ref" else here[step]
    return list(here.get("properties", {}))


def _node(node: Any, where: Path) -> Any:
    """Return the node that `where` leads to through mappings, or the last one on the way."""
    for step in where:
        node = next((value for name, value in node.value if name.value == str(step)), node)
    return node


def _mark(node: Any, where: Path, key: bool) -> yaml.Mark:
    import yaml

    mark: yaml.Mark = node.start_mark
    for depth, step in enumerate(where):
        last = depth == len(where) - 1
        if isinstance(node, yaml.MappingNode):
            pairs = [(name, value) for name, value in node.value if name.value == str(step)]
            if not pairs:
                return mark
            mark = (pairs[-1][0] if key and last else pairs[-1][1]).start_mark
            node = pairs[-1][1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            mark = node.start_mark
    return mark
