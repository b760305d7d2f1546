"""HTML cut into tokens with exact source offsets, as the WHATWG tokenizer cuts it.

Our own, because what we need is where things stand: turbohtml gives lines and columns of tags, no spans of
attribute values, normalises CRLF, drops an unclosed tag without a word and takes 50 ms to import. Adding what
is missing would be as long as this; it serves as the oracle of the tests instead. Left out: the double
escape of scripts (`<!--<script>`), which holds no copy. What a browser swallows because a tag, comment or title
is never closed is read on: somebody will close it.
Masked template code (`readers.templates`) may stand anywhere in a tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from html import unescape
from html.entities import html5
from typing import NamedTuple

from milia_lint.readers.builder import TAG, VALUE, Piece


class Kind(Enum):
    """The sorts of tokens; UNCLOSED says that `name` was still open where the text ended."""

    TEXT = "text"
    RAW = "raw"
    START = "start"
    END = "end"
    COMMENT = "comment"
    UNCLOSED = "unclosed"


class Token(NamedTuple):
    """A token at `start:end`; `begin:until` is its content: the attributes of a tag, a comment's text."""

    kind: Kind
    start: int
    end: int
    begin: int
    until: int
    name: str = ""


_S = rf" \t\n\r\f{TAG}"  # a masked tag parts attributes as white space does
_VALUE = rf"""(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^{_S}"'>][^{_S}>]*+|(?=>)|\Z)"""
_ATTRIBUTES = rf"(?:[{_S}/]++|[^{_S}/>][^{_S}/>=]*+(?:[{_S}]*+=[{_S}]*+{_VALUE})?+)*+"
_MARKUP = re.compile(
    rf"<(?:(?P<slash>/?)(?P<name>[a-zA-Z][^{_S}/>{VALUE}]*+|[{VALUE}{TAG}]++)(?P<attributes>{_ATTRIBUTES})(?P<end>>)?"
    r"|(?P<comment>!--)|(?P<bogus>[!?]|/(?!\Z)))"
)
#: After a tag that nobody closed a tag ends where the next one begins.
_LENIENT = re.compile(
    rf"<(?:(?P<slash>/?)(?P<name>[a-zA-Z][^{_S}/<>{VALUE}]*+|[{VALUE}{TAG}]++)(?P<attributes>[^<>]*+)(?P<end>>)"
    r"|(?P<comment>!--)|(?P<bogus>[!?][^<>]*+>|/[^<>]*+>))"
)
_CDATA = "<![CDATA["
_ATTRIBUTE = re.compile(rf"""([^{_S}/>][^{_S}/>=]*+)(?:[{_S}]*+=[{_S}]*+(?:"([^"]*+)"|'([^']*+)'|([^{_S}"'>][^{_S}>]*+)|))?""")
_COMMENT_END = re.compile(r"--!?>")
_REFERENCE = re.compile(r"&(?:#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?|[A-Za-z][A-Za-z0-9]*;?)")
_GOES_ON = re.compile(r"[=a-zA-Z0-9]")
_LONGEST_BARE = 6  # letters of the longest entity that needs no semicolon

#: Elements whose content is no markup: character references are read in the first two only.
_RCDATA = frozenset({"title", "textarea"})
_RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext"})
_VERBATIM = _RCDATA | _RAW
_FOREIGN = frozenset({"svg", "math"})


def tokens(text: str, *, xml: bool = False) -> Iterator[Token]:
    """Yield the tokens of `text` in order; doctypes and processing instructions are passed over.

    CDATA is text in drawings and formulas and, with `xml`, everywhere.
    """
    offset, foreign, markup = 0, int(xml), _MARKUP
    endless: set[str] = set()  # names of what is never closed from here on
    while found := markup.search(text, offset):
        start = found.start()
        if start > offset:
            yield Token(Kind.TEXT, offset, start, offset, start)
        if foreign > 0 and text.startswith(_CDATA, start):
            end = text.find("]]>", start)
            end = len(text) if end < 0 else end
            yield Token(Kind.RAW, start + len(_CDATA), end, start + len(_CDATA), end, "cdata")
            offset = min(end + len("]]>"), len(text))
            continue
        token = _markup(text, start, found, endless)
        yield token
        offset = token.end
        if token.kind is Kind.UNCLOSED:
            endless.add(token.name)
            markup = _LENIENT if token.name != "comment" else markup
        elif token.name in _VERBATIM and token.kind is Kind.START:
            if foreign > 0 and text[token.until - 1] == "/":
                continue  # in SVG a title may close itself
            for content in _content(text, token, endless):
                yield content
                offset = content.end
        elif token.name in _FOREIGN:
            foreign += 1 if token.kind is Kind.START else -1
    if offset < len(text):
        yield Token(Kind.TEXT, offset, len(text), offset, len(text))


