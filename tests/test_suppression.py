"""Suppressions: what they cover, when they count, and what is wrong with those that do not."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import Lint, rule
from hypothesis import given
from hypothesis import strategies as st

from milia_lint.checks.open_rules import load_rulebook
from milia_lint.files.source import Source
from milia_lint.filters.suppression import suppressions_in
from milia_lint.filters.suppression.comment_syntax import parse_comment
from milia_lint.findings.finding import Report
from milia_lint.findings.selection import Selection
from milia_lint.matching import Lexicon
from milia_lint.readers import read
from milia_lint.rulebook.model import Rulebook
from milia_lint.runs.aggregate import aggregate
from milia_lint.runs.lint_file import lint_source

TODAY = date(2026, 6, 15)


def about(kind: str) -> dict[str, Any]:
    return rule(f"text-integrity/suppression-{kind}", {"check": f"suppression-{kind}"}, message="about {match} here")


KINDS = ("without-reason", "unknown-rule", "expired", "unused", "malformed")


@pytest.fixture(scope="module")
def rulebook(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    from conftest import write_rules

    rules = [
        rule("speed/fast", {"phrases": ["[fast]"]}),
        rule("guarantee/cure", {"phrases": ["[cures]"]}),
        rule(
            "contradiction/cause",
            {"contradiction": {"topic": "cause", "stances": {"a": ["inherited"], "b": ["caught"]}, "clashes": [["a", "b"]]}},
        ),
    ]
    return load_rulebook([write_rules(tmp_path_factory.mktemp("rules"), *rules, *map(about, KINDS))])


def lint(
    rulebook: Rulebook, text: str, name: str = "p.md", selection: Selection | None = None, today: date | None = TODAY
) -> Report:
    chosen = selection or Selection()
    return aggregate([lint_source(Source(name, text), rulebook, Lexicon(rulebook), chosen)], rulebook, chosen, today=today)


def told(report: Report) -> list[tuple[int, str]]:
    """Line and last part of the rule of each finding."""
    return [(finding.location.line, finding.rule.partition("/")[2]) for finding in report.findings]


def suppressed(report: Report) -> list[int]:
    return [finding.location.line for finding in report.suppressed]


COVERS = {
    "the next block, no more": ("p.md", "<!-- milia-lint: ignore speed because ok -->\n\nfast\n\nfast\n", [3], [5]),
    "a paragraph over several lines": ("p.md", "<!-- milia-lint: ignore speed because ok -->\n\none\nfast\n\nfast\n", [4], [6]),
    "a heading, not the text below": ("p.md", "<!-- milia-lint: ignore speed because ok -->\n\n# fast\ntext fast\n", [3], [4]),
    "a whole list": ("p.md", "<!-- milia-lint: ignore speed because ok -->\n\n- fast\n- also fast\n\nfast\n", [3, 4], [6]),
    "a whole table": (
        "p.md",
        "<!-- milia-lint: ignore speed because ok -->\n\n| fast | b |\n|---|---|\n| c | fast |\n\nfast\n",
        [3, 5],
        [7],
    ),
    "a picture with its text": (
        "p.md",
        '<!-- milia-lint: ignore speed because ok -->\n\n![a fast cream](x.png "so fast")\n\nfast\n',
        [3, 3],
        [5],
    ),
    "a paragraph with a picture in it": (
        "p.md",
        "<!-- milia-lint: ignore speed because ok -->\n\nso ![a fast cream](x.png) good\n\nfast\n",
        [3],
        [5],
    ),
    "the paragraph it stands in": ("p.md", "one\n\nso <!-- milia-lint: ignore speed because ok --> fast\n\nfast\n", [3], [5]),
    "its line": ("p.md", "so fast <!-- milia-lint: ignore-line speed because ok -->\nand fast\n", [1], [2]),
    "from start to end": (
        "p.md",
        "<!-- milia-lint: ignore-start speed because ok -->\n\nfast\n\nfast\n\n<!-- milia-lint: ignore-end -->\n\nfast\n",
        [3, 5],
        [9],
    ),
    "the file": ("p.md", "fast\n\n<!-- milia-lint: ignore-file speed because ok -->\n\nfast\n", [1, 5], []),
    "the file, from front matter": (
        "p.md",
        "---\nmilia_lint:\n  ignore:\n    - {rule: speed, because: ok}\n---\nfast\n",
        [6],
        [],
    ),
    "an HTML element": ("p.html", "<!-- milia-lint: ignore speed because ok --><p>fast</p><p>fast</p>", [1], [1]),
    "an HTML list": (
        "p.html",
        "<!-- milia-lint: ignore speed because ok -->\n<ul>\n<li>fast</li>\n<li>fast</li>\n</ul>\n<ul><li>fast</li></ul>",
        [3, 4],
        [6],
    ),
    "an item of an HTML list": (
        "p.html",
        "<ul>\n<li>calm</li>\n<!-- milia-lint: ignore speed because ok -->\n<li>fast</li>\n<li>fast</li></ul>",
        [4],
        [5],
    ),
    "the item it stands in": (
        "p.html",
        "<ul>\n<li><!-- milia-lint: ignore speed because ok -->fast</li>\n<li>fast</li></ul>",
        [2],
        [3],
    ),
    "in Liquid": (
        "p.liquid",
        "{% comment %}milia-lint: ignore speed because ok{% endcomment %}\n<p>fast</p>\n<p>fast</p>",
        [2],
        [3],
    ),
    "in Jinja": ("p.j2", "{# milia-lint: ignore speed because ok #}\n<p>fast</p>\n<p>fast</p>", [2], [3]),
    "in ERB": ("p.erb", "<%# milia-lint: ignore speed because ok %>\n<p>fast</p>\n<p>fast</p>", [2], [3]),
    "in Handlebars": ("p.html", "{{! milia-lint: ignore speed because ok }}\n<p>fast</p>\n<p>fast</p>", [2], [3]),
    "in MDX": ("p.mdx", "{/* milia-lint: ignore speed because ok */}\n\nfast\n\nfast\n", [3], [5]),
    "carriage returns": (
        "p.md",
        "<!-- milia-lint: ignore speed because ok -->\r\n\r\n- fast\r\n- fast\r\n\r\nfast\r\n",
        [3, 4],
        [6],
    ),
}


C = "<!-- milia-lint: ignore speed because ok -->"
COVERS |= {
    # after the text, the comment is for its own block
    "the paragraph before it": ("p.md", f"fast {C}\n\nfast\n", [1], [3]),
    "the paragraph before it, markup at its end": ("p.md", f"so **fast** {C}\n\nfast\n", [1], [3]),
    "the paragraph of the picture before it": ("p.md", f"fast ![a fast cream](x.png) {C}\n\nfast\n", [1, 1], [3]),
    "a comment below a paragraph is for the next": ("p.md", f"fast\n{C}\nfast\n", [3], [1]),
    "the heading before it": ("p.md", f"## fast {C}\n\nfast\n", [1], [3]),
    "the item before it": ("p.md", f"- fast {C}\n- fast\n", [1], [2]),
    "the second item": ("p.md", f"- fast\n- fast {C}\n- fast\n", [2], [1, 3]),
    "the callout before it": ("p.md", f"> [!TIP]\n> fast {C}\n\nfast\n", [2], [4]),
    "the cell it stands in": ("p.md", f"| a | b |\n|---|---|\n| fast {C} | fast |\n| fast | b |\n", [3], [3, 4]),
    "the HTML paragraph before it": ("p.html", f"<p>so <b>fast</b> {C}</p><p>fast</p>", [1], [1]),
    "the HTML paragraph before it, over lines": ("p.html", f"<p>\n fast\n {C}\n</p>\n<p>fast</p>", [2], [5]),
    "the HTML item before it": ("p.html", f"<ul>\n<li>fast {C}</li>\n<li>fast</li>\n</ul>", [2], [3]),
    "the HTML cell before it": ("p.html", f"<table><tr>\n<td>fast {C}</td>\n<td>fast</td></tr></table>", [2], [3]),
    "between two HTML blocks on a line, the next": ("p.html", f"<p>fast</p>{C}\n<p>fast</p>", [2], [1]),
    "the component before it": ("p.mdx", "fast {/* milia-lint: ignore speed because ok */}\n\nfast\n", [1], [3]),
    # lists and tables, whole
    "a loose list": ("p.md", f"{C}\n\n- fast\n\n- fast\n\nfast\n", [3, 5], [7]),
    "an item with more paragraphs": ("p.md", f"{C}\n\n- calm\n\n  fast\n- fast\n\nfast\n", [5, 6], [8]),
    "a numbered list with a list in it": ("p.md", f"{C}\n\n1. fast\n   - fast\n\n2. fast\n\nfast\n", [3, 4, 6], [8]),
    "a list with a quotation in it": ("p.md", f"{C}\n\n- calm\n  > fast\n- fast\n\nfast\n", [4, 5], [7]),
    "a list, not another one after it": ("p.md", f"{C}\n\n- fast\n\n* fast\n", [3], [5]),
    "a list, not one after a rule": ("p.md", f"{C}\n\n- fast\n***\n- fast\n", [3], [5]),
    "a list, not one after code": ("p.md", f"{C}\n\n- fast\n\n```\nx\n```\n\n- fast\n", [3], [9]),
    "a list between others": ("p.md", f"- fast\n\n{C}\n\n- fast\n- fast\n", [5, 6], [1]),
    "a table without bars at its edges": ("p.md", f"{C}\n\na | b\n---|---\nc | fast\nfast | d\n\nfast\n", [5, 6], [8]),
    "an HTML table with blank lines": (
        "p.html", f"{C}\n<table>\n<tr><td>fast</td></tr>\n\n<tr><td>fast</td></tr>\n</table>\n<p>fast</p>", [3, 5], [7],
    ),
    "an HTML list with blank lines and a list in it": (
        "p.html", f"{C}\n<ul>\n\n<li>fast\n<ul><li>fast</li></ul></li>\n\n<li>fast</li>\n</ul>\n\n<ul><li>fast</li></ul>", [4, 5, 7], [10],
    ),
    "a row of an HTML table": (
        "p.html", f"<table>\n{C}\n<tr><td>fast</td>\n<td>fast</td></tr>\n<tr><td>fast</td></tr></table>", [3, 4], [5],
    ),
    "a list of words and what they mean": ("p.md", f"{C}\n\nTerm\n: fast\n\nfast\n", [4], [6]),
    # no more than its block
    "the item it begins, in bold": ("p.html", f"<ul>\n<li>{C}<b>fast</b></li>\n<li>fast</li></ul>", [2], [3]),
    "the item it begins, on a line of its own": ("p.html", f"<ul>\n<li>\n{C}\nfast</li>\n<li>fast</li></ul>", [4], [5]),
    "the item two comments begin": ("p.html", f"<ul>\n<li>{C}<!-- checked -->fast</li>\n<li>fast</li></ul>", [2], [3]),
    "the Markdown item it begins": ("p.md", f"- {C}\n  fast\n- fast\n", [2], [3]),
    "the first item, inside the list": ("p.html", f"<ul>\n{C}\n<li>fast</li>\n<li>fast</li></ul>", [3], [4]),
}  # fmt: skip


@pytest.mark.parametrize("case", COVERS)
def test_what_a_suppression_covers(case: str, rulebook: Rulebook) -> None:
    name, text, covered, left = COVERS[case]
    report = lint(rulebook, text, name)
    assert suppressed(report) == covered
    assert told(report) == [(line, "fast") for line in left]
    assert {finding.suppressed_because for finding in report.suppressed} == {"ok"}


SAID = "milia-lint: ignore speed because ok"
FORMS = {
    "p.njk": ("{{# {0} #}}", "{{#- {0} -#}}", "{{#-{0}-#}}", "{{#~ {0} ~#}}", "{{% comment %}}{0}{{% endcomment %}}"),
    "p.liquid": ("{{%- comment -%}} {0} {{%- endcomment -%}}", "{{% # {0} %}}", "{{%- # {0} -%}}"),
    "p.erb": ("<%# {0} %>", "<%# {0} -%>", "<%#- {0} -%>", "<%-# {0} -%>", "<% # {0} %>", "<%-- {0} --%>", "<% // {0} %>"),
    "p.php": ("<?php /* {0} */ ?>", "<?php // {0} ?>", "<?php # {0} ?>", "<?php /** {0} */ ?>", "<?php\n/**\n * {0}\n */\n?>",
              "<?php\n$x = 1;\n// {0}\n?>", "<? /* {0} */ ?>", "{{{{-- {0} --}}}}"),
    "p.html": ("{{{{! {0} }}}}", "{{{{!-- {0} --}}}}", "{{{{~! {0} ~}}}}", "{{{{~!-- {0} --~}}}}", "{{{{!{0}}}}}", "{{{{/* {0} */}}}}",
               "{{{{- /* {0} */ -}}}}", "{{{{-- {0} --}}}}", "<!--{0}-->", "<!--- {0} --->"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "form"), [(name, form) for name, forms in FORMS.items() for form in forms])
def test_comments_of_template_languages(name: str, form: str, rulebook: Rulebook) -> None:
    comment = form.format(SAID)
    report = lint(rulebook, f"{comment}\n<p>fast</p>\n<p>fast</p>", name)
    assert [finding.suppressed_because for finding in report.suppressed] == ["ok"], comment
    assert told(report) == [(comment.count("\n") + 3, "fast")]


def test_a_minus_in_a_template_is_no_comment(rulebook: Rulebook) -> None:
    assert told(lint(rulebook, "<p>{{-- price }} is fast</p>", "p.html")) == [(1, "fast")]


@pytest.mark.parametrize("text", [
    "milia-lint: ignore speed because ok\n\nfast\n",
    "[//]: # 'milia-lint: ignore speed because ok'\n\nfast\n",
    "---\ntitle: x\n# milia-lint: ignore speed because ok\n---\n\nfast\n",
])  # fmt: skip
def test_a_suppression_that_is_no_comment_is_told(text: str, rulebook: Rulebook) -> None:
    report = lint(rulebook, text)
    assert [rule for _, rule in told(report)] == ["suppression-malformed", "fast"]


def test_a_suppression_in_code_is_an_example(rulebook: Rulebook) -> None:
    assert not lint(rulebook, "Write `milia-lint: ignore speed because ok` there.\n").findings


def test_names_rules_and_categories(rulebook: Rulebook) -> None:
    report = lint(rulebook, "<!-- milia-lint: ignore speed/fast, guarantee because ok -->\n\nfast, and it cures\n")
    assert [finding.rule for finding in report.suppressed] == ["speed/fast", "guarantee/cure"]
    assert report.findings == ()


def test_another_rule_is_not_suppressed(rulebook: Rulebook) -> None:
    assert told(lint(rulebook, "<!-- milia-lint: ignore speed because ok -->\n\nfast, and it cures\n")) == [(3, "cure")]


FAULTS = {
    "ignore speed": ("without-reason", "speed"),
    "ignore speed because": ("without-reason", "speed"),
    "ignore speed until 2030-01-01": ("without-reason", "speed"),
    "ignore-line spede because ok": ("unknown-rule", '`spede` is no rule and no category (did you mean "speed"?)'),
    "ignore speed because ok until 2026-06-14": ("expired", "speed ended on 2026-06-14"),
    "ignore guarantee because ok": ("unused", "guarantee"),
    "ignroe speed because ok": ("malformed", "`ignroe` is none of ignore, ignore-line, ignore-start, ignore-end, ignore-file"),
    "ignore speed - approved by legal": ("malformed", "the reason stands after `because`, not after `-`"),
    "ignore speed — approved": ("malformed", "the reason stands after `because`, not after `—`"),
    "ignore because ok": ("malformed", "it names no rule and no category"),
    "ignore speed because ok until 2026-02-30": ("malformed", "`2026-02-30` is no date; write it as YYYY-MM-DD"),
    "ignore speed because ok until 1 June 2027": ("malformed", "`1 June 2027` is no date; write it as YYYY-MM-DD"),
    "ignore speed because ok until the end of Q3": ("malformed", "`the end of Q3` is no date; write it as YYYY-MM-DD"),
    "ignore-start speed because ok": ("malformed", "it is never ended: write `milia-lint: ignore-end` where it stops"),
    "ignore-end": ("malformed", "there is no ignore-start that it could end"),
}


@pytest.mark.parametrize("command", FAULTS)
def test_faulty_suppressions_are_reported_and_suppress_nothing(command: str, rulebook: Rulebook) -> None:
    kind, detail = FAULTS[command]
    report = lint(rulebook, f"<!-- milia-lint: {command} -->\n\nfast\n")
    assert told(report) == [(1, f"suppression-{kind}"), (3, "fast")]
    assert report.findings[0].message == f"about {detail} here"
    assert report.findings[0].location.quote == f"<!-- milia-lint: {command} -->"


def test_the_last_day_still_counts(rulebook: Rulebook) -> None:
    text = "<!-- milia-lint: ignore speed because ok until 2026-06-15 -->\n\nfast\n"
    assert told(lint(rulebook, text)) == []
    assert told(lint(rulebook, text, today=date(2026, 6, 16))) == [(1, "suppression-expired"), (3, "fast")]
    assert told(lint(rulebook, text, today=None)) == []


def test_part_of_a_suppression_can_be_unused(rulebook: Rulebook) -> None:
    report = lint(rulebook, "<!-- milia-lint: ignore speed, guarantee because ok -->\n\nfast\n")
    assert [finding.message for finding in report.findings] == ["about guarantee here"]


@pytest.mark.parametrize(
    "selection",
    [Selection(select=("speed", "text-integrity")), Selection(ignore=("guarantee/cure",)), Selection(markets=("ca",))],
)
def test_suppressions_of_rules_that_did_not_run_are_not_unused(selection: Selection, rulebook: Rulebook) -> None:
    assert told(lint(rulebook, "<!-- milia-lint: ignore guarantee because ok -->\n\ncalm\n", selection=selection)) == []


def test_suppressions_of_contradictions_are_not_unused_in_a_partial_run(rulebook: Rulebook) -> None:
    assert told(lint(rulebook, "<!-- milia-lint: ignore contradiction because ok -->\n\nIt is inherited.\n")) == []


def test_contradictions_across_pages_can_be_suppressed(rulebook: Rulebook) -> None:
    texts = ["<!-- milia-lint: ignore contradiction because ok -->\n\nMilia are inherited.\n", "Milia are caught.\n"]
    lexicon, chosen = Lexicon(rulebook), Selection()
    report = aggregate(
        [lint_source(Source(f"{n}.md", text), rulebook, lexicon, chosen) for n, text in enumerate(texts)], rulebook, chosen
    )
    assert [finding.location.path for finding in report.suppressed] == ["0.md"]
    assert [finding.location.path for finding in report.findings] == ["1.md"]


def test_starts_and_ends_pair_by_name_else_the_last_first(rulebook: Rulebook) -> None:
    text = (
        "<!-- milia-lint: ignore-start speed because one -->\n\n<!-- milia-lint: ignore-start guarantee because two -->\n\n"
        "fast cures\n\n<!-- milia-lint: ignore-end speed -->\n\nfast cures\n\n<!-- milia-lint: ignore-end -->\n\nfast cures\n"
    )
    report = lint(rulebook, text)
    assert [(each.location.line, each.suppressed_because) for each in report.suppressed] == [(5, "one"), (5, "two"), (9, "two")]
    assert told(report) == [(9, "fast"), (13, "fast"), (13, "cure")]


FRONT = {
    "rule: speed": ("without-reason", "rule: speed"),
    "rule: spede\n      because: ok": ("unknown-rule", "rule: spede\n      because: ok"),
    "rule: speed\n      because: ok\n      until: 2020-01-01": (
        "expired",
        "rule: speed\n      because: ok\n      until: 2020-01-01",
    ),
    "rule: speed\n      why: ok": ("malformed", "rule: speed\n      why: ok"),
    "because: ok": ("malformed", "because: ok"),
    "speed": ("malformed", "speed"),
}


@pytest.mark.parametrize("entry", FRONT)
def test_front_matter_entries_are_judged_at_their_place(entry: str, rulebook: Rulebook) -> None:
    kind, quote = FRONT[entry]
    report = lint(rulebook, f"---\nmilia_lint:\n  ignore:\n    - {entry}\n---\n\nfast\n")
    assert [(finding.rule.partition("/")[2], finding.location.quote) for finding in report.findings] == [
        (f"suppression-{kind}", quote),
        ("fast", "fast"),
    ]


def test_front_matter_in_toml(rulebook: Rulebook) -> None:
    assert suppressed(
        lint(rulebook, '+++\n[[milia_lint.ignore]]\nrule = "speed"\nbecause = "ok"\nuntil = 2099-01-01\n+++\n\nfast\n')
    ) == [8]
    unknown = lint(rulebook, '+++\n[[milia_lint.ignore]]\nrule = "spede"\nbecause = "ok"\n+++\n\nfast\n')
    assert [each.location.quote for each in unknown.findings if each.rule.endswith("unknown-rule")] == ["milia_lint"]


PLAIN = [
    "about milia-lint",
    "milia-lint is run here",
    "TODO: milia-lint",
    "just a note",
    "the milia-lint: ignore comment is explained below",
]


@pytest.mark.parametrize("text", PLAIN)
def test_other_comments_are_left_alone(text: str) -> None:
    assert parse_comment(text) is None


def test_reasons_keep_their_words() -> None:
    command = parse_comment(" milia-lint: ignore speed because we wait until the\n new pack comes, until 2027-01-31 ")
    assert command is not None
    assert (command.reason, command.until) == ("we wait until the new pack comes", date(2027, 1, 31))


def test_until_may_be_a_word_of_the_reason() -> None:
    for reason in ("we keep it until the mayor decides", "nobody wants to wait until 3 studies are in"):
        command = parse_comment(f"milia-lint: ignore speed because {reason}")
        assert command is not None
        assert (command.reason, command.until, command.fault) == (reason, None, None)


@given(
    st.lists(
        st.sampled_from(
            [
                "milia-lint",
                ":",
                "ignore",
                "-start",
                "-end",
                " ",
                "speed",
                ",",
                "because",
                "until",
                "2026-01-01",
                "\n",
                "é",
                "[",
                "x",
            ]
        ),
        max_size=12,
    )
)
def test_any_comment_can_be_read(parts: list[str]) -> None:
    text = f"<!-- {''.join(parts)} -->\n\nfast\n\n<!-- milia-lint: ignore-end -->\n"
    for one in suppressions_in(read(Source("p.md", text))):
        assert text[one.location.start : one.location.end] == one.location.quote
        assert 0 <= one.covers.start <= one.covers.end <= len(text) + 1


@pytest.mark.slow
def test_thousands_of_suppressions_stay_cheap() -> None:
    one = "<!-- milia-lint: ignore-start speed because ok -->\n\nfast\n\n"
    found = suppressions_in(read(Source("p.md", one * 3000 + "<!-- milia-lint: ignore-end -->\n\n" * 3000)))
    assert len(found) == 3000
    found = suppressions_in(read(Source("p.html", "<ul>" + "<li><!-- milia-lint: ignore speed because ok -->fast</li>" * 5000)))
    assert {one.covers.end - one.covers.start for one in found} == {4}


def test_a_rulebook_without_suppression_rules_reports_no_suppressions(lint: Lint, tmp_path: Path) -> None:
    report = lint([rule("speed/fast", {"phrases": ["[fast]"]})], "<!-- milia-lint: ignore spede because ok -->\n\nfast\n")
    assert told(report) == [(3, "fast")], "a rulebook without these rules says nothing about suppressions"


def test_many_unknown_names_of_one_comment_are_told_together(rulebook: Rulebook) -> None:
    names = [f"nothing-{number}" for number in range(20)]
    report = lint(rulebook, f"<!-- milia-lint: ignore {' '.join(names)} because ok -->\n\nx")
    assert told(report) == [(1, "suppression-unknown-rule")] * 13
    assert all(any(f"`{name}`" in each.message for each in report.findings) for name in names)
