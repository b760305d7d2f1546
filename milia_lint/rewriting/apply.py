"""Applies edits, round by round, until nothing changes; each only where it mends its finding and brings no other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from milia_lint.files.source import Source
from milia_lint.findings.finding import Finding, Report
from milia_lint.readers import read
from milia_lint.rewriting.edits import Edit, safe_edits, suggested_edits, without_echoes, without_overlaps
from milia_lint.rewriting.escaping import scope_at, spellings
from milia_lint.rewriting.hidden import hidden
from milia_lint.rewriting.verify import Change, Reader, range_before

MOST_ROUNDS = 10

#: What tells an edit from others, in whatever round.
Key = tuple[str, str, int, str]
#: Finds what is wrong with a source.
Lint = Callable[[Source], Sequence[Finding]]


@dataclass(frozen=True, slots=True)
class Linter:
    """What rewriting asks: what the user wants to know of a page, the report on all that anybody could find there, the
    letter checks by rule.
    """

    chosen: Lint
    everything: Callable[[Source], Report]
    checks: dict[str, str] = field(default_factory=dict)


class Applied(NamedTuple):
    """An edit that was made: the finding it mends, the words before and after, the range in the text of its round."""

    finding: Finding
    start: int
    end: int
    before: str
    after: str


class Refused(NamedTuple):
    """An edit that was not made, and why."""

    edit: Edit
    reason: str


class Rewriting(NamedTuple):
    """What became of one source: the text as it is now, what was done, and what is left for a person."""

    source: Source
    applied: tuple[Applied, ...]
    shown: tuple[Finding, ...]
    refused: tuple[Refused, ...]
    rounds: int
    converged: bool


def rewrite(source: Source, linter: Linter, *, suggested: bool) -> Rewriting:
    """Return the source with every safe edit made, and with `suggested` the first rewrite of each finding.

    At most ten rounds change the text; `converged` is False where more would.
    """
    applied: list[Applied] = []
    passed_over: list[Refused] = []
    barred: dict[Key, Refused] = {}
    for rounds in range(MOST_ROUNDS + 1):
        step = Round(source, linter, barred)
        if rounds == MOST_ROUNDS:
            pending = any(edit.key not in barred for edit in step.edits(suggested=suggested))
            refused = (*passed_over, *barred.values())
            return Rewriting(source, tuple(applied), step.shown(), refused, rounds, not pending)
        changed, made, left = step.run(suggested=suggested)
        if not made:
            return Rewriting(source, tuple(applied), step.shown(), (*passed_over, *left), rounds, converged=True)
        applied += made
        passed_over += left
        source = changed
    raise AssertionError("the last round returns")


class Trial(NamedTuple):
    """Edits as they would be written, and the source then; `passed_over` are the brand's wordings that could not stand."""

    edits: tuple[tuple[Edit, Change], ...]
    source: Source
    passed_over: tuple[Refused, ...] = ()


