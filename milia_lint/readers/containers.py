"""What authors of Markdown sites add to Markdown, made readable to a parser that does not know it. Nothing moves."""

from __future__ import annotations

import re

from milia_lint.readers.builder import TAG

#: MkDocs: an admonition, a block that opens, a content tab; its body stands four columns deeper.
_CONTAINER = re.compile(
    r"^(?P<indent> *)(?P<mark>!!!|\?\?\?|===)(?P<sign>[+!]{0,2})[ \t]+(?P<types>[^\"\n]*?)(?P<title>\"[^\n]*\")?(?P<rest>[ \t]*\r?)$"
    r"(?=\n(?:[ \t]*\r?\n)*(?P=indent)(?: {4}|\t)[ \t]*\S)",
    re.MULTILINE,
)
#: Obsidian and Foam: the name of a file that is shown in its place, or of a page under words of its own.
_TARGET = re.compile(r"(?:(?<=!\[\[)[^\[\]|\n]+(?=[|\]])|(?<=(?<!!)\[\[)[^\[\]|\n]+\|)")


def readable(text: str) -> str:
    """Return the text, same length, with containers as list items, their titles as headings, and without link targets."""
    if "[[" in text:
        text = _TARGET.sub(lambda found: TAG * len(found.group()), text)
    return _CONTAINER.sub(_as_item, text) if re.search(r"!!!|\?\?\?|===", text) else text


def _as_item(found: re.Match[str]) -> str:
    if found["mark"] == "===" and not found["title"]:
        return found.group()  # the underline of a heading
    head = len(found.group()) - len(found["indent"]) - len(found["title"] or "") - len(found["rest"])
    if not found["title"]:
        return f"{found['indent']}- {TAG * (head - 2)}{found['rest']}"
    return f"{found['indent']}- # {TAG * (head - 4)}{TAG}{found['title'][1:-1]}{TAG}{found['rest']}"
