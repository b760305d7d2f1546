"""Whether other words can stand where some words stood, as far as their first and last words tell.

A replacement takes the verb form of what it replaces. Where the two are not of one kind (a verb for a noun, a
phrase with "with" for an adjective) they do not fit, and a person has to find the wording.
"""

from __future__ import annotations

import re

from milia_lint.lang.en import function_words as fw
from milia_lint.lang.en.agreement import auxiliaries, in_verb_form, is_plural, plural
from milia_lint.lang.en.phrase_kind import (
    POSTPOSED,
    WORDS,
    Kind,
    base_form,
    content_words,
    first_word,
    governor,
    kind_of,
    last_word,
    leading_auxiliaries,
)
from milia_lint.lang.en.verb_list import BASE, ING, PARTICIPLE, PAST, S, form_of, is_adverb
from milia_lint.text.tokens import word_set

_FREE = word_set("free without")
#: After one of these stands a noun or an adjective, never a finite verb.
_BEFORE_NOUN = (
    fw.DETERMINERS | fw.BE | fw.COORDINATORS | (fw.DEGREES - {"too"}) | (fw.PREPOSITIONS - {"to"}) | word_set("no new best")
)
_MAY_STAND_BEFORE_VERBS = fw.DEMONSTRATIVES | fw.COORDINATORS | {"all"}
_BE = fw.BE | fw.BE_CONTRACTIONS | fw.GET
_BEFORE_PAST = fw.SUBJECTS | fw.RELATIVES | fw.HAVE | word_set("who ve")
_BEFORE_GERUND = (fw.PREPOSITIONS - {"to"}) | fw.TIME_CONJUNCTIONS | word_set("about like start starts")
_PRODUCT_NOUNS = word_set(
    "cream balm serum gel mask oil lotion soap scrub cleanser toner moisturiser moisturizer shampoo conditioner spray stick bar"
    " mist wash formula product butter emulsion ointment essence elixir foam powder paste sunscreen tonic primer salve facial"
    " bath polish milk complex blend hydrator concentrate ampoule roll-on patch cushion jelly mousse fluid"
)
#: Words whose plain form is as often an adjective or a noun.
_AMBIGUOUS_BASES = word_set(
    "free clear firm calm cool dry smooth slim open perfect correct last lower quiet slow tame tone secure prompt speed fade"
    " balance cure treat work rest end cause comfort guard shield guarantee promise release repair remedy order limit blend even care"
)
_CONNECTIVES = (
    fw.COORDINATORS
    | fw.LINKS
    | fw.RELATIVES
    | fw.SUBORDINATORS
    | fw.EACH
    | (fw.PREPOSITIONS - {"of"})
    | word_set("than plus even")
)
#: Words after which the verb's own object is over: "removes spots with minimal scarring".
_AFTER_OBJECT = fw.CONCESSIVES | fw.TIME_PREPOSITIONS | word_set("with without while because so which through")
#: What may follow a predicate of ours that speaks of something else than the old one did.
_FOLLOWS_ANY_PREDICATE = fw.COORDINATORS | fw.TIME_CONJUNCTIONS | fw.EACH | word_set("with without for after daily")
#: Words that may come twice in a sentence, and none notices.
_REPEATABLE = (
    fw.DEMONSTRATIVES
    | fw.POSSESSIVES
    | fw.OBJECTS
    | fw.HAVE
    | fw.HELP
    | fw.LIGHT_VERBS
    | word_set("they with from skin hair look looks looking")
)
#: Parts of the body: what is said of one is not said of another.
_BODY_PARTS = word_set("skin hair scalp lash lashes brows beard nails lips teeth")
_PREVENTION_VERBS = word_set("prevent avoid avert forestall ward")
_REDUCTION_VERBS = word_set("delay slow stop inhibit reduce retard block prevent halt limit")
_REPORTING_VERBS = word_set("say says said claim claims state states told tells")
_CLAUSE_OPENERS = fw.SUBJECTS | fw.DEMONSTRATIVES | fw.POSSESSIVES | word_set("the there helping")
_PHRASE_END = re.compile(r"\s*(?:[.!?…;:,)\]–—|&+]|-\s|$)")
_PARTICIPLE_CLAUSE = re.compile(r"\s*,\s*\w+ing\b")  # a participle that tells more of the old verb
_DOUBLED_NAME = re.compile(r"(?P<name>[A-Z]\w*)\s+(?i:(?P=name))")  # "the Chok Chok cream", "an Active Directory directory"
_ADJECTIVAL = re.compile(r"(?:ing|ed|al|ic|ous|ive|[ai]ble|ful|less|y|free)$")


def substitute(text: str, old: str, before: str, after: str) -> str | None:
    """Return `text` as it can stand for `old` between `before` and `after`, or None.

    A predicate that says something else than the old one suits a product, not just any subject.
    """
    if old in text or text in old:
        return None if _DOUBLED_NAME.fullmatch(old) and before.strip() else text
    ours, theirs = kind_of(text), kind_of(old)
    if ours is not theirs and not (ours is Kind.ADVERBIAL and _is_postposed(text, before, old)):
        return None
    if ours is Kind.OTHER:
        return _noun_phrase(text, old, before)
    if not (_PHRASE_END.match(after) or first_word(after) in _CONNECTIVES or is_adverb(first_word(after))):
        return None
    if ours is not Kind.VERB:
        return text
    named, gone = _BODY_PARTS.intersection(WORDS.findall(text.lower())), _BODY_PARTS.intersection(WORDS.findall(old.lower()))
    if (named and gone and not named & gone) or _reverses_meaning(text, old):
        return None
    if (
        re.search(r"[,;:]", old)
        or _AFTER_OBJECT.intersection(content_words(old))
        or (last_word(text) != last_word(old) and _continues_object(after))
    ):
        return None
    if _changes_topic(text, old) and not (_subject_is_product(old, before) and _context_allows_new_topic(before, after)):
        return None
    return _verb_phrase(text, old, before)


