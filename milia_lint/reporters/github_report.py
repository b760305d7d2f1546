"""Workflow commands, which GitHub shows as annotations on the changed lines.

The host takes ten of each kind from a step and drops the rest without a word. The most severe are annotated, a
notice says how many more there are, and these stand in the log. How many there are never decides the exit status.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from milia_lint.findings.finding import Finding, Report, RunError
from milia_lint.findings.legal_basis import labelled
from milia_lint.reporters import Style
from milia_lint.reporters.parts import also, counted, left_out, offer, posix, worst_first
from milia_lint.rulebook.law import Severity

CAP = 10
_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_BREAKS = re.compile(r"(?<!\s)\s*[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]\s*")


def render(report: Report, style: Style) -> str:
    """Return annotations, the other findings as a folded part of the log, and a notice that counts them all."""
    failed = report.run_errors[:CAP]
    room = {"error": CAP - len(failed), "warning": CAP, "notice": CAP - 1}
    shown, more = _within(worst_first(report.findings), room)
    lines = [*(_failure(error) for error in failed), *(_annotation(finding) for finding in shown)]
    lines += _log(more, report.run_errors[CAP:])
    lines += [_plain(f"note: {notice}") for notice in report.notices]
    return "\n".join([*lines, _summary(report, len(more))]) + "\n"


def _within(findings: Sequence[Finding], room: dict[str, int]) -> tuple[list[Finding], list[Finding]]:
    """The findings that there is room for, and the rest."""
    shown: list[Finding] = []
    more: list[Finding] = []
    for finding in findings:
        command = _COMMAND[finding.severity]
        (shown if room[command] > 0 else more).append(finding)
        room[command] -= 1
    return shown, more


def _annotation(finding: Finding) -> str:
    place = finding.location
    at = {"file": posix(place.path), "line": place.line, "col": place.column, "title": finding.rule}
    if place.end_line == place.line:  # the host ignores columns of a range over several lines
        at |= {"endLine": place.end_line, "endColumn": place.end_column}
    told = [finding.message, *(labelled(each, finding) for each in finding.references[:1])]
    told += [f"Also: {each}" for each in also(finding)]
    told += [f"Instead: {offer(each, finding)}" for each in finding.rewrites[:1]]
    return _command(_COMMAND[finding.severity], at, "\n".join(told))


def _failure(error: RunError) -> str:
    at = {"file": posix(error.path), "line": error.line or 1, "title": "milia-lint failed here"}
    return _command("error", at, error.message)


def _log(findings: Sequence[Finding], errors: Sequence[RunError]) -> Iterator[str]:
    if findings or errors:
        yield "::group::The findings that are not annotated"
        for finding in findings:
            place = finding.location
            at = f"{posix(place.path)}:{place.line}:{place.column}"
            yield _plain(f"{finding.severity.value} {at}: {finding.message} [{finding.rule}]")
        yield from (_plain(f"failed {posix(error.path)}: {error.message}") for error in errors)
        yield "::endgroup::"


def _summary(report: Report, more: int) -> str:
    told = [counted(report)]
    if more:
        told.append(f"GitHub shows at most {CAP} of a kind; {more} more are in the log of this step.")
    aside = left_out(report)
    return _command("notice", {"title": "milia-lint"}, " ".join([*told, f"({aside}.)" if aside else ""]).rstrip())


def _command(name: str, properties: dict[str, object], message: str) -> str:
    told = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {told}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _plain(line: str) -> str:
    """A line of the log that the host cannot take for a command: its old form, `##[…]`, counts anywhere in a line."""
    return _BREAKS.sub(" ", line).replace("##[", "# #[")
