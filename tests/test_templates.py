"""Template code is masked in place; what is plain text stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milia_lint.readers.builder import TAG, VALUE
from milia_lint.readers.templates import mask_templates, schema_regions, template_comments


def shown(text: str) -> str:
    """Masked text with runs shortened: V for a printed value, T for silent code."""
    masked = mask_templates(text)
    for mark, letter in ((VALUE, "V"), (TAG, "T")):
        while mark * 2 in masked:
            masked = masked.replace(mark * 2, mark)
        masked = masked.replace(mark, letter)
    return masked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a {{ product.title | escape }} b", "a V b"),
        ("a {{{ html }}} b", "a V b"),
        ("{{ block.settings.heading }} {{ partial }} {{ end_date }} {{ with }}", "V V V V"),
        ("<%= name %> <?= $x ?> <?php echo $x; ?> <?php the_title() ?>", "V V V V"),
        ("{% if a > 3 %}x{% endif %}", "TxT"),
        ("{{ if .A }}x{{- else -}}y{{ end }}", "TxTyT"),
        ("{{ range .A }}{{ .Title }}{{ end }}{{ $x := 3 }}", "TVT"),
        ('{{ template "x" . }} {{ partial "y" . }} {{ define "z" }}', "T T T"),
        ("{{#each x}}{{ this }}{{/each}}{{> footer}}{{! note }}", "TVT"),
        ("{{!-- {{ a }} --}}b{{/* {{ a }} */}}c", "TbTc"),
        ("{{< figure src=x >}} {{% note %}}", "T T"),
        ("<% if a %>x<% end %><?php if ($a): ?>y<?php endif ?>", "TxTyT"),
        ("{# note #}x{/* note */}y", "TxTy"),
        ("a{% comment %} old {{ claim }} {% endcomment %}b", "aTb"),
        ("{% style %}.a{width:100%}{% endstyle %}x{% javascript %}1{% endjavascript %}", "TxT"),
        ('{% schema %}{"name": "x"}{% endschema %}', "T"),
        ("{% raw %}{{ kept }}{% endraw %}{{ gone }}", "T{{ kept }}TV"),
        ("{%- verbatim -%}{{ kept }}{%- endverbatim -%}", "T{{ kept }}T"),
        ("x <?php $a = '>'; // to the end", "x T"),
    ],
)
def test_masks(text: str, expected: str) -> None:
    assert shown(text) == expected
    assert len(mask_templates(text)) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "a {{ b", "a {% b", "a {# b", "<?xml version='1'?>", "{a} {b}", "## Title {#anchor}", "a }} b", "{/* open",
        "<% open",
        "<script>a={{b:1},c}</script> claims <script>x={y:{}}</script>",
    ],
)  # fmt: skip
def test_leaves_what_is_no_template(text: str) -> None:
    assert mask_templates(text) == text


def test_an_opener_without_end_hides_nothing_up_to_the_next_one() -> None:
    assert shown("{{ lost. Milia vanish. {{ name }}") == "{{ lost. Milia vanish. V"


def test_line_breaks_stay() -> None:
    assert mask_templates("{{ a\r\nb }}\n") == VALUE * 4 + "\r\n" + VALUE * 4 + "\n"


def test_comments_come_with_spans() -> None:
    text = "a {# one #} {% comment %}two{% endcomment %} {{/* three */}} {{!-- four --}} {{! five }}<%# six %>{/* 7 */}"
    comments = template_comments(text)
    assert [comment.text.strip() for comment in comments] == ["one", "two", "three", "four", "five", "six", "7"]
    assert [text[slice(*comment.span)] for comment in comments[:2]] == ["{# one #}", "{% comment %}two{% endcomment %}"]


def test_schema_regions_hold_the_json() -> None:
    text = 'x {% schema %}\n{"a": 1}\n{% endschema %} y'
    assert [text[slice(*span)] for span in schema_regions(text)] == ['\n{"a": 1}\n']


@pytest.mark.slow
@pytest.mark.parametrize("opener", ["{{", "{{{", "{%", "{#", "{/*", "<%", "<?=", "{{!--", "{{/*", "{% comment %}", "{% raw %}"])
@pytest.mark.parametrize("tail", ["", "x" * 100_000 + "}} %} #}"])
def test_many_unclosed_openers_end_in_time(opener: str, tail: str) -> None:
    text = opener * (100_000 // len(opener)) + tail
    assert len(mask_templates(text)) == len(text)


PARTS = ["{{", "}}", "{%", "%}", "{#", "#}", "raw", "endraw", "comment", "endcomment", "<?", "?>", "=", "<%"]
PARTS += ["{/*", "*/}", "{", "!--", "--}}", " ", "\r\n", "a", "</script>", "é😀"]


@given(st.lists(st.sampled_from(PARTS)))
def test_masking_moves_nothing(parts: list[str]) -> None:
    text = "".join(parts)
    masked = mask_templates(text)
    assert len(masked) == len(text)
    for before, after in zip(text, masked, strict=True):
        assert after == before or (after in (VALUE, TAG) and before not in "\r\n")
