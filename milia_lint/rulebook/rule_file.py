"""One rule file: from checked YAML to the Rule it describes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from milia_lint.files.checked_yaml import CheckedFile, Path
from milia_lint.files.problem import Problem
from milia_lint.lang import DEFAULT
from milia_lint.rulebook.match_syntax import CompilePhrases, MatchSyntax
from milia_lint.rulebook.model import (
    CATEGORIES,
    MARKETS,
    NEED_EVIDENCE,
    Condition,
    Example,
    MatchSpec,
    Reference,
    RewriteTemplate,
    Rule,
    Severity,
)
from milia_lint.rulebook.templates import mistakes
from milia_lint.text.suggest import did_you_mean

PLACES = ("before", "after", "match", "clause", "sentence", "around", "paragraph", "heading", "section", "page")


def build_rule(
    file: CheckedFile,
    expected_id: str,
    lang: str,
    phrases: CompilePhrases,
    kinds: Mapping[str, MatchSyntax],
    problems: list[Problem],
) -> Rule:
    """Return the rule in `file`, whose shape has been checked; what its schema cannot say is added to `problems`."""
    data = file.data
    category = data["id"].partition("/")[0]
    if data["id"] != expected_id:
        problems.append(file.problem(["id"], f"the id must be the path: {expected_id}"))
    if category not in CATEGORIES:
        hint = did_you_mean(category, CATEGORIES)
        problems.append(file.problem(["id"], f"`{category}` is no category{hint}"))
    markets = _markets(data)
    if Severity.ERROR in markets.values() and category != "text-integrity" and not data.get("references"):
        problems.append(file.problem(["severity"], "an error needs references: authority, cite and url"))
    if len(data["match"]) != 1:
        problems.append(file.problem(["match"], f"`match` takes exactly one of {', '.join(kinds)}"))
    for kind in data["match"]:
        problems.extend(kinds[kind].mistakes(file))
    problems.extend(_unreadable_rewrites(file, lang))
    return Rule(
        id=data["id"],
        title=data["title"],
        markets=markets,
        confidence=data.get("confidence", "medium"),
        message=" ".join(data["message"].split()),
        why=" ".join(data["why"].split()),
        match=_match(data["match"], phrases, kinds),
        pages={kind: severity_named(name) for kind, name in data.get("pages", {}).items()},
        in_force={market: str(day) for market, day in data.get("in_force", {}).items()},
        references=tuple(_reference(each) for each in data.get("references", ())),
        scope=tuple(data.get("scope", ())),
        unless=tuple(_guard(each, data["id"], lang) for each in data.get("unless", ())),
        rewrites=tuple(rewrite_template(each) for each in data.get("rewrites", ())),
        examples=_examples(data["examples"]),
        evidence=data.get("evidence", category in NEED_EVIDENCE),
        lang=lang,
    )


def guard_key(name: str, lang: str) -> str:
    """Return what a rulebook calls a shared guard of a language: the default language's go by their names alone."""
    return name if lang == DEFAULT else f"{lang}:{name}"


def _guard(written: str | Mapping[str, Any], rule_id: str, lang: str) -> str:
    return guard_key(written, lang) if isinstance(written, str) else f"{rule_id}:{written['name']}"


def conditions(data: Mapping[str, Any], where: Path, phrases: CompilePhrases) -> tuple[Condition, ...]:
    """Return the conditions in one mapping of a guard: a check, or phrases for each place."""
    but = phrases(data.get("but", []), [*where, "but"])
    if "check" in data:
        return (Condition(f"check:{data['check']}", but=but),)
    words = data.get("words", 6)
    return tuple(Condition(place, phrases(data[place], [*where, place]), words, but) for place in PLACES if place in data)


def severity_named(name: str | bool) -> Severity:
    """Return the severity called `name`; YAML reads a bare `off` as false."""
    return Severity.OFF if name is False else Severity(name)


def rewrite_template(data: str | Mapping[str, str], *, brand: bool = False) -> RewriteTemplate:
    """Return the rewrite that is written so: a text for the match, or a mapping with one key."""
    over, text = ("match", data) if isinstance(data, str) else next(iter(data.items()))
    return RewriteTemplate(text, "", brand) if over == "delete" else RewriteTemplate(over, " ".join(text.split()), brand)


def _markets(data: Mapping[str, Any]) -> dict[str, Severity]:
    named = data["markets"]
    if isinstance(named, dict):
        return {market: Severity(named[market]) for market in MARKETS if market in named}
    return {market: Severity(data["severity"]) for market in MARKETS if market in named}


def _match(data: Mapping[str, Any], phrases: CompilePhrases, kinds: Mapping[str, MatchSyntax]) -> MatchSpec:
    kind, value = next(iter(data.items()))
    return kinds[kind].parse(value, ["match", kind], phrases)


def _unreadable_rewrites(file: CheckedFile, lang: str) -> Iterator[Problem]:
    """Yield a problem for each rewrite that could not be filled in."""
    for n, each in enumerate(file.data.get("rewrites", ())):
        yield from (file.problem(["rewrites", n], message) for message in mistakes(rewrite_template(each).text, lang))


def _reference(data: Mapping[str, Any]) -> Reference:
    read = data.get("read")
    return Reference(data["authority"], data["cite"], data["url"], str(read) if read else None)


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
