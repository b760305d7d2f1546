"""Template code (Liquid, Jinja, Hugo, Handlebars, ERB, PHP, MDX comments) taken out of a page, nothing moved.

One pass finds the regions; each closer is looked for once and remembered, so that a file full of
openers without an end costs no more than any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from milia_lint.files.source import Span
from milia_lint.readers.builder import TAG, VALUE
from milia_lint.readers.document import Comment
from milia_lint.readers.next_match import NextMatch
from milia_lint.text.invisible import without_controls

_OPENERS = ("{{", "{%", "{#", "{/*", "<%", "<?")
_OPENER = re.compile(r"\{\{(?:!--|--|\{|-?\s{0,9}/\*)?|\{[%#]|\{/\*|<%|<\?(?=(?i:php)\b|=|\s)")
_CLOSERS = {"{{": r"\}\}", "{%": r"%\}", "{#": r"#\}", "{/*": r"\*/\s{0,9}\}", "<%": "%>", "<?": r"\?>",
            "{{!--": r"--[~-]?\}\}", "{{--": r"--\}\}", "{{{": r"\}\}\}"}  # fmt: skip
_GO_COMMENT_END = r"\*/\s{0,9}-?\}\}"
_PAGE_PART = r"</(?i:script|style)\b"
_WORD = re.compile(r"[-+~]?\s*(\w+)")
_PRINTING_PHP = re.compile(r"=|php\s+(?:echo|print|_e|esc_html_e|esc_attr_e|the_\w+)\b", re.IGNORECASE)
#: Handlebars blocks, partials and comments, Hugo shortcodes, Go actions and assignments print nothing themselves.
_SILENT = re.compile(
    r"[-~]?\s*(?:[#/^>!<%]|(?:end|else|break|continue)(?=[\s~-]|$)|\$\w+\s*:?="
    r"|(?:if|range|with|template|partial|define|block|return)\s+[^|\s}])"
)
_UNREAD_BLOCKS = frozenset({"comment", "doc", "style", "stylesheet", "javascript", "schema", "highlight"})
_LITERAL_BLOCKS = frozenset({"raw", "verbatim"})


#: A comment of PHP, Ruby, Liquid or JavaScript that names us. Nothing else in code is of interest.
_SAID_IN_CODE = re.compile(
    r"/\*[\s*]*(?P<block>milia[-_ ]?lint\b(?:(?!\*/)[\s\S])*)\*/|(?:\#|//|--)[ \t]*(?P<line>milia[-_ ]?lint\b[^\r\n]*)",
    re.IGNORECASE,
)
_ALONE = re.compile(r"[-~\s]*(?:php\b)?\s*", re.IGNORECASE)


class Kind(Enum):
    """What a region of template code is."""

    VALUE = "value"
    SILENT = "silent"
    COMMENT = "comment"
    SCHEMA = "schema"


class Region(NamedTuple):
    """Template code at `span`; `inner` is what stands between its delimiters; reading goes on at `after`."""

    kind: Kind
    span: Span
    inner: Span
    after: int


def mask_templates(text: str) -> str:
    """Return `text` with template code overwritten by VALUE and TAG characters: same length, same line breaks."""
    text = without_controls(text)
    parts: list[str] = []
    done = 0
    for region in _regions(text):
        filler = VALUE if region.kind is Kind.VALUE else TAG
        code = text[region.span.start : region.span.end]
        parts += (text[done : region.span.start], re.sub(r"[^\r\n]", filler, code))
        done = region.span.end
    return "".join((*parts, text[done:])) if parts else text


def template_comments(text: str) -> list[Comment]:
    """Return the comments of the template languages, and those in their code, in which suppressions may be written."""
    found: list[Comment] = []
    for region in _regions(text):
        if region.kind is Kind.COMMENT:
            found.append(Comment(region.span, text[slice(*region.inner)]))
        else:
            found += _comments_in_code(text, region)
    return found


def _comments_in_code(text: str, region: Region) -> Iterator[Comment]:
    """Yield the comments in code that speak to us; one that is all the code there is stands for the whole region."""
    for said in _SAID_IN_CODE.finditer(text, *region.inner):
        alone = _ALONE.fullmatch(text, region.inner.start, said.start()) and not text[said.end() : region.inner.end].strip(
            " \r\n\t-~"
        )
        yield Comment(region.span if alone else Span(*said.span()), said["block"] or said["line"])


def schema_regions(text: str) -> list[Span]:
    """Return where the JSON of Shopify's schema blocks stands."""
    return [region.inner for region in _regions(text) if region.kind is Kind.SCHEMA]


