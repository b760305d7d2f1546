"""How rules find things: one module per match kind."""

from __future__ import annotations

from collections.abc import Mapping

from milia_lint.checks import builtin, contradiction, missing, pattern, phrases, together
from milia_lint.checks.kind import MatchKind

_ALL = (
    phrases.KIND,
    pattern.KIND,
    together.KIND,
    missing.KIND,
    contradiction.KIND,
    builtin.KIND,
)

#: By the name that stands under `match` in a rule.
KINDS: Mapping[str, MatchKind] = {kind.name: kind for kind in _ALL}
