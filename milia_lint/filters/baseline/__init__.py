"""The findings that were there before: known again without line numbers, counted, and not held against anybody."""

from __future__ import annotations

from milia_lint.files.problem import UnusableBaseline
from milia_lint.filters.baseline.diff import Baseline, BaselineDiff, BaselineEntry, baseline_of, diff
from milia_lint.filters.baseline.file import dumps, loads

__all__ = ["Baseline", "BaselineDiff", "BaselineEntry", "UnusableBaseline", "baseline_of", "diff", "dumps", "loads"]
