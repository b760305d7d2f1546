"""Rulebooks by name: a folder beside the config, or an installed package that offers one."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path

from milia_lint.text.suggest import did_you_mean

#: Packages offer rules under this entry point group: `name = "package"`, or `name = "package:folder"`.
GROUP = "milia_lint.rules"


class UnknownRulebook(Exception):
    """Neither a folder nor an installed rulebook is called so; the message says what there is."""


def rule_folder(name: str, beside: Path) -> Path:
    """Return the folder of the rulebook called `name`: a folder, seen from `beside`, else an installed one.

    Raises UnknownRulebook.
    """
    folder = beside / name
    if folder.is_dir():
        return folder
    installed = {point.name: point for point in entry_points(group=GROUP)}
    if name in installed:
        return _folder_of(installed[name])
    hint = did_you_mean(name, list(installed)) or f"; installed rulebooks: {', '.join(installed) or 'none'}"
    raise UnknownRulebook(f"`{name}` is no folder and no installed rulebook{hint}")


def _folder_of(point: EntryPoint) -> Path:
    """Return where an entry point leads to. The package is looked up, not run: rules are data.

    To look up `package.part` Python would run `package`, so only the first name is asked for; the others are folders.
    """
    package, *inside = [*point.module.split("."), *filter(None, point.attr.split("."))]
    try:
        spec = find_spec(package)
    except (ImportError, ValueError):
        spec = None
    for place in (spec.submodule_search_locations or ()) if spec else ():
        folder = Path(place, *inside)
        if folder.is_dir():
            return folder
    raise UnknownRulebook(f"the rulebook `{point.name}` is installed, but its folder `{point.value}` is not there")