def _regions(text: str) -> Iterator[Region]:
    if not any(opener in text for opener in _OPENERS):
        return
    ahead, offset = NextMatch(text), 0
    while opener := _OPENER.search(text, offset):
        region = _region(text, opener, ahead)
        if region:
            yield region
        offset = region.after if region else opener.start() + 1


def _region(text: str, opener: re.Match[str], ahead: NextMatch) -> Region | None:
    start, begin, sort = opener.start(), opener.end(), opener.group()
    closed = ahead.after(_CLOSERS.get(sort, _GO_COMMENT_END), begin)
    if sort == "<?" and closed is None:
        closed = Span(len(text), len(text))  # PHP may run to the end of the file
    if closed is None or _is_text(text, sort, Span(begin, closed.start), ahead):
        return None
    whole, inner = Span(start, closed.end), Span(begin, closed.start)
    if sort == "{%":
        return _block(text, whole, inner, ahead)
    kind = _kind(text, sort, inner)
    if kind is Kind.COMMENT and sort in ("<%", "{{"):
        inner = Span(begin + 1, closed.start)  # after the `#` or `!` that makes it a comment
    return Region(kind, whole, inner, closed.end)


def _is_text(text: str, sort: str, inner: Span, ahead: NextMatch) -> bool:
    """Whether the opener is plain text after all: another follows before its end, or a script or style ends."""
    if sort[0] == "<":
        return False
    nested = sort in ("{{", "{{{", "{%", "{#") and text.find(sort, *inner) >= 0
    if nested or sort == "{%":
        return nested
    part = ahead.after(_PAGE_PART, inner.start)
    return part is not None and part.end <= inner.end


def _kind(text: str, sort: str, inner: Span) -> Kind:
    if sort == "{{{":
        return Kind.VALUE
    if sort == "<?":
        return Kind.VALUE if _PRINTING_PHP.match(text, *inner) else Kind.SILENT
    if sort == "<%":
        return {"=": Kind.VALUE, "#": Kind.COMMENT}.get(text[inner.start], Kind.SILENT)
    if sort != "{{" or text.startswith(("!", "~!"), inner.start):
        return Kind.COMMENT
    return Kind.SILENT if _SILENT.match(text, *inner) else Kind.VALUE


def _block(text: str, whole: Span, inner: Span, ahead: NextMatch) -> Region:
    """Return the region of a `{% … %}` tag, as far as its end tag where its content is no copy."""
    word = _WORD.match(text, *inner)
    name = word.group(1) if word else ""
    if name not in _UNREAD_BLOCKS | _LITERAL_BLOCKS:
        return Region(Kind.SILENT, whole, inner, whole.end)
    end = ahead.after(rf"\{{%[-+~]?\s*end{name}\b[^%]*%\}}", whole.end)
    if end is None:
        return Region(Kind.SILENT, whole, inner, whole.end)
    if name in _LITERAL_BLOCKS:
        return Region(Kind.SILENT, whole, inner, end.start)
    kind = {"comment": Kind.COMMENT, "schema": Kind.SCHEMA}.get(name, Kind.SILENT)
    return Region(kind, Span(whole.start, end.end), Span(whole.end, end.start), end.end)
