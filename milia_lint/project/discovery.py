"""Finds the config that holds for a file: the nearest one above it."""

from __future__ import annotations

import os

from milia_lint.files.project_tree import belongs_to_another
from milia_lint.project.settings import Settings

#: What a config is called; of two in one folder the first counts.
NAMES = (".milia-lint.yaml", ".milia-lint.yml")


class ConfigFinder:
    """Finds configs upwards from files, reading each once.

    One that lies above the repository of a file, or belongs to somebody else, does not hold: who may put it there need
    have nothing to do with the project.
    """

    def __init__(self, fixed: str | None = None) -> None:
        """With `fixed`, that config holds for every file, its globs relative to the current folder."""
        self._fixed = fixed
        self._known: dict[str, Settings] = {}
        self._notices: dict[str, None] = {}

    def settings(self, path: str) -> Settings:
        """Return the settings for the file or folder at `path`. Raises InvalidFile with every mistake in the config."""
        if self._fixed is not None:
            return self._of_folder("", self._fixed)
        absolute = os.path.abspath(path)
        return self._above(absolute if os.path.isdir(absolute) else os.path.dirname(absolute))

    @property
    def notices(self) -> tuple[str, ...]:
        """What there is to say about configs that are there and do not hold."""
        return tuple(self._notices)

    def _above(self, folder: str) -> Settings:
        climbed: list[str] = []
        settings = None
        here, outside = folder, False
        while settings is None:
            if not outside and (settings := self._known.get(folder)) is not None:
                break
            climbed += [] if outside else [folder]
            config = next((path for name in NAMES if os.path.isfile(path := os.path.join(folder, name))), None)
            reason = config and _why_not(config, here, outside)
            if config and not reason:
                settings = self._of_folder(folder, config)
            elif config:
                self._notices[f"{_short(config)} {reason}, so it does not hold; `--config` would make it"] = None
            outside = outside or os.path.lexists(os.path.join(folder, ".git"))
            folder, below = os.path.dirname(folder), folder
            if folder == below:
                settings = settings or Settings()
        self._known.update(dict.fromkeys(climbed, settings))
        return settings

    def _of_folder(self, folder: str, config: str) -> Settings:
        if folder not in self._known:
            from milia_lint.project.read import read_settings  # YAML and its checks: only where there is a config

            self._known[folder] = read_settings(_short(config), folder or os.getcwd())
        return self._known[folder]


def _why_not(config: str, folder: str, outside: bool) -> str | None:
    """Return why a config does not hold for a folder, or None."""
    if outside:
        return "lies above the repository"
    return "belongs to another user" if belongs_to_another(config, folder) else None


def _short(path: str) -> str:
    """Return the path as a person would write it from here, where that can be done."""
    try:
        return os.path.relpath(path)
    except ValueError:  # another drive
        return path
