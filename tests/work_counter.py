"""Counts the work that something does, the same on every machine: lines run, characters searched, texts copied.

A line counts each time it is run, a loop within one line at each turn. A search by a regular expression of ours counts
the characters that it passes over, and a method that goes through a whole text its length. What is done inside of one
search is not seen; `test_growth.py` tries the expressions themselves.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import milia_lint

#: Methods of texts that look at every character, whatever they are given.
_WHOLE = frozenset({"lower", "upper", "casefold", "split", "splitlines", "translate", "count", "encode"})


class Work:
    """The work counted so far."""

    def __init__(self) -> None:
        self.units = 0

    def of(self, job: Callable[[], object]) -> int:
        """Return the work that a job does."""
        before, tracer = self.units, sys.gettrace()
        sys.settrace(self._line)
        sys.setprofile(self._call)
        try:
            job()
        finally:
            sys.setprofile(None)
            sys.settrace(tracer)
        return self.units - before

    def _line(self, _frame: FrameType, _event: str, _arg: object) -> Any:
        self.units += 1
        return self._line

    def _call(self, _frame: FrameType, event: str, called: Any) -> None:
        if event == "c_call" and called.__name__ in _WHOLE and isinstance(called.__self__, str):
            self.units += len(called.__self__)


class Counting:
    """A compiled expression whose searches are counted; anything else it does as ever."""

    def __init__(self, expression: re.Pattern[str], work: Work) -> None:
        self._expression, self._work = expression, work

    def __getattr__(self, name: str) -> Any:
        return getattr(self._expression, name)

    def search(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        found = self._expression.search(text, pos, endpos)
        self._work.units += max((found.end() if found else min(endpos, len(text))) - pos, 0)
        return found

    def match(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        found = self._expression.match(text, pos, endpos)
        self._work.units += found.end() - pos if found else 1
        return found

    def fullmatch(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        found = self._expression.fullmatch(text, pos, endpos)
        self._work.units += found.end() - pos if found else 1
        return found

    def finditer(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[re.Match[str]]:
        for found in self._expression.finditer(text, pos, endpos):
            self._work.units += max(found.end() - pos, 0)
            pos = found.end()
            yield found
        self._work.units += max(min(endpos, len(text)) - pos, 0)

    def findall(self, text: str, *where: int) -> list[Any]:
        self._work.units += len(text)
        return self._expression.findall(text, *where)

    def split(self, text: str, maxsplit: int = 0) -> list[Any]:
        self._work.units += len(text)
        return self._expression.split(text, maxsplit)

    def sub(self, instead: Any, text: str, count: int = 0) -> str:
        self._work.units += len(text)
        return self._expression.sub(instead, text, count)


@contextmanager
def counted_searches(work: Work) -> Iterator[None]:
    """While this is open, the expressions that modules of milia-lint hold, and those they compile, count their searches."""
    held = [(vars(sys.modules[module]), name, each) for module, name, each in expressions()]
    compiled: Any = re._compile  # type: ignore[attr-defined]

    def compile_counting(expression: Any, flags: int = 0) -> Any:
        if isinstance(expression, Counting):
            return expression
        made = compiled(expression, flags)
        ours = sys._getframe(2).f_globals.get("__name__", "").startswith("milia_lint")
        return Counting(made, work) if ours else made

    for of, name, each in held:
        of[name] = Counting(each, work)
    re._compile = compile_counting  # type: ignore[attr-defined]
    try:
        yield
    finally:
        re._compile = compiled  # type: ignore[attr-defined]
        for of, name, each in held:
            of[name] = each


def expressions() -> Iterator[tuple[str, str, re.Pattern[str]]]:
    """Yield the compiled expressions that modules hold: the module, the name in it, the expression."""
    for found in pkgutil.walk_packages(milia_lint.__path__, "milia_lint."):
        if not found.name.endswith("__main__"):
            for name, each in list(vars(importlib.import_module(found.name)).items()):
                if isinstance(each, re.Pattern) and isinstance(each.pattern, str):
                    yield found.name, name, each
