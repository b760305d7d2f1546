"""`milia-lint explain`: why a rule exists."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click

from milia_lint.cli.console import say_styled
from milia_lint.cli.exit_status import fail, reported_failures
from milia_lint.cli.options import CONFIG, RULES
from milia_lint.cli.run import open_profiles
from milia_lint.findings.legal_basis import in_market_order, standing
from milia_lint.project.brand_wording import fits
from milia_lint.rulebook.law import Reference
from milia_lint.rulebook.model import Example, RewriteTemplate, Rule, Rulebook
from milia_lint.text.inert import inert
from milia_lint.text.suggest import did_you_mean


@click.command("explain")
@click.argument("rule", metavar="RULE")
@CONFIG
@RULES
def command(rule: str, config: str | None, rules: tuple[str, ...]) -> None:
    """Explain RULE: what it finds, why, the law behind it, what to write instead, and copy that passes.

    Rules and wording of the configuration that holds for the current folder count.

    \b
    milia-lint explain speed/fast-removal
    """
    with reported_failures():
        rulebook = open_profiles(config, rules=rules).of(".").rulebook
    if rule not in rulebook.rules:
        in_category = [name for name in rulebook.rules if name.startswith(f"{rule}/")]
        hint = f"; it is a category with {', '.join(in_category)}" if in_category else did_you_mean(rule, list(rulebook.rules))
        fail(f"`{rule}` is no rule{hint}")
    say_styled("\n".join([*_told(rulebook.rules[rule], rulebook), ""]))


def _told(rule: Rule, rulebook: Rulebook) -> Iterator[str]:
    markets = ", ".join(f"{market.upper()} {severity.value}" for market, severity in rule.markets.items())
    yield from (click.style(inert(rule.id), bold=True), f"{rule.title}", "", f"Where: {markets}; confidence {rule.confidence}")
    for kind, severity in rule.pages.items():
        yield f"       on {kind} pages: {severity.value}"
    for market, day in rule.in_force.items():
        yield f"       {market.upper()}: forbidden since {day}"
    for market, because in rule.milder.items():
        yield f"       {market.upper()} {rule.markets[market].value}: {because}"
    yield from ("", "Why", f"  {rule.why}", "")
    if rule.references:
        yield "On what basis"
        for each in in_market_order(rule.references, rulebook.markets):
            yield from _reference(each)
        yield ""
    yield "Stopped"
    yield from (_example(example, "✗") for example in rule.bad)
    yield from ("", "Passes")
    yield from (_example(example, "✓") for example in rule.good)
    yield from (f"  ✓ {example.rewritten}" for example in rule.bad if example.rewritten)
    if rule.rewrites:
        yield from ("", "Instead")
        yield from (f"  → {_offer(each)}" for each in rule.rewrites if not each.brand or fits(each, rule))
    for kind in rule.sold:
        yield from _where_sold(rule.where_sold(kind), kind, rulebook)
    if rule.unless:
        yield from ("", "Silent when")
        for name in rule.unless:
            guard = rulebook.guards[name]
            yield f"  {guard.name.rpartition(':')[2]}: {guard.what}"


def _where_sold(rule: Rule, kind: str, rulebook: Rulebook) -> Iterator[str]:
    markets = ", ".join(f"{market.upper()} {severity.value}" for market, severity in rule.markets.items())
    yield from ("", f"Where a {kind} is sold", f"  {rule.message}", f"  {rule.why}", f"  {markets}")
    for each in in_market_order(rule.references, rulebook.markets):
        yield from _reference(each)
    yield from (f"  → {_offer(each)}" for each in rule.rewrites)


def _reference(reference: Reference) -> Iterator[str]:
    yield f"  {reference.authority}: {reference.cite} ({standing(reference)})"
    yield f"    {reference.url}" + (f" (read {reference.read})" if reference.read else "")
    if reference.quote:
        yield f"    “{reference.quote}”"
    if reference.because:
        yield f"    carries {reference.at_most} at most: {reference.because}"


def _offer(template: RewriteTemplate) -> str:
    over, text, brand = template
    told = text if over == "advice" else f"“{text}” for the {over}" if text else f"cut the {over}"
    return f"{told} (the brand's wording)" if brand else told


def _example(example: Example, mark: str) -> str:
    text = re.sub(r"\[\[(.*?)\]\]", lambda found: click.style(inert(found[1]), underline=True), " ".join(example.text.split()))
    return f"  {mark} {text}" + (f"  [{example.guard}]" if example.guard else "")
