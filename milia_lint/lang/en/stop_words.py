"""Words of English that weigh little, by what they weigh little for."""

from __future__ import annotations

from milia_lint.lang.en import function_words as fw
from milia_lint.text.tokens import word_set

#: What a text is told to be English by; without "am", which is German too.
FUNCTION_WORDS = (
    fw.DETERMINERS | fw.SUBJECTS | (fw.BE - {"am"}) | fw.HAVE | fw.DO | fw.COORDINATORS | fw.RELATIVES | fw.NEGATIONS
    | fw.QUESTION_WORDS | fw.TIME_CONJUNCTIONS | fw.CASE_PREPOSITIONS | fw.SHORT_PREPOSITIONS
    | word_set("about after also can get if into just may me more most off one out over so some such than them then there up use who will")
    | word_set("without would")
)  # fmt: skip

#: Words so common in copy on skin that a pattern should not be tried for them alone.
COMMON = (
    fw.ARTICLES | fw.POSSESSIVES | fw.DEMONSTRATIVES | fw.SUBJECTS | fw.OBJECTS | (fw.BE - {"am", "been", "being"}) | fw.HAVE | fw.DO
    | fw.MODALS | fw.LINKS - {"yet"} | fw.RELATIVES | fw.NEGATIONS | fw.CASE_PREPOSITIONS | fw.SHORT_PREPOSITIONS
    | word_set("and or if than here there all any one two more most just very also into over under out up after before when while")
    | word_set("how what who yours use used using get make skin face cream product products")
)  # fmt: skip

#: Words that claim nothing by themselves; a note mark and a picture do not either.
IDLE = (
    fw.ARTICLES | fw.POSSESSIVES | fw.DEMONSTRATIVES | fw.CASE_PREPOSITIONS | fw.SHORT_PREPOSITIONS | fw.HAVE_PRESENT
    | word_set("and it is are † ￼")
)  # fmt: skip

#: Words that may stand twice in a row: "that that", "bye bye", "ylang ylang".
REPEATABLE = word_set(
    "had that very bye so no really yes ha now many much more far long there knock yo ylang aye never well is in"
)

#: Words of buttons and menus.
INTERFACE = word_set("add basket buy cart click learn menu more next order page previous price quick read sale shop view")

#: "One" mostly counts nothing.
NUMBERS = {
    "zero": 0, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "hundred": 100,
}  # fmt: skip
