"""Pages about the rules, written from the rules: one for each, an index by category, and the coverage by market."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from milia_lint.authoring.reference_pages import reference_pages
from milia_lint.findings.legal_basis import in_market_order, standing
from milia_lint.rulebook.files import packaged_rules
from milia_lint.rulebook.law import Reference, Severity
from milia_lint.rulebook.model import Example, Rule, Rulebook

_MARK = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_MARKUP = re.compile(r"[<*_&`#>|\[\]\\]|^- ")
#: By this a page is known to be one of these.
WRITTEN_BY = "Written by `milia-lint rules docs`"
_NOTE = f"<!-- {WRITTEN_BY} from the rule files; change those. -->"


def pages(rulebook: Rulebook) -> dict[str, str]:
    """Return every page by its path under the docs folder: `index.md`, `references.md` and `<category>/<slug>.md`."""
    about = {f"{rule.id}.md": _page(rule, rulebook) for rule in rulebook.rules.values()}
    shared = reference_pages(packaged_rules(), _NOTE.replace("rule files", "schemas and rule files"))
    return {"index.md": _index(rulebook), "references.md": _references(rulebook)} | shared | about


def coverage(rulebook: Rulebook) -> dict[str, dict[str, int]]:
    """Return for each category the number of rules in force in each market, and `all` for the whole."""
    table = {category: dict.fromkeys((*rulebook.markets, "all"), 0) for category in rulebook.categories}
    for rule in rulebook.rules.values():
        for column in (*rule.markets, "all"):
            table[rule.category][column] += 1
    return table


def _index(rulebook: Rulebook) -> str:
    lines = [
        "# Rules",
        "",
        _NOTE,
        "",
        f"{len(rulebook.rules)} rules. A rule is told as an error where a law or a ruling stops such wording, as a warning where it "
        "stands or falls with evidence, as info where it is advice.",
        "",
        "The law by market, each once: [references](references.md). For authors: [rule files](rule-file.md), [vocabulary](vocabulary.md); "
        "for projects: [settings](settings.md).",
        "",
        *_coverage_table(coverage(rulebook), rulebook.markets),
    ]
    for category in rulebook.categories:
        own = [rule for rule in rulebook.rules.values() if rule.category == category]
        if own:
            lines += ["", f"## {category}", "", "| rule | what it finds | severity | markets |", "|---|---|---|---|"]
            lines += [f"| [{rule.id}]({rule.id}.md) | {rule.title} | {rule.severity.value} | {_markets(rule)} |" for rule in own]
    return "\n".join(lines) + "\n"


def _coverage_table(table: Mapping[str, Mapping[str, int]], markets: Iterable[str]) -> Iterator[str]:
    columns = (*markets, "all")
    yield f"| category | {' | '.join(column.upper() if column != 'all' else column for column in columns)} |"
    yield f"|---|{'---|' * len(columns)}"
    for category, counts in table.items():
        yield f"| {category} | {' | '.join(str(counts[column]) for column in columns)} |"


def _page(rule: Rule, rulebook: Rulebook) -> str:
    lines = [
        f"# {rule.title}",
        "",
        _NOTE,
        "",
        f"`{rule.id}` · {rule.severity.value} · {_markets(rule)} · confidence {rule.confidence}",
        "",
    ]
    lines += [f"On {kind} pages: {severity.value}." for kind, severity in rule.pages.items()] + ([""] if rule.pages else [])
    lines += [f"Forbidden in the {market.upper()} since {day}." for market, day in rule.in_force.items()] + (
        [""] if rule.in_force else []
    )
    lines += [f"> {rule.message}", "", "## Why", "", rule.why, ""]
    if rule.references or rule.milder:
        milder = (f"- Milder in {market.upper()}: {because}" for market, because in rule.milder.items())
        lines += ["## Basis", "", *(_reference(each) for each in in_market_order(rule.references, rulebook.markets)), *milder, ""]
    lines += ["## Stopped", "", *(_example(example) for example in rule.bad), ""]
    lines += ["## Passes", "", *(_example(example) for example in rule.good), *_rewritten(rule), ""]
    if rule.rewrites:
        lines += ["## Wording to offer", "", *(f"- {_offer(each.over, each.text)}" for each in rule.rewrites), ""]
    for kind in rule.sold:
        lines += _where_sold(rule.where_sold(kind), kind, rulebook)
    if rule.unless:
        lines += ["## Silent when", "", *_guards(rule, rulebook), ""]
    return "\n".join(lines)


def _where_sold(rule: Rule, kind: str, rulebook: Rulebook) -> list[str]:
    basis = (_reference(each) for each in in_market_order(rule.references, rulebook.markets))
    offers = (f"- {_offer(each.over, each.text)}" for each in rule.rewrites)
    return [
        f"## Where a {kind} is sold",
        "",
        f"> {rule.message}",
        "",
        f"{_markets(rule)}. {rule.why}",
        "",
        *basis,
        "",
        *offers,
        "",
    ]


def _reference(reference: Reference) -> str:
    read = f", read {reference.read}" if reference.read else ""
    return f"- {standing(reference)}: {reference.authority}, [{reference.cite}]({reference.url}){read}"


def _references(rulebook: Rulebook) -> str:
    """The law by market: each reference with its id and the number of rules that cite it."""
    cited = Counter(each for rule in rulebook.rules.values() for each in rule.references)
    lines = ["# The law behind the rules", "", _NOTE, "", f"{len(cited)} references. A rule cites them by id.", ""]
    for markets, group in groupby(in_market_order(list(cited), rulebook.markets), key=lambda each: each.markets):
        lines += [f"## {', '.join(market.upper() for market in markets) or 'Sources of facts'}", ""]
        own = sorted(group, key=lambda each: each.id)
        lines += [f"{_reference(each)}; {f'`{each.id}`, ' if each.id else ''}rules: {cited[each]}" for each in own] + [""]
    return "\n".join(lines)


def _example(example: Example) -> str:
    """An example as a list item: with its marked words in bold, or as code where it holds markup itself."""
    plain = " ".join(_MARK.sub(r"\1", example.text).split())
    reported = f"*({example.guard})*" if example.guard else ""
    if _MARKUP.search(plain):
        return f"- ``{plain}`` {reported}".rstrip()
    return f"- {' '.join(_MARK.sub(_bold, example.text).split())} {reported}".rstrip()


def _bold(marked: re.Match[str]) -> str:
    return f"**{marked[1].strip()}**"


def _rewritten(rule: Rule) -> list[str]:
    return [f"- {' '.join(example.rewritten.split())}" for example in rule.bad if example.rewritten]


def _offer(over: str, text: str) -> str:
    return f"Delete the {over}." if not text else text if over == "advice" else f"{text} *(for the {over})*"


def _guards(rule: Rule, rulebook: Rulebook) -> Iterator[str]:
    for name in rule.unless:
        guard = rulebook.guards[name]
        yield f"- {guard.name.rpartition(':')[2]}: {guard.what}"


def _markets(rule: Rule) -> str:
    if len(set(rule.markets.values())) == 1:
        return ", ".join(market.upper() for market in rule.markets)
    return ", ".join(
        f"{market.upper()} ({severity.value})" for market, severity in rule.markets.items() if severity is not Severity.OFF
    )
