"""Components of Svelte and Astro: HTML with JavaScript in braces."""

from __future__ import annotations

from milia_lint.readers.component import read_component
from milia_lint.readers.reader import text_reader
from milia_lint.readers.spelling import in_html

READER = text_reader("Component", read_component, ("<!-- ", " -->"), in_html)
