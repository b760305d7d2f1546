"""What phrases find in the words of a sentence, wherever it stands."""

from __future__ import annotations

from milia_lint.matching.lexicon import Lexicon
from milia_lint.matching.sentence_tokens import Found, Line, Owner

__all__ = ["Found", "Lexicon", "Line", "Owner"]
