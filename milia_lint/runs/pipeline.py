"""From what the pages gave to what is reported: the steps behind the engine, in the order in which they happen.

On the page itself the engine has already gone from token matches to candidates, held guards against them, and kept the
strongest of what overlaps; `lint_file` has taken out what a registered drug or device may claim. What follows needs all
pages, and each step only passes findings from one set to another.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from milia_lint.checks.clashes import Facts, no_facts
from milia_lint.claims.detect import Claimed
from milia_lint.claims.verify import substantiate
from milia_lint.engine import conclude
from milia_lint.files.git.repositories import ChangesEverywhere
from milia_lint.filters.suppression import Suppression, suppress
from milia_lint.findings.finding import Finding, FindingSets, Statement, in_reading_order
from milia_lint.findings.legal_basis import in_markets
from milia_lint.findings.selection import Severities
from milia_lint.rulebook.model import Rulebook
from milia_lint.runs.baselines import Baselines, no_baselines

#: What changed, and what was found in the changed files as they were before.
Changed = tuple[ChangesEverywhere, Callable[[], Sequence[Finding]]]


@dataclass(frozen=True)
class Context:
    """What the steps need to know beside the findings.

    `statements` are those of the pages reported on, `beside` those of other pages of the site; `failed` are the files in
    which a rule failed. Without `today` no suppression and no registered claim ends.
    """

    rulebook: Rulebook
    severities: Severities
    today: date | None = None
    facts: Facts = no_facts
    statements: Sequence[Statement] = ()
    beside: Sequence[Statement] = ()
    claimed: Sequence[Claimed] = ()
    suppressions: Sequence[Suppression] = ()
    failed: frozenset[str] = frozenset()
    linted: frozenset[str] = field(default_factory=frozenset)
    baselines: Baselines = no_baselines
    changed: Changed | None = None


def contradictions(sets: FindingSets, context: Context) -> FindingSets:
    """Add what the statements of all pages say against each other, told on the pages that are reported on."""
    beside = {each.location.path for each in context.beside}.difference(each.location.path for each in context.statements)
    found = conclude((*context.statements, *context.beside), context.rulebook, context.severities, context.facts)
    return sets._replace(standing=(*sets.standing, *(each for each in found if each.location.path not in beside)))


def claims(sets: FindingSets, context: Context) -> FindingSets:
    """Excuse what registered evidence covers; add what a registered claim lacks."""
    judged = substantiate(sets.standing, context.claimed, context.rulebook, context.severities, context.today)
    return sets._replace(standing=judged.standing, excused=(*sets.excused, *judged.excused))


def suppressions(sets: FindingSets, context: Context) -> FindingSets:
    """Set aside what somebody has suppressed with a reason; add what is wrong with a suppression."""
    outcome = suppress(sets.standing, context.suppressions, context.rulebook, context.severities, context.today, context.failed)
    return sets._replace(standing=outcome.standing, suppressed=outcome.suppressed)


def baseline(sets: FindingSets, context: Context) -> FindingSets:
    """Set aside what was there on the first day. It is matched over everything, before anything is cut to what changed:
    else the copy of an old claim in a new page would take the place of the old one.
    """
    paths = context.linted.union(each.location.path for each in sets.standing)
    for own, known in context.baselines(paths):
        from milia_lint.filters.baseline import diff  # only where there is one: most runs have none

        mine = [each for each in sets.standing if each.location.path in own]
        found = diff(mine, known, context.linted & own, lambda path: not os.path.lexists(path))
        others = (each for each in sets.standing if each.location.path not in own)
        sets = sets._replace(standing=(*others, *found.new), baselined=(*sets.baselined, *found.old))
    return sets


def changed_lines(sets: FindingSets, context: Context) -> FindingSets:
    """Keep what is new since a revision."""
    if context.changed is None:
        return sets
    from milia_lint.filters.new_findings import only_new  # only what --changed-since needs

    changes, before = context.changed
    return only_new(sets, changes, before())


def chosen_law(sets: FindingSets, context: Context) -> FindingSets:
    """Leave of each finding's law that of the markets its file is for, in the order in which they were chosen."""
    markets = context.severities.chosen_markets
    return FindingSets(*(tuple(in_markets(each, markets(each.location.path)) for each in several) for several in sets))


def reading_order(sets: FindingSets, _: Context) -> FindingSets:
    """Order each set by path and place."""
    return FindingSets(*(in_reading_order(each) for each in sets))


#: The steps, first to last.
STEPS: tuple[Callable[[FindingSets, Context], FindingSets], ...] = (
    contradictions,
    claims,
    suppressions,
    reading_order,
    baseline,
    changed_lines,
    reading_order,
    chosen_law,
)


def through(sets: FindingSets, context: Context) -> FindingSets:
    """Return the findings after all steps."""
    for step in STEPS:
        sets = step(sets, context)
    return sets
