"""Rewriting: edits from findings, applied where they mend what they are for and bring nothing new."""

from __future__ import annotations

from milia_lint.rewriting.edits import Edit
from milia_lint.rewriting.rounds import Applied, Linter, Refused, Rewriting, rewrite

__all__ = ["Applied", "Edit", "Linter", "Refused", "Rewriting", "rewrite"]
