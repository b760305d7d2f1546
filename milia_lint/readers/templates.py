"""Template code (Liquid, Jinja, Hugo, Handlebars, Blade, ERB, EJS, PHP, MDX comments) taken out of a page, nothing moved.

One pass finds the regions; each closer is looked for once and remembered, so that a file full of
openers without an end costs no more than any other. A string that code prints stays where it is; one that it hands on
(to a shortcode, a component, a variable) is a text of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from milia_lint.files.source import Span
from milia_lint.readers.builder import TAG, VALUE, filled
from milia_lint.readers.code_strings import CodeString, copy_strings
from milia_lint.readers.document import Comment
from milia_lint.readers.markdown_code import code_spans
from milia_lint.readers.next_match import NextMatch
from milia_lint.readers.template_engines import is_markdown, openers
from milia_lint.text.invisible import without_controls

_OPENER = re.compile(
    r"\{\{(?:!--|--|\{|-?\s{0,9}/\*)?|\{[%#]|\{/\*|\{!!|<%(?:--)?|<\?(?=(?i:php)\b|=|\s)"
    r"|@(?=(?P<call>[a-zA-Z]\w{0,40}\s{0,9}\((?:[^()]|\((?:[^()]|\([^()]{0,999}\)){0,999}\)){0,2999}\)))"
)
_CLOSERS = {"{{": r"\}\}", "{%": r"%\}", "{#": r"#\}", "{/*": r"\*/\s{0,9}\}", "<%": "%>", "<?": r"\?>", "<%--": "--%>",
            "{{!--": r"--[~-]?\}\}", "{{--": r"--\}\}", "{{{": r"\}\}\}", "{!!": r"!!\}"}  # fmt: skip
_GO_COMMENT_END = r"\*/\s{0,9}-?\}\}"
_HEADING_NAME = re.compile(r"\{#[\w:.-]+\}")
_PAGE_PART = r"(?i:</(?:script|style)\b)"
_WORD = re.compile(r"[-+~]?\s*(\w+)")
_PRINTING_PHP = re.compile(r"=|php\s+(?:echo|print|_e|esc_html_e|esc_attr_e|the_\w+)\b", re.IGNORECASE)
#: Handlebars blocks, partials and comments, Hugo shortcodes, Go actions and assignments print nothing themselves.
_SILENT = re.compile(
    r"[-~]?\s*(?:[#/^>!<%]|(?:end|else|break|continue)(?=[\s~-]|$)|\$\w+\s*:?="
    r"|(?:if|range|with|template|partial|define|block|return)\s+[^|\s}])"
)
_UNREAD_BLOCKS = frozenset({"comment", "doc", "style", "stylesheet", "javascript", "schema", "highlight"})
_LITERAL_BLOCKS = frozenset({"raw", "verbatim"})
_ESCAPE = re.compile(r"\\(?=[\"'\\`])")
_TRIMS = "-~+"


#: A comment of PHP, Ruby, Liquid or JavaScript that names us. Nothing else in code is of interest.
_SAID_IN_CODE = re.compile(
    r"/\*[\s*]*(?P<block>milia[-_ ]?lint\b(?:(?!\*/)[\s\S])*)\*/|(?:\#|//|--)[ \t]*(?P<line>milia[-_ ]?lint\b[^\r\n]*)",
    re.IGNORECASE,
)
_ALONE = re.compile(r"[-~\s]*(?:php\b)?\s*", re.IGNORECASE)


class Kind(Enum):
    """What a region of template code is; CODE holds another language, strings in which are nobody's copy."""

    VALUE = "value"
    SILENT = "silent"
    COMMENT = "comment"
    SCHEMA = "schema"
    CODE = "code"


class Region(NamedTuple):
    """Template code at `span`; `inner` is the part of it that says something; reading goes on at `after`."""

    kind: Kind
    inner: Span
    span: Span
    after: int


class Templates(NamedTuple):
    """A page without its template code.

    `masked` is as long as the page, with VALUE characters where a value is printed and TAG characters for other code;
    `comments` are those in which suppressions may be written, `schemas` where the JSON of Shopify's schema blocks stands,
    `strings` the copy that the code hands on.
    """

    masked: str
    comments: tuple[Comment, ...] = ()
    schemas: tuple[Span, ...] = ()
    strings: tuple[CodeString, ...] = ()


def templates_in(source: str, path: str) -> Templates:
    """Return what template code there is in the text of a file; control characters in `masked` are zero-width spaces."""
    text = without_controls(source)
    regions = list(_regions(text, path))
    parts: list[str] = []
    done = 0
    for region in regions:
        parts += (text[done : region.span.start], _masked(text, region))
        done = region.span.end
    handed_on = (region for region in regions if region.kind is Kind.SILENT)
    return Templates(
        "".join((*parts, text[done:])),
        tuple(comment for region in regions for comment in _comments(text, region)),
        tuple(region.inner for region in regions if region.kind is Kind.SCHEMA),
        tuple(string for region in handed_on for string in copy_strings(text, *region.inner)),
    )


