"""What phrases find in the words of a sentence, wherever it stands."""

from __future__ import annotations

from milia_lint.matching.lexicon import Lexicon
from milia_lint.matching.sentence_tokens import Owner, TokenizedSentence, TokenMatch

__all__ = ["Lexicon", "Owner", "TokenMatch", "TokenizedSentence"]
