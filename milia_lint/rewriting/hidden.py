"""What an edit would hide: findings elsewhere that are excused, or told as milder, only because of the words put in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from milia_lint.findings.finding import Finding
from milia_lint.rewriting.verify import Change, range_before


def hidden(
    before: Sequence[Finding], standing: Iterable[Finding], excused: Iterable[Finding], changes: Sequence[Change]
) -> list[str]:
    """Return the rules, sorted, of which the changes hide a finding outside the words they change.

    `before` are the findings on the text as it was, `standing` and `excused` those on the text after the changes. A finding
    that is gone altogether is not hidden: what it found may have been cut.
    """
    untouched = [each for each in before if not any(_meets(each, change.start, change.end) for change in changes)]
    silenced = (each.rule for each in excused if any(True for _ in _earlier(each, untouched, changes)))
    softened = (each.rule for each in standing for was in _earlier(each, untouched, changes) if each.severity < was.severity)
    return sorted({*silenced, *softened})


def _earlier(finding: Finding, before: Iterable[Finding], changes: Sequence[Change]) -> Iterator[Finding]:
    """The findings of the same rule that stood in the same words."""
    place = range_before(finding.location.start, finding.location.end, changes)
    return (each for each in before if each.rule == finding.rule and _meets(each, place.start, place.end))


def _meets(finding: Finding, start: int, end: int) -> bool:
    return finding.location.start < end and start < finding.location.end
