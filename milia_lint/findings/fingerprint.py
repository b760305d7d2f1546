"""Fingerprints: a name for a finding that survives edits elsewhere in its file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from milia_lint.findings.finding import Finding
from milia_lint.text.folding import fold


def with_fingerprints(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings with fingerprints: rule, path, wording and sentence, and a number where these are equal."""
    seen: dict[str, int] = {}
    result = []
    for finding in findings:
        place, context = finding.location, finding.snippet
        identity = "\0".join((finding.rule, place.path, fold(context.text), str(context.start)))
        seen[identity] = seen.get(identity, 0) + 1
        mark = hashlib.sha256(f"{identity}\0{seen[identity]}".encode(errors="replace")).hexdigest()[:16]
        result.append(replace(finding, fingerprint=mark))
    return tuple(result)
