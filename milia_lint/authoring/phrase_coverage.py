"""Which phrases of a rule its own examples never use: nobody has ever seen those find anything."""

from __future__ import annotations

from collections.abc import Iterator

from milia_lint.authoring.rule_examples import RuleChecker, unmarked
from milia_lint.files.source import Source
from milia_lint.matching.reading import read_for_matching
from milia_lint.readers import read
from milia_lint.rulebook.model import Example, Rule, WrittenItem


def unused_items(rule: Rule, checker: RuleChecker) -> list[WrittenItem]:
    """Return the phrases and frames of the rule that match none of its bad examples, in the order of the file.

    A frame is used where any of its phrases is.
    """
    wanted = {pattern.origin for patterns in rule.match.parts.values() for pattern in patterns}
    used = {origin for example in rule.bad for origin in _origins(example, rule, checker)}
    return [item for origin in sorted(wanted - used) if (item := rule.item(origin))]


def _origins(example: Example, rule: Rule, checker: RuleChecker) -> Iterator[int]:
    """Yield the numbers of the items that match anywhere in an example, marked or not."""
    lexicon = checker.lexicon.speaking(rule.lang)
    for text in (example.text, example.beside or ""):
        if lexicon and text:
            document = read(Source(f"example.{example.form}", unmarked(text)))
            for sentence in read_for_matching(document, lexicon).sentences:
                yield from (found.origin for found in sentence.tokenized.found if found.owner.name == rule.id)
