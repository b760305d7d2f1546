"""The words of a suppression: `milia-lint: ignore RULE because REASON until YYYY-MM-DD`."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

FORMS = ("ignore", "ignore-line", "ignore-start", "ignore-end", "ignore-file")

#: Near enough that somebody meant a suppression: what is wrong with it is said. Signs before it and after it are those by
#: which template languages trim white space (`{#- … -#}`) and set off blocks (`/** … */`).
_MEANT = re.compile(r"[\s*#/!~+-]*milia[-_ ]?lint\b\s*(?P<colon>:?)\s*(?P<form>[\w-]*)\s*", re.IGNORECASE)
_AROUND = " \t\r\n*#/~+-"
_IGNORING = ("ignor", "ignroe", "disable", "suppress", "skip", "off", "allow")
_BECAUSE = re.compile(r"(?:^|\s)because\b[\s:]*", re.IGNORECASE)
#: A last day in words, which would otherwise be read as part of the reason and never come.
_IN_WORDS = re.compile(
    r"(?:^|[\s,;(])until\s+(?P<day>(?:(?:the\s+)?end\s+of\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:of\s+)?"
    r"(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?|q[1-4]|20\d\d)"
    r"(?:[\s,]+\d{1,2}(?:st|nd|rd|th)?)?(?:[\s,]+20\d\d)?)[.)]?$",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s(?:--?|–|—|:|//)\s")
_UNTIL = re.compile(r"(?:^|[\s,;(])until\s+(?P<day>\d\S*?)[.)]?$", re.IGNORECASE)


class SuppressionComment(NamedTuple):
    """What a comment says; with a `fault` it is not understood."""

    form: str
    names: tuple[str, ...] = ()
    reason: str = ""
    until: date | None = None
    fault: str | None = None


def parse_comment(text: str) -> SuppressionComment | None:
    """Return the command in the text of a comment, or None where it holds none."""
    meant = _MEANT.match(text)
    if not meant or not (meant["colon"] or meant["form"].lower().startswith(_IGNORING)):
        return None
    form = meant["form"].lower()
    if not meant["colon"]:
        return SuppressionComment(form, fault="write `milia-lint:` with a colon")
    if form not in FORMS:
        return SuppressionComment(form, fault=f"`{form}` is none of {', '.join(FORMS)}")
    return _details(form, " ".join(text[meant.end() :].rstrip(_AROUND).split()))


def parse_day(text: str) -> date | None:
    """Return the date written as YYYY-MM-DD, or None."""
    try:
        return date.fromisoformat(text) if len(text) == len("2026-01-31") else None
    except ValueError:
        return None


def _details(form: str, rest: str) -> SuppressionComment:
    because = _BECAUSE.search(rest)
    said, reason = (rest[: because.start()], rest[because.end() :]) if because else (rest, "")
    told = reason if because else said
    ending = _UNTIL.search(told) or _IN_WORDS.search(told)
    until = None
    if ending:
        reason, said = (reason[: ending.start()], said) if because else ("", said[: ending.start()])
        until = parse_day(ending["day"])
    names = tuple(name for name in re.split(r"[\s,:]+", said) if name)
    fault = None
    if ending and until is None:
        fault = f"`{ending['day']}` is no date; write it as YYYY-MM-DD"
    elif not because and (dash := _DASH.search(said)):
        names, fault = (), f"the reason stands after `because`, not after `{dash[0].strip()}`"
    elif not names and form != "ignore-end":
        fault = "it names no rule and no category"
    return SuppressionComment(form, names, reason.strip(" ,;("), until, fault)
