"""What a config says that a project has agreed on: products, facts, disclaimers, partials, wording."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Any

from milia_lint.files.checked_yaml import CheckedFile, Path
from milia_lint.findings.finding import Location
from milia_lint.project.model import BrandWording, Disclaimer, Fact, Include, Product
from milia_lint.rulebook.templates import rewrite_template


def products(file: CheckedFile) -> Iterator[Product]:
    """Yield the products that a config registers."""
    for name, data in file.data.get("products", {}).items():
        at = file.location(["products", name], key=True)
        if isinstance(data, str):
            yield Product(str(name), data, (), at)
        else:
            phrases = enumerate(data.get("claims", ()))
            claims = tuple((str(text), file.location(["products", name, "claims", n])) for n, text in phrases)
            yield Product(str(name), data["kind"], claims, at)


def facts(file: CheckedFile) -> Iterator[Fact]:
    """Yield the stances that a config settles."""
    for topic in file.data.get("facts", {}):
        for where, data in _each(file, ["facts", topic]):
            about, groups = (frozenset(_listed(data.get(key, ()))) for key in ("about", "groups"))
            yield Fact(
                str(topic),
                data["stance"],
                " ".join(data["wording"].split()),
                about,
                groups,
                _place(file, [*where, "stance"], data["stance"]),
            )


def disclaimers(file: CheckedFile) -> Iterator[Disclaimer]:
    """Yield the wordings that a config approves."""
    approved = file.data.get("disclaimers", [])
    if isinstance(approved, list):
        for n, text in enumerate(approved):
            yield Disclaimer(None, text, file.location(["disclaimers", n]))
        return
    for name, texts in approved.items():
        for text in _listed(texts):
            yield Disclaimer(name, text, file.location(["disclaimers", name], key=True))


def includes(file: CheckedFile, globs: Sequence[str]) -> Iterator[Include]:
    """Yield the partials that a config names; `globs` are its keys, cleaned."""
    folder = os.path.dirname(file.path)
    for key, glob in zip(file.data.get("includes", {}), globs, strict=True):
        for where, data in _each(file, ["includes", key]):
            at = file.location(where)
            if isinstance(data, str):
                yield Include(glob, os.path.join(folder, data), None, at)
            else:
                yield Include(glob, None, data["text"], at)


def rewrites(file: CheckedFile) -> Iterator[BrandWording]:
    """Yield the wording that a config prefers, by rule or category, the best first."""
    for name in file.data.get("rewrites", {}):
        for where, data in _each(file, ["rewrites", name]):
            at = file.location(where if isinstance(data, str) else [*where, *data])
            yield BrandWording(str(name), rewrite_template(data, brand=True), at)


def _each(file: CheckedFile, where: Path) -> Iterator[tuple[Path, Any]]:
    """Yield the values under a key that takes one or several, each with its place."""
    value = file.data
    for step in where:
        value = value[step]
    if isinstance(value, list):
        yield from (([*where, n], each) for n, each in enumerate(value))
    else:
        yield where, value


def _place(file: CheckedFile, where: Path, quote: str) -> Location:
    """Where a word of the config stands."""
    path, line, column = file.location(where)
    start = file.offset(where)
    return Location(path.replace(os.sep, "/"), start, start + len(quote), line, column, line, column + len(quote), quote)


def _listed(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)
