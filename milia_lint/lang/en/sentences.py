"""Where sentences and clauses end. Segments stand one a line and never share a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from milia_lint.lang.en import function_words as fw
from milia_lint.text.tokens import word_set

#: Signs that begin an item of a list which is no list to the markup: the sentence before ends there.
_ITEM_SIGNS = frozenset("✓✔✅☑✗✘❌•‣▪●◦➤")
_STOP = re.compile(rf"""[{"".join(sorted(_ITEM_SIGNS))}]|[\n.!?…](?:(?<!\n)[.!?…]*["'”’)\]»]*)?""")
_AFTER = re.compile(r"""[ \t\xa0]+["'“‘(\[«*_–—-]*[ \t\xa0]*(\w{0,16})(\S?)""")
_FUSED = re.compile(r"""["'“‘(\[]?\w{2}""")
_ADDRESS = re.compile(r"[/@\\]|www\.|\.[a-z]\w*\.")
_NO_WORD = re.compile(r"\W+")
_PATH_PARTS = word_set("com org net edu gov co uk io html htm php js ts py css md txt pdf jpg png yaml json")
_ELLIPSES = ("..", "…")
_OPENERS = "([{\"'“‘«*_"
_NO_START = frozenset(",.;:)]}!?/&%=+<>|”’»…")

# Never the end of a sentence, whatever follows.
_BOUND = word_set("dr mr mrs ms mx prof st vs e.g i.e eg ie viz cf ca approx resp incl esp excl")
# Followed by a number, they belong to it.
_COUNTED = word_set(
    "no nos nr fig figs art sec para p pp vol ch max min est ed reg jan feb mar apr jun jul aug sep sept oct nov dec"
)
# May end a sentence: then the next word is one that sentences begin with.
_TITLES = word_set("inc ltd co corp al dept jr sr phd")
_STARTERS = (
    fw.ARTICLES
    | fw.POSSESSIVES
    | fw.DEMONSTRATIVES
    | fw.SUBJECTS
    | fw.COORDINATORS
    | fw.BE_PRESENT
    | fw.NEGATIONS
    | fw.QUESTION_WORDS
    | fw.TIME_CONJUNCTIONS
    | fw.CASE_PREPOSITIONS
    | fw.SHORT_PREPOSITIONS
    | word_set("can do get here if let many most so some there try use where who")
)
# A single capital after one of these names a kind and is no initial: "vitamin C. Apply it …".
_KINDS = word_set("vitamin vitamins hepatitis type grade plan group class category step option stage part")
# A question of few words and the fragment that answers it say one thing: "Acne? Gone."
_ASKED = re.compile(r"(?:[\w'’-]+[ \t]+){0,2}[\w'’-]+")
_ANSWERED = re.compile(
    r"\?[ \t]+(?:\w+ed|gone|done|history|no more|not any ?more|never again|good ?bye|bye(?:[ -]bye)?)\b[^\n.!?…]{0,24}[.!…]",
    re.IGNORECASE,
)
_BEFORE = 40  # characters looked back for the word a stop belongs to

_LONGEST = 2_000  # characters: a list of ingredients is shorter, and a page without full stops is cut
_CLAUSE = 600  # characters: no clause that means something is longer, and the search stays bounded
_BORDER = re.compile(
    r"""[;:](?![\w/])|\s(?:[-–—−]|--)\s|—|(?<!\w)[(\[]|(?<!\(s)(?<!\(es)[)\]]
    |,\s+(?=(?:but|yet|while|whereas|(?:al)?though|because|so|which)\b|and\s(?:then|you|it|we|they)\b)
    |(?<!nothing)(?<!anything)(?<!\ball)(?<!\bnone)\s(?=(?:but|although|whereas)\s)""",
    re.VERBOSE | re.IGNORECASE,
)
# What begins a clause that adds something to what was said, and does not govern it: ", and it …", ", which …", " and is …".
_ADDED = re.compile(
    r""",?\s(?:and|but|or|yet|so)\s(?:(?:also|then|so|even|now|never)\s)?
        (?:is|are|was|were|has|have|had|can|may|might|will|would|it|it's|we|you|your|our|they|he|she|i|its|my|some|many|most|nobody|there)\b
    |,\s(?:but|which|who|whose|where|even|though|although|while|so|because|since|whereas|a|an|never|not)\s
    |\s(?:but|although|though|whereas|while)\s|\sthat\s(?:nobody|everyone|people)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_PEEK = 20  # characters a border may need to see beyond the offset


def sentence_ends(text: str) -> list[int]:
    """Return the exclusive ends of the sentences of `text`, in order, each line end among them.

    `text` is reading text in its own case (capitals tell where sentences begin): its lines are
    segments. A last line without a line break ends at the end of the text. What goes on for more
    than 2,000 characters is cut at a space, so that no text takes longer than its length lets expect.
    """
    ends: list[int] = []
    last = 0
    for stop in _STOP.finditer(text):
        start, end = stop.span()
        if stop[0] in _ITEM_SIGNS:
            if not text[last:start].strip():
                continue
            ends.append(end := start)
        elif stop[0] == "\n":
            ends.append(start)
        elif _splits(text, start, end, last):
            ends.append(end)
        else:
            continue
        last = end
    if text and not text.endswith("\n"):
        ends.append(len(text))
    return list(_bounded(text, ends))


def _bounded(text: str, ends: list[int]) -> Iterator[int]:
    """Yield the ends, and more between them where a sentence would be longer than any that somebody means."""
    start = 0
    for end in ends:
        while end - start > _LONGEST:
            space = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
            start = space if space > 0 else start + _LONGEST
            yield start
        yield end
        start = end


def clause_start(text: str, sentence_start: int, offset: int) -> int:
    """Return where the clause around `offset` begins, not before `sentence_start`."""
    floor = max(sentence_start, offset - _CLAUSE)
    start = floor
    for border in _BORDER.finditer(text, floor, offset + _PEEK):
        if border.end() > offset:
            break
        start = border.end()
    return start


def clause_end(text: str, offset: int, sentence_end: int) -> int:
    """Return where the clause around `offset` ends (exclusive), not after `sentence_end`."""
    ceiling = min(sentence_end, offset + _CLAUSE)
    border = _BORDER.search(text, offset, min(sentence_end, ceiling + _PEEK))
    return min(border.start(), ceiling) if border else ceiling


def said_end(text: str, offset: int, sentence_end: int) -> int:
    """Return where what is said round `offset` ends (exclusive): before a clause that only adds something."""
    ceiling = min(sentence_end, offset + _CLAUSE)
    added = _ADDED.search(text, offset, min(sentence_end, ceiling + _PEEK))
    return min(added.start(), ceiling) if added else sentence_end


def _splits(text: str, start: int, end: int, last: int) -> bool:
    """Whether the stop at `start:end` ends a sentence that began at `last`."""
    after = _AFTER.match(text, end)
    if after is None:
        return _splits_fused(text, start, end)
    word, sign = after.groups()
    if not _may_begin(word, sign):
        return False
    if word[:1].isdigit() and text.startswith(_ELLIPSES, start):
        return False
    if text[start] == "?" and _answers_itself(text, start, last):
        return False
    return text[start] != "." or not _abbreviates(text, start, word, last)


def _answers_itself(text: str, stop: int, last: int) -> bool:
    """Whether the question that ends at `stop` and the fragment behind it say one thing."""
    return stop - last <= _BEFORE and bool(_ANSWERED.match(text, stop)) and bool(_ASKED.fullmatch(text[last:stop].strip()))


def _may_begin(word: str, sign: str) -> bool:
    """Whether a sentence can begin with `word`, or, without one, with `sign`."""
    if not word:
        return bool(sign) and sign not in _NO_START
    return not word[0].islower() or word[1:2].isupper()


def _abbreviates(text: str, stop: int, following: str, last: int) -> bool:
    """Whether the full stop at `stop` belongs to an abbreviation, an initial or a list number."""
    before = text[max(last, stop - _BEFORE) : stop].split()
    if not before or text[stop - 1].isspace():
        return False
    word = before[-1].lstrip(_OPENERS)
    bare = word.lower()
    starts = following.lower() in _STARTERS
    if bare in _BOUND:
        return True
    if bare in _COUNTED:
        return following[:1].isdigit()
    if word.isdigit() and len(word) < 3:
        return len(before) == 1
    if len(word) == 1 and word.isupper():
        return not starts and not (len(before) > 1 and before[-2].lower() in _KINDS)
    return not starts and (bare in _TITLES or _is_dotted(bare))


def _is_dotted(word: str) -> bool:
    """U.S, M.D, Ph.D: short parts between stops."""
    parts = word.split(".")
    return len(parts) > 1 and all(0 < len(part) < 3 and part.isalpha() for part in parts)


def _splits_fused(text: str, start: int, end: int) -> bool:
    """Whether two sentences meet at a stop without a space ("spreading.Using"), and no address does."""
    following = _FUSED.match(text, end)
    if following is None or text[start:end].startswith(_ELLIPSES):
        return False
    ahead = following[0][-2:]
    behind = text[max(start - 3, 0) : start].rstrip(")]”’\"'")[-2:]
    if not (ahead[0].isupper() and ahead[1].islower() and len(behind) == 2 and behind.islower() and behind.isalpha()):
        return False
    token = (
        text[max(start - _BEFORE, 0) : start].rsplit(maxsplit=1)[-1]
        + text[start:end]
        + text[end : end + _BEFORE].split(maxsplit=1)[0]
    )
    return not _ADDRESS.search(token) and not _PATH_PARTS.intersection(_NO_WORD.split(token.lower()))
