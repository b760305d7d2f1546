"""One page for a reviewer: every finding in its sentence, with the law and what to write. It needs no network and no scripts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from itertools import groupby

from milia_lint.findings.finding import Finding, Report, in_reading_order
from milia_lint.reporters import Style
from milia_lint.reporters.html_finding import article, listed, short, text
from milia_lint.reporters.parts import AID, counted, guesses, left_out, posix
from milia_lint.rulebook.law import Severity

_LEVELS = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def render(report: Report, style: Style) -> str:
    """Return the report as one HTML page; the filters appear where scripts run, the findings everywhere."""
    by_file = [
        (path, list(group)) for path, group in groupby(in_reading_order(report.findings), key=lambda each: each.location.path)
    ]
    title = text(f"milia-lint: {counted(report)}")
    body = [
        f"<header><h1>milia-lint report</h1>\n<p><strong>{text(counted(report))}</strong> {_aside(report)}</p>\n<p>{AID}</p></header>",
        "<main>",
        *([_filter(report.findings), _table(by_file)] if by_file else []),
        *(_file(number, path, findings) for number, (path, findings) in enumerate(by_file, 1)),
        *_lists(report, style),
        "</main>",
        *([f"<script>\n{_asset('page.js')}</script>"] if by_file else []),
    ]
    head = [
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        f"<title>{title}</title>",
        f"<style>\n{_asset('page.css')}</style>",
    ]
    lines = ["<!doctype html>", '<html lang="en">', "<head>", *head, "</head>", "<body>", *body, "</body>", "</html>"]
    return "\n".join(lines) + "\n"


def _asset(name: str) -> str:
    return (files("milia_lint.reporters") / "assets" / name).read_text(encoding="utf-8")


def _aside(report: Report) -> str:
    told = left_out(report)
    return f"({told}.)" if told else ""


def _filter(findings: Sequence[Finding]) -> str:
    boxes = "".join(
        f'<label><input type="checkbox" name="severity" value="{each.value}" checked> {each.value}</label>' for each in _LEVELS
    )
    categories = sorted({finding.category for finding in findings})
    options = "".join(f'<option value="{text(each)}">{text(each)}</option>' for each in categories)
    return (
        f'<form id="filter" hidden autocomplete="off"><fieldset><legend>Severity</legend>{boxes}</fieldset>\n'
        f'<label>Category <select name="category"><option value="">all</option>{options}</select></label></form>\n'
        '<p id="shown" role="status"></p>'
    )


def _table(by_file: Sequence[tuple[str, Sequence[Finding]]]) -> str:
    rows = []
    for number, (path, findings) in enumerate(by_file, 1):
        counts = "".join(f"<td>{sum(each.severity is level for each in findings) or ''}</td>" for level in _LEVELS)
        rows.append(f'<tr><td><a href="#file-{number}"><code>{text(posix(path))}</code></a></td>{counts}</tr>')
    head = "".join(f'<th scope="col">{name}</th>' for name in ("file", "errors", "warnings", "infos"))
    return f"<table><caption>Findings by file</caption><thead><tr>{head}</tr></thead>\n<tbody>{''.join(rows)}</tbody></table>"


def _file(number: int, path: str, findings: Sequence[Finding]) -> str:
    shown = "\n".join(article(each, f"finding-{number}-{index}") for index, each in enumerate(findings, 1))
    name = f"file-{number}"
    return f'<section class="file" aria-labelledby="{name}"><h2 id="{name}"><code>{text(posix(path))}</code></h2>\n{shown}\n</section>'


def _lists(report: Report, style: Style) -> Iterator[str]:
    """What the run says beside findings: failures, notes, and what does not count."""
    yield _list("Not linted", (f"<code>{text(posix(each.path))}</code>: {text(each.message)}" for each in report.run_errors))
    yield _list("Notes", (text(notice) for notice in (*report.notices, *guesses(report))))
    yield _list("Suppressed", (short(each, each.suppressed_because or "") for each in report.suppressed))
    yield _list("In the baseline", (short(each, "") for each in report.baselined))
    if style.show_excused:
        yield _list("Excused", (short(each, each.excused_by or "") for each in report.excused))


def _list(name: str, items: Iterable[str]) -> str:
    shown = list(items)
    return f"<section><h2>{name}</h2>{listed(shown)}</section>" if shown else ""
