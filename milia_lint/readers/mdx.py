"""Takes out of MDX what is code: imports, exports, expressions, component tags. Nothing moves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from milia_lint.readers.builder import TAG, VALUE, filled
from milia_lint.readers.code_strings import CodeString
from milia_lint.readers.markdown_code import BLANK_LINE, FENCE, CodeEnds
from milia_lint.readers.mdx_code import ONE_STRING, Braces, code_texts, shown_string
from milia_lint.readers.next_match import NextMatch

_MARK = re.compile(
    r"(?P<fence>^[ \t>]*(?P<ticks>`{3,}|~{3,}))|(?P<code>`+)|(?P<module>^(?:import|export)(?=[ {*]))"
    r"|(?P<tag></?(?:[A-Z][\w.]*|(?=>)))|(?P<html><[a-z][\w-]*)|(?P<brace>\{)",
    re.MULTILINE,
)
_IN_TAG = re.compile(r"\"[^\"]*\"|'[^']*'|[{<>]")
_LAST_LINE = re.compile(rf"(?:\A|\n)[ \t\r{TAG}]*\n\Z|\A\Z")
_BLOCK_TAG = re.compile(r"</|<[A-Z>]")  # a tag of HTML that begins goes on with the sentence
_NEAR = 200  # characters looked at to tell a tag on a line of its own
_DEEP = re.compile(r"(?: {0,3}\t| {4})[ \t]*(?=\S)")
_BEGINS_BLOCK = re.compile(r"[#>*+`~-]|\d{1,9}[.)]")


def mask_mdx(text: str) -> tuple[str, tuple[CodeString, ...]]:
    """Return `text` with its code masked, same length, and the copy in its code.

    A component's tag on a line of its own parts blocks, within a sentence it is nothing; a printed
    expression is a value. Comments in `text` are masked already; offsets are those of `text`.
    """
    scan = _Scan(text)
    parts, done = list[str](), 0
    for start, end, instead in scan.regions():
        parts += (text[done:start], instead)
        done = end
    return _raised("".join((*parts, text[done:]))), tuple(scan.texts)


def _raised(text: str) -> str:
    """Return the text with a line end before what stands so deep that Markdown would take it for code: MDX has no such code."""
    fence, raised, above = "", False, ""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        words = line.strip(f" \t\r{TAG}")
        deep, mark = _DEEP.match(line) if words else None, FENCE.match(line)
        ends = bool(fence and mark and mark["ticks"].startswith(fence))
        begins = bool(deep and not fence and (not above or _BEGINS_BLOCK.match(line, deep.end())))
        if deep and (begins or (ends and raised)):
            lines[number] = f"{line[: deep.end() - 1]}\n{line[deep.end() :]}"
        if ends:
            fence = ""
        elif mark and not fence:
            fence, raised = mark["ticks"], begins
        above = words
    return "\n".join(lines)


class _Scan:
    """One pass over the text; `regions` yields what stands where, and instead of it."""

    def __init__(self, text: str) -> None:
        self.texts: list[CodeString] = []
        self._text = text
        self._braces, self._ends, self._ahead = Braces(text), CodeEnds(text), NextMatch(text)

    def regions(self) -> Iterator[tuple[int, int, str]]:
        """Yield (start, end, replacement) in order."""
        position = 0
        while mark := _MARK.search(self._text, position):
            position, instead = self._region(mark)
            if instead is not None:
                yield mark.start(), position, instead

    def _region(self, mark: re.Match[str]) -> tuple[int, str | None]:
        start, kind = mark.start(), mark.lastgroup
        if kind == "code":
            return self._ends.inline(mark.group(), mark.end()), None
        if mark["fence"]:
            return self._ends.fence(mark["ticks"], mark.end()), None
        if kind == "module":
            within = not _LAST_LINE.search(self._text, max(start - _NEAR, 0), start)
            return (mark.end(), None) if within else self._module(start)
        if kind == "brace":
            end = self._braces.end(start)
            return (end, self._expression(start, end)) if end else (mark.end(), None)
        return self._tag(mark)

    def _module(self, start: int) -> tuple[int, str]:
        line = self._text.find("\n", start)
        brace = self._text.find("{", start, line if line >= 0 else len(self._text))
        after = (self._braces.end(brace) if brace >= 0 else None) or start
        blank = self._ahead.after(BLANK_LINE, after)
        end = blank.start if blank else len(self._text)
        self.texts += code_texts(self._text, start, end)
        return end, filled(self._text[start:end], " ")

    def _tag(self, mark: re.Match[str]) -> tuple[int, str | None]:
        """Take a tag; one that is not closed before the next begins is text."""
        start, position = mark.start(), mark.end()
        parts, done = [self._text[start:position]], position
        while token := _IN_TAG.search(self._text, position):
            position = token.end()
            if token.group() == "{":
                end = self._braces.end(token.start())
                if not end:
                    break
                parts += (self._text[done : token.start()], self._attribute(token.start(), end, component=not mark["html"]))
                done = position = end
            elif token.group() == ">":
                if mark["html"]:
                    return position, "".join((*parts, self._text[done:position]))
                self.texts += code_texts(self._text, start, position)
                return position, self._component(start, position)
            elif token.group() == "<":
                break
        return mark.end(), None

    def _attribute(self, start: int, end: int, *, component: bool) -> str:
        """Return an expression in a tag as HTML can have it: a string in quotes, a value, or nothing."""
        code = self._text[start:end]
        string = ONE_STRING.fullmatch(code)
        if string:
            quote = "'" if '"' in string[2] else '"'
            return f"{code[: string.start(2) - 1].replace('{', ' ')}{quote}{string[2]}{quote}".ljust(len(code))
        if not component:
            self.texts += code_texts(self._text, start, end)
        return (VALUE if self._text[start - 1] == "=" else " ") * len(code)

    def _component(self, start: int, end: int) -> str:
        before = self._text[max(start - _NEAR, 0) : start].rpartition("\n")[2].strip()
        after = self._text[end : end + _NEAR].partition("\n")[0].strip()
        alone = (not before and (not after or after.endswith(">"))) or (not after and before.startswith("<"))
        if not alone and not (_BLOCK_TAG.match(after) and self._text.startswith("</", start)):
            return filled(self._text[start:end], TAG)
        return "\n" + " " * (end - start - 2) + "\n"

    def _expression(self, start: int, end: int) -> str:
        code = self._text[start:end]
        if (shown := shown_string(code)) is not None:
            return shown
        self.texts += code_texts(self._text, start, end)
        return filled(code, VALUE)
