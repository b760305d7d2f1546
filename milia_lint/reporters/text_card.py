"""A card as text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import replace

import click

from milia_lint.findings.finding import Finding, Rewrite
from milia_lint.findings.legal_basis import in_a_line
from milia_lint.reporters import Style
from milia_lint.reporters.cards import Card, Problem
from milia_lint.reporters.marked_sentence import Line, Mark, marked_lines
from milia_lint.reporters.parts import also, is_cut, offer
from milia_lint.rulebook.law import Severity

COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_RELATED_SHOWN = 3
_QUOTED = 60  # characters of another place that are shown
_INDENT = "    "


def styled(text: str, style: Style, **looks: object) -> str:
    """Return the text with colours and weight as click knows them, where the style has colours."""
    return click.style(text, **looks) if style.color else text  # type: ignore[arg-type]


def shown_card(card: Card, style: Style, known: set[str]) -> str:
    """Return a card; the law behind a rule that is not `known` yet is told, and is known from then on."""
    first = card.problems[0].finding
    place = styled(f"{first.location.path}:{first.location.line}:{first.location.column}", style, bold=True)
    if len(card.problems) == 1:
        return "\n".join([f"  {place}  {_name(first, style)}", *_sentence(card, style), *_reason(card.problems[0], style, known)])
    lines = [f"  {place}", *_sentence(card, style)]
    narrower = replace(style, width=style.width - len(_INDENT) + 1)
    for number, problem in enumerate(card.problems, 1):
        at = problem.finding.location
        lines.append(f"{_INDENT}{number}  {at.line}:{at.column}  {_name(problem.finding, style)}")
        lines += [f"{_INDENT[1:]}{line}" for line in _reason(problem, narrower, known)]
    return "\n".join(lines)


def _name(finding: Finding, style: Style) -> str:
    label = styled(finding.severity.value, style, fg=COLORS[finding.severity], bold=True)
    if finding.excused_by:
        label = styled(f"excused ({finding.excused_by})", style, dim=True)
    return f"{label}  {styled(finding.rule, style, dim=True)}"


def _sentence(card: Card, style: Style) -> Iterator[str]:
    """The sentence, and lines that mark what is meant, numbered where it is several things."""
    shown = [problem.finding.snippet.shown() for problem in card.problems]
    signs = [str(number) for number in range(1, len(shown) + 1)] if len(shown) > 1 else ["^"]
    marks = [Mark(each.start, each.end, sign) for each, sign in zip(shown, signs, strict=True)]
    for line in marked_lines(shown[0].text, marks, max(style.width - len(_INDENT), 40)):
        yield f"{_INDENT}{line.text}"
        yield from (f"{_INDENT}{row}" for row in _marks(line, COLORS[card.severity], style))


def _marks(line: Line, color: str, style: Style) -> Iterator[str]:
    for row in line.rows:
        text, at = "", 0
        for start, end, sign in row:
            text += " " * (start - at) + styled(sign + "^" * max(end - start - len(sign), 0), style, fg=color)
            at = max(end, start + len(sign))
        yield text


def _reason(problem: Problem, style: Style, known: set[str]) -> list[str]:
    """Why the words are a problem, the law behind it, and the best wording there is."""
    finding = problem.finding
    lines = _wrapped(finding.message, style)
    if not finding.excused_by:
        lines += _legal(finding, style, known) + _related(finding, style)
        lines += [line for each in also(finding) for line in _wrapped(each, style, "+ ")]
        lines += [line for each in _best(finding, style) for line in _wrapped(offer(each, finding), style, "→ ")]
    return lines + _again(problem, style)


def _legal(finding: Finding, style: Style, known: set[str]) -> list[str]:
    if finding.rule in known and not style.verbose:
        return []
    known.add(finding.rule)
    return _wrapped(in_a_line(finding), style, dim=True)


def _related(finding: Finding, style: Style) -> list[str]:
    lines = []
    for other in finding.related[:_RELATED_SHOWN]:
        quote = textwrap.shorten(other.location.quote, _QUOTED, placeholder=" …")
        elsewhere = "" if other.location.path == finding.location.path else f"{other.location.path}:"
        lines += _wrapped(f"{elsewhere}{other.location.line}:{other.location.column} “{quote}” ({other.message})", style, "↔ ")
    if len(finding.related) > _RELATED_SHOWN:
        lines.append(f"{_INDENT}  and {len(finding.related) - _RELATED_SHOWN} more")
    return lines


def _best(finding: Finding, style: Style) -> tuple[Rewrite, ...]:
    """The first wording that can be put in its place, else the first advice and the cut; verbose reports show all."""
    if style.verbose:
        return finding.rewrites
    wording = [each for each in finding.rewrites if each.applies != "advice" and not is_cut(each)]
    return tuple(wording[:1]) or finding.rewrites[:2]


def _again(problem: Problem, style: Style) -> list[str]:
    if not problem.again:
        return []
    *places, last = [f"{each.location.line}:{each.location.column}" for each in problem.again]
    return _wrapped(f"The same at {', '.join(places)} and {last}." if places else f"The same at {last}.", style)


def _wrapped(text: str, style: Style, mark: str = "", *, dim: bool = False) -> list[str]:
    inner = " " * len(mark)
    lines = textwrap.wrap(
        text, style.width, initial_indent=_INDENT + mark, subsequent_indent=_INDENT + inner, break_on_hyphens=False
    )
    return [styled(line, style, dim=True) if dim else line for line in lines]
