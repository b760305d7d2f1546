"""One page in, findings and statements out; then one conclusion over the statements of all pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from milia_lint.checks import KINDS
from milia_lint.checks.clashes import Clash, Facts, no_facts
from milia_lint.checks.guards import excuse
from milia_lint.findings.finding import Finding, Related, Rewrite, RunError, Statement
from milia_lint.findings.fingerprint import with_fingerprints
from milia_lint.findings.overlaps import strongest
from milia_lint.findings.selection import Selection, Severities
from milia_lint.pages.locations import location_in, snippet_of
from milia_lint.pages.page import Candidate, Page
from milia_lint.pages.severity import INFORMING, informs, off_on_page, one_step, severity_on
from milia_lint.pages.sold import Sold
from milia_lint.pages.subjects import Subjects
from milia_lint.project.model import Fact
from milia_lint.rewriting.messages import filled, message, rewrites
from milia_lint.rulebook.law import Severity
from milia_lint.rulebook.model import Rule, Rulebook


@dataclass(frozen=True, slots=True)
class PageResult:
    """What one page gave: findings, excused candidates, statements to compare, and rules that failed on it.

    `repeated` are findings that only repeat a stronger one: they count once that one is answered.
    """

    findings: tuple[Finding, ...]
    excused: tuple[Finding, ...]
    statements: tuple[Statement, ...]
    errors: tuple[RunError, ...] = ()
    repeated: tuple[Finding, ...] = ()


def lint_page(page: Page, rulebook: Rulebook, selection: Selection) -> PageResult:
    """Return what the rulebook says about one page, which needs nothing but that page."""
    found: list[Finding] = []
    statements: list[Statement] = []
    errors: list[RunError] = []
    about, sold = Subjects(page), Sold(page)
    for rule in _concerned(rulebook, page):
        severity = selection.severity(rule, page.document.source.path)
        if severity is Severity.OFF:
            continue
        try:
            judged = list(_found(rule, page, rulebook, selection, severity, about, sold))
            statements += [each for each in judged if isinstance(each, Statement)]
            found += [each for each in judged if isinstance(each, Finding)]
        except TimeoutError:
            errors.append(RunError(page.document.source.path, f"rule {rule.id} took too long on this page and was given up"))
    candidates = [finding for finding in found if finding.excused_by is None]
    standing = strongest(candidates)
    told = {id(finding) for finding in standing}
    everything = with_fingerprints((*standing, *(finding for finding in candidates if id(finding) not in told)))
    excused = with_fingerprints(finding for finding in found if finding.excused_by is not None)
    return PageResult(everything[: len(standing)], excused, tuple(statements), tuple(errors), everything[len(standing) :])


def _concerned(rulebook: Rulebook, page: Page) -> Iterator[Rule]:
    """The rules of whose phrases any was found on the page, and those that look for something else."""
    elsewhere = (name for name in rulebook.without_phrases if rulebook.rules[name].lang == page.reading.lang)
    named = {owner.name for owner in page.found}.union(elsewhere) & rulebook.rules.keys()
    return (rulebook.rules[name] for name in sorted(named))


def conclude(
    statements: Sequence[Statement], rulebook: Rulebook, severities: Severities, facts: Facts = no_facts
) -> tuple[Finding, ...]:
    """Return a finding for each page whose statements contradict each other, another page's, or what the project agreed on."""
    found = []
    by_rule: dict[str, list[Statement]] = defaultdict(list)
    for each in statements:
        by_rule[each.rule].append(each)
    for name in sorted(by_rule.keys() & rulebook.rules.keys()):
        rule = rulebook.rules[name]
        reduce = KINDS[rule.match.kind].reduce
        for clash in reduce(rule, by_rule[name], facts) if reduce else ():
            severity = severities.severity(rule, clash.statement.location.path)
            if severity is not Severity.OFF:
                found.append(_contradiction(rule, clash, severity_on(rule, clash.statement.page, severity)))
    return with_fingerprints(found)


