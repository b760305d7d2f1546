"""Pieces of wording that several formats share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import PurePath

from milia_lint.findings.finding import Finding, Related, Report, Rewrite
from milia_lint.rulebook.law import Severity
from milia_lint.rulebook.model import PageKind

AID = "This is an aid, not legal advice."
#: The file that notes about the whole run are put at, in formats that want one.
RUN = "."
_LEVELS = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_QUOTED = 60  # characters of the text to replace that are shown beside its replacement


def counted(report: Report) -> str:
    """Return the counts of a report as a sentence: `2 errors, 1 info in 3 files; 1 could not be linted.`."""
    failed = f"; {len(report.run_errors)} could not be linted" if report.run_errors else ""
    count = len(report.linted) if report.run_errors else report.files
    if report.findings:
        return f"{by_severity(report.findings)} in {plural(report.files, 'file')}{failed}."
    return f"No problems found in {plural(count, 'file')}{failed}." if count else f"Nothing was linted{failed}."


def by_severity(findings: Iterable[Finding]) -> str:
    """Return how many findings there are of each severity, worst first: `2 errors, 1 info`."""
    severities = [finding.severity for finding in findings]
    counts = ((severities.count(severity), severity) for severity in _LEVELS)
    return ", ".join(plural(count, severity.value) for count, severity in counts if count)


def left_out(report: Report) -> str:
    """Return how many findings do not count, and why; nothing where all do."""
    groups = (("excused", report.excused), ("suppressed", report.suppressed), ("in the baseline", report.baselined))
    return ", ".join(f"{len(findings)} {name}" for name, findings in groups if findings)


def softened(report: Report) -> dict[str, int]:
    """Return by path how many findings are milder, or excused, for what their page was taken for by its words."""
    return Counter(each.location.path for each in (*report.findings, *report.excused) if each.softened)


def guesses(report: Report) -> list[str]:
    """Return a line for each page whose kind is guessed and softened something: what it was taken for, why, and what to do."""
    counts = softened(report)
    return [
        f"{posix(each.path)}: {_GUESSED[each.kind]}{listed(each.signs)}, {counts[each.path]} softened; {_DECLARE}"
        for each in report.pages
        if not each.declared and counts.get(each.path)
    ]


def listed(signs: Iterable[str]) -> str:
    """Return signs in brackets, in words: ` (own offer, price)`; nothing where there are none."""
    names = ", ".join(each.replace("-", " ") for each in signs)
    return f" ({names})" if names else ""


_GUESSED = {
    PageKind.EDITORIAL: "editorial by guess",
    PageKind.SELLING: "selling by guess",
    PageKind.UNKNOWN: "no sign that it sells",
}
_DECLARE = (
    "declare it with `milia_lint: {page: selling}` or `{page: editorial}` in its front matter, or `paths` in the configuration"
)


def plural(count: int, name: str) -> str:
    """Return `1 file`, `2 files`."""
    return f"{count} {name}" if count == 1 else f"{count} {name}s"


def also(finding: Finding) -> list[str]:
    """Return what else is wrong with the same words, each with its rule: `"fast" is a promise of time. (speed/fast-removal)`."""
    return [f"{each.message} ({each.rule})" for each in finding.also]


def in_one(finding: Finding) -> str:
    """Return the message with what else is wrong with the same words, for formats with one text a finding."""
    return " Also: ".join([finding.message, *also(finding)])


def titled(finding: Finding) -> str:
    """Return the title of the finding's rule; for one without, the words of its id."""
    return finding.title or finding.rule.rpartition("/")[2].replace("-", " ").capitalize()


def markets(finding: Finding) -> str:
    """Return the markets as people write them: `US, UK`."""
    return ", ".join(market.upper() for market in finding.markets)


_FITTING = 2  # letters that a cut may put back: a capital, "an"


def offer(rewrite: Rewrite, finding: Finding) -> str:
    """Return a rewrite in words, with the text it replaces where that is short, and whether it is the brand's."""
    return f"{_told(rewrite, finding)} (the brand's wording)" if rewrite.brand else _told(rewrite, finding)


def is_cut(rewrite: Rewrite) -> bool:
    """Return whether a rewrite takes words away and puts none in their place."""
    return rewrite.applies != "advice" and len(rewrite.text.strip()) <= _FITTING


def _told(rewrite: Rewrite, finding: Finding) -> str:
    if rewrite.applies == "advice":
        return rewrite.text
    if is_cut(rewrite):
        return "Cut it."
    quote = finding.location.quote
    whole = (rewrite.start, rewrite.end) == (finding.location.start, finding.location.end)
    return f"“{rewrite.text}” instead of “{quote}”" if whole and len(quote) <= _QUOTED else f"“{rewrite.text}”"


def where(related: Related) -> str:
    """Return where a related place is, and what it is to the finding."""
    place = related.location
    return f"{posix(place.path)}:{place.line}:{place.column} ({related.message})"


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings by severity; within one in the order given."""
    return sorted(findings, key=lambda finding: finding.severity.rank)


def posix(path: str) -> str:
    """Return a path the way hosts want it: with slashes, and not starting with `./`."""
    return PurePath(path).as_posix()
