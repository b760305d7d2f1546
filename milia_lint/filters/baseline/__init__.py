"""The findings that were there before: known again without line numbers, counted, and not held against anybody."""

from __future__ import annotations

from milia_lint.files.problem import UnusableBaseline
from milia_lint.filters.baseline.file import dumps, loads
from milia_lint.filters.baseline.matching import Baseline, Entry, Match, build, match, set_aside

__all__ = ["Baseline", "Entry", "Match", "UnusableBaseline", "build", "dumps", "loads", "match", "set_aside"]
