"""From what each file gave to the report over all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from milia_lint.checks.clashes import Facts, no_facts
from milia_lint.claims.detect import Claimed
from milia_lint.files.limits import clipped
from milia_lint.files.source import Source
from milia_lint.filters.suppression import Suppression
from milia_lint.findings.finding import Finding, FindingSets, PageTold, Report, RunError, Statement
from milia_lint.findings.selection import Selection, Severities
from milia_lint.lang import language
from milia_lint.pages.page import NOTHING_COUNTED, Counted
from milia_lint.rulebook.model import NOTHING_DECLARED, Declared, Rulebook
from milia_lint.runs.baselines import Baselines, no_baselines
from milia_lint.runs.lint_file import FileResult, lint_source
from milia_lint.runs.pipeline import Changed, Context, through
from milia_lint.runs.profiles import Profile


@dataclass
class _Totals:
    """What the files gave so far."""

    findings: list[Finding] = field(default_factory=list)
    excused: list[Finding] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    suppressions: list[Suppression] = field(default_factory=list)
    claimed: list[Claimed] = field(default_factory=list)
    errors: list[RunError] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    linted: list[str] = field(default_factory=list)
    pages: list[PageTold] = field(default_factory=list)
    languages: Counter[str] = field(default_factory=Counter)
    files: int = 0
    words: int = 0

    def add(self, result: FileResult) -> None:
        self.files += 1
        self.words += result.words
        self.notices += result.notices
        self.pages += [result.told] if result.told else []
        self.errors += [result.error] if result.error else []
        if result.other_language:
            self.languages[result.other_language] += 1
        if result.page:
            self.findings += result.page.findings
            self.excused += result.page.excused
            self.statements += result.page.statements
            self.errors += result.page.errors
            self.suppressions += result.suppressions
            self.claimed += result.claimed
        if not result.error and not (result.page and result.page.errors):
            self.linted.append(result.path)


def aggregate(
    results: Iterable[FileResult],
    rulebook: Rulebook | Callable[[], Rulebook],
    severities: Severities,
    seen: Callable[[int, int], None] = lambda _files, _findings: None,
    today: date | None = None,
    facts: Facts = no_facts,
    beside: Sequence[Statement] = (),
    baselines: Baselines = no_baselines,
    changed: Changed | None = None,
) -> Report:
    """Return the report over all files: their findings, taken through the steps of the pipeline.

    `seen` is told after each file how many files and findings there are; without `today` no suppression or claim ends.
    A `rulebook` that is a function is called when all results are in. `facts` says what has been agreed on; `beside`
    are statements of pages that are not reported on; `baselines` says which baselines hold, `changed` what is new.
    """
    all_of = _Totals()
    for result in results:
        all_of.add(result)
        seen(all_of.files, len(all_of.findings))
    book = rulebook if isinstance(rulebook, Rulebook) else rulebook()
    context = Context(
        book, severities, today, facts,
        all_of.statements, beside, all_of.claimed, all_of.suppressions,
        frozenset(error.path for error in all_of.errors), frozenset(all_of.linted), baselines, changed,
    )  # fmt: skip
    sets = through(FindingSets(tuple(all_of.findings), tuple(all_of.excused)), context)
    return Report(
        all_of.files,
        sets.standing,
        sets.excused,
        sets.suppressed,
        sets.baselined,
        run_errors=tuple(all_of.errors),
        notices=(*all_of.notices, *_not_linted(all_of.languages, book)),
        words=all_of.words,
        linted=tuple(all_of.linted),
        pages=tuple(all_of.pages),
    )


def report_on(
    source: Source,
    profile: Profile,
    selection: Selection,
    declared: Declared = NOTHING_DECLARED,
    counted: Counted = NOTHING_COUNTED,
    today: date | None = None,
) -> Report:
    """Return the report on one text by itself, as its profile has it; suppressions and claims end by `today`, if not by now."""
    result = lint_source(source, profile.rulebook, profile.lexicon, selection, declared, profile.project, counted)
    return aggregate([result], profile.rulebook, selection, today=today or date.today(), facts=profile.facts_on)


def _not_linted(languages: Counter[str], rulebook: Rulebook) -> list[str]:
    """The notice that counts the files in languages for which there are no rules."""
    if not languages:
        return []
    files = "1 file in another language was" if languages.total() == 1 else f"{languages.total()} files in other languages were"
    told = ", ".join(f"{clipped(code, 30)} {count}" for code, count in languages.most_common())
    known = " and ".join(language(lang).name for lang in (rulebook.lang, *rulebook.others))
    return [f"{files} not linted ({told}); the rules are for {known}"]