def _masked(text: str, region: Region) -> str:
    """Return what stands instead of a region: strings that it prints, and between them something that is no copy."""
    code = text[region.span.start : region.span.end]
    printed = list(copy_strings(code)) if region.kind is Kind.VALUE else []
    if not printed:
        return filled(code, VALUE if region.kind is Kind.VALUE else TAG)
    spans = [part for string in printed for part in string.parts]
    parts = [filled(code[: spans[0].start], TAG)]
    for (start, until), end in zip(spans, [*(each.start for each in spans[1:]), len(code)], strict=True):
        parts += (_ESCAPE.sub(TAG, code[start:until]), filled(code[until:end], VALUE if end < len(code) else TAG))
    return "".join(parts)


def _comments_in_code(text: str, region: Region) -> Iterator[Comment]:
    """Yield the comments in code that speak to us; one that is all the code there is stands for the whole region."""
    for said in _SAID_IN_CODE.finditer(text, *region.inner):
        alone = _ALONE.fullmatch(text, region.inner.start, said.start()) and not text[said.end() : region.inner.end].strip(
            " \r\n\t-~"
        )
        yield Comment(region.span if alone else Span(*said.span()), said["block"] or said["line"])


def _comments(text: str, region: Region) -> Iterator[Comment]:
    if region.kind is Kind.COMMENT:
        yield Comment(region.span, text[slice(*region.inner)].strip(_TRIMS))
    else:
        yield from _comments_in_code(text, region)


def _regions(text: str, path: str) -> Iterator[Region]:
    allowed = openers(path)
    if not any(opener in text for opener in allowed):
        return
    markdown = is_markdown(path)
    codes = list(code_spans(text)) if markdown else []
    ahead, offset = NextMatch(text), 0
    while opener := _OPENER.search(text, offset):
        offset = opener.start() + 1
        if (opener.group() if opener.group() in allowed else opener.group()[:2]) not in allowed:
            continue
        inside = codes[bisect_right(codes, (opener.start(), len(text))) - 1] if codes else Span(0, 0)
        if inside.start <= opener.start() < inside.end:
            offset = inside.end
        elif not (markdown and _HEADING_NAME.match(text, opener.start())) and (region := _region(text, opener, ahead)):
            yield region
            offset = region.after


def _region(text: str, opener: re.Match[str], ahead: NextMatch) -> Region | None:
    start, begin, sort = opener.start(), opener.end(), opener.group()
    closed = ahead.after(_CLOSERS.get(sort, _GO_COMMENT_END), begin) if sort != "@" else Span(*[opener.end("call")] * 2)
    if sort == "<?" and closed is None:
        closed = Span(len(text), len(text))  # PHP may run to the end of the file
    if closed is None or _is_text(text, sort, Span(begin, closed.start), ahead):
        return None
    whole, inner = Span(start, closed.end), Span(begin, closed.start)
    return _block(text, whole, inner, ahead) if sort == "{%" else Region(*_kind(text, sort, inner), whole, closed.end)


def _is_text(text: str, sort: str, inner: Span, ahead: NextMatch) -> bool:
    """Whether the opener is plain text after all: another follows before its end, or a script or style ends."""
    if sort[0] in "<@":
        return False
    nested = sort in ("{{", "{{{", "{%", "{#") and text.find(sort, *inner) >= 0
    if nested or sort == "{%":
        return nested
    part = ahead.after(_PAGE_PART, inner.start)
    return part is not None and part.end <= inner.end


def _kind(text: str, sort: str, inner: Span) -> tuple[Kind, Span]:
    """Return what the code is that `sort` opens, and the part of it that says something."""
    if sort in ("{{{", "{!!"):
        return Kind.VALUE, inner
    if sort == "@":
        return Kind.SILENT, inner
    if sort == "<?":
        return (Kind.VALUE if _PRINTING_PHP.match(text, *inner) else Kind.SILENT), inner
    if sort == "<%":
        kind = {"=": Kind.VALUE, "#": Kind.COMMENT}.get(text[inner.start : inner.start + 1].strip(_TRIMS), Kind.SILENT)
        return kind, Span(inner.start + (kind is Kind.COMMENT), inner.end)
    if sort != "{{":
        return Kind.COMMENT, inner
    if text[inner.start : inner.start + 2].lstrip(_TRIMS)[:1] == "!":
        return Kind.COMMENT, Span(text.index("!", inner.start) + 1, inner.end)
    return (Kind.SILENT if _SILENT.match(text, *inner) else Kind.VALUE), inner


def _block(text: str, whole: Span, inner: Span, ahead: NextMatch) -> Region:
    """Return the region of a `{% … %}` tag, as far as its end tag where its content is no copy."""
    word = _WORD.match(text, *inner)
    name = word.group(1) if word else ""
    if name not in _UNREAD_BLOCKS | _LITERAL_BLOCKS:
        return Region(Kind.SILENT, inner, whole, whole.end)
    end = ahead.after(rf"\{{%[-+~]?\s*end{name}\b[^%]*%\}}", whole.end)
    if end is None:
        return Region(Kind.SILENT, inner, whole, whole.end)
    if name in _LITERAL_BLOCKS:
        return Region(Kind.CODE, inner, whole, end.start)
    kind = {"comment": Kind.COMMENT, "schema": Kind.SCHEMA}.get(name, Kind.CODE)
    return Region(kind, Span(whole.end, end.start), Span(whole.start, end.end), end.end)