def _reverses_meaning(text: str, old: str) -> bool:
    """Whether the old words promise less hair and the new ones more."""
    words = content_words(old)
    lessens = bool(words) and base_form(words[0]) in _REDUCTION_VERBS and not {"growth", "regrowth"}.isdisjoint(words)
    return lessens and not {"thicker", "fuller"}.isdisjoint(content_words(text))


def _changes_topic(text: str, old: str) -> bool:
    """Whether the two share no word; and to keep something away is not to make what is there look better."""
    return not _stems(text) & _stems(old) or base_form(next(iter(content_words(old)), "")) in _PREVENTION_VERBS


def _context_allows_new_topic(before: str, after: str) -> bool:
    """Whether nothing around the old predicate belongs to it: what somebody said, or how and whereby it happens."""
    if _REPORTING_VERBS.intersection(WORDS.findall(before.lower())):
        return False
    return bool(_PHRASE_END.match(after) and not _PARTICIPLE_CLAUSE.match(after)) or first_word(after) in _FOLLOWS_ANY_PREDICATE


def repeats_word(text: str, old: str, around: str) -> bool:
    """Return whether `text`, after the verb it may begin with, brings a word that the rest of its sentence has already."""
    new, gone, there = (
        {word[:5] for word in words if len(word) > 3 and word not in _REPEATABLE}
        for words in (
            WORDS.findall(text.lower())[bool(form_of(first_word(text))) :],
            WORDS.findall(old.lower()),
            WORDS.findall(around.lower()),
        )
    )
    return bool((new - gone) & there)


def _stems(text: str) -> set[str]:
    """The beginnings of the words by which two phrases are seen to speak of the same thing."""
    return {word[:5].removesuffix("s") for word in WORDS.findall(text.lower()) if len(word) > 3 and word not in _REPEATABLE}


def _continues_object(after: str) -> bool:
    """Whether what follows goes on with the object of the old verb: "and pain", ", creases or folds"."""
    joined = re.match(r"\s*(?:,\s*(?:and|or)?|and|or)\s+([^\W_]+)", after.lower())
    if not joined:
        return False
    word = joined[1]
    return not (form_of(word) or is_adverb(word) or auxiliaries(word) or word in _CONNECTIVES | _CLAUSE_OPENERS)


def _subject_is_product(old: str, before: str) -> bool:
    """Whether what does the thing is plainly the product: named before the verb, or left out in a line of its own."""
    words = [
        word
        for word in WORDS.findall(f"{before} {leading_auxiliaries(old)}".lower())
        if not is_adverb(word) and not auxiliaries(word)
    ]
    if not words:
        return not before.strip() and form_of(first_word(old)) == S
    while words[-1] in ("that", "which") and len(words) > 1:
        words.pop()
    return words[-1] in _PRODUCT_NOUNS or words[-1].removesuffix("s") in _PRODUCT_NOUNS


def _is_postposed(text: str, before: str, old: str) -> bool:
    """Whether "made without …" comes after a verb or in the place of "free from …"."""
    return first_word(text) in POSTPOSED and (first_word(old) in _FREE or last_word(before) in _BE)


def _verb_phrase(text: str, old: str, before: str) -> str | None:
    """The replacement in the form of the verb it replaces; None where that is no finite verb, infinitive or gerund."""
    kept = auxiliaries(leading_auxiliaries(old))
    verb = old[len(leading_auxiliaries(old)) :]
    form, last = form_of(first_word(verb)), governor(f"{before} {kept}")
    if last in _BEFORE_NOUN - _MAY_STAND_BEFORE_VERBS and form != ING:
        return None
    if form in (PAST, PARTICIPLE) and last not in _BEFORE_PAST:
        return None
    if form == ING and last not in _BEFORE_GERUND:
        return None
    if form == BASE and first_word(verb) in _AMBIGUOUS_BASES and last not in {"to", "will", "can", "may", "and", "help", "helps"}:
        return None
    ours, space, rest = text.partition(" ")
    kept = re.sub(r"helps?\s(?:to\s)?$", "", kept) if ours.startswith("help") and kept.startswith("help") else kept
    base = base_form(ours.lower())
    return f"{kept}{in_verb_form(verb, base, f'{before} {kept}')}{space}{rest}"


def _noun_phrase(text: str, old: str, before: str) -> str | None:
    """The replacement in the number of the noun it replaces; an adjective stands for no noun in the plural."""
    if _BE.intersection(WORDS.findall(old.lower())[1:]) or (is_adverb(last_word(before)) and first_word(text) != first_word(old)):
        return None  # a whole sentence, or an adjective that an adverb belongs to
    if len(WORDS.findall(old)) > len(WORDS.findall(text)) + 3 or (
        first_word(text) in fw.ARTICLES and last_word(before) in _BEFORE_NOUN
    ):
        return None
    if is_plural(old) == is_plural(text):
        return text
    if is_plural(text) or _ADJECTIVAL.search(last_word(text)) or first_word(text) in fw.ARTICLES:
        return None
    return plural(text)
