"""Which phrases of a rule its own examples never use: nobody has ever seen those find anything."""

from __future__ import annotations

from collections.abc import Iterator

from milia_lint.authoring.rule_examples import RuleChecker, unmarked
from milia_lint.files.source import Source
from milia_lint.matching.reading import read_for_matching
from milia_lint.readers import read
from milia_lint.rulebook.model import GROUP, REQUIRED, Example, Rule, WrittenItem

#: How the parts begin that keep a rule silent.
_SILENCING = (GROUP, REQUIRED)


def unused_items(rule: Rule, checker: RuleChecker) -> list[WrittenItem]:
    """Return the phrases and frames of the rule that match none of its examples, in the order of the file.

    A frame is used where any of its phrases is. Bad examples count; for what keeps a rule silent, a required text or a
    group of people that a statement is limited to, good ones as well.
    """
    wanted = {pattern.origin for patterns in rule.match.parts.values() for pattern in patterns}
    used = {origin for example in rule.bad for _, origin in _origins(example, rule, checker)}
    used |= {n for example in rule.good for part, n in _origins(example, rule, checker) if part.startswith(_SILENCING)}
    return [item for origin in sorted(wanted - used) if (item := rule.item(origin))]


def _origins(example: Example, rule: Rule, checker: RuleChecker) -> Iterator[tuple[str, int]]:
    """Yield the part and the number of the items that match anywhere in an example, marked or not."""
    lexicon = checker.lexicon.speaking(rule.lang)
    for text in (example.text, example.beside or ""):
        if lexicon and text:
            document = read(Source(f"example.{example.form}", unmarked(text)))
            for sentence in read_for_matching(document, lexicon).sentences:
                yield from ((found.owner.part, found.origin) for found in sentence.tokenized.found if found.owner.name == rule.id)
