"""`milia-lint rules`: list the rules, run their examples."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from milia_lint.cli.console import say, say_data, tell
from milia_lint.cli.exit_codes import EXIT_FINDINGS
from milia_lint.cli.exit_status import fail, reported_failures
from milia_lint.cli.options import RULES
from milia_lint.cli.run import load_rules, open_profiles
from milia_lint.files.atomic_write import NotWritten, write_file
from milia_lint.files.contents import read_file
from milia_lint.rulebook.files import packaged_rules
from milia_lint.rulebook.model import Declared, PageKind, Rule


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
        say_data(json.dumps([_data(rule) for rule in found], ensure_ascii=False, indent=1) + "\n")
        return
    width = max(len(rule.id) for rule in found)
    for rule in found:
        say(f"{rule.id:{width}}  {rule.severity.value:7}  {','.join(rule.markets):14}  {rule.title}")


@command.command("test")
@click.argument("path", type=click.Path(exists=True), required=False)
@click.option(
    "--phrases", is_flag=True, help="Name the phrases that match none of their rule's examples, and fail if there are any."
)
def test_rules(path: str | None, *, phrases: bool) -> None:
    """Run the examples of every rule, or of those in PATH (a folder of rules, or a part of the built-in ones)."""
    from milia_lint.authoring.phrase_coverage import unused_items
    from milia_lint.authoring.rule_examples import RuleChecker
    from milia_lint.matching import Lexicon

    own = path is None or _is_within(Path(path), packaged_rules())
    rulebook = load_rules(() if own or path is None else (path,))
    chosen = [rule for rule in rulebook.rules.values() if path is None or _is_from(rule, Path(path), own=own)]
    if not chosen:
        fail(f"no rule in {path}")
    checker = RuleChecker(rulebook, Lexicon(rulebook))
    failures = [failure for rule in chosen for failure in checker.check(rule)]
    for failure in failures:
        tell(f"{failure.rule}: {failure.message}", f"    {' '.join(failure.example.split())}")
    unused = [item for rule in chosen for item in unused_items(rule, checker)] if phrases else []
    for item in unused:
        tell(f"{item.path}:{item.line}: no example needs this phrase: {item.text}")
    examples = sum(len(rule.bad) + len(rule.good) for rule in chosen)
    without = f", {len(unused)} phrases without an example" if phrases else ""
    say(f"{len(chosen)} rules, {examples} examples, {len(failures)} failures{without}")
    sys.exit(EXIT_FINDINGS if failures or unused else 0)


@command.command("trace")
@click.argument("text", required=False)
@click.option("--file", "path", type=click.Path(exists=True, dir_okay=False), help="Trace a file instead of TEXT.")
@click.option(
    "--page", type=click.Choice([kind.value for kind in PageKind]), help="What the page is for; told from the text unless named."
)
@click.option("--sold", metavar="KIND", help="What the page sells, as in rules/facts.yaml; told from the text unless named.")
@click.option("--rule", "only", metavar="RULE|CATEGORY", help="Only this rule or category.")
@RULES
def trace_text(
    text: str | None, path: str | None, page: str | None, sold: str | None, only: str | None, rules: tuple[str, ...]
) -> None:
    """Show every phrase that TEXT matches, on which line of which rule file, what its slots took, and what came of it.

    \b
    milia-lint rules trace "Our balm removes milia overnight."
    """
    from milia_lint.authoring.trace import traces

    if (text is None) == (path is None):
        raise click.UsageError("give a TEXT or a --file, and not both")
    with reported_failures():
        content = read_file(path).decode("utf-8-sig", "replace") if path else text or ""
        rulebook = open_profiles(rules=rules).of(path or ".").rulebook
    found = traces(content, rulebook, path or "text.md", Declared(PageKind(page) if page else None, sold))
    for each in found:
        if only is None or only in (each.rule, each.rule.partition("/")[0]):
            part = "" if each.part == "match" else f" [{each.part}]"
            say(f"{each.item.path}:{each.item.line}{part}  {each.item.text}")
            say(f"    {each.marked!r}" + (f" in {each.whole!r}" if each.whole != each.marked else "") + f": {each.outcome}")
            if each.slots:
                say("    " + ", ".join(f"{{{name}}} = {value!r}" for name, value in each.slots.items()))
    if not found:
        say("No phrase of any rule matches.")


@command.command("vocabulary")
@click.argument("slot", required=False)
@RULES
def show_vocabulary(slot: str | None, rules: tuple[str, ...]) -> None:
    """List the slots, word classes and frames that phrases can name; or the words of one, by its name.

    \b
    milia-lint rules vocabulary condition
    """
    from milia_lint.authoring.reference_pages import all_words
    from milia_lint.text.suggest import did_you_mean

    found = all_words([packaged_rules(), *map(Path, rules)])
    if slot is None:
        width = max(len(each.written) for each in found)
        say("\n".join(f"{each.written:{width}}  {each.what}" for each in found))
        return
    named = [each for each in found if slot in (each.written, each.written.strip("{}<>").removeprefix("frame: "))]
    if not named:
        known = [each.written.strip("{}<>").removeprefix("frame: ") for each in found]
        fail(f"`{slot}` is no slot, word class or frame{did_you_mean(slot, known)}")
    for each in named:
        say(f"{each.written}  {each.what}  ({each.path})")
        say("".join(f"    {word}\n" for word in each.words), nl=False)


@command.command("docs")
@click.option("--output", type=click.Path(file_okay=False), default="docs/rules", show_default=True, help="The folder to write.")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if the folder does not hold just these pages.")
@RULES
def write_docs(output: str, rules: tuple[str, ...], *, check: bool) -> None:
    """Write a page about each rule, and an index by category and market."""
    from milia_lint.authoring.rule_pages import WRITTEN_BY, pages

    wanted = pages(load_rules(rules))
    folder = Path(output)
    there = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.md")}
    stale = sorted(name for name in wanted.keys() | there.keys() if name not in there or _text(there[name]) != wanted.get(name))
    if check:
        for name in stale:
            tell(f"{folder / name} is not what the rules say; run `milia-lint rules docs`")
        sys.exit(EXIT_FINDINGS if stale else 0)
    if foreign := [name for name in stale if name in there and WRITTEN_BY not in _text(there[name])]:
        fail(f"{folder / foreign[0]} was not written by this command; name a folder of its own with --output")
    try:
        for name in stale:
            if name in wanted:
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                write_file(str(folder / name), wanted[name].encode())
            else:
                (folder / name).unlink()
    except NotWritten as error:
        fail(f"{folder / name}: {error}")
    say(f"{len(wanted)} pages in {folder}, {len(stale)} changed")


@command.command("schema")
@click.argument(
    "kind",
    type=click.Choice(
        ["rule", "references", "categories", "markets", "vocabulary", "classes", "frames", "guards", "facts", "defaults"]
    ),
    default="rule",
)
def show_schema(kind: str) -> None:
    """Print the JSON Schema of a rule file, or of another file of a rulebook, for editors."""
    from milia_lint.checks import KINDS
    from milia_lint.files.schemas import schema
    from milia_lint.rulebook.match_syntax import rule_schema

    say_data(json.dumps(rule_schema(KINDS) if kind == "rule" else schema(kind), ensure_ascii=False, indent=1) + "\n")


@command.command("coverage")
@RULES
def show_coverage(rules: tuple[str, ...]) -> None:
    """Show how many rules each category has in each market."""
    from milia_lint.authoring.rule_pages import coverage

    table = coverage(load_rules(rules))
    columns = list(next(iter(table.values())))
    say(f"{'':18}" + "".join(f"{column.upper():>6}" for column in columns))
    for category, counts in table.items():
        say(f"{category:18}" + "".join(f"{counts[column] or '-':>6}" for column in columns))


def _text(path: Path) -> str:
    return read_file(path).decode("utf-8", "replace")


def _is_within(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def _is_from(rule: Rule, path: Path, *, own: bool) -> bool:
    """Whether a rule's file is `path` or lies under it."""
    file = (packaged_rules() if own else path) / rule.path
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
