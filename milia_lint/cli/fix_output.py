"""What `fix` says: the edits it made, what it leaves to a person, and the difference it makes."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence

import click

from milia_lint.cli.fix_file import Outcome
from milia_lint.findings.finding import Finding
from milia_lint.rewriting import Applied, Refused
from milia_lint.text.inert import inert, inert_lines

_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
_SHOWN = 70  # characters of a wording


def difference(outcome: Outcome) -> str:
    """Return the unified difference between the text of a file before and after."""
    if outcome.before is None or outcome.rewriting is None:
        return ""
    before, after = (_LINE.findall(text) for text in (outcome.before.text, outcome.rewriting.source.text))
    lines = difflib.unified_diff(before, after, outcome.path, outcome.path)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def told(outcome: Outcome, *, suggested: bool) -> str:
    """Return what was done to a file, one edit a line, and with `suggested` what is left."""
    if outcome.rewriting is None:
        return ""
    lines = [_applied(each, outcome) for each in outcome.rewriting.applied]
    if suggested:
        lines += [_refused(each) for each in outcome.rewriting.refused]
        lines += [_shown(each) for each in outcome.rewriting.shown]
    return "\n".join([click.style(inert(outcome.path), bold=True), *map(inert_lines, lines), "", ""]) if lines else ""


def summary(outcomes: Sequence[Outcome], *, wrote: bool) -> str:
    """Return one line: how many edits in how many files, and what is left."""
    done = [each.rewriting for each in outcomes if each.rewriting]
    applied, files = sum(len(each.applied) for each in done), sum(each.changed for each in outcomes)
    shown, refused = sum(len(each.shown) for each in done), sum(len(each.refused) for each in done)
    verb = "made" if wrote else "to make"
    left = [_count(shown, "finding") + " for a person" if shown else "", f"{_count(refused, 'edit')} refused" if refused else ""]
    more = ", ".join(filter(None, left))
    return f"{_count(applied, 'edit')} {verb} in {_count(files, 'file')}{f'; {more}' if more else ''}."


def _applied(each: Applied, outcome: Outcome) -> str:
    words = f"“{_short(each.before)}” → “{_short(each.after)}”" if each.after else f"“{_short(each.before)}” cut"
    return f"  {_where(each.finding)}  {words}"


def _refused(each: Refused) -> str:
    wording = f"“{_short(each.edit.text)}”" if each.edit.text else "cutting it"
    return f"  {_where(each.edit.finding)}  refused, {each.reason}: {wording}"


def _shown(finding: Finding) -> str:
    advice = finding.rewrites[0].text if finding.rewrites else finding.message
    return f"  {_where(finding)}  for you: {advice}"


def _where(finding: Finding) -> str:
    return f"{finding.location.line}:{finding.location.column}  {finding.rule}"


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHOWN else f"{plain[: _SHOWN - 1]}…"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def trouble(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield what went wrong, a line each: files that could not be read or written, texts that do not come to rest."""
    for each in outcomes:
        if each.error:
            yield f"milia-lint: {each.path}: {each.error}"
        elif each.notice:
            yield f"note: {each.path}: {each.notice}"
        elif each.rewriting and not each.rewriting.converged:
            yield f"milia-lint: {each.path}: still changing after {each.rewriting.rounds} rounds; run it again"
