"""Whether other words can stand where some words stood, as far as their first and last words tell.

A replacement takes the verb form of what it replaces. Where the two are not of one kind (a verb for a noun, a
phrase with "with" for an adjective) they do not fit, and a person has to find the wording.
"""

from __future__ import annotations

import re
from enum import Enum

from milia_lint.text.agreement import auxiliaries, in_verb_form, is_plural, plural
from milia_lint.text.verbs import BASE, ING, PARTICIPLE, PAST, S, form_of, is_adverb


class Kind(Enum):
    """What a phrase is, told by its first words."""

    VERB = "verb"
    ADVERBIAL = "adverbial"
    OTHER = "other"


_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_PREPOSITIONS = frozenset(
    "as with without for from until till in by after within before during at on of through over under into".split()
)
_POSTPOSED = frozenset("made put broken packed".split())
_FREE = frozenset("free without".split())
#: After one of these stands a noun or an adjective, never a finite verb.
_BEFORE_NOUN = frozenset(
    "a an the our your my his her its their this these those no any every each some of with without by from in on for as and or"
    " more most very so is are was were be been being new best all".split()
)
_MAY_ALSO_BE_VERBS = frozenset(("and", "or", "this", "these", "those", "all"))
_ARTICLES = frozenset(("a", "an", "the"))
_BE = frozenset("is are was were be been being it's that's they're get gets got".split())
_BEFORE_PAST = frozenset("it i we they she he you that which who has have had ve".split())
_BEFORE_GERUND = frozenset("of for by in without at from after before while when about like start starts".split())
_PRODUCTS = frozenset(
    "cream balm serum gel mask oil lotion soap scrub cleanser toner moisturiser moisturizer shampoo conditioner spray stick bar"
    " mist wash formula product butter emulsion ointment essence elixir foam powder paste sunscreen tonic primer salve facial"
    " bath polish milk complex blend hydrator concentrate ampoule roll-on patch cushion jelly mousse fluid".split()
)
#: Words whose plain form is as often an adjective or a noun.
_UNSURE = frozenset(
    "free clear firm calm cool dry smooth slim open perfect correct last lower quiet slow tame tone secure prompt speed fade"
    " balance cure treat work rest end cause comfort guard shield guarantee promise release repair remedy order limit blend even care".split()
)
_CONNECTS = frozenset(
    "and or but while as to with for in on at by that which so when where after before from without within because if than"
    " every each during over through until and then plus than even".split()
)
#: Words after which the verb's own object is over: "removes spots with minimal scarring".
_DETOUR = frozenset("with without while after before because so which whereas through".split())
#: What may follow a predicate of ours that speaks of something else than the old one did.
_GOES_WITH_ANY = frozenset("and or but while with without for every each when after daily".split())
#: Words that may come twice in a sentence, and none notices.
_SMALL_TALK = frozenset(
    "skin hair look looks looking that with your from this them they help helps leave leaves makes have".split()
)
#: Parts of the body: what is said of one is not said of another.
_PARTS = frozenset("skin hair scalp lash lashes brows beard nails lips teeth".split())
_KEEPS_AWAY = frozenset("prevent avoid avert forestall ward".split())
_LESSENS = frozenset("delay slow stop inhibit reduce retard block prevent halt limit".split())
_SAYS = frozenset("say says said claim claims state states told tells".split())
_STARTS_CLAUSE = frozenset("it its they we you i he she this that these our your the there helping".split())
_CLOSES = re.compile(r"\s*(?:[.!?…;:,)\]–—|&+]|-\s|$)")
_GOES_ON = re.compile(r"\s*,\s*\w+ing\b")  # a participle that tells more of the old verb
_NAME = re.compile(r"(?P<name>[A-Z]\w*)\s+(?i:(?P=name))")  # "the Chok Chok cream", "an Active Directory directory"
_ADJECTIVAL = re.compile(r"(?:ing|ed|al|ic|ous|ive|[ai]ble|ful|less|y|free)$")


