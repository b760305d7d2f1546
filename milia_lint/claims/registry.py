"""The registry of substantiated claims: `claims.yaml` in the content repository."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from milia_lint.claims.registered_claim import Evidence, RegisteredClaim
from milia_lint.files.checked_yaml import CheckedFile, Path, read_yaml
from milia_lint.files.contents import is_yaml, read_own_text
from milia_lint.files.problem import InvalidFile, Problem
from milia_lint.files.schemas import schema
from milia_lint.findings.finding import Location
from milia_lint.lang import language
from milia_lint.lang.figures import figures
from milia_lint.text.numbers import equal

_DATES = ("valid_from", "expires")


def read_registry(path: str) -> tuple[RegisteredClaim, ...]:
    """Return the entries of a registry. Raises InvalidFile with every mistake in it."""
    if not is_yaml(path):
        raise InvalidFile([Problem(path, 1, 1, "a registry is a YAML file (.yaml, .yml)")])
    try:
        text = read_own_text(path)
    except OSError as error:
        raise InvalidFile([Problem(path, 1, 1, f"cannot be read: {error.strerror}")]) from error
    return parse_registry(path, text)


def parse_registry(path: str, text: str) -> tuple[RegisteredClaim, ...]:
    """Return the entries in the text of the registry at `path`. Raises InvalidFile with every mistake in it."""
    if all(not line.strip() or line.lstrip().startswith("#") for line in text.splitlines()):
        return ()
    file, problems = read_yaml(path, text, schema("claims"))
    if file is not None and not problems:
        problems = list(_contradictory(file))
    if file is None or problems:
        raise InvalidFile(sorted(problems))
    return tuple(_entry(data, _place(file, number)) for number, data in enumerate(file.data))


def _contradictory(file: CheckedFile) -> Iterator[Problem]:
    """Yield what the schema cannot say: names taken twice, days that do not exist, a figure that is not in the wording."""
    ids: set[str] = set()
    for number, data in enumerate(file.data):
        if data["id"] in ids:
            yield file.problem([number, "id"], f"there is an entry `{data['id']}` already")
        ids.add(data["id"])
        if ("wording" in data) == ("phrase" in data):
            yield file.problem([number, "id"], "an entry has either a `wording` or a `phrase`")
        yield from _wrong_text(file, number, data)
        yield from _wrong_days(file, number, data)
        several = isinstance(data["evidence"], list)
        for n, each in enumerate(_listed(data["evidence"])):
            if "reference" not in each and "file" not in each:
                yield file.problem([number, "evidence", *([n] if several else [])], "evidence needs a `reference` or a `file`")


def _wrong_text(file: CheckedFile, number: int, data: Mapping[str, Any]) -> Iterator[Problem]:
    wording, figure = data.get("wording"), data.get("figure")
    if wording is not None and len(language().sentence_ends(wording.strip())) > 1:
        yield file.problem([number, "wording"], "the wording is more than one sentence; register each as an entry of its own")
    if figure is None:
        return
    known = figures(str(figure))
    if not known:
        yield file.problem([number, "figure"], f"`{figure}` holds no number")
    elif wording is not None and not all(any(equal(each, said) for said in figures(wording)) for each in known):
        yield file.problem([number, "figure"], f"the wording does not say {figure}")


def _wrong_days(file: CheckedFile, number: int, data: Mapping[str, Any]) -> Iterator[Problem]:
    days = {name: _day(data.get(name)) for name in _DATES}
    for name in _DATES:
        if name in data and days[name] is None:
            yield file.problem([number, name], f"`{data[name]}` is no day; write it as YYYY-MM-DD")
    first, last = days.values()
    if first and last and last < first:
        yield file.problem([number, "expires"], "it expires before it is valid")


def _entry(data: Mapping[str, Any], place: Location) -> RegisteredClaim:
    return RegisteredClaim(
        id=data["id"],
        wording=data.get("wording") or data["phrase"],
        is_phrase="phrase" in data,
        figure=str(data["figure"]) if "figure" in data else None,
        product=data.get("product"),
        evidence=tuple(_evidence(each) for each in _listed(data["evidence"])),
        qualifiers=tuple(_listed(data.get("qualifier", ()))),
        markets=tuple(data.get("markets", ())),
        approved_by=data["approved_by"],
        valid_from=_day(data.get("valid_from")),
        expires=_day(data.get("expires")),
        location=place,
        note=data.get("note"),
    )


def _evidence(data: Mapping[str, Any]) -> Evidence:
    n, duration = data.get("n"), data.get("duration")
    return Evidence(data["kind"], data.get("reference"), data.get("file"), n, duration, _day(data.get("date")))


def _place(file: CheckedFile, number: int) -> Location:
    """Where an entry's id stands."""
    where: Path = [number, "id"]
    quote = str(file.data[number]["id"])
    path, line, column = file.location(where)
    start = file.offset(where)
    return Location(path.replace(os.sep, "/"), start, start + len(quote), line, column, line, column + len(quote), quote)


def _listed(value: Any) -> list[Any]:
    return [value] if isinstance(value, (str, dict)) else list(value)


def _day(value: Any) -> date | None:
    """Return the date in a YAML value: YAML reads a bare one itself."""
    try:
        return date.fromisoformat(str(value)) if value is not None else None
    except ValueError:
        return None
