"""What changed in the files of a run, whichever repositories they are in."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from milia_lint.files.git import GitError, own_place, top_folder, work_tree
from milia_lint.files.git.base import base_of
from milia_lint.files.git.changes import ChangedFile, Changes, changes_from, staged_files


@dataclass(frozen=True, slots=True)
class ChangesEverywhere:
    """What changed in several repositories, by their top folder."""

    by_top: Mapping[str, Changes]

    def of(self, path: str) -> ChangedFile | None:
        """Return what changed in the file at `path`; None if nothing did.

        A link has changed if it is new or the file that it leads to has. What leads out of every repository is new.
        """
        for place in _places(path):
            repository = self.by_top.get(work_tree(os.path.dirname(place)) or "")
            file = repository.of(place) if repository else ChangedFile()
            if file:
                return file
        return None

    def old_contents(self, paths: Sequence[str]) -> dict[str, bytes]:
        """Return what those of the files that are not new held before. Raises GitError."""
        places = {_places(path)[-1]: path for path in paths}
        by_top: dict[str, list[str]] = defaultdict(list)
        for place in places:
            by_top[work_tree(os.path.dirname(place)) or ""].append(place)
        known = ((self.by_top[top], inside) for top, inside in by_top.items() if top in self.by_top)
        return {places[place]: data for own, inside in known for place, data in own.old_contents(inside).items()}


def changes_everywhere(revision: str, paths: Iterable[str], *, staged: bool = False) -> ChangesEverywhere:
    """Return what changed since a revision in the repositories that the files are in.

    Raises GitError, also for a file that is in no repository.
    """
    tops: dict[str, None] = {}
    for path in paths:
        own, *target = _places(path)
        if work_tree(os.path.dirname(own)) is None:
            raise GitError(f"{path}: not in a git repository")
        tops[top_folder(os.path.dirname(own))] = None
        tops |= {top: None for place in target if (top := work_tree(os.path.dirname(place)))}
    return ChangesEverywhere({top: changes_from(base_of(top, revision), top, staged=staged) for top in tops})


def staged_everywhere(paths: Iterable[str]) -> dict[str, bytes]:
    """Return what is staged in the repositories that the files and folders are in, by path. Raises GitError."""
    folders = (path if os.path.isdir(path) else os.path.dirname(path) for path in paths)
    found: dict[str, bytes] = {}
    for top in dict.fromkeys(top_folder(folder) for folder in folders):
        found |= {os.path.relpath(os.path.join(top, name)): data for name, data in staged_files(top).items()}
    return found


def _places(path: str) -> list[str]:
    """Return where a file is, links to folders resolved; and for a link where it leads."""
    own = own_place(path)
    return [own, os.path.realpath(own)] if os.path.islink(own) else [own]
