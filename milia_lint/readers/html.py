"""HTML pages, and HTML inside Markdown, read into a document."""

from __future__ import annotations

from milia_lint.files.source import Source
from milia_lint.readers.builder import DocumentBuilder
from milia_lint.readers.code_strings import feed_code_string
from milia_lint.readers.document import Document, Scope
from milia_lint.readers.front_matter import read_leading
from milia_lint.readers.html_markup import MarkupReader
from milia_lint.readers.html_stack import Context
from milia_lint.readers.html_tokens import Kind, attributes, tokens
from milia_lint.readers.html_walk import HtmlWalk
from milia_lint.readers.structured_data import feed_schema
from milia_lint.readers.templates import templates_in


def read_html(source: Source) -> Document:
    """Return the copy of an HTML page or fragment, template code left out."""
    builder = DocumentBuilder(source)
    templates = templates_in(source.text, source.path)
    builder.comments += templates.comments
    text = templates.masked
    base = read_leading(builder, text)  # Jekyll and its like
    feed_html(builder, text[base:], base)
    for region in templates.schemas:
        feed_schema(builder, source.text[slice(*region)], region.start)
    builder.close(Scope.PARAGRAPH)
    for string in templates.strings:
        feed_code_string(builder, source.text, string)
    builder.comments.sort(key=lambda comment: comment.span)
    return builder.build()


def feed_html(builder: DocumentBuilder, text: str, offset: int, scope: Scope = Scope.PARAGRAPH, *, quoted: bool = False) -> None:
    """Add the HTML in `text`, masked already, which stands at `offset` in the builder's source.

    Copy outside of any element that says more is of `scope`. The last segment is closed.
    """
    HtmlWalk(builder, text, offset, Context(scope, quoted=quoted)).read()


def inline_tag(builder: DocumentBuilder, text: str, offset: int) -> None:
    """Add what one tag or comment in a running sentence says: its attributes, the space of a `<br>`."""
    markup = MarkupReader(builder, text, offset)
    for token in tokens(text):
        if token.kind is Kind.COMMENT:
            markup.comment(token)
        elif token.name == "br":
            builder.space(offset + token.start, offset + token.end)
        elif token.kind is Kind.START:
            markup.attributes(token.name, attributes(text, token), Context())
