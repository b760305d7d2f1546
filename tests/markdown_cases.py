"""Markdown made up for tests: nested blocks whose copy is known."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import strategies as st

from milia_lint.readers.builder import PLACEHOLDER
from milia_lint.readers.document import Document

Lines = list[str]

_WORD = st.sampled_from(["milia", "gone", "skin", "Fast", "92", "café", "naïve", "😀", "İ", "кожа", "%"])
_WRAPS = st.sampled_from([
    "{}", "{}", "{}", "**{}**", "*{}*", "~~{}~~", "**{}**-free", "un*{}*able", "[{}](/a_b)", '[{}](/u "t{}")', "![{}](i.png)",
    "{}&amp;{}", "&eacute;{}", "{}\\*", "\\[{}\\]", "{}&nbsp;{}", "`{}`", "{}[^1]", "<b>{}</b>", "{}<br>{}", "{}\u00ad{}",
    "https://a.b/{}?c=1&amp;d", "<https://a.b/c>", "me@{}.com", "{}\u00a0{}", "{}  {}", "{}\t{}", "<!-- {} -->",
])  # fmt: skip


@st.composite
def lines_of_copy(draw: st.DrawFn, most: int = 3) -> Lines:
    """Return the lines of one paragraph; each begins with a letter, so that none begins a block."""
    spans = st.lists(st.builds(lambda wrap, word: wrap.replace("{}", word), _WRAPS, _WORD), min_size=1, max_size=5)
    lines = draw(st.lists(spans.map(" ".join), min_size=1, max_size=most))
    ends = draw(st.lists(st.sampled_from(["", "", "  ", "\\", " "]), min_size=len(lines), max_size=len(lines)))
    return [f"Ab {line}{end if at < len(lines) - 1 else ''}" for at, (line, end) in enumerate(zip(lines, ends, strict=True))]


def _heading(line: Lines) -> Lines:
    return [f"## {line[0]}"]


def _table(row: Lines) -> Lines:
    return ["| Ab | Cd |", "|---|:-:|", f"| {row[0]} | x\\|y |"]


def _code(line: Lines) -> Lines:
    return ["```", *line, "```"]


def _blocks(inner: st.SearchStrategy[Lines]) -> st.SearchStrategy[Lines]:
    joined = st.lists(inner, min_size=1, max_size=3).map(lambda blocks: [line for block in blocks for line in [*block, ""]][:-1])
    quote = joined.map(lambda lines: [f"> {line}" for line in lines])
    note = joined.map(lambda lines: ["> [!NOTE]", *(f"> {line}" for line in lines)])
    bullets = joined.map(lambda lines: [("- " if at == 0 else "  ") + line for at, line in enumerate(lines)])
    steps = joined.map(lambda lines: [("1.\t" if at == 0 else "\t") + line for at, line in enumerate(lines)])
    footnote = joined.map(lambda lines: [("[^1]: " if at == 0 else "    ") + line for at, line in enumerate(lines)])
    return st.one_of(quote, note, bullets, steps, footnote)


_LEAF = st.one_of(lines_of_copy(), lines_of_copy(1).map(_heading), lines_of_copy(1).map(_table), lines_of_copy().map(_code))
_DOCUMENT = st.lists(st.recursive(_LEAF, _blocks, max_leaves=5), min_size=1, max_size=4)


@st.composite
def markdown(draw: st.DrawFn) -> str:
    """Return a document with line ends of one kind."""
    lines = [line for block in draw(_DOCUMENT) for line in [*block, ""]]
    return draw(st.sampled_from(["\n", "\r\n", "\r"])).join([*lines, "[^1]: Ab note.", ""])


def misread(document: Document) -> list[tuple[str, str]]:
    """Return each character of the segments that its place in the source does not read as, with that place."""
    wrong = []
    for segment in document.segments:
        for at in range(segment.start, segment.end):
            shown, written = document.text[at], document.source.text[slice(*document.source_span(at, at + 1))]
            if not _reads_as(written, shown):
                wrong.append((shown, written))
    return wrong


def _reads_as(written: str, shown: str) -> bool:
    if shown == " ":
        return re.search(r"\s|<br|&nbsp;|\\[nt_]", written) is not None
    if shown == PLACEHOLDER:
        return re.match(r"`.*`$|<?\w+://|www\.|.*@|\{|\S+\.\w+$", written, re.DOTALL) is not None
    if shown == "\u2020":
        return written.startswith("[^")
    written = re.sub(r"(?<=\\)\\\n\s*", "", written)  # a string goes on in the next line
    if code := re.fullmatch(r"\\[xuU]([0-9a-fA-F]+)", written):
        return chr(int(code[1], 16)) == shown
    if written.lstrip("\\") == "''":  # an apostrophe in single quotes, perhaps escaped for Markdown as well
        return shown == "'"
    return (
        written == shown
        or re.fullmatch(r"\\{0,3}" + re.escape(shown), written) is not None
        or shown in unescape(written) != written
    )
