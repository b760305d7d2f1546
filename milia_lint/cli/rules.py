"""`milia-lint rules`: list the rules, run their examples."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from milia_lint.cli.exit_status import EXIT_FAILED, EXIT_FINDINGS
from milia_lint.cli.options import RULES
from milia_lint.cli.run import load_rules
from milia_lint.rulebook.cache import packaged_rules
from milia_lint.rulebook.model import Rule


@click.group("rules")
def command() -> None:
    """List the rules, or run the examples they carry."""


@command.command("list")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@RULES
def list_rules(form: str, rules: tuple[str, ...]) -> None:
    """List every rule with its severity, markets and title."""
    found = list(load_rules(rules).rules.values())
    if form == "json":
        click.echo(json.dumps([_data(rule) for rule in found], ensure_ascii=False, indent=1))
        return
    width = max(len(rule.id) for rule in found)
    for rule in found:
        click.echo(f"{rule.id:{width}}  {rule.severity.value:7}  {','.join(rule.markets):14}  {rule.title}")


@command.command("test")
@click.argument("path", type=click.Path(exists=True), required=False)
def test_rules(path: str | None) -> None:
    """Run the examples of every rule, or of those in PATH (a folder of rules, or a part of the built-in ones)."""
    from milia_lint.authoring.rule_examples import check_rules

    own = path is None or _is_within(Path(path), packaged_rules())
    rulebook = load_rules(() if own or path is None else (path,))
    chosen = [rule for rule in rulebook.rules.values() if path is None or _is_from(rule, Path(path), own=own)]
    if not chosen:
        click.echo(f"milia-lint: no rule in {path}", err=True)
        sys.exit(EXIT_FAILED)
    failures = list(check_rules(rulebook, chosen))
    for failure in failures:
        click.echo(f"{failure.rule}: {failure.message}\n    {' '.join(failure.example.split())}", err=True)
    examples = sum(len(rule.bad) + len(rule.good) for rule in chosen)
    click.echo(f"{len(chosen)} rules, {examples} examples, {len(failures)} failures")
    sys.exit(EXIT_FINDINGS if failures else 0)


@command.command("docs")
@click.option("--output", type=click.Path(file_okay=False), default="docs/rules", show_default=True, help="The folder to write.")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if the folder does not hold just these pages.")
@RULES
def write_docs(output: str, rules: tuple[str, ...], *, check: bool) -> None:
    """Write a page about each rule, and an index by category and market."""
    from milia_lint.authoring.rule_pages import pages

    wanted = pages(load_rules(rules))
    folder = Path(output)
    there = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.md")}
    stale = sorted(name for name in wanted.keys() | there.keys() if name not in there or _text(there[name]) != wanted.get(name))
    if check:
        for name in stale:
            click.echo(f"{folder / name} is not what the rules say; run `milia-lint rules docs`", err=True)
        sys.exit(EXIT_FINDINGS if stale else 0)
    for name in stale:
        path = folder / name
        if name not in wanted:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(wanted[name], encoding="utf-8")
    click.echo(f"{len(wanted)} pages in {folder}, {len(stale)} changed")


@command.command("schema")
@click.argument("kind", type=click.Choice(["rule", "references", "vocabulary", "guards", "facts"]), default="rule")
def show_schema(kind: str) -> None:
    """Print the JSON Schema of a rule file, or of another file of a rulebook, for editors."""
    from milia_lint.files.schemas import schema

    click.echo(json.dumps(schema(kind), ensure_ascii=False, indent=1))


@command.command("coverage")
@RULES
def show_coverage(rules: tuple[str, ...]) -> None:
    """Show how many rules each category has in each market."""
    from milia_lint.authoring.rule_pages import coverage

    table = coverage(load_rules(rules))
    columns = list(next(iter(table.values())))
    click.echo(f"{'':18}" + "".join(f"{column.upper():>6}" for column in columns))
    for category, counts in table.items():
        click.echo(f"{category:18}" + "".join(f"{counts[column] or '-':>6}" for column in columns))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _is_within(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def _is_from(rule: Rule, path: Path, *, own: bool) -> bool:
    """Whether a rule's file is `path` or lies under it."""
    file = (packaged_rules() if own else path) / f"{rule.id}.yaml"
    return file.is_file() and _is_within(file, path)


def _data(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "category": rule.category,
        "title": rule.title,
        "severity": rule.severity.value,
        "confidence": rule.confidence,
        "markets": {market: severity.value for market, severity in rule.markets.items()},
        "pages": {kind: severity.value for kind, severity in rule.pages.items()},
        "in_force": dict(rule.in_force),
        "message": rule.message,
        "why": rule.why,
        "references": [
            {
                "id": each.id,
                "authority": each.authority,
                "market": list(each.markets),
                "force": each.force,
                "cite": each.cite,
                "url": each.url,
                "read": each.read,
            }
            for each in rule.references
        ],
        "guards": [name.rpartition(":")[2] for name in rule.unless],
        "rewrites": [{"over": each.over, "text": each.text} for each in rule.rewrites],
    }
