"""One rule file: from checked YAML to the Rule it describes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from milia_lint.files.checked_yaml import CheckedFile, Path
from milia_lint.files.problem import Problem
from milia_lint.rulebook.model import (
    CATEGORIES,
    NEED_EVIDENCE,
    Condition,
    Example,
    MatchSpec,
    Reference,
    RewriteTemplate,
    Rule,
    Severity,
)
from milia_lint.rulebook.pattern import Pattern
from milia_lint.rulebook.references import cited, severities
from milia_lint.rulebook.templates import mistakes
from milia_lint.text.suggest import did_you_mean

#: Compiles the phrases found at a place in a file.
CompilePhrases = Callable[[list[str], Path], tuple[Pattern, ...]]

KINDS = ("phrases", "pattern", "together", "missing", "contradiction", "check")
PLACES = ("before", "after", "match", "clause", "sentence", "around", "paragraph", "heading", "section", "page")


def build_rule(
    file: CheckedFile, expected_id: str, phrases: CompilePhrases, known: Mapping[str, Reference], problems: list[Problem]
) -> Rule:
    """Return the rule in `file`, whose shape has been checked; what its schema cannot say is added to `problems`.

    `known` are the references that it may cite by id.
    """
    data = file.data
    category = data["id"].partition("/")[0]
    if data["id"] != expected_id:
        problems.append(file.problem(["id"], f"the id must be the path: {expected_id}"))
    if category not in CATEGORIES:
        hint = did_you_mean(category, CATEGORIES)
        problems.append(file.problem(["id"], f"`{category}` is no category{hint}"))
    references = cited(file, known, problems)
    if len(data["match"]) != 1:
        problems.append(file.problem(["match"], f"`match` takes exactly one of {', '.join(KINDS)}"))
    problems.extend(_unknown_stances(file))
    problems.extend(_unreadable_rewrites(file))
    return Rule(
        id=data["id"],
        title=data["title"],
        markets=severities(file, references, problems),
        confidence=data.get("confidence", "medium"),
        message=" ".join(data["message"].split()),
        why=" ".join(data["why"].split()),
        match=_match(data["match"], phrases),
        pages={kind: severity_named(name) for kind, name in data.get("pages", {}).items()},
        in_force={market: str(day) for market, day in data.get("in_force", {}).items()},
        milder={market: each["because"] for market, each in data.get("milder", {}).items()},
        references=references,
        scope=tuple(data.get("scope", ())),
        unless=tuple(each if isinstance(each, str) else f"{data['id']}:{each['name']}" for each in data.get("unless", ())),
        rewrites=tuple(rewrite_template(each) for each in data.get("rewrites", ())),
        examples=_examples(data["examples"]),
        evidence=data.get("evidence", category in NEED_EVIDENCE),
    )


def conditions(data: Mapping[str, Any], where: Path, phrases: CompilePhrases) -> tuple[Condition, ...]:
    """Return the conditions in one mapping of a guard: a check, or phrases for each place."""
    if "check" in data:
        return (Condition(f"check:{data['check']}"),)
    words = data.get("words", 6)
    but = phrases(data.get("but", []), [*where, "but"])
    return tuple(Condition(place, phrases(data[place], [*where, place]), words, but) for place in PLACES if place in data)


def severity_named(name: str | bool) -> Severity:
    """Return the severity called `name`; YAML reads a bare `off` as false."""
    return Severity.OFF if name is False else Severity(name)


def rewrite_template(data: str | Mapping[str, str], *, brand: bool = False) -> RewriteTemplate:
    """Return the rewrite that is written so: a text for the match, or a mapping with one key."""
    over, text = ("match", data) if isinstance(data, str) else next(iter(data.items()))
    return RewriteTemplate(text, "", brand) if over == "delete" else RewriteTemplate(over, " ".join(text.split()), brand)


def _match(data: Mapping[str, Any], phrases: CompilePhrases) -> MatchSpec:
    kind, value = next(iter(data.items()))
    at = ["match", kind]
    if kind == "phrases":
        return MatchSpec(kind, {"match": phrases(value, at)})
    if kind == "together":
        parts = {str(n): phrases(group, [*at, "all", n]) for n, group in enumerate(value["all"])}
        return MatchSpec(kind, parts, {"within": value.get("within", "sentence"), "mark": value.get("mark", "all")})
    if kind == "missing":
        return _missing(value, at, phrases)
    if kind == "contradiction":
        return _contradiction(value, at, phrases)
    return MatchSpec(kind, {}, value if isinstance(value, dict) else {"name": value})


def _missing(value: Mapping[str, Any], at: Path, phrases: CompilePhrases) -> MatchSpec:
    parts = {part: phrases(value[part], [*at, part]) for part in ("when", "also") if part in value}
    wanted = value["require"]
    if isinstance(wanted, dict):
        parts |= {f"require:{name}": phrases(group, [*at, "require", name]) for name, group in wanted.items()}
    else:
        parts["require"] = phrases(wanted, [*at, "require"])
    within = value.get("within", "page")
    at_first = "title" if within == "page" else "first"
    options = {"within": within, "times": value.get("times", 1), "one_in": value.get("one_in"), "at": value.get("at", at_first)}
    return MatchSpec("missing", parts, options)


def _contradiction(value: Mapping[str, Any], at: Path, phrases: CompilePhrases) -> MatchSpec:
    stances = {name: phrases(group, [*at, "stances", name]) for name, group in value["stances"].items()}
    groups = {f"group:{name}": phrases(group, [*at, "groups", name]) for name, group in value.get("groups", {}).items()}
    options = {key: value[key] for key in ("topic", "clashes", "sound", "about", "across", "agreed") if key in value}
    return MatchSpec("contradiction", stances | groups, {"across": "site"} | options)


def _unknown_stances(file: CheckedFile) -> Iterator[Problem]:
    """Yield a problem for each name under `clashes` or `sound` that is no stance."""
    value = file.data["match"].get("contradiction", {"stances": {}})
    known = list(value["stances"])
    for key in ("clashes", "sound"):
        for n, each in enumerate(value.get(key, ())):
            for name in each if isinstance(each, list) else [each]:
                if name not in known:
                    hint = did_you_mean(name, known)
                    yield file.problem(["match", "contradiction", key, n], f"`{name}` is no stance of this rule{hint}")


def _unreadable_rewrites(file: CheckedFile) -> Iterator[Problem]:
    """Yield a problem for each rewrite that could not be filled in."""
    for n, each in enumerate(file.data.get("rewrites", ())):
        yield from (file.problem(["rewrites", n], message) for message in mistakes(rewrite_template(each).text))


def _examples(data: Mapping[str, Any]) -> str:
    return json.dumps([[_example(each) for each in data[expected]] for expected in ("bad", "good")], ensure_ascii=False)


def _example(data: str | Mapping[str, Any]) -> Example:
    if isinstance(data, str):
        return Example(data)
    return Example(
        data["text"],
        data.get("as", "md"),
        data.get("page"),
        data.get("guard"),
        data.get("beside"),
        data.get("rewritten"),
        data.get("claims"),
    )
