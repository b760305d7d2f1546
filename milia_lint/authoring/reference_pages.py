"""Reference pages made from what is checked: the schemas of rule files and configurations, and the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from milia_lint.checks import KINDS
from milia_lint.files.checked_yaml import parse_file
from milia_lint.files.schemas import schema
from milia_lint.rulebook.files import rule_files
from milia_lint.rulebook.match_syntax import rule_schema

_DEEP = 4  # levels of keys that a table shows


class Words(NamedTuple):
    """A slot, word class or frame: how a phrase writes it, where it is defined, what it stands for, and its words."""

    written: str
    path: str
    what: str
    words: tuple[str, ...]


def reference_pages(folder: Path, note: str) -> dict[str, str]:
    """Return the pages by their file names; `folder` is the rule folder whose vocabulary is listed, `note` says who wrote them."""
    return {
        "rule-file.md": _page("Rule files: every key", note, _table(rule_schema(KINDS))),
        "settings.md": _page("`.milia-lint.yaml`: every key", note, _table(schema("config"))),
        "vocabulary.md": _page("Vocabulary: slots, word classes and frames", note, _vocabulary(all_words([folder]))),
    }


def all_words(folders: Sequence[Path]) -> list[Words]:
    """Return every slot, word class and frame of the rule folders, by how it is written."""
    found = (words for folder in folders for path in rule_files(folder) for words in _words(path, path.relative_to(folder)))
    return sorted(found, key=lambda each: each.written)


def _words(path: Path, name: Path) -> Iterator[Words]:
    shape = "{%s}" if name.parts[0] == "vocabulary" else {"classes.yaml": "<%s>", "frames.yaml": "frame: %s"}.get(name.as_posix())
    file, _ = parse_file(path) if shape else (None, [])
    for key, data in file.data.items() if file and shape else ():
        lists = (data.get(kind, ()) for kind in ("verbs", "nouns", "words", "phrases", "any"))
        included = tuple(f"{{{other}}}" for other in data.get("includes", ()))
        yield Words(shape % key, name.as_posix(), data["what"], (*(str(each) for some in lists for each in some), *included))


def _page(title: str, note: str, lines: Iterator[str]) -> str:
    return "\n".join([f"# {title}", "", note, "", *lines]) + "\n"


def _vocabulary(several: Sequence[Words]) -> Iterator[str]:
    yield "`milia-lint rules vocabulary '{condition}'` prints the words of one."
    yield ""
    yield "| written | what it stands for | words | file |"
    yield "|---|---|---|---|"
    for each in several:
        yield f"| `{each.written}` | {_cell(each.what)} | {len(each.words)} | {each.path} |"


def _table(whole: Mapping[str, Any]) -> Iterator[str]:
    yield "| key | takes | what it says |"
    yield "|---|---|---|"
    for key, part in _keys(whole, whole, ()):
        yield f"| `{'.'.join(key)}` | {_cell(_takes(part))} | {_cell(part.get('description', ''))} |"


def _keys(
    part: Mapping[str, Any], whole: Mapping[str, Any], above: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Mapping[str, Any]]]:
    for name, inner in part.get("properties", {}).items():
        key, own = (*above, name), _resolved(inner, whole)
        yield key, {**own, **inner}
        if len(key) < _DEEP:
            yield from _keys(own, whole, key)
    named = part.get("additionalProperties")
    if isinstance(named, dict) and "properties" in (own := _resolved(named, whole)) and len(above) < _DEEP:
        yield from _keys(own, whole, (*above, "NAME"))


def _resolved(part: Mapping[str, Any], whole: Mapping[str, Any]) -> Mapping[str, Any]:
    return whole["$defs"][part["$ref"].rpartition("/")[2]] if "$ref" in part else part


def _takes(part: Mapping[str, Any]) -> str:
    if "enum" in part:
        return ", ".join(f"`{each}`" for each in part["enum"])
    kinds = part.get("type", "")
    return " or ".join(kinds) if isinstance(kinds, list) else str(kinds)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())
