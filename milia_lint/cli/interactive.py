"""`milia-lint fix --interactive`: a walk from finding to finding, in which a person decides."""

from __future__ import annotations

import click

from milia_lint.cli.console import say, say_styled
from milia_lint.files.source import Source
from milia_lint.findings.finding import Finding, Rewrite
from milia_lint.rewriting import Applied, Edit, Linter, Rewriting
from milia_lint.rewriting.apply import Round, Trial
from milia_lint.rewriting.insert_suppression import with_suppression
from milia_lint.text.inert import inert, inert_sentence

_KEYS = "[number] take it, [e]dit, [s]kip, [i]gnore with a reason, [q]uit"


class Walk:
    """Walks through files; what was decided before `quit` counts, for this file and those before it."""

    def __init__(self) -> None:
        self._over = False

    def through(self, source: Source, linter: Linter) -> Rewriting:
        """Return what the person made of one source."""
        walk = _Page(source, linter)
        while not self._over and (finding := walk.next()):
            self._over = not walk.ask(finding)
        shown = () if self._over else tuple(each for each in linter.chosen(walk.source) if not each.rewrites)
        return Rewriting(walk.source, tuple(walk.applied), shown, (), len(walk.applied), converged=True)


class _Page:
    """One source on its way."""

    def __init__(self, source: Source, linter: Linter) -> None:
        self.source, self.linter = source, linter
        self.applied: list[Applied] = []
        self._seen: set[tuple[str, int]] = set()

    def next(self) -> Finding | None:
        """Return the first finding that nobody has decided on yet."""
        return next((each for each in self.linter.chosen(self.source) if _key(each) not in self._seen), None)

    def ask(self, finding: Finding) -> bool:
        """Show a finding and do what the person says; return False where they quit."""
        offers = [each for each in finding.rewrites if each.applies != "advice"]
        _show(finding, offers, self.source)
        try:
            while (answer := click.prompt(_KEYS, default="s", show_default=False).strip().lower()) not in ("q", "quit"):
                if self._done(answer, finding, offers):
                    return True
        except click.Abort:  # the input ended: what has been decided counts
            say()
        return False

    def _done(self, answer: str, finding: Finding, offers: list[Rewrite]) -> bool:
        """Do what an answer asks for; return False where it could not be done, so that it is asked again."""
        if answer in ("s", "skip"):
            self._seen.add(_key(finding))
            return True
        if answer in ("i", "ignore"):
            return self._leave(finding)
        if answer in ("e", "edit"):
            return self._edit(finding, offers)
        if answer.isdecimal() and 0 < int(answer) <= len(offers):
            return self._take(finding, offers[int(answer) - 1])
        say("That is none of the answers.")
        return False

    def _edit(self, finding: Finding, offers: list[Rewrite]) -> bool:
        """Ask for the words to put in the place of the marked ones."""
        marked = Rewrite(finding.location.quote, "suggested", finding.location.start, finding.location.end)
        text = click.prompt(inert_sentence(f"instead of “{marked.text}”"), default="", show_default=False)
        return self._take(finding, Rewrite(text, "suggested", marked.start, marked.end), own=True)

    def _take(self, finding: Finding, chosen: Rewrite, *, own: bool = False) -> bool:
        if chosen.start is None or chosen.end is None:
            return False
        edit = Edit(chosen.start, chosen.end, chosen.text, chosen.applies, finding)
        step = Round(self.source, self.linter, {})
        found: Trial | str = step.attempt(Trial((), self.source), edit)
        forced = step.forced(edit) if own and isinstance(found, str) else None
        if forced and click.confirm(inert_sentence(f"{found}. Keep your words all the same?"), default=False):
            found = forced
        if isinstance(found, str):
            say(f"Not done: {found}.")
            return False
        ((_, change),) = found.edits
        before = self.source.text[change.start : change.end]
        self.applied.append(Applied(finding, change.start, change.end, before, change.written))
        self._go_on_with(found.source)
        if found is forced:
            self._seen.add(_key(finding))
        return True

    def _leave(self, finding: Finding) -> bool:
        reason = click.prompt("because", default="", show_default=False).strip()
        if not reason:
            say("A suppression needs a reason.")
            return False
        found = with_suppression(self.source, finding, reason, self.linter.chosen)
        if found is None:
            say("No comment can stand here; use `ignore-file`, or the configuration.")
            return False
        self.applied.append(Applied(finding, finding.location.start, finding.location.start, "", f"left be: {reason}"))
        self._go_on_with(found)
        return True

    def _go_on_with(self, source: Source) -> None:
        """Take another text; what was decided on stays decided where it has moved to."""
        old, new = self.source.text, source.text
        differing = (at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other)
        same = next(differing, min(len(old), len(new)))
        self._seen = {(rule, at if at < same else at + len(new) - len(old)) for rule, at in self._seen}
        self.source = source


def _key(finding: Finding) -> tuple[str, int]:
    """What tells a finding from others."""
    return finding.rule, finding.location.start


def _show(finding: Finding, offers: list[Rewrite], source: Source) -> None:
    context, place = finding.snippet.shown(), finding.location
    text = inert_sentence(context.text)
    marked = click.style(text[context.start : context.end], bold=True, underline=True)
    where = click.style(f"{inert(place.path)}:{place.line}:{place.column}", bold=True)
    say_styled(f"\n{where}  {finding.severity.value}  {finding.rule}\n")
    say_styled(f"  {text[: context.start]}{marked}{text[context.end :]}\n")
    say(f"  {finding.message}")
    for number, each in enumerate(offers, 1):
        old = source.text[each.start : each.end]
        told = f"“{each.text}” instead of “{old}”" if each.text else f"cut “{old}”"
        say(f"  {number}. {told}{_whose(each)}")
    for advice in (each for each in finding.rewrites if each.applies == "advice"):
        say(f"  → {advice.text}{_whose(advice)}")


def _whose(offer: Rewrite) -> str:
    return " (the brand's wording)" if offer.brand else ""
