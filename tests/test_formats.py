"""The same findings come out of every format, in the same places."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from urllib.parse import unquote
from xml.etree import ElementTree

import junitparser
import pytest
from report_cases import sources, style, two_hundred

from milia_lint.reporters import FORMATS, reporter

Found = tuple[str, int, int, str]  # path, line, column, rule


def from_text(text: str) -> list[Found]:
    """Cards with one problem, and those with several, whose places stand with the problems."""
    found, path = [], ""
    for line in text.splitlines():
        if card := re.fullmatch(r"  (\S.*):(\d+):(\d+)(?:  (?:error|warning|info)  (\S+))?", line):
            path = card[1]
            found += [(path, int(card[2]), int(card[3]), card[4])] if card[4] else []
        elif several := re.fullmatch(r"    \d+  (\d+):(\d+)  (?:error|warning|info)  (\S+)", line):
            found.append((path, int(several[1]), int(several[2]), several[3]))
    return found


def from_concise(text: str) -> list[Found]:
    rows = re.findall(r"^(.+?):(\d+):(\d+): (?:error|warning|info) (\S+) .+$", text, re.MULTILINE)
    return [(path, int(line), int(column), rule) for path, line, column, rule in rows]


def from_json(text: str) -> list[Found]:
    return [(each["path"], each["line"], each["column"], each["rule"]) for each in json.loads(text)["findings"]]


def from_jsonl(text: str) -> list[Found]:
    *findings, last = map(json.loads, text.splitlines())
    assert last["summary"]["findings"] == len(findings)
    return [(each["path"], each["line"], each["column"], each["rule"]) for each in findings]


def from_sarif(text: str) -> list[Found]:
    found = []
    for result in json.loads(text)["runs"][0]["results"]:
        place = result["locations"][0]["physicalLocation"]
        path, region = unquote(place["artifactLocation"]["uri"]), place["region"]
        found.append((path, region["startLine"], region["startColumn"], result["ruleId"]))
    return found


def from_github(text: str) -> list[Found]:
    """Annotations, and the lines of the log, read as the host's runner reads them."""
    found = []
    for line in text.splitlines():
        command = re.fullmatch(r"::(error|warning|notice) (.*?)::(.*)", line)
        if command and "file=" in command[2]:
            values = dict(each.split("=", 1) for each in command[2].split(","))
            path = values["file"].replace("%3A", ":").replace("%2C", ",").replace("%25", "%")
            found.append((path, int(values["line"]), int(values["col"]), values["title"]))
        elif logged := re.fullmatch(r"(?:error|warning|info) (.+?):(\d+):(\d+): .* \[(\S+)\]", line):
            found.append((logged[1], int(logged[2]), int(logged[3]), logged[4]))
    return found


def from_gitlab(text: str) -> list[Found]:
    begins = [(each, each["location"]["positions"]["begin"]) for each in json.loads(text)]
    return [(each["location"]["path"], begin["line"], begin["column"], each["check_name"]) for each, begin in begins]


def from_junit(text: str) -> list[Found]:
    found = []
    for suite in junitparser.JUnitXml.fromstring(text.encode()):
        for case in suite:
            rule, _, at = case.name.rpartition(" at ")
            line, column = map(int, at.split(":"))
            found.append((case.classname, line, column, rule))
    return found


def from_checkstyle(text: str) -> list[Found]:
    files = ElementTree.fromstring(text.encode())
    rules = [(file.attrib["name"], each.attrib, each.attrib["source"].split(".")[1:]) for file in files for each in file]
    return [(path, int(each["line"]), int(each["column"]), "/".join(rule)) for path, each, rule in rules]


def from_rdjson(text: str) -> list[Found]:
    """Columns count the bytes of the line before the place."""
    found, texts = [], sources()
    for each in json.loads(text)["diagnostics"]:
        path, start = each["location"]["path"], each["location"]["range"]["start"]
        source = texts[path]
        line = source.text[source.line_starts[start["line"] - 1] :].encode()
        found.append((path, start["line"], len(line[: start["column"] - 1].decode()) + 1, each["code"]["value"]))
    return found


def from_markdown(text: str) -> list[Found]:
    found = []
    path = ""
    for line in text.splitlines():
        if summary := re.match(r"<details><summary><code>(.*)</code>: ", line):
            path = html.unescape(summary[1])
        elif item := re.match(r"- \*\*\w+\*\* at (\d+):(\d+) <code>(.*?)</code>", line):
            found.append((path, int(item[1]), int(item[2]), item[3]))
    return found


class _Articles(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Found] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name.removeprefix("data-"): value or "" for name, value in attrs}
        if tag == "article":
            self.found.append((values["path"], int(values["line"]), int(values["column"]), values["rule"]))


def from_html(text: str) -> list[Found]:
    parser = _Articles()
    parser.feed(text)
    return parser.found


PARSERS: dict[str, Callable[[str], list[Found]]] = {
    "text": from_text, "concise": from_concise, "json": from_json, "jsonl": from_jsonl, "sarif": from_sarif, "github": from_github, "gitlab": from_gitlab,
    "junit": from_junit, "checkstyle": from_checkstyle, "rdjson": from_rdjson, "markdown": from_markdown, "html": from_html,
}  # fmt: skip


def test_every_format_is_read_back() -> None:
    assert set(PARSERS) == set(FORMATS)


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_two_hundred_findings_come_out_in_the_same_places(form: str) -> None:
    report = two_hundred()
    expected = sorted((each.location.path, each.location.line, each.location.column, each.rule) for each in report.findings)
    assert len(expected) == 200
    assert sorted(PARSERS[form](reporter(form)(report, style()))) == expected
