"""Finds the config that holds for a file: the nearest one above it."""

from __future__ import annotations

import os

from milia_lint.project.settings import Settings

#: What a config is called; of two in one folder the first counts.
NAMES = (".milia-lint.yaml", ".milia-lint.yml")


class ConfigFinder:
    """Finds configs upwards from files, reading each once."""

    def __init__(self, fixed: str | None = None) -> None:
        """With `fixed`, that config holds for every file, its globs relative to the current folder."""
        self._fixed = fixed
        self._known: dict[str, Settings] = {}

    def settings(self, path: str) -> Settings:
        """Return the settings for the file or folder at `path`. Raises InvalidFile with every mistake in the config."""
        if self._fixed is not None:
            return self._of_folder("", self._fixed)
        absolute = os.path.abspath(path)
        return self._above(absolute if os.path.isdir(absolute) else os.path.dirname(absolute))

    def _above(self, folder: str) -> Settings:
        climbed: list[str] = []
        settings = None
        while settings is None:
            if (settings := self._known.get(folder)) is None:
                climbed.append(folder)
                config = next((name for name in NAMES if os.path.isfile(os.path.join(folder, name))), None)
                parent = os.path.dirname(folder)
                if config:
                    settings = self._of_folder(folder, os.path.join(folder, config))
                elif parent == folder:
                    settings = Settings()
                folder = parent
        self._known.update(dict.fromkeys(climbed, settings))
        return settings

    def _of_folder(self, folder: str, config: str) -> Settings:
        if folder not in self._known:
            from milia_lint.project.read import read_settings  # YAML and its checks: only where there is a config

            self._known[folder] = read_settings(_short(config), folder or os.getcwd())
        return self._known[folder]


def _short(path: str) -> str:
    """Return the path as a person would write it from here, where that can be done."""
    try:
        return os.path.relpath(path)
    except ValueError:  # another drive
        return path
