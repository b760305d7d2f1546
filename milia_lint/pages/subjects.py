"""What the sentences of a page are about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cached_property

from milia_lint.pages.page import Page
from milia_lint.rulebook.model import ABOUT

_ONE_IN = 12  # of so many sentences one at least names what the page is about


class Subjects:
    """The subjects that a page names, by the facts whose names begin with `facts`."""

    def __init__(self, page: Page, facts: str = ABOUT) -> None:
        self._page, self._facts = page, facts

    def of(self, sentence: int) -> frozenset[str]:
        """Return what a sentence is about.

        That is what it names itself, else what the sentences before it or the heading above it name,
        else what the page names most often, if it names that often enough to be about it. `sentence` may be NO_SENTENCE.
        """
        for place in self._page.sentences_before(sentence) if sentence >= 0 else ():
            if named := self._named.get(place):
                return frozenset(named)
        return self._main

    @cached_property
    def _named(self) -> Mapping[int, set[str]]:
        """The subjects that each sentence names."""
        named: dict[int, set[str]] = defaultdict(set)
        for owner, found in self._page.found.items():
            if owner.name.startswith(self._facts):
                for each in found:
                    named[each.sentence].add(owner.name.removeprefix(self._facts))
        return named

    @cached_property
    def _main(self) -> frozenset[str]:
        counted = Counter(name for names in self._named.values() for name in names)
        most = max(counted.items(), key=lambda pair: (pair[1], pair[0]), default=None)
        return frozenset({most[0]}) if most and self._is_about(*most) else frozenset()

    def _is_about(self, subject: str, mentions: int) -> bool:
        """Whether the first heading names the subject, or enough of the sentences do; a passing mention makes no subject."""
        page = self._page
        title = page.heading(page.headings[0]) if page.headings else ()
        return any(subject in self._named.get(each, ()) for each in title) or mentions * _ONE_IN >= len(page.reading.sentences)
