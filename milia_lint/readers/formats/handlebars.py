"""Handlebars and Mustache templates, of HTML where no suffix before says otherwise."""

from __future__ import annotations

from milia_lint.readers.html import read_html
from milia_lint.readers.reader import text_reader
from milia_lint.readers.spelling import in_html

READER = text_reader("Handlebars", read_html, ("{{! ", " }}"), in_html)
