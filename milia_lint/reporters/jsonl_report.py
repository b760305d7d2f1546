"""JSON lines: one finding a line, as `json` has it, and a summary line last."""

from __future__ import annotations

import json
from typing import Any

from milia_lint import __version__
from milia_lint.findings.finding import Report
from milia_lint.reporters import Style
from milia_lint.reporters.json_report import error_data, finding_data, summary


def render(report: Report, style: Style) -> str:
    """Return the findings line by line; the last line is the only one with a `summary`, and tells what failed."""
    lines: list[dict[str, Any]] = [finding_data(finding) for finding in report.findings]
    if style.show_excused:
        lines += [{**finding_data(each), "excused_by": each.excused_by} for each in report.excused]
    lines.append(
        {
            "version": 1,
            "tool": {"name": "milia-lint", "version": __version__},
            "summary": summary(report),
            "errors": [error_data(error) for error in report.run_errors],
            "notices": list(report.notices),
        }
    )
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)
