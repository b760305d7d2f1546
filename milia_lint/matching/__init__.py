"""What phrases find in the words of a sentence, wherever it stands."""

from __future__ import annotations

from milia_lint.matching.lexicon import Lexicon, Owner
from milia_lint.matching.line import Found, Line

__all__ = ["Found", "Lexicon", "Line", "Owner"]
