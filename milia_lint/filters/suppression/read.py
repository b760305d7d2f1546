"""Reads the suppressions of a document: from its comments and its front matter."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from milia_lint.files.source import Span
from milia_lint.filters.suppression.comment_syntax import SuppressionComment, parse_comment, parse_day
from milia_lint.filters.suppression.model import NOTHING, Suppression
from milia_lint.filters.suppression.range import SuppressionRange
from milia_lint.pages.locations import location_of
from milia_lint.readers.document import Comment, Document

_SAID = re.compile(r"\bmilia[-_]?lint: ?(?:ignore|disable)[^\n\ufffc]*", re.IGNORECASE)
_SAID_IN_YAML = re.compile(r"#[ \t]*milia[-_]?lint:[ \t]*ignore[^\r\n]*", re.IGNORECASE)
_KEYS = ("rule", "because", "until")


def suppressions_in(document: Document) -> tuple[Suppression, ...]:
    """Return every suppression in the document, in the order of the source, those that cannot be understood as well."""
    found = [*_front_matter(document), *_out_of_place(document)]
    commands = [(comment, parse_comment(comment.text)) for comment in document.comments]
    said = [(comment, command) for comment, command in commands if command]
    if said:
        found += _comments(said, document)
    return tuple(sorted(found, key=lambda each: each.location.start))


def _out_of_place(document: Document) -> Iterator[Suppression]:
    """Yield what reads like a suppression and stands where none is looked for: in the copy, or in a comment of front matter."""
    for said in _SAID.finditer(document.text):
        one = _suppression(document, document.source_span(*said.span()), SuppressionComment("text"))
        yield replace(one, fault="it stands in the text, where everybody reads it; write it as a comment")
    start, end = document.metadata.get("front_matter_span", Span(0, 0))
    for said in _SAID_IN_YAML.finditer(document.source.text, start, end):
        one = _suppression(document, Span(*said.span()), SuppressionComment("front-matter"))
        yield replace(one, fault="in front matter it is written `milia_lint: {ignore: [{rule: …, because: …}]}`")


def _comments(said: Iterable[tuple[Comment, SuppressionComment]], document: Document) -> Iterator[Suppression]:
    cover = SuppressionRange(document)
    spans: dict[str, Callable[[Span], Span]] = {
        "ignore": cover.block,
        "ignore-line": cover.lines,
        "ignore-file": lambda _: cover.file(),
    }
    begun = _Begun()
    for comment, command in said:
        one = _suppression(document, comment.span, command)
        if command.fault:
            yield one
        elif command.form == "ignore-start":
            begun.add(one)
        elif command.form == "ignore-end":
            start = begun.end(command.names)
            if start is None:
                yield replace(one, fault="there is no ignore-start that it could end")
            else:
                yield replace(start, covers=Span(start.location.end, comment.span.start))
        else:
            yield replace(one, covers=spans[command.form](comment.span))
    for one in begun.left():
        yield replace(one, fault="it is never ended: write `milia-lint: ignore-end` where it stops")


class _Begun:
    """The suppressions that have started and not ended, by names and in order."""

    def __init__(self) -> None:
        self._all: list[Suppression] = []
        self._by_names: dict[frozenset[str], list[int]] = defaultdict(list)
        self._ended: set[int] = set()

    def add(self, one: Suppression) -> None:
        self._by_names[frozenset(one.names)].append(len(self._all))
        self._by_names[frozenset()].append(len(self._all))
        self._all.append(one)

    def end(self, names: tuple[str, ...]) -> Suppression | None:
        """Return the start that an end belongs to: the last one that is open, of the same names if any are given."""
        numbers = self._by_names[frozenset(names)]
        while numbers:
            if (number := numbers.pop()) not in self._ended:
                self._ended.add(number)
                return self._all[number]
        return None

    def left(self) -> Iterator[Suppression]:
        return (one for number, one in enumerate(self._all) if number not in self._ended)


def _suppression(document: Document, span: Span, command: SuppressionComment) -> Suppression:
    form, names, reason, until, fault = command
    return Suppression(location_of(document.source, span), form, tuple(dict.fromkeys(names)), reason, until, NOTHING, fault)


def _front_matter(document: Document) -> Iterator[Suppression]:
    """Yield what `milia_lint: {ignore: [{rule, because, until}]}` says; it covers the whole file."""
    own = (document.metadata.get("front_matter") or {}).get("milia_lint")
    listed = own.get("ignore") if isinstance(own, dict) else None
    if listed is None:
        return
    entries = listed if isinstance(listed, list) else [listed]
    for entry, span in zip(entries, _entry_spans(document, len(entries)), strict=True):
        command = _entry(entry)
        yield replace(_suppression(document, span, command), covers=SuppressionRange(document).file())


def _entry(entry: Any) -> SuppressionComment:
    if not isinstance(entry, dict):
        return SuppressionComment("front-matter", fault="each entry under `ignore` has `rule`, `because` and perhaps `until`")
    unknown = [str(key) for key in entry if key not in _KEYS]
    rule, until = entry.get("rule"), entry.get("until")
    listed = rule if isinstance(rule, list) else [] if rule is None else [rule]
    names = tuple(name for each in listed for name in str(each).replace(",", " ").split())
    day = parse_day(str(until)) if until is not None else None
    fault = None
    if unknown:
        fault = f"`{unknown[0]}` is none of {', '.join(_KEYS)}"
    elif until is not None and day is None:
        fault = f"`{until}` is no date; write it as YYYY-MM-DD"
    elif not names:
        fault = "it names no rule and no category"
    return SuppressionComment("front-matter", names, " ".join(str(entry.get("because") or "").split()), day, fault)


def _entry_spans(document: Document, count: int) -> list[Span]:
    """Return where the entries stand; where that cannot be told, the word `milia_lint` over them."""
    whole = document.metadata.get("front_matter_span", Span(0, 0))
    text = document.source.text[slice(*whole)]
    named = max(text.find("milia_lint"), 0) + whole.start
    somewhere = Span(named, min(named + len("milia_lint"), whole.end))
    try:
        import yaml

        node: Any = yaml.compose(text, yaml.SafeLoader)
        for key in ("milia_lint", "ignore"):
            node = next(value for name, value in node.value if name.value == key)
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        spans = [Span(whole.start + each.start_mark.index, whole.start + each.end_mark.index) for each in nodes]
    except Exception:  # TOML, template code in it, anchors: the place is a courtesy
        return [somewhere] * count
    return [_trimmed(document.source.text, span) for span in spans] if len(spans) == count else [somewhere] * count


def _trimmed(text: str, span: Span) -> Span:
    piece = text[span.start : span.end]
    return Span(span.start, span.end - (len(piece) - len(piece.rstrip())))
