"""Only what is new since a revision: on a line that changed, or not there in what the file was before."""

from __future__ import annotations

from collections.abc import Iterable

from milia_lint.files.git.repositories import ChangesEverywhere
from milia_lint.filters.baseline import baseline_of, diff
from milia_lint.findings.finding import Finding, FindingSets


def only_new(sets: FindingSets, changes: ChangesEverywhere, before: Iterable[Finding]) -> FindingSets:
    """Return the sets without findings that were there; `before` are the findings in the changed files as they were.

    A finding is new on a line that changed. On another line of a changed file it is new if it was not there before:
    somebody cut the "not" a line above, or the disclaimer at the end of the page. Contradictions count on changed lines
    alone, for what they depend on may be another page.
    """
    changed = {path: changes.of(path) for path in {each.location.path for several in sets for each in several}}

    def is_on_new_line(finding: Finding) -> bool:
        file = changed[finding.location.path]
        return file is not None and file.touches(finding.location.line, finding.location.end_line)

    on_new_lines = {id(each) for several in sets for each in several if is_on_new_line(each)}
    others = [
        each for each in sets.standing
        if id(each) not in on_new_lines and changed[each.location.path] and not each.traits.across_pages
    ]  # fmt: skip
    kept = on_new_lines.union(id(each) for each in diff(others, baseline_of(before, "."), (), lambda _: False).new)
    return FindingSets(*(tuple(each for each in several if id(each) in kept) for several in sets))