def fitted(text: str, old: str, before: str, after: str) -> str | None:
    """Return `text` as it can stand for `old` between `before` and `after`, or None.

    A predicate that says something else than the old one suits a product, not just any subject.
    """
    if old in text or text in old:
        return None if _NAME.fullmatch(old) and before.strip() else text
    ours, theirs = _kind(text), _kind(old)
    if ours is not theirs and not (ours is Kind.ADVERBIAL and _is_postposed(text, before, old)):
        return None
    if ours is Kind.OTHER:
        return _as_noun(text, old, before)
    if not (_CLOSES.match(after) or _first(after) in _CONNECTS or is_adverb(_first(after))):
        return None
    if ours is not Kind.VERB:
        return text
    named, gone = _PARTS.intersection(_WORDS.findall(text.lower())), _PARTS.intersection(_WORDS.findall(old.lower()))
    if (named and gone and not named & gone) or _says_the_opposite(text, old):
        return None
    if re.search(r"[,;:]", old) or _DETOUR.intersection(_content(old)) or (_last(text) != _last(old) and _lists_on(after)):
        return None
    if _says_something_else(text, old) and not (_is_product(old, before) and _leaves_nothing_hanging(before, after)):
        return None
    return _as_verb(text, old, before)


def _says_the_opposite(text: str, old: str) -> bool:
    """Whether the old words promise less hair and the new ones more."""
    words = _content(old)
    lessens = bool(words) and _base(words[0]) in _LESSENS and not {"growth", "regrowth"}.isdisjoint(words)
    return lessens and not {"thicker", "fuller"}.isdisjoint(_content(text))


def _says_something_else(text: str, old: str) -> bool:
    """Whether the two share no word; and to keep something away is not to make what is there look better."""
    return not _stems(text) & _stems(old) or _base(next(iter(_content(old)), "")) in _KEEPS_AWAY


def _leaves_nothing_hanging(before: str, after: str) -> bool:
    """Whether nothing around the old predicate belongs to it: what somebody said, or how and whereby it happens."""
    if _SAYS.intersection(_WORDS.findall(before.lower())):
        return False
    return bool(_CLOSES.match(after) and not _GOES_ON.match(after)) or _first(after) in _GOES_WITH_ANY


def echoes(text: str, old: str, around: str) -> bool:
    """Return whether `text`, after the verb it may begin with, brings a word that the rest of its sentence has already."""
    new, gone, there = (
        {word[:5] for word in words if len(word) > 3 and word not in _SMALL_TALK}
        for words in (
            _WORDS.findall(text.lower())[bool(form_of(_first(text))) :],
            _WORDS.findall(old.lower()),
            _WORDS.findall(around.lower()),
        )
    )
    return bool((new - gone) & there)


def _stems(text: str) -> set[str]:
    """The beginnings of the words by which two phrases are seen to speak of the same thing."""
    return {word[:5].removesuffix("s") for word in _WORDS.findall(text.lower()) if len(word) > 3 and word not in _SMALL_TALK}


def _lists_on(after: str) -> bool:
    """Whether what follows goes on with the object of the old verb: "and pain", ", creases or folds"."""
    joined = re.match(r"\s*(?:,\s*(?:and|or)?|and|or)\s+([^\W_]+)", after.lower())
    if not joined:
        return False
    word = joined[1]
    return not (form_of(word) or is_adverb(word) or auxiliaries(word) or word in _CONNECTS | _STARTS_CLAUSE)


def _is_product(old: str, before: str) -> bool:
    """Whether what does the thing is plainly the product: named before the verb, or left out in a line of its own."""
    words = [word for word in _WORDS.findall(f"{before} {_lead(old)}".lower()) if not is_adverb(word) and not auxiliaries(word)]
    if not words:
        return not before.strip() and form_of(_first(old)) == S
    while words[-1] in ("that", "which") and len(words) > 1:
        words.pop()
    return words[-1] in _PRODUCTS or words[-1].removesuffix("s") in _PRODUCTS


