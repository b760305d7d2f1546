"""What the front matter of a page declares of it, and what is wrong with that, as findings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from milia_lint.files.source import Span
from milia_lint.findings.finding import Finding, Snippet
from milia_lint.findings.fingerprint import with_fingerprints
from milia_lint.findings.selection import Selection, unknown_sold
from milia_lint.pages.locations import location_of
from milia_lint.readers.document import Document
from milia_lint.rulebook.law import Severity
from milia_lint.rulebook.model import Declared, PageKind, Rulebook
from milia_lint.text.suggest import did_you_mean

_RULE = "text-integrity/page-declaration"
_KEYS = ("page", "sold", "ignore")


class Mistake(NamedTuple):
    """A key or value in the front matter that says nothing we know, and what is wrong with it."""

    key: str
    value: str
    says: str


def declared_in(document: Document, otherwise: Declared, rulebook: Rulebook) -> tuple[Declared, Sequence[Mistake]]:
    """Return what front matter says of a page, `milia_lint: {page: editorial, sold: device}`, with `otherwise` for the rest."""
    own = (document.metadata.get("front_matter") or {}).get("milia_lint")
    said: dict[Any, Any] = own if isinstance(own, dict) else {}
    mistakes = tuple(_mistakes(said, rulebook))
    wrong = {each.key for each in mistakes}
    kind = PageKind(said["page"]) if "page" in said and "page" not in wrong else otherwise.kind
    sold = said["sold"] if "sold" in said and "sold" not in wrong else otherwise.sold
    return Declared(kind, sold), mistakes


def about_declarations(
    mistakes: Sequence[Mistake], document: Document, rulebook: Rulebook, selection: Selection
) -> tuple[Finding, ...]:
    """Return a finding for each mistake, at the value in the front matter."""
    rule = rulebook.rules.get(_RULE)
    severity = selection.severity(rule, document.source.path) if rule else Severity.OFF
    if rule is None or severity is Severity.OFF:
        return ()
    places = [(each, location_of(document.source, _place(document, each))) for each in mistakes]
    return with_fingerprints(
        Finding.of(
            rule,
            severity,
            location=place,
            scope="front-matter",
            message=rule.message.replace("{match}", each.says),
            snippet=Snippet(place.quote, 0, len(place.quote)),
        )
        for each, place in places
    )


def _mistakes(said: dict[Any, Any], rulebook: Rulebook) -> Iterator[Mistake]:
    for key, value in said.items():
        told = _complaint(str(key), value, rulebook)
        if told:
            yield Mistake(str(key), str(value), told)


def _complaint(key: str, value: Any, rulebook: Rulebook) -> str | None:
    if key not in _KEYS:
        return f"`{key}` is none of {', '.join(_KEYS)}{did_you_mean(key, _KEYS)}"
    if key == "sold":
        return unknown_sold(str(value), rulebook)
    kinds = [kind.value for kind in PageKind]
    if key == "page" and value not in kinds:
        return f"`{value}` is none of {', '.join(kinds)}{did_you_mean(str(value), kinds)}"
    return None


def _place(document: Document, mistake: Mistake) -> Span:
    """Where the value stands behind its key, else the front matter as a whole: another notation may write it otherwise."""
    whole: Span = document.metadata["front_matter_span"]
    text = document.source.text[slice(*whole)]
    wanted = re.escape(mistake.value if mistake.key in _KEYS else mistake.key)
    lead = rf"{re.escape(mistake.key)}['\"]?\s*[:=]\s*['\"]?" if mistake.key in _KEYS else ""
    found = re.search(rf"milia_lint.*?\b{lead}({wanted})", text, re.DOTALL)
    return Span(whole.start + found.start(1), whole.start + found.end(1)) if found else whole
