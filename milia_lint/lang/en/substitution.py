"""Whether other words can stand where some words stood, as far as their first and last words tell.

A replacement takes the verb form of what it replaces. Where the two are not of one kind (a verb for a noun, a
phrase with "with" for an adjective) they do not fit, and a person has to find the wording.
"""

from __future__ import annotations

import re

from milia_lint.lang.en.agreement import auxiliaries, in_verb_form, is_plural, plural
from milia_lint.lang.en.phrase_kind import (
    POSTPOSED,
    WORDS,
    Kind,
    base_form,
    content,
    first_word,
    governor,
    kind,
    last_word,
    lead,
)
from milia_lint.lang.en.verb_list import BASE, ING, PARTICIPLE, PAST, S, form_of, is_adverb

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
    ours, theirs = kind(text), kind(old)
    if ours is not theirs and not (ours is Kind.ADVERBIAL and _is_postposed(text, before, old)):
        return None
    if ours is Kind.OTHER:
        return _as_noun(text, old, before)
    if not (_CLOSES.match(after) or first_word(after) in _CONNECTS or is_adverb(first_word(after))):
        return None
    if ours is not Kind.VERB:
        return text
    named, gone = _PARTS.intersection(WORDS.findall(text.lower())), _PARTS.intersection(WORDS.findall(old.lower()))
    if (named and gone and not named & gone) or _says_the_opposite(text, old):
        return None
    if re.search(r"[,;:]", old) or _DETOUR.intersection(content(old)) or (last_word(text) != last_word(old) and _lists_on(after)):
        return None
    if _says_something_else(text, old) and not (_is_product(old, before) and _leaves_nothing_hanging(before, after)):
        return None
    return _as_verb(text, old, before)


def _says_the_opposite(text: str, old: str) -> bool:
    """Whether the old words promise less hair and the new ones more."""
    words = content(old)
    lessens = bool(words) and base_form(words[0]) in _LESSENS and not {"growth", "regrowth"}.isdisjoint(words)
    return lessens and not {"thicker", "fuller"}.isdisjoint(content(text))


def _says_something_else(text: str, old: str) -> bool:
    """Whether the two share no word; and to keep something away is not to make what is there look better."""
    return not _stems(text) & _stems(old) or base_form(next(iter(content(old)), "")) in _KEEPS_AWAY


def _leaves_nothing_hanging(before: str, after: str) -> bool:
    """Whether nothing around the old predicate belongs to it: what somebody said, or how and whereby it happens."""
    if _SAYS.intersection(WORDS.findall(before.lower())):
        return False
    return bool(_CLOSES.match(after) and not _GOES_ON.match(after)) or first_word(after) in _GOES_WITH_ANY


def echoes(text: str, old: str, around: str) -> bool:
    """Return whether `text`, after the verb it may begin with, brings a word that the rest of its sentence has already."""
    new, gone, there = (
        {word[:5] for word in words if len(word) > 3 and word not in _SMALL_TALK}
        for words in (
            WORDS.findall(text.lower())[bool(form_of(first_word(text))) :],
            WORDS.findall(old.lower()),
            WORDS.findall(around.lower()),
        )
    )
    return bool((new - gone) & there)


def _stems(text: str) -> set[str]:
    """The beginnings of the words by which two phrases are seen to speak of the same thing."""
    return {word[:5].removesuffix("s") for word in WORDS.findall(text.lower()) if len(word) > 3 and word not in _SMALL_TALK}


def _lists_on(after: str) -> bool:
    """Whether what follows goes on with the object of the old verb: "and pain", ", creases or folds"."""
    joined = re.match(r"\s*(?:,\s*(?:and|or)?|and|or)\s+([^\W_]+)", after.lower())
    if not joined:
        return False
    word = joined[1]
    return not (form_of(word) or is_adverb(word) or auxiliaries(word) or word in _CONNECTS | _STARTS_CLAUSE)


def _is_product(old: str, before: str) -> bool:
    """Whether what does the thing is plainly the product: named before the verb, or left out in a line of its own."""
    words = [word for word in WORDS.findall(f"{before} {lead(old)}".lower()) if not is_adverb(word) and not auxiliaries(word)]
    if not words:
        return not before.strip() and form_of(first_word(old)) == S
    while words[-1] in ("that", "which") and len(words) > 1:
        words.pop()
    return words[-1] in _PRODUCTS or words[-1].removesuffix("s") in _PRODUCTS


def _is_postposed(text: str, before: str, old: str) -> bool:
    """Whether "made without …" comes after a verb or in the place of "free from …"."""
    return first_word(text) in POSTPOSED and (first_word(old) in _FREE or last_word(before) in _BE)


def _as_verb(text: str, old: str, before: str) -> str | None:
    """The replacement in the form of the verb it replaces; None where that is no finite verb, infinitive or gerund."""
    kept = auxiliaries(lead(old))
    verb = old[len(lead(old)) :]
    form, last = form_of(first_word(verb)), governor(f"{before} {kept}")
    if last in _BEFORE_NOUN - _MAY_ALSO_BE_VERBS and form != ING:
        return None
    if form in (PAST, PARTICIPLE) and last not in _BEFORE_PAST:
        return None
    if form == ING and last not in _BEFORE_GERUND:
        return None
    if form == BASE and first_word(verb) in _UNSURE and last not in {"to", "will", "can", "may", "and", "help", "helps"}:
        return None
    ours, space, rest = text.partition(" ")
    kept = re.sub(r"helps?\s(?:to\s)?$", "", kept) if ours.startswith("help") and kept.startswith("help") else kept
    base = base_form(ours.lower())
    return f"{kept}{in_verb_form(verb, base, f'{before} {kept}')}{space}{rest}"


def _as_noun(text: str, old: str, before: str) -> str | None:
    """The replacement in the number of the noun it replaces; an adjective stands for no noun in the plural."""
    if _BE.intersection(WORDS.findall(old.lower())[1:]) or (is_adverb(last_word(before)) and first_word(text) != first_word(old)):
        return None  # a whole sentence, or an adjective that an adverb belongs to
    if len(WORDS.findall(old)) > len(WORDS.findall(text)) + 3 or (
        first_word(text) in _ARTICLES and last_word(before) in _BEFORE_NOUN
    ):
        return None
    if is_plural(old) == is_plural(text):
        return text
    if is_plural(text) or _ADJECTIVAL.search(last_word(text)) or first_word(text) in _ARTICLES:
        return None
    return plural(text)
