"""Globs: what git's own syntax means, in a time that does not explode."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from milia_lint.files.globs import glob_spec, is_glob

_PARTS = st.sampled_from(
    ["a", "b", "*", "?", "**", "/", "*a", "a*b", "*a*b*", "/**/", "[ab]", "[!a]", "**/", "/**", "\\*", "!", "."]
)
_GLOBS = st.lists(_PARTS, min_size=1, max_size=8).map("".join)
_NAMES = st.text("ab./*", min_size=1, max_size=14).map(lambda name: name.strip("/") or "a")


@given(st.lists(_GLOBS, min_size=1, max_size=3), _NAMES)
@example(["**/"], "a/a")
@example(["/**/"], "a/a")
def test_globs_mean_what_pathspec_says(globs: list[str], name: str) -> None:
    usable = [
        glob for glob in globs if is_glob(glob) and not ("[!" in glob and "/" in name)
    ]  # there pathspec's class takes a slash
    plain = GitIgnoreSpec.from_lines(usable, backend="simple").check_file(name)
    ours = glob_spec(usable).check_file(name)
    assert (ours.include, ours.index) == (plain.include, plain.index)


@pytest.mark.parametrize(
    ("glob", "name"),
    [
        ("*a" * 25 + "*b", "a" * 250),
        ("*?" * 40 + "b", "a" * 250),
        ("**/a/" * 20 + "b", "a/" * 500 + "c"),
        ("*[ab]" * 25 + "*c/**/*[ab]*d", "ab" * 120),
        ("**/*a*a*a*a*a*b/**/c", ("a" * 60 + "/") * 20),
        ("a*" * 1000, "a" * 200 + "b"),
    ],
)
def test_no_glob_takes_long(glob: str, name: str) -> None:
    begun = time.process_time()
    assert glob_spec([glob]).check_file(name).include is None
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    ("glob", "usable"),
    [("[z-a]", False), ("[[a]", True), ("[a&&b]", True), ("a\\", False), ("[a", True), ("", True), ("/", True), ("!", False)],
)
def test_odd_globs_are_taken_or_refused_in_silence(glob: str, usable: bool) -> None:
    assert is_glob(glob) is usable


def test_a_glob_longer_than_any_path_is_none() -> None:
    assert not is_glob("a" * 5000)
