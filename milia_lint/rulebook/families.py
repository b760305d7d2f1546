"""Families of rules: one file whose `each` has a row for each of them, and %name% where they differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from milia_lint.files.checked_yaml import CheckedFile, Path
from milia_lint.files.problem import Problem

_BLANK = re.compile(r"%([a-z]+)%")


def members(file: CheckedFile, problems: list[Problem]) -> Iterator[CheckedFile]:
    """Yield the rules of a file, each as a file of its own with the same places: the rows of `each`, or the file itself.

    `%key%` becomes what a row has under `key`, `%name%` the row's name; a list becomes alternatives, or stays a list where the
    blank stands alone. `more` of a row is added to what all have in common. A blank that a row does not fill is a problem.
    """
    data = file.data
    rows = data.get("each") if isinstance(data, dict) else None
    if rows is None:
        yield file
        return
    if not isinstance(rows, dict):
        problems.append(file.problem(["each"], "`each` needs a name before each row, as in `coffee: {when: in a coffee break}`"))
        return
    common = {key: value for key, value in data.items() if key != "each"}
    for name, row in rows.items():
        own = {"name": name, **(row or {})}
        more = own.pop("more", {})
        lacking: set[str] = set()
        filled = _filled(common, own, lacking)
        if "name" in (row or {}):
            says = "`%name%` is what stands before the row; call this key otherwise"
            problems.append(file.problem(["each", name, "name"], says, key=True))
        problems += _booleans(file, ["each", name], row or {})
        problems += [
            file.problem(["each", name], f"`%{key}%` is filled by no key of this row", key=True) for key in sorted(lacking)
        ]
        yield replace(file, data=_joined(filled, more))


def _booleans(file: CheckedFile, where: Path, value: Any) -> Iterator[Problem]:
    """Yield a problem for each bare `no`, `yes`, `on` or `off`, which YAML reads as true or false and not as a word."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inner:
        if isinstance(key, bool) or isinstance(each, bool):
            yield file.problem([*where, key], "YAML takes this word for true or false; put it in quotes")
        yield from _booleans(file, [*where, key], each)


def _filled(value: Any, row: Mapping[str, Any], lacking: set[str]) -> Any:
    if isinstance(value, str):
        whole = _BLANK.fullmatch(value)
        if whole and whole[1] in row:
            return row[whole[1]]
        return _BLANK.sub(lambda blank: _text(blank[1], row, lacking), value)
    if isinstance(value, list):
        return [_filled(each, row, lacking) for each in value]
    if isinstance(value, dict):
        return {_filled(key, row, lacking): _filled(each, row, lacking) for key, each in value.items()}
    return value


def _text(key: str, row: Mapping[str, Any], lacking: set[str]) -> str:
    if key not in row:
        lacking.add(key)
    value = row.get(key, "")
    return "|".join(map(str, value)) if isinstance(value, list) else str(value)


def _joined(common: Any, more: Any) -> Any:
    """Return what all have in common with what one has besides: lists grow, mappings are merged, the rest is replaced."""
    if isinstance(common, dict) and isinstance(more, dict):
        return {**common, **{key: _joined(common.get(key), value) for key, value in more.items()}}
    if isinstance(common, list) and isinstance(more, list):
        return [*common, *more]
    return more
