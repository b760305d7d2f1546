"""How fast it starts and reads, as ratios: run by hand or in CI, never as a test.

Start-up is compared with the bare interpreter on the same machine; throughput, on this project's own Markdown, with
`str.split` over the same text, which every machine does at its own speed. Each figure is the median of several runs.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from milia_lint.files.source import Source
from milia_lint.findings.selection import Selection
from milia_lint.matching import Lexicon
from milia_lint.rulebook.cache import open_rulebook
from milia_lint.rulebook.model import Rulebook
from milia_lint.runs.lint_file import lint_source

ROOT = Path(__file__).parents[1]
COMMAND = str(Path(sys.executable).with_name("milia-lint"))
RUNS = 7
PARAGRAPH = (
    "## About the *skin*\n\nMilia are small bumps of trapped keratin. They do no harm, and in babies they often go away within "
    "weeks. A [dermatologist](https://example.org/find) can tell what a spot is; creams keep the skin soft, and a sunscreen "
    "keeps the sun off it.\n\n- Wash the face with lukewarm water, morning and evening.\n- Use a light cream.\n\n"
)
CLAIM = "Our cream removes milia fast, and 92 % of cases clear within a week.\n\n"
PAGE = (PARAGRAPH * 4 + CLAIM) * 7  # about 15 KB, with some four claims in a thousand words, as marketing pages have


def main() -> None:
    bare = median(lambda: process([sys.executable, "-c", "pass"]))
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.md")
        page.write_text(PAGE, encoding="utf-8")
        version = median(lambda: process([COMMAND, "--version"]))
        one = median(lambda: process([COMMAND, "check", str(page), "--fail-on", "never"]))
    print(f"bare interpreter      {bare * 1000:6.0f} ms")
    print(f"--version             {version * 1000:6.0f} ms   {version / bare:5.1f} x bare")
    print(f"one page of 15 KB     {one * 1000:6.0f} ms   {one / bare:5.1f} x bare")
    rulebook = open_rulebook()
    throughput("pages full of claims", list(ROOT.glob("docs/rules/**/*.md")), rulebook)


def throughput(what: str, files: Sequence[Path], rulebook: Rulebook) -> None:
    """Tell how fast files are read by somebody who has read nothing before."""
    sources = [Source(str(file), file.read_text(encoding="utf-8")) for file in files]
    size = sum(len(source.text) for source in sources)
    split = median(lambda: timed(lambda: [source.text.split() for source in sources]))
    lint = median(lambda: timed(lambda: lint_all(sources, rulebook, Lexicon(rulebook))), runs=3)
    print(f"{what:21} {size / lint / 1e6:6.1f} MB/s {lint / split:5.0f} x str.split  ({len(files)} files, {size / 1e3:.0f} KB)")


def lint_all(sources: Sequence[Source], rulebook: Rulebook, lexicon: Lexicon) -> None:
    for source in sources:
        lint_source(source, rulebook, lexicon, Selection())


def process(command: list[str]) -> float:
    return timed(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))


def timed(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def median(measure: Callable[[], float], runs: int = RUNS) -> float:
    return statistics.median(measure() for _ in range(runs))


if __name__ == "__main__":
    main()
