"""The one door to YAML: from text to nodes and plain values, within limits; every mistake has its place.

Values are texts, numbers, true and false, null, lists, and mappings from texts; a date is the text that was written.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from milia_lint.files.limits import YAML_DEPTH, YAML_REPEATED, clipped

if TYPE_CHECKING:
    import yaml  # 35 ms, and a run with compiled rules and no configuration reads none

_CORE = "tag:yaml.org,2002:"
#: What YAML does not take: https://yaml.org/spec/1.1/#c-printable.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: What an escape in a quoted text can bring in all the same.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_TEXTS = frozenset({"str", "timestamp", "value"})
_LONGEST_NUMBER = 18  # characters; more than any count, and no schema checker stumbles over it


class YamlMistake(ValueError):
    """The YAML cannot be used: the message says why, `offset`, `line` and `column` where (0-based; both others 1-based)."""

    def __init__(self, message: str, offset: int = 0, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.offset, self.line, self.column = offset, line, column


def compose(text: str) -> yaml.Node | None:
    """Return the nodes of a YAML text, None where it is empty. Raises YamlMistake: also where it nests or repeats too much."""
    import yaml

    if found := _UNPRINTABLE.search(text):
        before = text[: found.start()]
        place = found.start(), before.count("\n") + 1, found.start() - before.rfind("\n")
        raise YamlMistake(f"a control character (U+{ord(found[0]):04X})", *place)
    try:
        root: yaml.Node | None = yaml.compose(text, _loader())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        told = " ".join(str(error.problem or error.context).split())
        raise YamlMistake(told, *((mark.index, mark.line + 1, mark.column + 1) if mark else ())) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise YamlMistake("nested too deep" if isinstance(error, RecursionError) else str(error).splitlines()[0]) from error
    if root is not None:
        _measured(root, {}, 1, len(text) + YAML_REPEATED)
    return root


def value_of(node: yaml.Node, *, lenient: bool = False) -> Any:
    """Return the value of a node that `compose` gave.

    Raises YamlMistake where a key stands twice, a type is none of ours, or a text holds control characters. A
    `lenient` reader takes what it cannot read as the text that was written, and of keys that stand twice the last.
    """
    import yaml

    if isinstance(node, yaml.ScalarNode):
        return _scalar(node, lenient)
    if not lenient and node.tag not in (f"{_CORE}seq", f"{_CORE}map"):
        raise at(node, f"`{clipped(node.tag.removeprefix(_CORE), 40)}` is no type that anything here has")
    if isinstance(node, yaml.SequenceNode):
        return [value_of(each, lenient=lenient) for each in node.value]
    return _mapping(node, lenient)


def at(node: yaml.Node, message: str) -> YamlMistake:
    """Return the mistake at a node."""
    mark = node.start_mark
    return YamlMistake(message, mark.index, mark.line + 1, mark.column + 1)


def is_text(node: yaml.ScalarNode) -> bool:
    """Return whether a scalar is text and not a number, a date, a truth value or nothing."""
    return _type(node) != "timestamp" and isinstance(_scalar(node, lenient=True), str)


def children(node: yaml.Node) -> Iterator[yaml.Node]:
    """Yield the nodes in a node, of a mapping keys and values."""
    import yaml

    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key
            yield value
    elif isinstance(node, yaml.SequenceNode):
        yield from node.value


@cache
def _loader() -> Any:
    import yaml

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _measured(node: yaml.Node, known: dict[int, tuple[int, int] | None], depth: int, most: int) -> tuple[int, int]:
    """Return how many values a node holds with all aliases written out, and how deep they are nested."""
    if id(node) in known:
        if (found := known[id(node)]) is None:
            raise at(node, "an alias to what it stands in")
        return found
    if depth > YAML_DEPTH:
        raise at(node, f"nested more than {YAML_DEPTH} deep")
    known[id(node)] = None
    inside = [_measured(each, known, depth + 1, most) for each in children(node)]
    size, height = 1 + sum(size for size, _ in inside), 1 + max((height for _, height in inside), default=0)
    if size > most:
        raise at(node, "aliases that repeat too much")
    if height > YAML_DEPTH:
        raise at(node, f"nested more than {YAML_DEPTH} deep")
    known[id(node)] = size, height
    return size, height


def _type(node: yaml.Node) -> str:
    return str(node.tag).removeprefix(_CORE)


def _scalar(node: yaml.ScalarNode, lenient: bool) -> Any:
    kind, text = _type(node), str(node.value)
    if kind in _TEXTS:
        if not lenient and (found := _CONTROL.search(text)):
            raise at(node, f"a control character (U+{ord(found[0]):04X})")
        return text
    try:
        return _number(node, kind)
    except (ValueError, KeyError, IndexError, OverflowError):
        if lenient:
            return text
    raise at(node, f"`{clipped(text, 40)}` is no value of the type `{clipped(kind, 40)}`")


def _number(node: yaml.ScalarNode, kind: str) -> Any:
    """Return what YAML makes of a scalar that is no text. Raises ValueError, KeyError or IndexError where that is nothing."""
    import yaml

    make = yaml.constructor.SafeConstructor()
    if kind == "null":
        return None
    if kind == "bool":
        return make.construct_yaml_bool(node)
    if len(node.value) > _LONGEST_NUMBER or kind not in ("int", "float"):
        raise ValueError(kind)
    found: int | float = make.construct_yaml_int(node) if kind == "int" else make.construct_yaml_float(node)
    if math.isnan(found) or abs(found) > 10**_LONGEST_NUMBER:
        raise ValueError(kind)
    return found


def _mapping(node: yaml.Node, lenient: bool) -> dict[str, Any]:
    import yaml

    merged: dict[str, Any] = {}
    found: dict[str, Any] = {}
    for key, value in node.value:
        if _type(key) == "merge":
            for each in reversed(value.value) if isinstance(value, yaml.SequenceNode) else (value,):
                if isinstance(each, yaml.MappingNode):
                    merged |= _mapping(each, lenient)
                elif not lenient:
                    raise at(each, "only mappings can be merged into one")
        elif isinstance(key, yaml.ScalarNode):
            if key.value in found and not lenient:
                raise at(key, f"the key `{clipped(key.value, 40)}` stands here already")
            found[key.value] = value_of(value, lenient=lenient)
        elif not lenient:
            raise at(key, "a key is a text")
    return merged | found
