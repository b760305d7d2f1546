"""milia-lint: a content-compliance linter for skincare marketing copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from milia_lint.api import (
        Finding,
        InvalidFile,
        NoSuchPath,
        Report,
        RunError,
        Severity,
        UnusableBaseline,
        lint_paths,
        lint_text,
    )

__version__ = "0.1.0"
__all__ = [
    "Finding",
    "InvalidFile",
    "NoSuchPath",
    "Report",
    "RunError",
    "Severity",
    "UnusableBaseline",
    "__version__",
    "lint_paths",
    "lint_text",
]


def __getattr__(name: str) -> Any:
    """Import the public names when they are first used, so that `milia-lint --version` stays quick."""
    if name in __all__:
        from milia_lint import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return the public names, for completion."""
    return __all__