def _kind(text: str) -> Kind:
    words = _content(text)
    first = words[0] if words else ""
    if first in _PREPOSITIONS | _POSTPOSED:
        return Kind.ADVERBIAL
    return Kind.VERB if form_of(first) and not (form_of(first) == ING and len(words) == 1) else Kind.OTHER


def _is_postposed(text: str, before: str, old: str) -> bool:
    """Whether "made without …" comes after a verb or in the place of "free from …"."""
    return _first(text) in _POSTPOSED and (_first(old) in _FREE or _last(before) in _BE)


def _as_verb(text: str, old: str, before: str) -> str | None:
    """The replacement in the form of the verb it replaces; None where that is no finite verb, infinitive or gerund."""
    kept = auxiliaries(_lead(old))
    verb = old[len(_lead(old)) :]
    form, last = form_of(_first(verb)), _governor(f"{before} {kept}")
    if last in _BEFORE_NOUN - _MAY_ALSO_BE_VERBS and form != ING:
        return None
    if form in (PAST, PARTICIPLE) and last not in _BEFORE_PAST:
        return None
    if form == ING and last not in _BEFORE_GERUND:
        return None
    if form == BASE and _first(verb) in _UNSURE and last not in {"to", "will", "can", "may", "and", "help", "helps"}:
        return None
    ours, space, rest = text.partition(" ")
    kept = re.sub(r"helps?\s(?:to\s)?$", "", kept) if ours.startswith("help") and kept.startswith("help") else kept
    base = _base(ours.lower())
    return f"{kept}{in_verb_form(verb, base, f'{before} {kept}')}{space}{rest}"


def _as_noun(text: str, old: str, before: str) -> str | None:
    """The replacement in the number of the noun it replaces; an adjective stands for no noun in the plural."""
    if _BE.intersection(_WORDS.findall(old.lower())[1:]) or (is_adverb(_last(before)) and _first(text) != _first(old)):
        return None  # a whole sentence, or an adjective that an adverb belongs to
    if len(_WORDS.findall(old)) > len(_WORDS.findall(text)) + 3 or (_first(text) in _ARTICLES and _last(before) in _BEFORE_NOUN):
        return None
    if is_plural(old) == is_plural(text):
        return text
    if is_plural(text) or _ADJECTIVAL.search(_last(text)) or _first(text) in _ARTICLES:
        return None
    return plural(text)


def _base(word: str) -> str:
    """The plain form of our own verb, written with or without its s."""
    for base in (word, word.removesuffix("s"), word.removesuffix("es"), f"{word.removesuffix('ies')}y"):
        if form_of(base) == BASE and in_verb_form("removes", base) in (word, in_verb_form("removes", word)):
            return base
    return word


def _content(text: str) -> list[str]:
    return _WORDS.findall(text[len(_lead(text)) :].lower())


def _lead(text: str) -> str:
    """The auxiliaries and adverbs before the first word that counts."""
    end = 0
    for word in _WORDS.finditer(text):
        plain = word[0].lower()
        if not (auxiliaries(plain) or is_adverb(plain)) or (plain in ("help", "helps") and not _goes_on(text, word.end())):
            break
        end = word.end()
    return text[:end] + " " * (text[end : end + 1] == " ")


def _goes_on(text: str, end: int) -> bool:
    """Whether "help" is followed by another verb."""
    following = [word for word in _WORDS.findall(text[end:].lower()) if word != "to"][:1]
    return bool(following and form_of(following[0]))


def _first(text: str) -> str:
    return next(iter(_WORDS.findall(text.lower())), "")


def _governor(text: str) -> str:
    """The last word that is no adverb: what the verb after it depends on."""
    words = text.split()
    while words and is_adverb(_last(words[-1])):
        words.pop()
    return _last(" ".join(words))


def _last(text: str) -> str:
    words = _WORDS.findall(text.lower())
    return words[-1] if words and not re.search(r"[.!?…:;,(]\s*$", text) else ""
