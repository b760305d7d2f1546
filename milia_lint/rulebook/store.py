"""The compiled rulebook as JSON: what the wheel ships and the user's cache keeps, so that no run parses YAML twice."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from milia_lint.rulebook.files import digest
from milia_lint.rulebook.model import Condition, Example, Guard, Match, Reference, RewriteTemplate, Rule, Rulebook, Severity
from milia_lint.rulebook.pattern import Pattern

#: Rises when the stored form or the compiler changes, so that nobody meets an old one.
FORMAT = "9"


def packaged_rules() -> Path:
    """Return the folder of built-in rules: inside the package when installed, else at the top of the checkout."""
    inside = Path(__file__).parent.parent / "rules"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "rules"


def prebuilt_path() -> Path:
    """Return where a wheel keeps the compiled built-in rules."""
    return Path(__file__).parent / "prebuilt.json"


def open_rulebook(folders: Sequence[Path] = (), *, cache: bool = True) -> Rulebook:
    """Return the built-in rules and those in `folders`, compiled; from the wheel or the cache where possible.

    Raises InvalidFile where a rule file is wrong or there is no rule.
    """
    if not folders and prebuilt_path().is_file():
        return loads(prebuilt_path().read_text(encoding="utf-8"))
    everything = [packaged_rules(), *folders]
    key = digest(everything, FORMAT)
    return _cached(key, lambda: _compiled(everything)) if cache else _compiled(everything)


def dumps(rulebook: Rulebook) -> str:
    """Return the rulebook as JSON."""
    return json.dumps(
        {
            "rules": [_rule_data(rule) for rule in rulebook.rules.values()],
            "guards": [asdict(guard) for guard in rulebook.guards.values()],
            "facts": {name: [asdict(pattern) for pattern in patterns] for name, patterns in rulebook.facts.items()},
            "terms": {key: sorted(" ".join(term) for term in terms) for key, terms in rulebook.terms.items()},
            "marks": dict(rulebook.marks),
            "slots": [{key: [asdict(pattern) for pattern in patterns] for key, patterns in level.items()} for level in rulebook.slots],
        },
        default=sorted,
        ensure_ascii=False,
    )


def loads(text: str) -> Rulebook:
    """Return the rulebook that `dumps` wrote."""
    data = json.loads(text)
    return Rulebook(
        {each["id"]: _rule(each) for each in data["rules"]},
        {each["name"]: _guard(each) for each in data["guards"]},
        {name: _patterns(patterns) for name, patterns in data["facts"].items()},
        {key: frozenset(tuple(term.split(" ")) for term in terms) for key, terms in data["terms"].items()},
        data["marks"],
        tuple({key: _patterns(patterns) for key, patterns in level.items()} for level in data["slots"]),
    )


def cache_folder() -> Path:
    """Return the user's cache folder for milia-lint, as the platform has it; it need not exist."""
    base = os.environ.get("MILIA_LINT_CACHE") or os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return Path(base) / "milia-lint" if base else Path.home() / ".cache" / "milia-lint"


def _compiled(folders: Sequence[Path]) -> Rulebook:
    from milia_lint.rulebook.load import load  # YAML is read only when it changed

    return load(folders)


def _cached(key: str, compile_rules: Callable[[], Rulebook]) -> Rulebook:
    path = cache_folder() / f"rulebook-{key}.json"
    try:
        return loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError):
        rulebook = compile_rules()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(f".{os.getpid()}")
        unfinished.write_text(dumps(rulebook), encoding="utf-8")
        unfinished.replace(path)
    except OSError:
        pass  # a read-only home only costs the next run some milliseconds
    return rulebook


def _rule_data(rule: Rule) -> dict[str, Any]:
    return {name: value for name, value in asdict(rule).items() if value or name == "match"}


def _rule(data: Mapping[str, Any]) -> Rule:
    match = data["match"]
    parts = {name: _patterns(patterns) for name, patterns in match["parts"].items()}
    return Rule(
        id=data["id"],
        title=data["title"],
        markets={market: Severity(name) for market, name in data["markets"].items()},
        confidence=data["confidence"],
        message=data["message"],
        why=data["why"],
        match=Match(match["kind"], parts, match["options"]),
        pages={kind: Severity(name) for kind, name in data.get("pages", {}).items()},
        in_force=data.get("in_force", {}),
        references=tuple(Reference(**each) for each in data.get("references", ())),
        scope=tuple(data.get("scope", ())),
        unless=tuple(data.get("unless", ())),
        rewrites=tuple(RewriteTemplate(**each) for each in data.get("rewrites", ())),
        bad=tuple(Example(**each) for each in data["bad"]),
        good=tuple(Example(**each) for each in data["good"]),
    )


def _guard(data: Mapping[str, Any]) -> Guard:
    found = tuple(
        Condition(each["where"], _patterns(each["patterns"]), each["words"], _patterns(each.get("but", ())))
        for each in data["conditions"]
    )
    return Guard(data["name"], data["what"], found, tuple(data["includes"]))


def _patterns(data: Sequence[Mapping[str, Any]]) -> tuple[Pattern, ...]:
    return tuple(
        Pattern(each["phrase"], each["expression"], tuple(frozenset(keys) for keys in each["keys"])) for each in data
    )
