"""Which required texts a page has from elsewhere: from the partials it includes, in wording the brand has approved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from milia_lint.checks import KINDS
from milia_lint.files.contents import read_file
from milia_lint.files.problem import InvalidFile, Problem
from milia_lint.files.source import Source, UnreadableSource
from milia_lint.matching import Lexicon, Owner
from milia_lint.pages.page import Counted, Page, open_page
from milia_lint.project.model import Disclaimer, Include
from milia_lint.readers import read, read_bytes
from milia_lint.readers.document import Document
from milia_lint.rulebook.model import Rulebook


def texts_in_partials(
    includes: Iterable[Include], disclaimers: Iterable[Disclaimer], rulebook: Rulebook, lexicon: Lexicon
) -> Mapping[Include, frozenset[Owner]]:
    """Return which required texts each partial carries. Raises InvalidFile where one cannot be read."""
    counted = Counted(wordings=approved_wordings(disclaimers, rulebook))
    found, problems = {}, []
    for include in includes:
        try:
            page = open_page(_document(include), lexicon, counted=counted)
        except (OSError, UnreadableSource) as error:
            reason = error.strerror if isinstance(error, OSError) else error
            problems.append(Problem(*include.at, f"the partial {include.path} cannot be read: {reason}"))
            continue
        found[include] = frozenset(_texts(page, rulebook))
    if problems:
        raise InvalidFile(problems)
    return found


def approved_wordings(disclaimers: Iterable[Disclaimer], rulebook: Rulebook) -> Mapping[str, tuple[str, ...]]:
    """Return the approved wordings by the rule or category they are for."""
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    general = [category.name for category in rulebook.categories.values() if category.disclaimers]
    for each in disclaimers:
        for name in [each.name] if each.name else general:
            found[name] += (each.text,)
    return dict(found)


def _texts(page: Page, rulebook: Rulebook) -> Iterator[Owner]:
    if page.document.segments:
        for rule in rulebook.rules.values():
            yield from KINDS[rule.match.kind].required_texts(rule, page)


def _document(include: Include) -> Document:
    if include.path is None:
        return read(Source("partial", include.text or ""))
    return read_bytes(include.path, read_file(include.path))
