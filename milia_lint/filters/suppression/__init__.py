"""Suppressions: findings that somebody decided to leave, with a reason, perhaps until a day."""

from __future__ import annotations

from milia_lint.filters.suppression.apply import SuppressionOutcome, suppress
from milia_lint.filters.suppression.model import Suppression
from milia_lint.filters.suppression.read import suppressions_in

__all__ = ["Suppression", "SuppressionOutcome", "suppress", "suppressions_in"]
