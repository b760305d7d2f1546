"""What a page is for, as far as its words tell: the evidence of it, and which of its sentences speak as patient information."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from milia_lint.matching import Owner
from milia_lint.matching.reading import Reading, TextMatch
from milia_lint.readers.document import Scope
from milia_lint.rulebook.model import PageKind

#: The facts that say what a page is for begin so, one for each family of signs.
SELLS, INFORMS = "sells:", "informs:"
#: The facts that tell whose voice a sentence has.
_INFORMING, _SELLING, _GOING_ON = (Owner(f"speaks:{voice}", "") for voice in ("informing", "selling", "going-on"))
_ENOUGH_FAMILIES = 3  # of signs of patient information, on a page without a sign of selling
_STRUCTURED = "structured data"


class Purpose:
    """What the words of a page say of its purpose. That is a guess, and nobody's word."""

    def __init__(self, reading: Reading, found: Mapping[Owner, Iterable[TextMatch]]) -> None:
        self._reading, self._found = reading, found

    @cached_property
    def kind(self) -> PageKind:
        """What the page is for."""
        if self.evidence(SELLS):
            return PageKind.SELLING
        return PageKind.EDITORIAL if len(self.evidence(INFORMS)) >= _ENOUGH_FAMILIES else PageKind.UNKNOWN

    def evidence(self, facts: str) -> tuple[str, ...]:
        """Return the families of signs that the page has, in alphabetical order.

        Claims and disclaimers are no evidence that a page informs: they stand where something is sold.
        """
        named = {owner.name.removeprefix(facts) for owner in self._found if owner.name.startswith(facts) and self._counts(owner)}
        if facts == SELLS and "Product" in self._reading.document.metadata.get("structured_types", ()):
            named.add(_STRUCTURED)
        return tuple(sorted(named))

    def informs(self, sentence: int, end: int | None = None) -> bool:
        """Return whether a sentence speaks as patient information does, and not as a seller, on a page on which nothing sells.

        With `end`, that must be so before what is only added behind a claim that ends there.
        """
        if self.kind is PageKind.SELLING or sentence < 0:
            return False
        if sentence in self._informing and self._has_informed[sentence] <= self._said(sentence, end):
            return True
        return self.kind is PageKind.EDITORIAL and sentence in self._following

    def _counts(self, fact: Owner) -> bool:
        return fact.name.startswith(SELLS) or not self._sentences(fact) <= self._claims

    @cached_property
    def _claims(self) -> frozenset[int]:
        """The sentences in which a rule found anything, but for those that themselves inform: a rule's name is a path.

        Of several parts, numbered, the first is the claim; the others are only near it.
        """
        rules = (owner for owner in self._found if "/" in owner.name and (owner.part == "0" or not owner.part.isdigit()))
        return frozenset().union(*map(self._sentences, rules)) - self._informing

    def _said(self, sentence: int, end: int | None) -> int:
        until = self._reading.sentences[sentence].end
        return until if end is None else self._reading.language.said_end(self._reading.folded, end, until)

    @cached_property
    def _has_informed(self) -> Mapping[int, int]:
        """Where in each sentence the first words end by which it informs."""
        found = sorted(self._found.get(_INFORMING, ()), key=lambda each: each.whole[1], reverse=True)
        return {each.sentence: each.whole[1] for each in found}

    @cached_property
    def _informing(self) -> frozenset[int]:
        return self._sentences(_INFORMING) - self._sentences(_SELLING)

    @cached_property
    def _following(self) -> frozenset[int]:
        """The sentences that share the voice of one that informs: they go on about it ("It protects …"), or stand in its list."""
        going_on = (each for each in self._sentences(_GOING_ON) if not self._informing.isdisjoint((each - 1, each + 1)))
        return frozenset((*going_on, *self._listed())) - self._sentences(_SELLING)

    def _listed(self) -> Iterator[int]:
        """Yield the items of lists to which a sentence leads that informs and does not end before them."""
        led = False
        for index, sentence in enumerate(self._reading.sentences):
            if self._reading.document.segments[sentence.segment].scope is not Scope.LIST_ITEM:
                said = self._reading.folded[sentence.start : sentence.end].rstrip()
                led = index in self._informing and not said.endswith((".", "!", "?"))
            elif led:
                yield index

    def _sentences(self, owner: Owner) -> frozenset[int]:
        return frozenset(each.sentence for each in self._found.get(owner, ()))
