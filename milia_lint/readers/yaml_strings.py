"""Finds the strings of YAML front matter, each with its exact place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from milia_lint.readers.builder import Piece
from milia_lint.readers.front_matter_values import FrontMatterError, FrontString, Keys
from milia_lint.readers.scalars import Decoded, unescaped

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STRING = "tag:yaml.org,2002:str"
_DEEPEST = 60  # the C parser crashes where Python would raise, so depth is looked at first
_LARGEST = 100_000
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
_HEADER = re.compile(r"[|>][0-9+-]*[^\n]*\n?")
_INDENTED = re.compile(r"^([ ]*)[^\s]", re.MULTILINE)
_FLOW_FOLD = re.compile(r"(?P<before>(?<!\\)(?:\\\\)*)(?P<end>\r\n?|\n)(?P<blank>(?:[ \t]*(?:\r\n?|\n))*)")


def parse_yaml(plain: str, text: str, offset: int) -> tuple[dict[Any, Any] | None, list[FrontString]]:
    """Return the mapping and its strings; no mapping if `plain` is prose.

    `text` is what `plain` was before template code was made readable for the parser. Raises FrontMatterError.
    """
    try:
        _check_depth(plain)
        node = yaml.compose(plain, _LOADER)
        if node is None:
            return {}, []
        if not isinstance(node, yaml.MappingNode):
            return None, []
        _check_size(node, {})
        found = list(_strings(node, (), set()))
        return _values(plain, node), [FrontString(keys, Decoded(_pieces(text, at, offset))) for keys, at in found]
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise FrontMatterError(error.problem or "not valid YAML", _index(mark)) from error
    except (yaml.YAMLError, ValueError) as error:
        message = str(error).splitlines() or ["not valid YAML"]
        raise FrontMatterError(message[0], getattr(error, "position", 0)) from error


def _check_depth(text: str) -> None:
    depth = 0
    for event in yaml.parse(text, _LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            raise FrontMatterError(f"nested more than {_DEEPEST} deep", _index(event.start_mark))


def _check_size(node: yaml.Node, sizes: dict[int, int]) -> int:
    """Return how many values `node` holds with all aliases written out; raises where they have no end."""
    if id(node) not in sizes:
        sizes[id(node)] = _LARGEST  # what an alias to a node that is still open would hold
        children = [child for item in node.value for child in (item if isinstance(item, tuple) else (item,))]
        within = (_check_size(child, sizes) for child in children if isinstance(child, yaml.Node))
        sizes[id(node)] = 1 if isinstance(node, yaml.ScalarNode) else 1 + sum(within)
    if sizes[id(node)] >= _LARGEST:
        raise FrontMatterError("aliases that repeat without end", _index(node.start_mark))
    return sizes[id(node)]


def _index(mark: Any) -> int:
    return mark.index if mark else 0


def _values(text: str, node: yaml.Node) -> dict[Any, Any]:
    try:
        values = _LOADER("").construct_document(node)
    except ValueError:  # a date such as 2024-02-30, a number too long: keep all values as they are written
        values = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - makes nothing but strings
    return values if isinstance(values, dict) else {}


def _strings(node: yaml.Node, keys: Keys, seen: set[int]) -> Iterator[tuple[Keys, yaml.ScalarNode]]:
    """Yield each string value once, aliases followed no further, with the keys that lead to it."""
    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        if node.tag == _STRING:
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
