"""Template code is masked in place; what is plain text stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milia_lint.readers.builder import TAG, VALUE
from milia_lint.readers.templates import templates_in


def shown(text: str) -> str:
    """Masked text with runs shortened: V for a printed value, T for silent code."""
    masked = templates_in(text, "a.html").masked
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
        ("{# note #}x{#- note -#}y{{-- note --}}z<%-- note --%>", "TxTyTzT"),
        ("{!! $html !!} <?php /* note */ ?>", "V T"),
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
    assert len(templates_in(text, "a.html").masked) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "a {{ b", "a {% b", "a {# b", "<?xml version='1'?>", "{a} {b}", "## Title {#anchor}", "a }} b", "{/* text */}",
        "<% open",
        "<script>a={{b:1},c}</script> claims <script>x={y:{}}</script>",
    ],
)  # fmt: skip
def test_leaves_what_is_no_template(text: str) -> None:
    assert templates_in(text, "a.html").masked == text


def test_an_opener_without_end_hides_nothing_up_to_the_next_one() -> None:
    assert shown("{{ lost. Milia vanish. {{ name }}") == "{{ lost. Milia vanish. V"


def test_line_breaks_stay() -> None:
    assert templates_in("{{ a\r\nb }}\n", "a.html").masked == VALUE * 4 + "\r\n" + VALUE * 4 + "\n"


def test_comments_come_with_spans() -> None:
    text = "a {# one #} {% comment %}two{% endcomment %} {{/* three */}} {{!-- four --}} {{! five }}<%# six %>{#- 7 -#}{{-- 8 --}}<%-- 9 --%>"
    comments = templates_in(text, "a.html").comments
    assert [comment.text.strip() for comment in comments] == ["one", "two", "three", "four", "five", "six", "7", "8", "9"]
    assert [text[slice(*comment.span)] for comment in comments[:2]] == ["{# one #}", "{% comment %}two{% endcomment %}"]


def test_schema_regions_hold_the_json() -> None:
    text = 'x {% schema %}\n{"a": 1}\n{% endschema %} y'
    assert [text[slice(*span)] for span in templates_in(text, "a.html").schemas] == ['\n{"a": 1}\n']


@pytest.mark.slow
@pytest.mark.parametrize("opener", ["{{", "{{{", "{%", "{#", "{/*", "<%", "<?=", "{{!--", "{{/*", "{% comment %}", "{% raw %}"])
@pytest.mark.parametrize("tail", ["", "x" * 100_000 + "}} %} #}"])
def test_many_unclosed_openers_end_in_time(opener: str, tail: str) -> None:
    text = opener * (100_000 // len(opener)) + tail
    assert len(templates_in(text, "a.html").masked) == len(text)


PARTS = ["{{", "}}", "{%", "%}", "{#", "#}", "raw", "endraw", "comment", "endcomment", "<?", "?>", "=", "<%"]
PARTS += ["{/*", "*/}", "{", "!--", "--}}", " ", "\r\n", "a", "</script>", "é😀"]


@given(st.lists(st.sampled_from(PARTS)))
def test_masking_moves_nothing(parts: list[str]) -> None:
    text = "".join(parts)
    masked = templates_in(text, "a.html").masked
    assert len(masked) == len(text)
    for before, after in zip(text, masked, strict=True):
        assert after == before or (after in (VALUE, TAG) and before not in "\r\n")


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.md", "```php\n<?php\n```\n\nRead."), ("a.md", "Use `<?php`, `{{` and `<%`. Read `%>` and `}}`."), ("a.txt", "Age <? x"),
     ("README", "<% read"), ("a.md", "## One {#one}\n\nRead.\n\n{C, F#}"), ("a.njk", "<?php read"), ("a.svelte", "{{ read }}")],
)  # fmt: skip
def test_the_signs_of_languages_that_are_not_run_there_are_text(name: str, text: str) -> None:
    assert templates_in(text, name).masked == text


def test_mdx_comments_are_comments_in_mdx() -> None:
    assert [each.text for each in templates_in("a {/* b */} c", "a.mdx").comments] == [" b "]
    assert templates_in("a {/* b */} c", "a.md").comments == ()


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("<p>{{ 'Our balm works' | upcase }}</p>", "<p>Our balm works</p>"),
        ('<?= __("Our balm works.") ?>', "Our balm works."),
        ("<?php echo 'It\\'s our balm'; ?>", "It's our balm"),
        ("{{ 'one thing' }} and {{{ \"two things\" }}}", "one thing and two things"),
        ("<%= 'Our balm works' %>{!! 'for you too' !!}", "Our balm worksfor you too"),
        ("{{ page.title | default: 'Our balm works' }}", "Our balm works"),
        ("{{ 'products/card.html' }}{{ name == 'two words' }}", "V"),
    ],
)
def test_strings_that_code_prints_stay(text: str, printed: str) -> None:
    assert shown(text).replace("T", "") == printed


@pytest.mark.parametrize(
    ("name", "text", "strings"),
    [
        ("a.md", '{{< figure src="a b.jpg" alt="A jar" caption="Our balm works." class="one two" >}}', ["A jar", "Our balm works."]),
        ("a.liquid", "{% assign title = 'Our balm works' %}{% if a == 'two words' %}", ["Our balm works"]),
        ("a.liquid", "{% render 'card', heading: 'Now', text: \"Our 'own' balm\" %}", ["Now", "Our 'own' balm"]),
        ("a.hbs", "{{> card title='Our balm works'}}", ["Our balm works"]),
        ("a.php", "<?php $a = ['title' => 'Our balm']; die('no such page'); // it's a note\n$b = \"Two words\"; ?>", ["Our balm", "Two words"]),
        ("a.php", "<?php $a = <<<HTML\n<p>Our balm works</p>\nHTML; ?>", ["<p>Our balm works</p>"]),
        ("a.blade.php", "@section('title', 'Our balm (works)')@include('a.b')", ["Our balm (works)"]),
        ("a.php", "@section('title', 'Our balm')", []),
        ("a.ejs", "<%- include('card', {title: `Our balm works`}) %>", ["Our balm works"]),
        ("a.liquid", "{% javascript %}let a = 'two words'{% endjavascript %}", []),
    ],
)  # fmt: skip
def test_strings_that_code_hands_on_are_copy(name: str, text: str, strings: list[str]) -> None:
    found = templates_in(text, name).strings
    assert [text[slice(*each.parts[0])] for each in found] == strings
