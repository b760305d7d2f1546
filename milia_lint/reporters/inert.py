"""Whatever a report holds, nothing in it steers a terminal or a build server: the one gate behind every format."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from milia_lint.findings.finding import Report
from milia_lint.text.inert import MARK, UNSAFE, inert, inert_sentence, without_commands, without_marks

_UNSAFE = re.compile(f"[{UNSAFE}]")
_UNSAFE_IN_XML = re.compile(f"(?!\t)[{UNSAFE}]")
_COMMAND = re.compile(r"^(\s*):(?=:)", re.MULTILINE)
_AS_IT_IS = frozenset({"contents", "timings", "traits"})


def json_text(text: str) -> str:
    """Return JSON with every unsafe character as an escape, which means the same."""
    return MARK.sub(r"\\u0023", _UNSAFE.sub(_escape, text))


def xml_text(text: str) -> str:
    """Return XML with every unsafe character as a reference, which means the same."""
    referred = _UNSAFE_IN_XML.sub(lambda found: f"&#x{ord(found[0]):x};", text)
    return MARK.sub("&#35;", _COMMAND.sub(r"\1&#58;", referred))


#: By format, what makes its text inert without loss. In all others the report itself is made inert, before and after.
_LOSSLESS: dict[str, Callable[[str], str]] = {
    **dict.fromkeys(("json", "jsonl", "sarif", "gitlab", "rdjson"), json_text),
    **dict.fromkeys(("junit", "checkstyle"), xml_text),
}


def rendered(form: str, render: Callable[[Report, Any], str], report: Report, style: Any) -> str:
    """Return what `render` makes of a report in a format, inert."""
    if form in _LOSSLESS:
        return _LOSSLESS[form](render(report, style))
    text = render(inert_report(report), style)
    return without_marks(text) if form == "github" else without_commands(text)


def inert_report(report: Report) -> Report:
    """Return the report with all texts in it inert; names show where their line breaks were, the length of texts stays."""
    made: Report = _inert(report, "")
    return made


def _inert(value: Any, name: str) -> Any:
    """Return a value with the texts in it inert: the very same one where nothing has to change."""
    if isinstance(value, str):
        if isinstance(value, Enum):
            return value
        return inert(value) if name == "path" else inert_sentence(value)
    if isinstance(value, tuple):
        names = getattr(value, "_fields", None) or (name,) * len(value)
        inside = [_inert(each, own) for each, own in zip(value, names, strict=True)]
        if all(new is old for new, old in zip(inside, value, strict=True)):
            return value
        return type(value)(*inside) if hasattr(value, "_fields") else tuple(inside)
    if is_dataclass(value) and not isinstance(value, type):
        own = {field.name: getattr(value, field.name) for field in fields(value) if field.init and field.name not in _AS_IT_IS}
        changed = {key: new for key, old in own.items() if (new := _inert(old, key)) is not old}
        return replace(value, **changed) if changed else value
    return value


def _escape(found: re.Match[str]) -> str:
    data = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{data[at : at + 2].hex()}" for at in range(0, len(data), 2))
