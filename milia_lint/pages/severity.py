"""How severe a rule is where a sentence stands: what somebody declared may switch it off, a guess takes one step."""

from __future__ import annotations

from milia_lint.pages.page import Candidate, Page
from milia_lint.rulebook.law import Severity
from milia_lint.rulebook.model import Rule, TakenFor


def severity_on(rule: Rule, taken: TakenFor, severity: Severity) -> Severity:
    """Return the milder of `severity` and what the rule says of pages of this kind; of one that is guessed, one step at most.

    What is off on a page is told as excused, and keeps its severity.
    """
    allowed = rule.pages.get(taken.kind.value, severity)
    if not taken.certain:
        return min(severity, one_step(severity, allowed))
    return severity if allowed is Severity.OFF else min(severity, allowed)


def off_on_page(rule: Rule, page: Page) -> str | None:
    """Return by what name the rule is off on a page, or None: only what is declared switches it off."""
    kind = page.declared.kind
    return f"{kind.value}-page" if kind and rule.pages.get(kind.value) is Severity.OFF else None


def informs(rule: Rule, page: Page, candidate: Candidate) -> str | None:
    """Return by what name a rule that is off on editorial pages is silent on a sentence that itself informs, or None."""
    taken = page.taken_for(candidate.sentence, candidate.end)
    return INFORMING if taken.certain and rule.pages.get(taken.kind.value) is Severity.OFF else None


def one_step(severity: Severity, wanted: Severity) -> Severity:
    """Return the severity wanted, but no more than one step milder than `severity`, and never off."""
    return max(wanted, severity.softer)


#: Excuses a sentence that speaks as patient information does, on a page taken for that by its words.
INFORMING = "informing-sentence"
