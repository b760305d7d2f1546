"""Rewriting: edits from findings, applied where they mend what they are for and bring nothing new."""

from __future__ import annotations

from milia_lint.rewriting.apply import Applied, Linter, Refused, Rewriting, rewrite
from milia_lint.rewriting.edits import Edit

__all__ = ["Applied", "Edit", "Linter", "Refused", "Rewriting", "rewrite"]
