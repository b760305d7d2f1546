"""What a run over a site keeps in memory: statements, not pages. Figures are ratios; run by hand or in CI, never as a test.

The pages are made here: plain ones that state nothing, and ones that say something on a topic that rules compare. Memory is
what is held when the last page has been read, beyond what a first run over the same pages leaves behind (compiled patterns).
"""

from __future__ import annotations

import sys
import time
import tracemalloc
from collections.abc import Iterator

from milia_lint.api import lint_text
from milia_lint.files.source import Source
from milia_lint.findings.selection import Selection
from milia_lint.matching import Lexicon
from milia_lint.rulebook.cache import open_rulebook
from milia_lint.rulebook.model import Rulebook
from milia_lint.runs.aggregate import gather
from milia_lint.runs.lint_file import FileResult, lint_source

PAGES = 2_000
PLAIN = (
    "Page number {n} is about washing your face. Use lukewarm water in the morning and in the evening.\n\n"
    "Pat yourself dry with a towel of your own. Towels belong in the wash twice a week, on a warm programme.\n\n"
    "Our shop is open from Monday to Saturday. The bus stops round the corner, and there is room for bicycles.\n\n"
    "Order {n} was packed by hand. We answer letters within a few working days, and the telephone at once.\n\n"
    "Paper, glass and tins go back into the cycle. Ask at the counter where the next bottle bank is.\n\n"
)
STATES = (
    "Milia are not hereditary.",
    "Milia often run in families.",
    "Milia are not contagious.",
    "Never squeeze milia yourself.",
)


class Site:
    """Generated pages, and what linting them takes."""

    def __init__(self, rulebook: Rulebook, lexicon: Lexicon) -> None:
        self.rulebook, self.lexicon = rulebook, lexicon

    def results(self, pages: int, every: int) -> Iterator[FileResult]:
        """Yield what each page gives; each `every`th states something."""
        for number in range(pages):
            stated = STATES[number // every % len(STATES)] if number % every == 0 else ""
            source = Source(f"content/{number % 50}/page-{number}.md", f"# Page {number}\n\n{PLAIN.format(n=number)}{stated}\n")
            yield lint_source(source, self.rulebook, self.lexicon, Selection())

    def kept(self, pages: int, every: int) -> int:
        """Return the bytes held when the last page has been read."""
        held = []

        def seen(files: int, _findings: int) -> None:
            if files == pages:
                held.append(tracemalloc.get_traced_memory()[0])

        tracemalloc.start()
        try:
            gather(self.results(pages, every), self.rulebook, Selection(), seen)
        finally:
            tracemalloc.stop()
        return held[0]


def main() -> None:
    lint_text(PLAIN)
    rulebook = open_rulebook()
    site = Site(rulebook, Lexicon(rulebook))
    start = time.perf_counter()
    for _ in site.results(PAGES, 1):
        pass
    print(f"{PAGES} pages                {time.perf_counter() - start:8.1f} s")
    few_pages, all_pages = site.kept(PAGES // 10, 1), site.kept(PAGES, 10)
    statements = site.kept(PAGES, 1)
    print(f"{PAGES // 10:5} pages, {PAGES // 10:5} states  {few_pages / 1000:8.0f} KB")
    print(
        f"{PAGES:5} pages, {PAGES // 10:5} states  {all_pages / 1000:8.0f} KB  ten times the pages: {all_pages / few_pages:4.1f} x"
    )
    print(
        f"{PAGES:5} pages, {PAGES:5} states  {statements / 1000:8.0f} KB  ten times the statements: {statements / all_pages:4.1f} x"
    )
    print(
        f"a page {(all_pages - few_pages) / (PAGES * 0.9):5.0f} bytes, a statement {(statements - all_pages) / (PAGES * 0.9):5.0f} bytes"
    )
    sys.exit(0 if all_pages / few_pages < 3 < statements / all_pages else 1)


if __name__ == "__main__":
    main()