def _markup(text: str, start: int, found: re.Match[str], endless: set[str]) -> Token:
    slash, name, end, comment = found.group("slash", "name", "end", "comment")
    if name is None:
        return _comment(text, start, endless) if comment else _bogus(text, start)
    if end is None:
        return Token(Kind.UNCLOSED, start, found.end("name"), found.end("name"), found.end("name"), "tag")
    kind = Kind.END if slash else Kind.START
    return Token(kind, start, found.end(), found.end("name"), found.end("attributes"), name.lower())


def _comment(text: str, start: int, endless: set[str]) -> Token:
    begin = start + len("<!--")
    for short in (">", "->"):
        if text.startswith(short, begin):
            return Token(Kind.COMMENT, start, begin + len(short), begin, begin)
    if "comment" in endless:
        return Token(Kind.COMMENT, start, begin, begin, begin)
    end = _COMMENT_END.search(text, begin)
    if end is None:
        return Token(Kind.UNCLOSED, start, begin, begin, begin, "comment")
    return Token(Kind.COMMENT, start, end.end(), begin, end.start())


def _bogus(text: str, start: int) -> Token:
    """Return the token of `<!…>`, `<?…>` or `</ …>`: a comment that says nothing."""
    end = text.find(">", start)
    if end < 0:
        return Token(Kind.UNCLOSED, start, start + 2, start + 2, start + 2, "declaration")
    return Token(Kind.COMMENT, start, end + 1, end, end)


def _content(text: str, tag: Token, endless: set[str]) -> Iterator[Token]:
    """Yield what is no markup after `tag`, and that its end is missing; a title without an end is read on as markup."""
    kind = Kind.TEXT if tag.name in _RCDATA else Kind.RAW
    called = f"<{tag.name}>"
    closing = None
    if called not in endless and tag.name != "plaintext":
        closing = re.compile(rf"</(?i:{tag.name})(?=[{_S}/>])").search(text, tag.end)
    if closing:
        yield Token(kind, tag.end, closing.start(), tag.end, closing.start(), tag.name)
        return
    end = tag.end if kind is Kind.TEXT else len(text)
    if kind is Kind.RAW:
        yield Token(kind, tag.end, end, tag.end, end, tag.name)
    if called not in endless and tag.name != "plaintext":
        yield Token(Kind.UNCLOSED, tag.start, end, end, end, called)
    endless.add(called)


def attributes(text: str, tag: Token) -> dict[str, tuple[int, int]]:
    """Return the attributes of a tag: lower-case names and where their values stand, without quotes."""
    found: dict[str, tuple[int, int]] = {}
    for each in _ATTRIBUTE.finditer(text, tag.begin, tag.until):
        value = each.span(each.lastindex or 0)
        found.setdefault(each[1].strip(VALUE).lower(), value if each.lastindex != 1 else (each.end(), each.end()))
    return found


def decode(text: str, start: int, end: int, shift: int = 0, *, attribute: bool = False) -> Iterator[Piece]:
    """Yield the pieces of `text[start:end]`, character references decoded, at their offsets plus `shift`.

    In an attribute `&copy=2` and `&copyright` stand for themselves, as browsers have it.
    """
    done = start
    for reference in _REFERENCE.finditer(text, start, end):
        decoded, length = _numbered(reference) if reference.lastindex else _named(reference)
        until = reference.start() + length
        bare = not reference.lastindex and text[until - 1] != ";"
        if not length or (attribute and bare and _GOES_ON.match(text, until, end)):
            continue
        if done < reference.start():
            yield text[done : reference.start()], done + shift, reference.start() + shift
        if decoded:
            yield decoded, reference.start() + shift, until + shift
        done = until
    if done < end:
        yield text[done:end], done + shift, end + shift


def _named(reference: re.Match[str]) -> tuple[str, int]:
    """Return what the longest entity name at the start of `reference` stands for, and its length; ("", 0) for none."""
    name = reference.group()[1:]
    if name in html5:
        return html5[name], len(name) + 1
    for length in range(min(len(name), _LONGEST_BARE), 1, -1):
        if name[:length] in html5:
            return html5[name[:length]], length + 1
    return "", 0


def _numbered(reference: re.Match[str]) -> tuple[str, int]:
    digits = (reference[1] or reference[2]).lstrip("0")
    too_big = len(digits) > len("1114111")
    return "\ufffd" if too_big else unescape(reference.group()), len(reference.group())
