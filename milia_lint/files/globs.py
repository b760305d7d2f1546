"""Globs in the syntax of `.gitignore`, matched in a time that does not explode, whatever the glob and the name."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

#: Characters of a glob; no path is longer.
LONGEST = 4096
_TAILS = ("(?:(?P<ps_d>/)|$)", "(?P<ps_d>/)", "/")
_STAR, _INNER, _LEADING = "[^/]*", "(?:/.+)?", "^(?:.+/)?"


def ignore_spec(lines: Iterable[str]) -> GitIgnoreSpec:
    """Return what matches the globs; those that are none are passed over, as git does."""
    return glob_spec([line for line in lines if is_glob(line)])


def glob_spec(globs: Sequence[str]) -> GitIgnoreSpec:
    """Return what matches the globs. Raises ValueError where one is none."""
    from pathspec import GitIgnoreSpec  # 50 ms, and many runs need no globs

    if any(len(glob) > LONGEST for glob in globs):
        raise ValueError(f"a glob has at most {LONGEST} characters")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # of `[[`, which may mean something else one day
        try:
            return GitIgnoreSpec.from_lines(globs, _pattern(), backend="simple")
        except re.error as error:  # `[z-a]`
            raise ValueError(str(error)) from error


def is_glob(line: str) -> bool:
    """Return whether a line can be read as a glob."""
    try:
        glob_spec([line])
    except ValueError:
        return False
    return True


def without_backtracking(expression: str) -> str:
    """Return the regular expression that pathspec makes of a glob so that no search looks at a place again and again.

    A `*` may take the fewest characters after which its next literal part stands, and a `**` the fewest folders: if there
    is a match at all, there is one like that. So each is atomic with the part after it, but for the last of either: the
    last `*` of a name has to reach the name's end, and the last `**` says by how far it goes which file or folder is meant.
    """
    if not expression.startswith("^"):
        return expression  # `**/` and its like are single literals that stand anywhere
    tail = next((each for each in _TAILS if expression.endswith(each)), "")
    body = expression.removesuffix(tail)
    leading = body.startswith(_LEADING)
    chunks = _split(body.removeprefix(_LEADING if leading else "^"), _INNER)
    *early, last = ["/".join(map(_of_name, _split(chunk, "/"))) for chunk in chunks]
    if not early:
        return (_LEADING if leading else "^") + last + tail
    first = f"^(?>(?:.+?/)??{early[0]}(?=/))" if leading else f"^{early[0]}"
    middle = "".join(f"(?>(?:/.+?)??{chunk}(?=/))" for chunk in early[1:])
    return f"{first}{middle}{_INNER}{last}{tail}"


def _of_name(name: str) -> str:
    """The same for one name."""
    parts = _split(name, _STAR)
    if len(parts) < 3:
        return name
    return parts[0] + "".join(f"(?>[^/]*?{part})" for part in parts[1:-1]) + _STAR + parts[-1]


def _split(expression: str, at: str) -> list[str]:
    """Return the pieces between the occurrences of `at` outside groups and classes."""
    pieces, done, here, depth = [], 0, 0, 0
    while here < len(expression):
        if depth == 0 and expression.startswith(at, here):
            pieces.append(expression[done:here])
            done = here = here + len(at)
            continue
        token = _TOKEN.match(expression, here)
        assert token
        depth += {"(": 1, ")": -1}.get(token[0], 0)
        here = token.end()
    return [*pieces, expression[done:]]


_TOKEN = re.compile(r"\\.|\[\^?\]?[^\]]*\]|.", re.DOTALL)


@cache
def _pattern() -> Any:
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

    class Pattern(GitIgnoreSpecPattern):
        """A glob whose regular expression does not backtrack."""

        @classmethod
        def pattern_to_regex(cls, pattern: str) -> tuple[str | None, bool | None]:  # type: ignore[override]
            expression, include = super().pattern_to_regex(pattern)
            return (expression and without_backtracking(expression), include)

    return Pattern