def _found(
    rule: Rule, page: Page, rulebook: Rulebook, selection: Selection, severity: Severity, about: Subjects, sold: Sold
) -> Iterator[Finding | Statement]:
    """Yield what stands as a finding, or as a statement where the kind compares these; what a guard excuses as a finding."""
    kind, off = KINDS[rule.match.kind], off_on_page(rule, page)
    spoken_where = cache(lambda sold_here: _where_sold(rule, sold_here, page, selection, severity))
    judged = [
        (candidate, off or excuse(rule, candidate, page, rulebook) or informs(rule, page, candidate))
        for candidate in kind.find(rule, page)
        if not rule.scope or page.document.segments[page.document.segment_at(candidate.start)].scope.value in rule.scope
    ]
    for candidate, excused in _as_one(judged, kind.once) if kind.once else judged:
        if kind.reduce and excused is None:
            yield _statement(rule, candidate, page, about)
        else:
            named = sold.of(candidate.sentence) if rule.sold else None
            spoken, of_sold = spoken_where(named)
            here = severity_on(rule, page.taken_for(candidate.sentence, candidate.end), severity)
            yield replace(
                _finding(spoken, candidate, page, min(here, of_sold), excused),
                sold=None if spoken is rule else named,
                softened=page.declared.kind is None and (excused == INFORMING or (excused is None and here is not severity)),
            )


def _where_sold(rule: Rule, sold: str | None, page: Page, selection: Selection, severity: Severity) -> tuple[Rule, Severity]:
    """Return the rule as it speaks of what is sold, and how severe that is: told from the words, one step milder at most.

    Where nothing it says of that is in force in the chosen markets, it speaks as anywhere else.
    """
    spoken = rule.where_sold(sold)
    own = severity if spoken is rule else selection.severity(spoken, page.document.source.path)
    if own is Severity.OFF:
        return rule, severity
    return spoken, own if page.declared.sold else one_step(severity, own)


def _as_one(judged: list[tuple[Candidate, str | None]], note: str) -> list[tuple[Candidate, str | None]]:
    """Return one candidate for text that a page lacks: the first that stands, with the other places that ask for it."""
    standing = [candidate for candidate, excused in judged if excused is None]
    if not standing:
        return judged[:1]
    related = (*standing[0].related, *((other.start, other.end, note) for other in standing[1:]))
    return [(standing[0]._replace(related=related), None)]


def _finding(rule: Rule, candidate: Candidate, page: Page, severity: Severity, excused: str | None) -> Finding:
    return Finding.of(
        rule,
        severity,
        location=location_in(page, candidate.start, candidate.end),
        scope=page.document.segments[page.document.segment_at(candidate.start)].scope.value,
        message=message(rule, candidate, page),
        snippet=snippet_of(page, candidate.start, candidate.end, candidate.sentence),
        rewrites=tuple(rewrites(rule, candidate, page)) if excused is None else (),  # nobody is to change what is no claim
        related=tuple(Related(location_in(page, start, end), note) for start, end, note in candidate.related),
        excused_by=excused,
        origin=candidate.origin,
        once=bool(KINDS[rule.match.kind].once),
    )


def _statement(rule: Rule, candidate: Candidate, page: Page, about: Subjects) -> Statement:
    """Return what the page states on the rule's topic."""
    location = location_in(page, candidate.start, candidate.end)
    scope = page.segment(candidate.sentence).scope.value
    snippet = snippet_of(page, candidate.start, candidate.end, candidate.sentence)
    subjects = frozenset[str]() if rule.match.options.get("about") == "page" else about.of(candidate.sentence)
    return Statement(
        rule.id,
        candidate.stance,
        candidate.groups,
        location,
        scope,
        snippet,
        subjects,
        page.taken_for(candidate.sentence, candidate.end),
        candidate.origin,
    )


def _contradiction(rule: Rule, clash: Clash, severity: Severity) -> Finding:
    statement, fact = clash.statement, clash.fact
    agreed = fact.wording if fact else rule.match.options.get("agreed")
    slots = {"match": _said(statement), **(_agreed_side(fact) if fact else _other_side(statement, clash.against[0]))}
    return Finding.of(
        rule,
        severity,
        location=statement.location,
        scope=statement.scope,
        message=filled(rule.message, slots, rule.lang) or rule.message,
        snippet=statement.snippet,
        origin=statement.origin,
        rewrites=(Rewrite(agreed, "advice"),) if agreed else (),
        related=(
            *([Related(fact.location, f"agreed: {fact.wording}")] if fact else []),
            *(Related(each.location, f"says: {each.stance.replace('-', ' ')}") for each in clash.against),
            *(Related(each.location, f"says it too: {each.stance.replace('-', ' ')}") for each in clash.likewise),
        ),
    )


def _other_side(statement: Statement, against: Statement) -> dict[str, str]:
    other = against.location
    where = f"line {other.line}" if other.path == statement.location.path else f"{other.path}, line {other.line}"
    return {"other": _said(against), "where": where}


def _agreed_side(fact: Fact) -> dict[str, str]:
    return {"other": fact.wording, "where": f"agreed in {fact.location.path}, line {fact.location.line}"}


def _said(statement: Statement) -> str:
    return statement.snippet.text[statement.snippet.start : statement.snippet.end]
