"""The phrase language: from the words of a rule to a tree.

removes {condition}           words, in any case, spacing, quote or dash style; a {slot} from the vocabulary
{remove:ing}                  one form of a slot's verbs: base, s, ing, past
~clear up                     a verb in any form: clear, clears, clearing, cleared; ~clear:ing in one
<neg>                         a word class of classes.yaml: grammar words, never captured
(quick|fast)? remov*          alternatives, optional, any ending
{remove} ... {condition}      up to six words between; `..` up to two
{remove} <...> {condition}    up to six of one clause, none of which denies; `<..>` up to two, `<.>` none
{remove} <,...> {condition}   the same over the commas of a list
our cream [erodes cysts]      only what stands in brackets is marked
^free from                    at the start of the sentence; `$` at its end, and so nothing can follow it: the sign is `\\$`
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from milia_lint.files.limits import PHRASE_DEPTH, PHRASE_LENGTH, PHRASE_NODES, clipped
from milia_lint.rulebook.phrase_ast import Alternation, Concat, Edge, Gap, Node, Slot, Word, inner
from milia_lint.text.folding import fold
from milia_lint.text.suggest import did_you_mean
from milia_lint.text.tokens import TOKEN, words

GAPS = {"...": 6, "..": 2, ".": 0}
_STOPS = "stop"  # the word class that ends the gaps of one clause
_MOST_GAPS = 5
FORMS = ("base", "s", "ing", "past")
_ENDS = r"(?=\.{2,3}|…|[\s{}()|?\[\]^<>]|\$\s*[)\]|]|\$\s*$|$)"
_LEXEME = re.compile(
    r"\s+|\{(?P<slot>[a-z][a-z0-9-]*)(?::(?P<form>[a-z]+))?\}|<(?P<class>[a-z][a-z-]*)>"
    r"|~(?P<verb>[a-z]+(?:-[a-z]+)*)(?::(?P<verb_form>[a-z]+))?"
    r"|(?P<gap><,?\.{1,3}>|\.{2,3}|…)|(?P<mark>[()|?\[\]^]|\$(?=\s*(?:[)\]|]|$)))"
    r"|\\(?P<sign>\$)"
    rf"|(?P<word>[^\s{{}}()|?\[\]^<>~]+?{_ENDS})"
)


class PhraseError(ValueError):
    """A phrase that cannot be read; `column` is the 1-based place in the phrase."""

    def __init__(self, message: str, column: int) -> None:
        super().__init__(message)
        self.column = column

    def told(self, phrase: str) -> str:
        """Return the complaint with the phrase and the place in it."""
        return f"phrase {clipped(phrase)!r}, character {self.column}: {self}"


class Macros(NamedTuple):
    """What stands for several words in a phrase: the forms of a verb by their names, and word classes."""

    verb_forms: Callable[[str], Mapping[str, frozenset[str]]]
    classes: Mapping[str, Alternation]


#: Of a phrase that a project brings along: no verb is bent, and there are no classes.
NO_MACROS = Macros(lambda verb: {"base": frozenset({verb})}, {})


@dataclass(slots=True)
class _Lexeme:
    kind: str
    text: str
    column: int
    form: str | None = None


def parse(phrase: str, macros: Macros = NO_MACROS) -> Concat:
    """Return the tree of `phrase`. Raises PhraseError where it cannot be read."""
    if len(phrase) > PHRASE_LENGTH:
        raise PhraseError(f"a phrase has at most {PHRASE_LENGTH} characters", 1)
    reader = _Parser(_lexemes(phrase), macros)
    tree = reader.sequence()
    if reader.here is not None:
        raise PhraseError(f"`{reader.here.text}` has nothing to close", reader.here.column)
    if not tree.nodes:
        raise PhraseError("the phrase is empty", 1)
    if sum(lexeme.kind == "gap" for lexeme in reader.lexemes) > _MOST_GAPS:
        raise PhraseError(f"more than {_MOST_GAPS} gaps would match almost anything", 1)
    if any(lexeme.kind == "class" for lexeme in reader.lexemes) and not _is_bounded(tree):
        raise PhraseError("its word classes hold too much: classes of classes", 1)
    if any(_goes_past_the_end(each) for each in _concats(tree)):
        column = next(lexeme.column for lexeme in reader.lexemes if lexeme.text == "$" and lexeme.kind == "mark")
        raise PhraseError("`$` is the end of the sentence, and nothing can follow it; the dollar sign is `\\$`", column)
    return tree


def _is_bounded(tree: Node) -> bool:
    """Return whether a tree, its word classes written out, is neither too large nor too deep to work with."""
    waiting, seen = [(tree, 0)], 0
    while waiting:
        node, depth = waiting.pop()
        seen += 1
        if seen > PHRASE_NODES or depth > PHRASE_DEPTH * 4:
            return False
        waiting += [(each, depth + 1) for each in inner(node)]
    return True


def _concats(node: Node) -> Iterator[Concat]:
    """Yield every run of nodes in a tree, the tree itself first."""
    if isinstance(node, Concat):
        yield node
    for each in inner(node):
        yield from _concats(each)


def _goes_past_the_end(run: Concat) -> bool:
    """Whether the run, or one way through it, wants a word behind the end of the sentence."""
    ends = [_may_end(each) for each in run.nodes]
    return any(ended and any(map(_is_needed, run.nodes[n + 1 :])) for n, ended in enumerate(ends))


def _may_end(node: Node) -> bool:
    if isinstance(node, Alternation):
        return any(map(_may_end, node.options))
    return any(map(_may_end, node.nodes)) if isinstance(node, Concat) else isinstance(node, Edge) and not node.start


def _is_needed(node: Node) -> bool:
    if isinstance(node, Alternation):
        return not node.optional and all(map(_is_needed, node.options))
    return any(map(_is_needed, node.nodes)) if isinstance(node, Concat) else not isinstance(node, Gap | Edge)


def _lexemes(phrase: str) -> list[_Lexeme]:
    found, at = [], 0
    while at < len(phrase):
        match = _LEXEME.match(phrase, at)
        if match is None or match.end() == at:
            raise PhraseError(f"`{phrase[at]}` is not part of the phrase language here", at + 1)
        if match.lastgroup:
            kind = next(name for name in ("slot", "class", "verb", "gap", "mark", "sign", "word") if match[name])
            found.append(_Lexeme(kind, match[kind], at + 1, match["form"] or match["verb_form"]))
        at = match.end()
    return found


class _Parser:
    """Recursive descent over the lexemes of one phrase."""

    def __init__(self, lexemes: list[_Lexeme], macros: Macros) -> None:
        self.lexemes, self.at, self.macros, self.depth = lexemes, 0, macros, 0

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
        if lexeme.kind == "class":
            return [self.optional(self.word_class(lexeme))]
        if lexeme.kind == "verb":
            return [self.optional(self.verb(lexeme))]
        if lexeme.kind == "gap":
            return [self.gap(lexeme.text)]
        if lexeme.kind == "sign":
            return [self.optional(Word(lexeme.text))]
        if lexeme.kind == "word":
            return [*(nodes := _words(lexeme))[:-1], self.optional(nodes[-1])]
        return [self.bracket(lexeme)]

    def gap(self, text: str) -> Gap:
        most = GAPS.get(text.strip("<,>"), GAPS["..."])
        if text[0] != "<":
            return Gap(most)
        stops = self.macros.classes.get(_STOPS, Alternation(()))
        return Gap(most, frozenset(word for option in stops.options for word in _single_words(option)), text[1] == ",")

    def bracket(self, lexeme: _Lexeme) -> Node:
        if lexeme.text in "([":
            self.depth += 1
            if self.depth > PHRASE_DEPTH:
                raise PhraseError(f"brackets nested more than {PHRASE_DEPTH} deep", lexeme.column)
            node = self.optional(Alternation(self.options(lexeme))) if lexeme.text == "(" else self.marked(lexeme)
            self.depth -= 1
            return node
        if lexeme.text in "^$":
            return Edge(lexeme.text == "^")
        raise PhraseError(f"`{lexeme.text}` has nothing before it", lexeme.column)

    def marked(self, opened: _Lexeme) -> Concat:
        marked = self.sequence(marked=True)
        self.expect("]", opened)
        return marked

    def word_class(self, lexeme: _Lexeme) -> Alternation:
        known = self.macros.classes
        if lexeme.text not in known:
            raise PhraseError(f"`<{lexeme.text}>` is no word class{did_you_mean(lexeme.text, list(known))}", lexeme.column)
        return known[lexeme.text]

    def verb(self, lexeme: _Lexeme) -> Alternation:
        by_form, wanted = self.macros.verb_forms(lexeme.text), _form(lexeme)
        forms = by_form.get(wanted, frozenset()) if wanted else frozenset[str]().union(*by_form.values())
        return Alternation(tuple(Concat(tuple(Word(word) for word in words(fold(form)))) for form in sorted(forms)))

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


def _single_words(option: Concat) -> Iterator[str]:
    """Yield the words of a member of a class; of a class that it names, all."""
    for node in option.nodes:
        if isinstance(node, Word):
            yield node.text
        elif isinstance(node, Alternation):
            yield from (word for inner in node.options for word in _single_words(inner))


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
