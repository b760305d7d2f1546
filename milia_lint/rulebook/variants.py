"""What a rule says where one kind of thing is sold: `sold: {device: {…}}` in its file."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from milia_lint.files.checked_yaml import CheckedFile, Path
from milia_lint.files.problem import Problem
from milia_lint.rulebook.law import Severity
from milia_lint.rulebook.model import Rule, Variant
from milia_lint.rulebook.references import cited, severities
from milia_lint.rulebook.registers import Registers
from milia_lint.rulebook.templates import rewrite_template

#: Stands between the kinds that share a variant: `device|supplement`.
OR = "|"


def variants(file: CheckedFile, rule: Rule, registers: Registers, problems: list[Problem]) -> dict[str, Variant]:
    """Return what the rule says by the kind of thing sold; what a variant leaves out is as the rule has it.

    Unknown references, and an error that none of them carries, go into `problems`.
    """
    return {kind: _variant(file, key, rule, registers, problems) for key in file.data.get("sold", {}) for kind in key.split(OR)}


def written_texts(data: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    """Yield the message and the rewrites of a rule's data, then those of each variant, with the keys that lead there."""
    own: list[tuple[Path, Mapping[str, Any]]] = [([], data)]
    own += [(["sold", key], said) for key, said in data.get("sold", {}).items()]
    for at, said in own:
        if "message" in said:
            yield [*at, "message"], said["message"]
        for n, each in enumerate(said.get("rewrites", ())):
            yield [*at, "rewrites", n], rewrite_template(each).text


def unknown_kinds(file: CheckedFile, known: Collection[str]) -> Iterator[tuple[Path, str]]:
    """Yield the kinds of thing sold that a rule names and no fact tells, with the keys that lead there."""
    for key in file.data.get("sold", {}):
        yield from ((["sold", key], kind) for kind in key.split(OR) if kind not in known)


def _variant(file: CheckedFile, key: str, rule: Rule, registers: Registers, problems: list[Problem]) -> Variant:
    said = file.data["sold"][key]
    part = file.part(["sold", key], {"severity": rule.severity.value, **said})
    if "references" in said:
        references = cited(part, registers, problems)
        markets = severities(part, rule.traits, registers.markets, references, problems)
    else:
        references = rule.references
        worst = Severity(part.data["severity"])
        markets = {market: min(worst, each) for market, each in rule.markets.items()}
    return Variant(
        " ".join(said.get("message", rule.message).split()),
        " ".join(said.get("why", rule.why).split()),
        markets,
        references,
        tuple(map(rewrite_template, said["rewrites"])) if "rewrites" in said else rule.rewrites,
    )
