"""A draft of an entry, written from a finding: commented out until somebody has filled in the evidence."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date

from milia_lint.findings.finding import Finding
from milia_lint.lang.figures import figures
from milia_lint.text.folding import fold
from milia_lint.text.tokens import words

#: How a registry begins that `claims add` writes.
HEADER = "# The registry of substantiated claims; see `milia-lint claims --help`.\n"
_NAMED_BY = 5  # words of the claim that make its id


def draft(finding: Finding, taken: Collection[str], today: date) -> str:
    """Return the lines of an entry for the sentence of a finding, each a comment; `taken` are ids already in use."""
    wording = " ".join(finding.snippet.text.split()).rstrip(".!…* ")
    said = finding.snippet.text[finding.snippet.start : finding.snippet.end]
    place = finding.location
    lines = [
        f"- id: {_free(_slug(wording), taken)}",
        f"  wording: {json.dumps(wording, ensure_ascii=False)}",
        *([f"  figure: {json.dumps(_figure(said), ensure_ascii=False)}"] if _figure(said) else []),
        '  product: ""          # the product that was tested, or leave the line out',
        "  evidence:",
        "    kind: consumer-test  # `milia-lint claims schema` lists the kinds",
        '    reference: ""        # or file: evidence/report.pdf',
        "    n: 0",
        '    duration: ""',
        f"    date: {today.isoformat()}",
        '  qualifier: ""        # text that must stand near it, or leave the line out',
        f"  markets: [{', '.join(finding.markets)}]",
        '  approved_by: ""',
        f"  expires: {_in_a_year(today).isoformat()}",
    ]
    found = f"# Found at {place.path}:{place.line}:{place.column} by {finding.rule} on {today.isoformat()}."
    return "\n".join(["", found, "# Fill it in, then take the `# ` off.", *(f"# {line}" for line in lines), ""])


def _slug(wording: str) -> str:
    plain = [word for word in words(fold(wording)) if word.isascii() and word.isalnum()]
    return "-".join(plain[:_NAMED_BY]) or "claim"


def _free(name: str, taken: Collection[str]) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free


def _figure(said: str) -> str | None:
    """Return the first figure in what a finding marks, with its sign."""
    found = figures(said)
    if not found:
        return None
    return f"{found[0].written} %" if {"%", "percent"} & set(words(fold(said))) else found[0].written


def _in_a_year(today: date) -> date:
    return date(today.year + 1, today.month, min(today.day, 28))
