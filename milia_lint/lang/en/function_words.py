"""The small words of English by part of speech: each is listed once, and what a module asks for is a union of these."""

from __future__ import annotations

from milia_lint.text.tokens import word_set

ARTICLES = word_set("a an the")
POSSESSIVES = word_set("my your his her its our their")
DEMONSTRATIVES = word_set("this that these those")
EACH = word_set("each every")
QUANTIFIERS = EACH | word_set("all any some")
DETERMINERS = ARTICLES | POSSESSIVES | DEMONSTRATIVES | QUANTIFIERS

SUBJECTS = word_set("i you he she it we they")
OBJECTS = word_set("me him us them")

BE_PRESENT = word_set("am is are")
BE_PAST = word_set("was were")
BE_FINITE = BE_PRESENT | BE_PAST
BE = BE_FINITE | word_set("be been being")
BE_CONTRACTIONS = word_set("it's that's they're")
HAVE_PRESENT = word_set("has have")
HAVE = HAVE_PRESENT | {"had"}
DO = word_set("do does did")
MODALS = word_set("can could may might must shall should will would")
AUXILIARIES = BE | HAVE | MODALS
FINITE_AUXILIARIES = BE_FINITE | HAVE | MODALS
GET = word_set("get gets got")
HELP = word_set("help helps helped helping")
#: Verbs that say little without their object.
LIGHT_VERBS = word_set("give gives leave leaves let lets make makes")

COORDINATORS = word_set("and or but nor")
LINKS = word_set("so yet then")
RELATIVES = word_set("that which")
PERSONAL_RELATIVES = word_set("who whose whom")
QUESTION_WORDS = word_set("what how why")
TIME_CONJUNCTIONS = word_set("when while whenever")
NEGATIONS = word_set("no not")
CONCESSIVES = word_set("although though whereas unless")
#: Words that open a subordinate clause, but for the relatives.
SUBORDINATORS = TIME_CONJUNCTIONS | CONCESSIVES | word_set("where because if")
CLAUSE_OPENERS = RELATIVES | PERSONAL_RELATIVES | SUBORDINATORS

#: Prepositions that tie a noun to another word, or a verb to its infinitive.
CASE_PREPOSITIONS = word_set("of to as")
SHORT_PREPOSITIONS = word_set("at by for from in on with")
TIME_PREPOSITIONS = word_set("after before during until within")
LONG_PREPOSITIONS = word_set("against between into onto over through under without")
ADJUNCT_PREPOSITIONS = SHORT_PREPOSITIONS | TIME_PREPOSITIONS | LONG_PREPOSITIONS
PREPOSITIONS = CASE_PREPOSITIONS | ADJUNCT_PREPOSITIONS

DEGREES = word_set("more most so too very")

#: Adverbs that tie a sentence to the one before it.
DISCOURSE = word_set(
    "additionally afterwards also conversely even furthermore hence however indeed instead likewise meanwhile moreover namely"
    " next otherwise particularly precisely similarly specifically still therefore thus"
)
