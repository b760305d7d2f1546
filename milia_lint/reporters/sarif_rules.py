"""The part of a SARIF log that tells what the tool looks for: its rules, with help."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from milia_lint import __version__
from milia_lint.findings.finding import Finding
from milia_lint.findings.legal_basis import labelled
from milia_lint.reporters.parts import markets, titled
from milia_lint.rulebook.law import Severity

LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

Data = dict[str, Any]


def one_a_rule(findings: Sequence[Finding]) -> list[Finding]:
    """Return for each rule the finding that shows it at its worst; rules in order of their ids."""
    worst: dict[str, Finding] = {}
    for finding in findings:
        if finding.rule not in worst or finding.severity > worst[finding.rule].severity:
            worst[finding.rule] = finding
    return [worst[rule] for rule in sorted(worst)]


def driver(findings: Sequence[Finding]) -> Data:
    """Return the description of the tool, with the rules that these findings come from."""
    return {
        "name": "milia-lint",
        "version": __version__,
        "semanticVersion": __version__,
        "shortDescription": {"text": "Finds claims in skincare copy that a regulator would stop."},
        "rules": [_rule(finding) for finding in one_a_rule(findings)],
    }


def _rule(finding: Finding) -> Data:
    links = [f"- [{labelled(each, finding)}]({each.url})" for each in finding.references]
    plain = [f"- {labelled(each, finding)}: {each.url}" for each in finding.references]
    rule: Data = {
        "id": finding.rule,
        "name": _name(finding.rule),
        "shortDescription": {"text": titled(finding)},
        "fullDescription": {"text": finding.why},
        "help": {"text": _help(finding, plain), "markdown": _help(finding, links)},
        "defaultConfiguration": {"level": LEVEL[finding.severity]},
        "properties": {
            "tags": [finding.category, *(f"market-{market}" for market in finding.markets)],
            "precision": finding.confidence,
            "problem.severity": "recommendation" if finding.severity is Severity.INFO else finding.severity.value,
        },
    }
    if finding.references:
        rule["helpUri"] = finding.references[0].url
    return rule


def _name(rule: str) -> str:
    """`speed/fast-removal` as `SpeedFastRemoval`, the form the standard asks of names."""
    return "".join(word.capitalize() for word in rule.replace("/", "-").split("-"))


def _help(finding: Finding, references: Sequence[str]) -> str:
    advice = [f"- {each.text}" for each in finding.rewrites if each.applies == "advice"]
    parts = [finding.why, *(["\n".join(references)] if references else []), f"Markets: {markets(finding)}."]
    return "\n\n".join([*parts, *(["What to write instead:\n\n" + "\n".join(advice)] if advice else [])])
