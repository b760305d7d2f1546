"""Missing: text that must stand on the page, in the section or in the paragraph, and does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from milia_lint.document import UNSEEN, Scope
from milia_lint.page import Hit, Page
from milia_lint.rulebook.model import Rule

_WITHIN: Mapping[str, Callable[[Page, int], range]] = {
    "page": lambda page, _: page.everywhere(),
    "section": Page.section,
    "paragraph": Page.paragraph,
}


def find(rule: Rule, page: Page) -> Iterator[Hit]:
    """Yield one hit for a page that needs the text and lacks it, at the first place that asks for it.

    With `within: page` that place is the title, as it is the whole page that lacks it.
    """
    options = rule.match.options
    asking = [found for found in page.occurrences(rule.id, "when") if page.segment(found.sentence).scope not in UNSEEN]
    if len(asking) < options["times"] or ("also" in rule.match.parts and not page.occurrences(rule.id, "also")):
        return
    there = {
        found.sentence
        for found in page.occurrences(rule.id, "require")
        if not page.segment(found.sentence).hidden and page.segment(found.sentence).scope not in UNSEEN
    }
    for found in asking:
        if there.isdisjoint(_WITHIN[options["within"]](page, found.sentence)):
            hit = page.hit(found)
            yield hit if options["within"] != "page" else _title(page, hit)
            return


def _title(page: Page, hit: Hit) -> Hit:
    """The page's title: its first heading, else its first text; the hit's own slots are kept."""
    segments = page.document.segments
    heading = next((each for each in segments if each.scope is Scope.HEADING), segments[0])
    return Hit(heading.start, heading.end, page.reading.sentence_at(heading.start), hit.slots)
