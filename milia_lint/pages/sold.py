"""What kind of thing is sold where a sentence stands: a cosmetic, a clinician's procedure, a device and others."""

from __future__ import annotations

from milia_lint.pages.page import Page
from milia_lint.pages.subjects import Subjects
from milia_lint.rulebook.model import SOLD


class Sold:
    """What a page sells, sentence by sentence, by the facts called `sold:…`."""

    def __init__(self, page: Page) -> None:
        self._declared = page.declared.sold
        self._named = Subjects(page, SOLD)

    def of(self, sentence: int) -> str | None:
        """Return the kind of thing sold: as declared, else the only one that the sentence, those before it, the heading
        above it or the page as a whole names; None where that is none or several. `sentence` may be NO_SENTENCE.
        """
        if self._declared:
            return self._declared
        named = self._named.of(sentence)
        return next(iter(named)) if len(named) == 1 else None
