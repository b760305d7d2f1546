"""`milia-lint config`: the schema of the configuration, and what of it holds for a file."""

from __future__ import annotations

import json

import click

from milia_lint.cli.failing import told_failures
from milia_lint.cli.options import CONFIG
from milia_lint.cli.running import open_profiles
from milia_lint.rulebook.model import MARKETS


@click.group("config")
def command() -> None:
    """Show the schema of .milia-lint.yaml, or what holds for a file."""


@command.command("schema")
def schema_command() -> None:
    """Print the JSON Schema of the configuration, for editors."""
    from milia_lint.schemas import schema

    click.echo(json.dumps(schema("config"), ensure_ascii=False, indent=1))


@command.command("show")
@click.argument("path", default=".")
@CONFIG
def show(path: str, config: str | None) -> None:
    """Say which configuration holds for PATH, and what comes of it there."""
    with told_failures():
        profile = open_profiles(config).of(path)
    settings, choice = profile.settings, profile.settings.for_file(path)
    rows = {
        "configuration": settings.source if settings.given else "none found; the defaults hold",
        "left out": settings.leaves_out(path) or "no",
        "markets": ", ".join(choice.markets or MARKETS),
        "fail_on": settings.fail_on,
        "page": choice.page.value if choice.page else "told from the page",
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
    }
    for name, value in rows.items():
        click.echo(f"{name:14} {value}")
