"""The wording a brand prefers: held against the rules it is for, and offered before theirs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from milia_lint.files.problem import InvalidFile, Problem
from milia_lint.project.model import BrandWording
from milia_lint.rulebook.model import RewriteTemplate, Rule, Rulebook
from milia_lint.rulebook.templates import FIELD, mistakes
from milia_lint.text.suggest import did_you_mean


def with_brand_wording(rulebook: Rulebook, brand_wording: Sequence[BrandWording]) -> Rulebook:
    """Return the rulebook with each rule offering the brand's wording first: what is for the rule, then for its category.

    Raises InvalidFile with every wording that no rule could ever offer.
    """
    problems = [Problem(*each.at, message) for each in brand_wording for message in _complaints(each, rulebook)]
    if problems:
        raise InvalidFile(problems)
    ordered = sorted(brand_wording, key=lambda each: each.name in rulebook.categories)
    rules = {
        name: _offering(rule, [each.template for each in ordered if concerns(each, rule)])
        for name, rule in rulebook.rules.items()
    }
    return replace(rulebook, rules=rules)


def concerns(brand_wording: BrandWording, rule: Rule) -> bool:
    """Return whether wording is meant for a rule, and the rule finds copy that it can replace."""
    return brand_wording.name in (rule.id, rule.category) and rule.match.replaceable


def fits(template: RewriteTemplate, rule: Rule) -> bool:
    """Return whether candidates of the rule can have every slot that the template cannot do without."""
    return _needed(template) <= rule.match.slots


def _offering(rule: Rule, own: Sequence[RewriteTemplate]) -> Rule:
    """The rule with other templates first; one that it has itself moves up."""
    if not own:
        return rule
    offered: dict[tuple[str, str], RewriteTemplate] = {}
    for template in (*own, *rule.rewrites):
        offered.setdefault((template.over, template.text), template)
    return replace(rule, rewrites=tuple(offered.values()))


def _complaints(each: BrandWording, rulebook: Rulebook) -> Iterator[str]:
    rules = [rule for rule in rulebook.rules.values() if concerns(each, rule)]
    if rules:
        yield from mistakes(each.template.text)
        yield from _unknown(each, rules)
    elif any(rule.match.topic for rule in rulebook.rules.values() if each.name in (rule.id, rule.category)):
        yield f"`{each.name}` takes no rewrites: what pages agree on stands under `facts`"
    else:
        yield f"`{each.name}` takes no rewrites: it finds no copy"


def _unknown(each: BrandWording, rules: Iterable[Rule]) -> Iterator[str]:
    """Yield the slots that no rule captures, and whether those that are needed never come together."""
    named = {field["slot"] for field in FIELD.finditer(each.template.text)}
    known: set[str] = set()
    together = not named
    for rule in rules:
        if named <= known and together:
            return
        slots = rule.match.slots
        known |= slots
        together = together or _needed(each.template) <= slots
    for name in sorted(named - known):
        hint = did_you_mean(name, sorted(known)) or f"; it captures {', '.join(sorted(known))}"
        yield f"`{{{name}}}` is no slot that `{each.name}` captures{hint}"
    if named <= known and not together:
        yield f"no rule of `{each.name}` captures {' and '.join(f'`{{{name}}}`' for name in sorted(_needed(each.template)))}"


def _needed(template: RewriteTemplate) -> set[str]:
    return {field["slot"] for field in FIELD.finditer(template.text) if field["default"] is None}
