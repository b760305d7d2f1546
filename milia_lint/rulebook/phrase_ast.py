"""The phrase language: from the words of a rule to a tree.

removes {condition}           words, in any case, spacing, quote or dash style; a {slot} from the vocabulary
{remove:ing}                  one form of a slot's verbs: base, s, ing, past
(quick|fast)? remov*          alternatives, optional, any ending
{remove} ... {condition}      up to six words between; `..` up to two
our cream [erodes cysts]      only what stands in brackets is marked
^free from                    at the start of the sentence; `$` at its end
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from milia_lint.text.folding import fold
from milia_lint.text.tokens import TOKEN, words

GAPS = {"...": 6, "..": 2}
_MOST_GAPS = 5
FORMS = ("base", "s", "ing", "past")
_LEXEME = re.compile(
    r"\s+|\{(?P<slot>[a-z][a-z0-9-]*)(?::(?P<form>[a-z]+))?\}|(?P<gap>\.{2,3}|…)|(?P<mark>[()|?\[\]^$])|(?P<word>[^\s{}()|?\[\]^]+?(?=\.{2,3}|…|[\s{}()|?\[\]^]|\$$|$))"
)


class PhraseError(ValueError):
    """A phrase that cannot be read; `column` is the 1-based place in the phrase."""

    def __init__(self, message: str, column: int) -> None:
        super().__init__(message)
        self.column = column

    def told(self, phrase: str) -> str:
        """Return the complaint with the phrase and the place in it."""
        return f"phrase {phrase!r}, character {self.column}: {self}"


@dataclass(frozen=True, slots=True)
class Word:
    """One word; with `open_ended`, any word that begins so."""

    text: str
    open_ended: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """A vocabulary slot, in any form or in one."""

    name: str
    form: str | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to `most` words of any kind."""

    most: int


@dataclass(frozen=True, slots=True)
class Edge:
    """The start or the end of the sentence."""

    start: bool


@dataclass(frozen=True, slots=True)
class Concat:
    """Nodes one after another; a `marked` one is what a finding points at."""

    nodes: tuple[Node, ...]
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Alternation:
    """One of several, or with `optional` none of them."""

    options: tuple[Concat, ...]
    optional: bool = False


Node = Word | Slot | Gap | Edge | Concat | Alternation


@dataclass(slots=True)
class _Lexeme:
    kind: str
    text: str
    column: int
    form: str | None = None


def parse(phrase: str) -> Concat:
    """Return the tree of `phrase`. Raises PhraseError where it cannot be read."""
    reader = _Parser(_lexemes(phrase), len(phrase) + 1)
    tree = reader.sequence()
    if reader.here is not None:
        raise PhraseError(f"`{reader.here.text}` has nothing to close", reader.here.column)
    if not tree.nodes:
        raise PhraseError("the phrase is empty", 1)
    if sum(lexeme.kind == "gap" for lexeme in reader.lexemes) > _MOST_GAPS:
        raise PhraseError(f"more than {_MOST_GAPS} gaps would match almost anything", 1)
    return tree


def _lexemes(phrase: str) -> list[_Lexeme]:
    found, at = [], 0
    while at < len(phrase):
        match = _LEXEME.match(phrase, at)
        if match is None or match.end() == at:
            raise PhraseError(f"`{phrase[at]}` is not part of the phrase language here", at + 1)
        if match.lastgroup:
            kind = "slot" if match["slot"] else match.lastgroup
            found.append(_Lexeme(kind, match["slot"] or match.group(), at + 1, match["form"]))
        at = match.end()
    return found


class _Parser:
    """Recursive descent over the lexemes of one phrase."""

    def __init__(self, lexemes: list[_Lexeme], end: int) -> None:
        self.lexemes, self.at, self.end = lexemes, 0, end

    @property
    def here(self) -> _Lexeme | None:
        return self.lexemes[self.at] if self.at < len(self.lexemes) else None

    def sequence(self, *, marked: bool = False) -> Concat:
        nodes: list[Node] = []
        while (lexeme := self.here) and lexeme.text not in {"|", ")", "]"}:
            self.at += 1
            nodes.extend(self.node(lexeme))
        return Concat(tuple(nodes), marked)

    def node(self, lexeme: _Lexeme) -> list[Node]:
        if lexeme.kind == "slot":
            return [self.optional(Slot(lexeme.text, _form(lexeme)))]
        if lexeme.kind == "gap":
            return [Gap(GAPS.get(lexeme.text, GAPS["..."]))]
        if lexeme.kind == "word":
            return [*(nodes := _words(lexeme))[:-1], self.optional(nodes[-1])]
        return [self.bracket(lexeme)]

    def bracket(self, lexeme: _Lexeme) -> Node:
        if lexeme.text == "(":
            return self.optional(Alternation(self.options(lexeme)))
        if lexeme.text == "[":
            marked = self.sequence(marked=True)
            self.expect("]", lexeme)
            return marked
        if lexeme.text in "^$":
            return Edge(lexeme.text == "^")
        raise PhraseError(f"`{lexeme.text}` has nothing before it", lexeme.column)

    def options(self, opened: _Lexeme) -> tuple[Concat, ...]:
        options = [self.sequence()]
        while self.here and self.here.text == "|":
            self.at += 1
            options.append(self.sequence())
        self.expect(")", opened)
        if not all(option.nodes for option in options):
            raise PhraseError("an alternative is empty; write `(…)?` for something optional", opened.column)
        return tuple(options)

    def optional(self, node: Node) -> Node:
        if self.here is None or self.here.text != "?":
            return node
        self.at += 1
        if isinstance(node, Alternation):
            return Alternation(node.options, optional=True)
        return Alternation((Concat((node,)),), optional=True)

    def expect(self, text: str, opened: _Lexeme) -> None:
        if self.here is None or self.here.text != text:
            raise PhraseError(f"`{opened.text}` is never closed with `{text}`", opened.column)
        self.at += 1


def _form(lexeme: _Lexeme) -> str | None:
    if lexeme.form is not None and lexeme.form not in FORMS:
        raise PhraseError(f"`{lexeme.form}` is no verb form; use one of {', '.join(FORMS)}", lexeme.column)
    return lexeme.form


def _words(lexeme: _Lexeme) -> list[Node]:
    folded = fold(lexeme.text)
    open_ended = folded.endswith("*")
    found: list[Node] = [Word(word) for word in words(folded)]
    if not found or TOKEN.sub("", folded.rstrip("*")).strip("-'/.,!s"):
        raise PhraseError(f"`{lexeme.text}` holds no word", lexeme.column)
    if open_ended:
        found[-1] = Word(words(folded)[-1], open_ended=True)
    return found
