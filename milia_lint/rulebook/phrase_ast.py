"""The tree of a phrase: words, slots, gaps, the edges of the sentence, and how they stand together."""

from __future__ import annotations

from dataclasses import dataclass


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
    """Up to `most` words of any kind; with `stops`, none of these, and no mark before, in or after it but, in `lists`, commas."""

    most: int
    stops: frozenset[str] | None = None
    lists: bool = False


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


def inner(node: Node) -> tuple[Node, ...]:
    """Return the nodes that a node is made of, none for a single step."""
    return node.nodes if isinstance(node, Concat) else node.options if isinstance(node, Alternation) else ()
