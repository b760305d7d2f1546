"""Nothing that leaves a sentence as it is for a reader changes what is found in it."""

from __future__ import annotations

import html

import pytest
from conftest import examples
from hypothesis import given
from hypothesis import strategies as st

from milia_lint import lint_text
from milia_lint.text.invisible import DIRECTION

COPY = "Our balm removes milia overnight. It cures acne in three days, and it is safe for everyone."
_UNSEEN = [
    "\u200b",
    "\u00ad",
    "\u2060",
    "\ufe0f",
    "\u034f",
    "\u180b",
    "\u3164",
    "\x02",
    "\x9f",
    "\U000e0101",
    "\U000e0041",
    "\u206a",
    "\u17b4",
]
_SPACES = ["\n", "  ", "\u00a0", "\u2003", "\u202f", "\t"]
_TAGS = ["<b>{}</b>", "<span class='x'>{}</span>", "<i title=''>{}</i>", "<mark>{}</mark>", "<wbr>{}", "<a href='/x'>{}</a>"]
_ENTITIES = ["&#{};", "&#x{:x};", "&#{:07d};"]
#: What can be done to a letter, by format; `{}` is the letter.
LETTERS = {
    "a.html": [*_TAGS, "<!-- x -->{}", "<svg></svg>{}", "&shy;{}", "&ZeroWidthSpace;{}", "&#8203;{}"],
    "a.md": [*_TAGS, "<!-- x -->{}", "&shy;{}", "**{}**", "*{}*"],
    "a.mdx": [*_TAGS[:1], "{{/* x */}}{}", "**{}**", "<B>{}</B>"],
    "a.njk": [*_TAGS, "{{# x #}}{}", "{{%- if a -%}}{}{{%- endif -%}}", "&#8203;{}"],
    "a.php": [*_TAGS, "<?php /* x */ ?>{}", "<!-- x -->{}"],
    "a.txt": [],
}  # fmt: skip


def _shows(way: str, before: str) -> bool:
    """Whether a reader sees it behind what stands there: `**a****b**` shows asterisks, components side by side stand
    apart, and in Markdown a comment that begins a line ends the paragraph.
    """
    if way.startswith("<B"):
        return before.rstrip().endswith("</B>")
    return before.endswith("*" if way.startswith("*") else "\n" if way.startswith("<!--") else ())


@st.composite
def disguised(draw: st.DrawFn, name: str) -> str:
    """Return COPY with some of its letters and spaces written otherwise."""
    written = list(COPY)
    ways = [*LETTERS[name], *(f"{letter}{{}}" for letter in _UNSEEN)]
    for place in sorted(draw(st.sets(st.integers(1, len(COPY) - 2), max_size=12))):
        letter = COPY[place]
        if letter == " ":
            written[place] = draw(st.sampled_from(_SPACES[1:] if name == "a.txt" else _SPACES))
        elif letter.isalpha():
            way = draw(st.sampled_from([each for each in ways if not _shows(each, "".join(written[:place]))]))
            as_entity = name != "a.txt" and "*" not in way and draw(st.booleans())  # `a**&#98;**` shows its asterisks
            written[place] = way.format(draw(st.sampled_from(_ENTITIES)).format(ord(letter)) if as_entity else letter)
    return "".join(written)


def found(text: str, name: str) -> list[tuple[str, str]]:
    """What is found, by rule and in what words, but for what is said of the letters themselves."""
    document = lint_text(text, name=name)
    return sorted((each.rule, each.snippet.text) for each in document.findings if not each.rule.startswith("text-integrity/"))


@pytest.mark.builtin
@pytest.mark.slow
@pytest.mark.parametrize("name", LETTERS)
@examples(60)
@given(data=st.data())
def test_a_disguise_changes_no_finding(name: str, data: st.DataObject) -> None:
    text = data.draw(disguised(name))
    assert found(text, name) == found(COPY, name), html.unescape(text)


def test_what_turns_the_direction_is_among_the_unseen() -> None:
    assert found(f"Our balm re{DIRECTION[0]}moves milia overnight.", "a.md") == found("Our balm removes milia overnight.", "a.md")
