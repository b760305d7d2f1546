"""Figures in texts of a language: digits, and its number words."""

from __future__ import annotations

from milia_lint.lang import DEFAULT, language
from milia_lint.text import numbers
from milia_lint.text.numbers import Figure


def figures(text: str, lang: str = DEFAULT) -> list[Figure]:
    """Return the numbers in a text, in order: digits and number words."""
    return numbers.figures(text, language(lang).number_words)


def is_figure(word: str, lang: str = DEFAULT) -> bool:
    """Return whether a word, as matching sees it, is a number."""
    return numbers.is_figure(word, language(lang).number_words)