class Round:
    """One round over one text."""

    def __init__(self, source: Source, linter: Linter, barred: dict[Key, Refused]) -> None:
        self.source, self.linter, self._barred = source, linter, barred
        self.document = read(source)
        self.findings = tuple(linter.chosen(source))
        self._reader = Reader(self.document)
        self._counts = _counted(self.findings)
        self._everything = linter.everything(source).findings
        self._all = _counted(self._everything)
        self._places = [(each.rule, each.location.start, each.location.end) for each in self._everything]

    def shown(self) -> tuple[Finding, ...]:
        """Return the findings for which there is nothing to splice."""
        return tuple(each for each in self.findings if all(offer.applies == "advice" for offer in each.rewrites))

    def edits(self, *, suggested: bool) -> list[Edit]:
        """Return what could be done, best first."""
        safe = safe_edits(self.document, self.findings, self.linter.checks)
        return safe + (suggested_edits(self.findings) if suggested else [])

    def run(self, *, suggested: bool) -> tuple[Source, list[Applied], list[Refused]]:
        """Return the text after this round, what was done, and what could not be; nothing done ends the run.

        Where something was done, what could not be are the brand's wordings that gave way to another.
        """
        while True:
            waiting = [edit for edit in self.edits(suggested=suggested) if edit.key not in self._barred]
            chosen = without_echoes(without_overlaps(waiting)[0])
            trial = self._accepted(chosen, Trial((), self.source))
            if trial.edits:
                return trial.source, self._told(trial), list(trial.passed_over)
            if not chosen:
                refused = (edit for edit in self.edits(suggested=suggested) if edit.key in self._barred)
                return self.source, [], [Refused(edit, self._barred[edit.key].reason) for edit in refused]

    def attempt(self, made: Trial, edit: Edit) -> Trial | str:
        """Return the trial with one more edit, or why its first wording cannot be: every wording and spelling is tried."""
        refused: list[Refused] = []
        for wording in (edit, *edit.others):
            if any(wording.start < change.end and change.start < wording.end for _, change in made.edits):
                continue
            found = self._spelt(made, wording)
            if isinstance(found, Trial):
                return found._replace(passed_over=(*made.passed_over, *(each for each in refused if each.edit.brand)))
            refused.append(Refused(wording, found))
        return refused[0].reason if refused else _DIFFERENT

    def _spelt(self, made: Trial, edit: Edit) -> Trial | str:
        """Return the trial with one more wording, in the first spelling that reads as it should, or why that cannot be."""
        found: Trial | str = _DIFFERENT
        for change in self._changes(edit.start, edit.end, edit.text):
            found = self._checked((*made.edits, (edit, change)))
            if found != _DIFFERENT:
                break
        return found

    def forced(self, edit: Edit) -> Trial | None:
        """Return the trial with this edit, whatever it brings, or None where the page would be read differently."""
        for change in self._changes(edit.start, edit.end, edit.text):
            source = self._reader.after([change])
            if source is not None:
                return Trial(((edit, change),), source)
        return None

    def _accepted(self, edits: Sequence[Edit], made: Trial) -> Trial:
        """Return the trial with as many of the edits as can stand together; halves are tried where the whole cannot."""
        if len(edits) == 1:
            found = self.attempt(made, edits[0])
            if isinstance(found, Trial):
                return found
            self._barred[edits[0].key] = Refused(edits[0], found)
            return made
        if not edits:
            return made
        plain = tuple((edit, next(self._changes(edit.start, edit.end, edit.text))) for edit in edits)
        found = self._checked((*made.edits, *plain))
        if isinstance(found, Trial):
            return found._replace(passed_over=made.passed_over)
        half = len(edits) // 2
        return self._accepted(edits[half:], self._accepted(edits[:half], made))

    def _changes(self, start: int, end: int, text: str) -> Iterator[Change]:
        place = self._reader.location(start, end)
        if place is None:
            yield Change(start, end, text, text)
            return
        scope = scope_at(self.document, place[0])
        for written in dict.fromkeys(spellings(text, scope, self.source.path)):
            yield Change(start, end, written, text)

    def _checked(self, edits: tuple[tuple[Edit, Change], ...]) -> Trial | str:
        changes = [change for _, change in edits]
        source = self._reader.after(changes)
        if source is None:
            return _DIFFERENT
        now, whole = _counted(self.linter.chosen(source)), self.linter.everything(source)
        if brought := self._brought(whole.findings, changes):
            return f"it would bring {brought[0]}"
        if lost := hidden(self._everything, whole.findings, whole.excused, changes):
            return f"it would hide {lost[0]}"
        mended = Counter(edit.finding.rule for edit, _ in edits if edit.applies != "safe")
        staying = [rule for rule, count in mended.items() if now[rule] > self._counts[rule] - count]
        return f"{staying[0]} would still be there" if staying else Trial(edits, source)

    def _brought(self, found: Sequence[Finding], changes: Sequence[Change]) -> list[str]:
        """Return the rules that find more than before, or find something where they found nothing."""
        brought = {rule for rule, count in _counted(found).items() if count > self._all[rule]}
        for each in found:
            if each.competes:
                start, end = range_before(each.location.start, each.location.end, changes)
                if not any(rule == each.rule and low < end and start < high for rule, low, high in self._places):
                    brought.add(each.rule)
        return sorted(brought)

    def _told(self, trial: Trial) -> list[Applied]:
        text = self.source.text
        made = sorted(trial.edits, key=lambda each: each[1])
        return [Applied(edit.finding, each.start, each.end, text[each.start : each.end], each.written) for edit, each in made]


_DIFFERENT = "the page would be read differently"


def _counted(findings: Sequence[Finding]) -> Counter[str]:
    return Counter(finding.rule for finding in findings)
