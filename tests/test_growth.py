"""Twice the page is twice the work, whatever stands in it: no draft can make a run hang."""

from __future__ import annotations

import importlib
import re
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from growth_cases import CLAIM, Grows, growing
from work_counter import Counting, Work, counted_searches, expressions

from milia_lint import lint_text
from milia_lint.api import _profiles

#: Linear work doubles; what grows with the square of a page comes to four times as much.
MOST = 2.3
CASES = growing()
#: A page that is long enough to tell: the start of a run is a small part of its work, and a sentence has been cut.
_CHARACTERS, _UNITS, _PLENTY = 2_500, 30_000, 600_000


@pytest.fixture(scope="module")
def work() -> Iterator[Work]:
    counted = Work()
    with counted_searches(counted):
        yield counted


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.slow] if each.has_findings else []) for name, each in CASES.items()]
)
def test_work_grows_with_the_page(name: str, work: Work) -> None:
    suffix, text, _ = CASES[name]
    n = 32
    while (units := _work(text(n), suffix, work)) < _UNITS or (len(text(n)) < _CHARACTERS and units < _PLENTY):
        n *= 2
    one, two = _work(text(n), suffix, work), [_work(text(2 * n), suffix, work) for _ in range(2)][-1]
    times_longer = len(text(2 * n)) / len(text(n))
    assert two / one <= MOST * times_longer / 2, f"{n} of them take {one}, {2 * n} take {two}"


def _work(text: str, suffix: str, work: Work) -> int:
    """Return what a page takes; the first time it is more, for what is learnt of words and patterns is kept."""
    return work.of(lambda: lint_text(text, f"a{suffix}"))


def test_work_that_is_too_much_is_seen(work: Work) -> None:
    """The counter sees loops over loops, searches from each place to the end, and whole texts lowered again and again."""
    spaces = re.compile("x")
    for job in (
        lambda n: [each for each in range(n) for other in range(n) if each == other],
        lambda n: [Counting(spaces, work).search(" " * n, at) for at in range(n)],
        lambda n: [(" " * n).lower() for _ in range(n)],
    ):
        assert work.of(lambda job=job: job(800)) > 3 * work.of(lambda job=job: job(400))


#: What expressions loop over; a search that begins anew at each place passes over the same again and again.
_REPEATED = (
    *"a1A.,:;-_'\"`([{<>/\\=&#%@*!?| \t\n~\u0430\u2014\u2026\ufffc\x01\x02", "a ", "Aa", "a.", ". ", "a-", "a'", "\\\\", '\\"', "\\`", "&#", "<a", "<a ", "</", "<!", "<!--", "{{", "{%", "a=", 'a="',
    " =", " until", " because", "the ", "an a", "look of ", "not only ", "1,", "1.", "(a", "[a", "[1]", "](", "]: ", " - ", "\n ", "\n>", "> ", "\r", "milia-lint: ", "[^a]:", "http://", "www.", "<a href=#a", "(see ", "\u2019s ",
)  # fmt: skip
_LENGTH = 4_000
_SECONDS = 0.1  # a search that passes over the text once takes a thousandth of that, one that does so at each place twice as much
_NOT_OF_DRAFTS = ("milia_lint.authoring", "milia_lint.cli")
_BOUNDED = {"milia_lint.readers.toml_strings": "_TOKEN"}  # sees valid TOML alone, in which every string is closed


def _searched() -> Iterator[tuple[str, str]]:
    """Yield the module and the name of each expression of ours that meets a draft."""
    for module, name, _ in expressions():
        if not module.startswith(_NOT_OF_DRAFTS) and _BOUNDED.get(module) != name:
            yield module, name


@pytest.mark.parametrize("module", sorted({module for module, _ in _searched()}))
def test_expressions_pass_over_a_text_once(module: str) -> None:
    loaded = importlib.import_module(module)
    source = Path(str(loaded.__file__)).read_text(encoding="utf-8")
    for name in {name for where, name in _searched() if where == module}:
        expression = getattr(loaded, name)
        anchored = re.search(rf"\b{name}\.(?:full)?match\b", source) and not re.search(
            rf"\b{name}(?!\.(?:full)?match\b|\w| =)", source
        )
        for piece in _REPEATED:
            text = piece * (_LENGTH // len(piece))
            search = expression.match if anchored else lambda text, each=expression: list(each.finditer(text))
            assert _seconds(lambda search=search, text=text: search(text)) < _SECONDS, f"{name} on {piece!r} again and again"


def _seconds(job: Callable[[], object]) -> float:
    """Return the processor time of a job; a slow one is given a second chance, for the machine may have been busy."""
    for _ in range(2):
        before = time.process_time()
        job()
        taken = time.process_time() - before
        if taken < _SECONDS:
            break
    return taken


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    ["paragraph in .html", "claim paragraph in .md", "list item in .md", "element in .html", "entity in .html", "links in .md"],
)
def test_memory_grows_with_the_page(name: str) -> None:
    suffix, text, _ = CASES[name]
    n = 60 if name.startswith("claim") else 1_500
    twice, once = (min(_peak(text(size), suffix) for _ in range(2)) for size in (2 * n, n))  # a first time fills caches as well
    assert twice / once <= MOST


def _peak(text: str, suffix: str) -> int:
    tracemalloc.start()
    try:
        lint_text(text, f"a{suffix}")
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


#: Where what takes long is inside of Python itself: sets compared, long texts copied.
_LONG = {
    "one paragraph of claims": Grows(".txt", lambda n: (CLAIM + "In 92 % of cases the bumps are gone. It cures eczema overnight. ") * n),
    **{name: CASES[name] for name in ("links in .md", "different words", "peel in .md", "topic in .md", "claim in .md", "hidden in .html", "many comments over one list")},
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", _LONG)
def test_time_grows_with_the_page(name: str) -> None:
    suffix, text, _ = _LONG[name]
    n = 100
    while _least(text(n), suffix) < 0.2:
        n *= 2
    assert _least(text(4 * n), suffix) / _least(text(n), suffix) < 8  # the square of it would be 16


def _least(text: str, suffix: str) -> float:
    """Return the processor time of a page, the less of two, each with nothing kept of the sentences of another run."""
    taken = []
    for _ in range(2):
        _profiles.cache_clear()
        lint_text("A balm.", f"a{suffix}")
        before = time.process_time()
        lint_text(text, f"a{suffix}")
        taken.append(time.process_time() - before)
    return min(taken)
