"""From `.milia-lint.yaml`, and what it extends, to Settings; every mistake in every file is reported at once."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path as FilePath
from typing import Any

from milia_lint.files.checked_yaml import CheckedFile, Path, read_yaml
from milia_lint.files.contents import is_yaml, read_own_text
from milia_lint.files.globs import is_glob
from milia_lint.files.limits import EXTENDED, clipped
from milia_lint.files.problem import InvalidFile, Problem
from milia_lint.files.project_tree import project_root, reticent
from milia_lint.files.schemas import schema
from milia_lint.project.agreed import disclaimers, facts, includes, products, rewrites
from milia_lint.project.config_parts import choice, extensions, kinds_sold, markets_named, mentions
from milia_lint.project.packages import UnknownRulebook, rule_folder
from milia_lint.project.settings import Settings

_SEPARATOR = re.compile(r"\\(?![\[\]!# ])")
_SILENT = Settings(fail_on="")  # what a config says that says nothing


def read_settings(path: str, folder: str) -> Settings:
    """Return what the config at `path` and those it extends say; globs count from `folder`.

    Raises InvalidFile with every mistake in them.
    """
    reader = _Reader()
    settings = reader.read(path)
    root = project_root(os.path.dirname(path) or os.curdir)
    if reader.problems:
        raise InvalidFile(sorted(reticent(reader.problems, [root])))
    return replace(settings, folder=folder, root=root, source=path, given=True, fail_on=settings.fail_on or "error")


@dataclass
class _Reader:
    """Reads a config and what it extends, each file once; `open` are the files being read, for configs that extend each other."""

    problems: list[Problem] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def read(self, path: str) -> Settings:
        file = self.file(path)
        if file is None:
            return _SILENT
        self.open.append(os.path.realpath(path))
        self.seen.add(os.path.realpath(path))
        settings = _SILENT
        for where, named in _listed(file.data, "extends"):
            settings = _over(settings, self.extended(file, where, named))
        self.open.pop()
        return _over(settings, self.own(file))

    def file(self, path: str) -> CheckedFile | None:
        """Return the file, or None where it says nothing or is not fit to be read."""
        try:
            text = read_own_text(path)
        except OSError as error:
            self.problems.append(Problem(path, 1, 1, f"cannot be read: {error.strerror}"))
            return None
        if all(not line.strip() or line.lstrip().startswith("#") for line in text.splitlines()):
            return None
        file, problems = read_yaml(path, text, schema("config"))
        self.problems += problems
        return None if problems else file

    def extended(self, file: CheckedFile, where: Path, named: str) -> Settings:
        path = os.path.join(os.path.dirname(file.path), named)
        if complaint := self.complaint(path, named):
            self.problems.append(file.problem(where, complaint))
            return _SILENT
        return _SILENT if os.path.realpath(path) in self.seen else self.read(path)

    def complaint(self, path: str, named: str) -> str | None:
        """Return why a config cannot be extended, or None."""
        if os.path.realpath(path) in self.open:
            return f"`{named}` extends this file in turn"
        if not os.path.isfile(path):
            return f"there is no file `{named}` to extend"
        if not is_yaml(path):
            return f"`{named}` is no YAML file (.yaml, .yml)"
        return f"more than {EXTENDED} configurations extend each other" if len(self.seen) > EXTENDED else None

    def own(self, file: CheckedFile) -> Settings:
        data, folder = file.data, os.path.dirname(file.path)
        return Settings(
            fail_on=data.get("fail_on", ""),
            include=self.globs(file, "include"),
            exclude=self.globs(file, "exclude"),
            choice=choice(data),
            paths=tuple(
                zip(self.globs(file, "paths"), (choice(more or {}) for more in data.get("paths", {}).values()), strict=True)
            ),
            rulebooks=tuple(self.rulebooks(file)),
            extensions=tuple(extensions(file)),
            file_megabytes=data.get("max_file_size", 0),
            baseline=os.path.join(folder, data["baseline"]) if "baseline" in data else None,
            mentions=tuple(mentions(file)),
            markets=tuple(markets_named(file)),
            sold=tuple(kinds_sold(file)),
            claims=(os.path.join(folder, data["claims"]), file.location(["claims"])) if "claims" in data else None,
            products=tuple(products(file)),
            facts=tuple(facts(file)),
            disclaimers=tuple(disclaimers(file)),
            includes=tuple(includes(file, self.globs(file, "includes"))),
            rewrites=tuple(rewrites(file)),
        )

    def globs(self, file: CheckedFile, key: str) -> tuple[str, ...]:
        """Return the globs under a key, Windows separators as slashes; a backslash before a sign of globs is its escape."""
        globs = file.data.get(key, ())
        cleaned = tuple(_SEPARATOR.sub("/", str(glob)).removeprefix("./") for glob in globs)
        for n, glob in enumerate(globs):
            if not is_glob(cleaned[n]):
                is_key = isinstance(globs, dict)
                self.problems.append(file.problem([key, glob if is_key else n], f"`{clipped(glob)}` is no glob", key=is_key))
        return cleaned

    def rulebooks(self, file: CheckedFile) -> Iterator[FilePath]:
        for where, named in _listed(file.data, "rulebooks"):
            try:
                yield rule_folder(named, FilePath(file.path).parent)
            except UnknownRulebook as error:
                self.problems.append(file.problem(where, str(error)))


def _over(base: Settings, own: Settings) -> Settings:
    """Return `own` over what it extends: lists that add something are joined, the rest is replaced.

    Of rewrites the best comes first, so those of `own` do.
    """
    return Settings(
        fail_on=own.fail_on or base.fail_on,
        include=own.include or base.include,
        exclude=base.exclude + own.exclude,
        choice=base.choice.then(own.choice),
        paths=base.paths + own.paths,
        rulebooks=base.rulebooks + own.rulebooks,
        extensions=base.extensions + own.extensions,
        baseline=own.baseline or base.baseline,
        file_megabytes=own.file_megabytes or base.file_megabytes,
        mentions=base.mentions + own.mentions,
        markets=base.markets + own.markets,
        sold=base.sold + own.sold,
        claims=own.claims or base.claims,
        products=base.products + own.products,
        facts=base.facts + own.facts,
        disclaimers=base.disclaimers + own.disclaimers,
        includes=base.includes + own.includes,
        rewrites=own.rewrites + base.rewrites,
    )


def _listed(data: Mapping[str, Any], key: str) -> Iterator[tuple[Path, str]]:
    """Yield the values under a key that takes one or several, each with its place."""
    value = data.get(key, ())
    if isinstance(value, str):
        yield [key], value
    else:
        for n, each in enumerate(value):
            yield [key, n], each
