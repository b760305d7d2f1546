"""One file: read, rewritten, and written back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from milia_lint.files.atomic_write import NotWritten
from milia_lint.files.source import Source, UnreadableSource, shown_path
from milia_lint.files.text_file import TextFile, read_text_file, write_text_file
from milia_lint.findings.finding import Report
from milia_lint.findings.selection import Selection
from milia_lint.readers import NoReader, reader_of
from milia_lint.rewriting import Linter, Rewriting
from milia_lint.runs.aggregate import report_on
from milia_lint.runs.profiles import Profile

_KEPT = 8  # texts whose findings are remembered: a round asks for the same one more than once


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. `error` says why it was left as it was; `notice` that it is no text that could be written."""

    path: str
    before: Source | None = None
    rewriting: Rewriting | None = None
    error: str | None = None
    notice: str | None = None

    @property
    def changed(self) -> bool:
        """Whether the text is another one now."""
        return bool(self.before and self.rewriting and self.before.text != self.rewriting.source.text)


Fixer = Callable[[Source, Linter], Rewriting]


def fix_file(path: str, profile: Profile, rewriting: Fixer, *, write: bool) -> Outcome:
    """Return what `rewriting` makes of the file at `path`; with `write` the file has the new text."""
    shown = shown_path(path)
    try:
        reader = reader_of(shown)
        if reader.parse is None:
            return Outcome(shown, notice=f"not changed: {reader.name} is linted but cannot be written; edit the file yourself")
        file = read_text_file(path, shown, profile.settings.file_bytes)
        done = rewriting(file.source, linter_of(path, profile))
        outcome = Outcome(shown, file.source, done)
        return _written(file, outcome) if write and outcome.changed else outcome
    except NoReader as reason:
        return Outcome(shown, error=str(reason))
    except UnreadableSource as reason:
        return Outcome(shown, notice=str(reason))
    except OSError as reason:
        return Outcome(shown, error=f"cannot be read: {reason.strerror or reason}")


def _written(file: TextFile, outcome: Outcome) -> Outcome:
    try:
        if outcome.rewriting:
            write_text_file(file, outcome.rewriting.source.text)
    except NotWritten as reason:
        return Outcome(outcome.path, outcome.before, None, f"not changed: {reason}")
    return outcome


def linter_of(path: str, profile: Profile) -> Linter:
    """Return what lints the text of one file: as its config has it, and with every rule in every market."""
    (selection, declared), counted = profile.for_file(path), profile.counted(path)
    checks = {rule.id: rule.match.options["name"] for rule in profile.rulebook.rules.values() if "name" in rule.match.options}

    def lint(chosen: Selection) -> Callable[[Source], Report]:
        return _remembering(lambda source: report_on(source, profile, chosen, declared, counted))

    chosen = lint(selection)
    everything = chosen if selection == Selection() else lint(Selection())
    return Linter(lambda source: chosen(source).findings, everything, checks)


def _remembering(lint: Callable[[Source], Report]) -> Callable[[Source], Report]:
    """The same function, which remembers the last few texts."""
    known: dict[str, Report] = {}

    def remembered(source: Source) -> Report:
        if source.text not in known:
            if len(known) >= _KEPT:
                del known[next(iter(known))]
            known[source.text] = lint(source)
        return known[source.text]

    return remembered
