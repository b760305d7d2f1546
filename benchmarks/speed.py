"""How fast it starts and reads, as ratios: run by hand or in CI, never as a test.

Start-up is compared with the bare interpreter on the same machine; throughput with `str.split` over the same text,
which every machine does at its own speed. Each figure is the median of several runs.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from milia_lint.api import lint_text

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
    text = PAGE * 70
    lint_text(text[:20_000])  # loads the rules
    split = median(lambda: timed(text.split))
    lint = median(lambda: timed(lambda: lint_text(text)), runs=3)
    print(f"throughput            {len(text) / lint / 1e6:6.1f} MB/s {lint / split:5.0f} x str.split")


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
