"""A scratch site for tests: files in, report out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from milia_lint.api import lint_paths
from milia_lint.findings.finding import Report

TODAY = date(2026, 1, 1)

ENTRY = """\
- id: smooth
  wording: 92 % of women saw smoother skin
  figure: 92 %
  evidence: {kind: consumer-test, reference: CT-7, n: 120}
  approved_by: R. Ames
"""
CLAIM = "92 % of women saw smoother skin"


def write_files(files: Mapping[str, str]) -> None:
    """Write files into the current folder."""
    for name, text in files.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def lint_files(config: str, files: Mapping[str, str], today: date = TODAY) -> Report:
    """Return the report on the pages among the files, under a config."""
    write_files({".milia-lint.yaml": config, **files})
    return lint_paths([name for name in files if name.endswith((".md", ".html"))], today=today)


def rules(report: Report, path: str | None = None) -> list[str]:
    """Return the rules of the findings, of one file if it is named."""
    return [each.rule for each in report.findings if path in (None, each.location.path)]


def excuses(report: Report) -> set[str | None]:
    """Return why findings are excused."""
    return {each.excused_by for each in report.excused}
