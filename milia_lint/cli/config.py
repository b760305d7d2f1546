"""`milia-lint config`: the schema of the configuration, what of it holds for a file, and whether its wording will do."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence

import click

from milia_lint.authoring.brand_wording_check import Verdict, verdicts
from milia_lint.cli.console import say, say_data
from milia_lint.cli.exit_codes import EXIT_FINDINGS
from milia_lint.cli.exit_status import reported_failures
from milia_lint.cli.options import CONFIG
from milia_lint.cli.run import open_profiles
from milia_lint.project.model import BrandWording
from milia_lint.reporters.parts import listed
from milia_lint.runs.lint_file import LintInput, lint_file
from milia_lint.runs.profiles import Profile


@click.group("config")
def command() -> None:
    """Show the schema of .milia-lint.yaml, or what holds for a file; try the wording in it."""


@command.command("schema")
def schema_command() -> None:
    """Print the JSON Schema of the configuration, for editors."""
    from milia_lint.files.schemas import schema

    say_data(json.dumps(schema("config"), ensure_ascii=False, indent=1) + "\n")


@command.command("show")
@click.argument("path", default=".")
@CONFIG
def show(path: str, config: str | None) -> None:
    """Say which configuration holds for PATH, and what comes of it there."""
    with reported_failures():
        profile = open_profiles(config).of(path)
    settings, choice = profile.settings, profile.settings.for_file(path)
    rows = {
        "configuration": settings.source if settings.given else "none found; the defaults hold",
        "left out": settings.leaves_out(path) or "no",
        "markets": ", ".join(choice.markets or profile.rulebook.markets),
        "fail_on": settings.fail_on,
        "page": choice.page.value if choice.page else _told(path, profile),
        "sold": choice.sold or "told from the page",
        "select": ", ".join(choice.select or ()) or "all rules",
        "ignore": ", ".join(choice.ignore) or "none",
        "severity": ", ".join(f"{name}: {severity.value}" for name, severity in dict(choice.severities).items())
        or "as the rules say",
        "rulebooks": ", ".join(str(folder) for folder in settings.rulebooks) or "the built-in one",
        "baseline": settings.baseline or "none",
        "claims": settings.claims[0] if settings.claims else "no registry",
        "products": ", ".join(f"{each.name} ({each.kind})" for each in settings.products) or "none",
        "facts": ", ".join(f"{each.topic}: {each.stance}" for each in settings.facts) or "none",
        "disclaimers": f"{len(settings.disclaimers)} approved",
        "includes": ", ".join(each.path or "text" for each in settings.partials(path)) or "none here",
        "rewrites": ", ".join(f"{name}: {count}" for name, count in Counter(each.name for each in settings.rewrites).items())
        or "the rules' own",
    }
    for name, value in rows.items():
        say(f"{name:14} {value}")


def _told(path: str, profile: Profile) -> str:
    """What a file is taken for, and by which signs."""
    told = lint_file(LintInput(path), profile).told if os.path.isfile(path) else None
    if told is None:
        return "told from the page"
    return f"{told.kind.value}, {'as its front matter says' if told.declared else f'told from the page{listed(told.signs)}'}"


@command.command("check")
@click.argument("path", default=".")
@CONFIG
def check(path: str, config: str | None) -> None:
    """Check the configuration that holds for PATH, and try its `rewrites` on the examples of their rules.

    Exit status 1 where one of them would be refused, for it brings a finding of its own or leaves the one it is for.
    """
    with reported_failures():
        profile = open_profiles(config).of(path)
    tried = list(verdicts(profile))
    refusals = [_refusal(each) for each in tried if each.refused]
    for line in (*refusals, *_without_place(tried)):
        say(line)
    source = profile.settings.source if profile.settings.given else "no configuration found"
    examples = sum(len(each.attempts) for each in tried)
    say(f"{source}: rewrites tried in {examples} examples, {len(refusals) or 'nothing'} to look at.")
    sys.exit(EXIT_FINDINGS if refusals else 0)


def _refusal(verdict: Verdict) -> str:
    first = verdict.refused[0]
    often = f"{len(verdict.refused)} of {len(verdict.attempts)} tries"
    return f"{_where(verdict.brand_wording)}: refused, {first.refused} ({verdict.rule}, {often}): {' '.join(first.text.split())}"


def _without_place(tried: Sequence[Verdict]) -> Iterator[str]:
    """Yield the wordings that no example has a place for."""
    placed = {each.brand_wording for each in tried if each.attempts}
    for brand_wording in dict.fromkeys(each.brand_wording for each in tried if each.brand_wording not in placed):
        yield f"{_where(brand_wording)}: shown, never applied: no example of `{brand_wording.name}` has a place for it"


def _where(brand_wording: BrandWording) -> str:
    path, line, column = brand_wording.at
    return f"{path}:{line}:{column}"
