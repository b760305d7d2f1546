"""Takes out of MDX what is code: imports, exports, expressions, component tags. Nothing moves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from milia_lint.readers.builder import TAG, VALUE
from milia_lint.readers.mdx_code import Braces, Prop, read_props
from milia_lint.readers.next_match import NextMatch, TickRuns

_MARK = re.compile(
    r"(?P<fence>^[ \t>]*(?P<ticks>`{3,}|~{3,}))|(?P<code>`+)|(?P<module>^(?:import|export)(?=[ {*]))"
    r"|(?P<tag></?(?:[A-Z][\w.]*|(?=>)))|(?P<html><[a-z][\w-]*)|(?P<brace>\{)",
    re.MULTILINE,
)
_IN_TAG = re.compile(r"\"[^\"]*\"|'[^']*'|[{<>]")
_ONE_STRING = re.compile(r"""\{\s*(["'`])([^"'`\\$]*)\1\s*\}""")
_BLANK_LINE = r"\n[ \t]*\r?\n"
_FENCE = re.compile(r"^[ \t>]*(?P<ticks>`{3,}|~{3,})", re.MULTILINE)
_NOT_LINE_END = re.compile(r"[^\r\n]")
_NEAR = 200  # characters looked at to tell a tag on a line of its own


def mask_mdx(text: str, offset: int) -> tuple[str, tuple[Prop, ...]]:
    """Return `text` with its code masked, same length, and the copy in the props of its components.

    A component's tag on a line of its own parts blocks, within a sentence it is nothing; a printed
    expression is a value. `text` stands at `offset` in the source, its comments masked already.
    """
    scan = _Scan(text, offset)
    parts, done = list[str](), 0
    for start, end, instead in scan.regions():
        parts += (text[done:start], instead)
        done = end
    return "".join((*parts, text[done:])), tuple(scan.props)


class _Scan:
    """One pass over the text; `regions` yields what stands where, and instead of it."""

    def __init__(self, text: str, offset: int) -> None:
        self.props: list[Prop] = []
        self._text, self._offset = text, offset
        self._braces = Braces(text)
        self._ahead, self._ticks = NextMatch(text), TickRuns(text)

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
            return self._code_end(mark), None
        if mark["fence"]:
            return self._fence_end(mark), None
        if kind == "module":
            return self._module(start)
        if kind == "brace":
            end = self._braces.end(start)
            return (end, self._expression(start, end)) if end else (mark.end(), None)
        return self._tag(mark)

    def _code_end(self, mark: re.Match[str]) -> int:
        """Return where inline code ends, which does not reach beyond its paragraph: there its ticks are text."""
        end = self._ticks.end(len(mark.group()), mark.end())
        border = self._ahead.after(_BLANK_LINE, mark.end())
        return mark.end() if end is None or (border and border.start < end - len(mark.group())) else end

    def _fence_end(self, mark: re.Match[str]) -> int:
        for line in _FENCE.finditer(self._text, mark.end()):
            if line["ticks"].startswith(mark["ticks"]):
                return line.start("ticks") + len(mark["ticks"])
        return len(self._text)

    def _module(self, start: int) -> tuple[int, str]:
        line = self._text.find("\n", start)
        brace = self._text.find("{", start, line if line >= 0 else len(self._text))
        after = (self._braces.end(brace) if brace >= 0 else None) or start
        blank = self._ahead.after(_BLANK_LINE, after)
        end = blank.start if blank else len(self._text)
        self.props += read_props(self._text, start, end, self._offset)
        return end, _NOT_LINE_END.sub(" ", self._text[start:end])

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
                parts += (self._text[done : token.start()], self._attribute(token.start(), end))
                done = position = end
            elif token.group() == ">":
                if mark["html"]:
                    return position, "".join((*parts, self._text[done:position]))
                self.props += read_props(self._text, start, position, self._offset)
                return position, self._component(start, position)
            elif token.group() == "<":
                break
        return mark.end(), None

    def _attribute(self, start: int, end: int) -> str:
        """Return an expression in a tag as HTML can have it: a string in quotes, a value, or nothing."""
        code = self._text[start:end]
        string = _ONE_STRING.fullmatch(code)
        if string:
            quote = "'" if '"' in string[2] else '"'
            return f"{code[: string.start(2) - 1].replace('{', ' ')}{quote}{string[2]}{quote}".ljust(len(code))
        return (VALUE if self._text[start - 1] == "=" else " ") * len(code)

    def _component(self, start: int, end: int) -> str:
        before = self._text[max(start - _NEAR, 0) : start].rpartition("\n")[2].strip()
        after = self._text[end : end + _NEAR].partition("\n")[0].strip()
        alone = (not before and (not after or after.endswith(">"))) or (not after and before.startswith("<"))
        if not alone and not (after.startswith("<") and self._text.startswith("</", start)):
            return _NOT_LINE_END.sub(TAG, self._text[start:end])
        return "\n" + " " * (end - start - 2) + "\n"

    def _expression(self, start: int, end: int) -> str:
        code = self._text[start:end]
        string = _ONE_STRING.fullmatch(code)
        if string:
            return TAG * string.start(2) + string[2] + TAG * (len(code) - string.end(2))
        self.props += read_props(self._text, start, end, self._offset)
        return _NOT_LINE_END.sub(VALUE, code)
