"""Where the milia-lint that runs was installed from, as pip wants it told: so that others install the same."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, distribution
from typing import Any

from milia_lint import __version__

_NAME = "milia-lint"


def requirement() -> str:
    """Return the requirement that installs this milia-lint again: its version, or the address it came from.

    The address stands in `direct_url.json` (https://packaging.python.org/en/latest/specifications/direct-url/).
    """
    try:
        recorded = distribution(_NAME).read_text("direct_url.json")
        data = json.loads(recorded) if recorded else None
    except (PackageNotFoundError, OSError, ValueError):
        data = None
    address = _address(data) if isinstance(data, dict) else None
    return f"{_NAME} @ {address}" if address else f"{_NAME}=={__version__}"


def is_local(required: str) -> bool:
    """Return whether a requirement names a folder or file of this machine."""
    return " @ file:" in required


def _address(data: dict[str, Any]) -> str | None:
    url, vcs = data.get("url"), data.get("vcs_info")
    if not isinstance(url, str):
        return None
    if not isinstance(vcs, dict):
        return url
    commit = vcs.get("commit_id")
    return f"{vcs.get('vcs', 'git')}+{url}{f'@{commit}' if commit else ''}"
