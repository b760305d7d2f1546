"""Code Quality, JUnit, Checkstyle and Reviewdog: their schemas or readers accept what we write, whatever the copy says."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import jsonschema_rs
import junitparser
import pytest
import xmlschema
from hypothesis import given
from hypothesis import strategies as st
from report_cases import finding, mixed, sources, style, two_hundred

from milia_lint.files.source import Source, Span
from milia_lint.findings.finding import Report
from milia_lint.reporters import Style, checkstyle_report, gitlab_report, junit_report, rdjson_report
from milia_lint.reporters.rdjson_report import byte_positions
from milia_lint.rulebook.law import Severity

FIRST = two_hundred().findings[0]
SCHEMAS = Path(__file__).parent / "schemas"
REPORTS = pytest.mark.parametrize("report", [Report(3, ()), two_hundred(), mixed()], ids=["empty", "200", "mixed"])


def validator(name: str) -> jsonschema_rs.Validator:
    return jsonschema_rs.validator_for(json.loads((SCHEMAS / name).read_text(encoding="utf-8")))


@REPORTS
def test_code_quality_has_the_documented_fields(report: Report) -> None:
    issues = json.loads(gitlab_report.render(report, style()))
    assert [error.message for error in validator("gitlab-code-quality.json").iter_errors(issues)] == []
    assert (
        len({issue["fingerprint"] for issue in issues})
        == len(issues)
        == len(report.findings) + len(report.run_errors) + len(report.notices)
    )


@REPORTS
def test_reviewdog_has_the_documented_fields(report: Report) -> None:
    data = json.loads(rdjson_report.render(report, style()))
    assert [error.message for error in validator("rdjson.json").iter_errors(data)] == []
    assert len(data["diagnostics"]) == len(report.findings) + len(report.run_errors) + len(report.notices)


@REPORTS
def test_checkstyle_is_valid(report: Report) -> None:
    schema = xmlschema.XMLSchema(SCHEMAS / "checkstyle.xsd")
    text = checkstyle_report.render(report, style())
    schema.validate(text)
    assert text.count("<error ") == len(report.findings) + len(report.run_errors) + len(report.notices)


@REPORTS
def test_junit_is_read_by_its_reader_with_the_same_counts(report: Report) -> None:
    suites = junitparser.JUnitXml.fromstring(junit_report.render(report, style()).encode())
    aside = len(report.suppressed) + len(report.baselined) + len(report.notices)
    told = (suites.tests, suites.failures, suites.errors, suites.skipped)
    cases = len(report.findings) + len(report.run_errors) + aside
    assert told == (cases or 1, len(report.findings), len(report.run_errors), aside)
    recounted = junitparser.JUnitXml.fromelem(suites._elem)
    recounted.update_statistics()
    assert (recounted.tests, recounted.failures, recounted.errors, recounted.skipped) == told
    results = [result for suite in suites for case in suite for result in case.result]
    assert [each.type for each in results if isinstance(each, junitparser.Failure)].count("error") == report.count(Severity.ERROR)


def test_junit_says_why_a_finding_does_not_count() -> None:
    suites = junitparser.JUnitXml.fromstring(junit_report.render(mixed(), style()).encode())
    skipped = [each for suite in suites for case in suite for each in case.result if isinstance(each, junitparser.Skipped)]
    assert [each.type for each in skipped] == ["suppressed", "baseline", "baseline", "note"]
    assert skipped[0].message == "The study is on file."


def xml_can_hold(character: str) -> bool:
    return character in "\t\n\r" or (
        character >= " " and not "\ud800" <= character <= "\udfff" and character not in "\ufffe\uffff"
    )


@given(st.text(st.characters()))
def test_xml_holds_any_message(message: str) -> None:
    """All that XML cannot hold is replaced, one for one; all else comes back as it was."""
    report = Report(1, (replace(FIRST, message=message),))
    for render in (checkstyle_report.render, junit_report.render):
        root = ElementTree.fromstring(render(report, Style()).encode("utf-8"))
        (told,) = [each.attrib["message"] for each in root.iter() if "message" in each.attrib]
        assert ascii(told) == ascii("".join(each if xml_can_hold(each) else "\ufffd" for each in message))


@given(st.text(st.sampled_from("aé😀\r\n\t ")), st.data())
def test_byte_positions_agree_with_counting(text: str, data: st.DataObject) -> None:
    offsets = data.draw(st.lists(st.integers(0, len(text))))
    source = Source("a.md", text)
    for offset, position in byte_positions(source, offsets).items():
        line, column = source.position(offset)
        assert position == (line, len(text[offset - column + 1 : offset].encode()) + 1)


def test_reviewdog_suggestions_replace_the_very_bytes() -> None:
    report = two_hundred()
    diagnostics = json.loads(rdjson_report.render(report, style()))["diagnostics"]
    by_place = {(each.location.path, each.message): each for each in report.findings}
    seen = 0
    for diagnostic in diagnostics:
        path = diagnostic["location"]["path"]
        one = next(
            each for (where, message), each in by_place.items() if where == path and diagnostic["message"].startswith(message)
        )
        source = sources()[path]
        starts = [len(source.text[:start].encode()) for start in source.line_starts]
        for suggestion, rewrite in zip(diagnostic.get("suggestions", ()), one.rewrites[1:], strict=True):
            begin, end = (
                starts[at["line"] - 1] + at["column"] - 1 for at in (suggestion["range"]["start"], suggestion["range"]["end"])
            )
            assert source.text.encode()[begin:end].decode() == source.text[rewrite.start : rewrite.end]
            seen += 1
    assert seen > 100


@pytest.mark.parametrize("text", [None, "", "another text, but as long", "\n😀fast"])
def test_reviewdog_gets_lines_only_where_the_text_is_unknown(text: str | None) -> None:
    report = Report(1, (finding(Source("a.md", "😀 fast\nand fast"), Span(2, 6), "speed/fast", Severity.ERROR, 1),))
    (diagnostic,) = json.loads(rdjson_report.render(report, Style(text=lambda _: text)))["diagnostics"]
    assert diagnostic["location"]["range"] == {"start": {"line": 1}, "end": {"line": 1}}
    assert "suggestions" not in diagnostic
