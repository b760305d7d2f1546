"""Finds the strings of YAML front matter, each with its exact place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from milia_lint.files.yaml_values import YamlMistake, compose, is_text, value_of
from milia_lint.readers.builder import Piece
from milia_lint.readers.front_matter_values import FrontMatterError, FrontString, Keys
from milia_lint.readers.scalars import Decoded, unescaped

_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
_HEADER = re.compile(r"[|>][0-9+-]*[^\n]*\n?")
_INDENTED = re.compile(r"^([ ]*)[^\s]", re.MULTILINE)
_FLOW_FOLD = re.compile(r"(?P<before>(?<!\\)(?:\\\\)*)(?P<end>\r\n?|\n)(?P<blank>(?:[ \t]*(?:\r\n?|\n))*)")


def parse_yaml(plain: str, text: str, offset: int) -> tuple[dict[Any, Any] | None, list[FrontString]]:
    """Return the mapping and its strings; no mapping if `plain` is prose.

    A value of a type that is not ours is read as the text it was written as. `text` is what `plain` was before template code
    was made readable for the parser. Raises FrontMatterError.
    """
    try:
        node = compose(plain)
        if node is None:
            return {}, []
        if not isinstance(node, yaml.MappingNode):
            return None, []
        found = list(_strings(node, (), set()))
        return value_of(node, lenient=True), [FrontString(keys, Decoded(_pieces(text, at, offset))) for keys, at in found]
    except YamlMistake as error:
        raise FrontMatterError(str(error), error.offset) from error


def _strings(node: yaml.Node, keys: Keys, seen: set[int]) -> Iterator[tuple[Keys, yaml.ScalarNode]]:
    """Yield each string value once, aliases followed no further, with the keys that lead to it."""
    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        if is_text(node):
            yield keys, node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _strings(item, keys, seen)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            name = str(key.value) if isinstance(key, yaml.ScalarNode) else ""
            yield from _strings(value, (*keys, name), seen)


def _pieces(text: str, node: yaml.ScalarNode, offset: int) -> Iterator[Piece]:
    end = node.end_mark.index
    properties = _PROPERTIES.match(text, node.start_mark.index, end)
    start = properties.end() if properties else node.start_mark.index
    if node.style in ("'", '"'):
        inside = _folded(text[start + 1 : end - 1])
        return unescaped(inside, offset + start + 1, doubled=node.style == "'", escapes=node.style == '"')
    if node.style in ("|", ">"):
        start, end = _block(text, start, end)
        lines = text[start:end]
        return unescaped(_folded_block(lines) if node.style == ">" else lines, offset + start)
    return unescaped(_folded(text[start:end]), offset + start)


def _folded(text: str) -> str:
    """Return a plain or quoted string with spaces for the line ends that YAML reads so; no place changes."""
    return _FLOW_FOLD.sub(lambda fold: fold.group() if fold["blank"] else fold["before"] + " " * len(fold["end"]), text)


def _folded_block(text: str) -> str:
    """Return the lines of a folded block with spaces for the line ends that YAML reads so; no place changes."""
    first = _INDENTED.search(text)
    if not first:
        return text
    line = f"^{first.group(1)}(?=[^ \\t\\r\\n])"  # lines that stand deeper keep their ends
    folds = re.compile(rf"(?P<line>{line}[^\r\n]*)(?P<end>\r\n?|\n)(?={line})", re.MULTILINE)
    return folds.sub(lambda fold: fold["line"] + " " * len(fold["end"]), text)


def _block(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the lines of a block scalar stand, a comment after them left out."""
    header = _HEADER.match(text, start)
    begin = header.end() if header else start
    first = _INDENTED.search(text, begin, end)
    if not first:
        return end, end
    for line in _INDENTED.finditer(text, begin, end):
        if len(line.group(1)) < len(first.group(1)) and line.group().endswith("#"):
            return begin, line.start()
    return begin, end
