"""Words put into sentences: verb forms, number, articles, what may be cut and what may not."""

from __future__ import annotations

import pytest

from milia_lint.lang.en.agreement import in_case_of, in_verb_form, is_plural, plural, singular
from milia_lint.lang.en.anaphora import can_replace_sentence
from milia_lint.lang.en.deletion import delete_span
from milia_lint.lang.en.substitution import repeats_word, substitute
from milia_lint.rulebook.templates import filled


@pytest.mark.parametrize(
    ("model", "before", "form"),
    [
        ("removes", "it", "softens"), ("removing", "for", "softening"), ("removed", "it", "softened"), ("removed", "has been", "softened"),
        ("get rid of", "you", "soften"), ("got rid of", "it", "softened"), ("erase", "helps", "soften"), ("erased", "will", "soften"),
        ("gets rid of", "that", "softens"), ("dismiss", "they", "soften"),
    ],
)  # fmt: skip
def test_a_verb_takes_the_form_of_the_one_it_replaces(model: str, before: str, form: str) -> None:
    assert in_verb_form(model, "soften", before) == form


@pytest.mark.parametrize(
    ("one", "many"), [("milium", "milia"), ("skin tag", "skin tags"), ("cyst of the lid", "cysts of the lid")]
)
def test_number(one: str, many: str) -> None:
    assert (plural(one), plural(many), singular(many), singular(one)) == (many, many, one, one)
    assert is_plural(many)
    assert not is_plural(one)


@pytest.mark.parametrize("noun", ["acne", "psoriasis", "redness", "skin"])
def test_what_has_no_plural_is_left(noun: str) -> None:
    assert not is_plural(noun)
    assert singular(noun) == noun


@pytest.mark.parametrize(
    ("template", "says"),
    [
        ("the look of {condition}", "the look of skin tags"), ("a {condition:singular}", "a skin tag"), ("{number|30} days", "30 days"),
        ("{remove>soften} {condition:them}", "softening them"), ("{condition} {condition:is} harmless", "skin tags are harmless"),
        ("an {thing}", "a balm"), ("A {fruit}", "An orange"), ("{missing}", None),
    ],
)  # fmt: skip
def test_templates(template: str, says: str | None) -> None:
    slots = {"condition": "skin tags", "remove": "removing", "thing": "balm", "fruit": "orange", "match": "removing skin tags"}
    assert filled(template, slots) == says


def test_auxiliaries_before_a_captured_verb_stay() -> None:
    slots = {"remove": "remove", "condition": "milia", "match": "will help to remove milia"}
    assert filled("{remove>soften} the look of {condition}", slots) == "will help to soften the look of milia"


@pytest.mark.parametrize(
    ("text", "old", "before", "after", "says"),
    [
        ("softens the look of lines", "erases lines", "Our balm ", ".", "softens the look of lines"),
        ("softens the look of lines", "erase lines", "It helps ", " and feels light.", "soften the look of lines"),
        ("softens the look of lines", "will erase lines", "The balm ", ".", "will soften the look of lines"),
        ("softens the look of lines", "removing lines", "A way of ", " at home.", "softening the look of lines"),
        ("leaves skin soft", "heals cuts", "Our balm ", ".", "leaves skin soft"),
        ("leaves skin soft", "heals cuts", "The immune system ", ".", None),  # says something new of what is no product
        ("leaves skin soft", "heals cuts", "Our balm ", ", cysts and rashes.", None),
        ("softens the look of lines", "heals slowly, lines", "Winter skin ", " stay longer.", None),
        ("softens the look of scarring", "heals spots with little scarring", "Our balm ", ".", None),
        ("softens lines", "line eraser", "Your new ", ".", None),
        ("sunscreen", "blocks all rays", "A gel that ", ".", None),
        ("key ingredient", "active ingredients", "Our ", " come from the sea.", "key ingredients"),
        ("a soothing cream", "remedy", "The ", ".", None),
        ("soothing", "healing properties", "It has ", ".", None),
        ("with regular use", "in two days", "Softer ", ".", "with regular use"),
        ("leaves skin soft", "cleared of acne", "Skin is ", ".", None),
        ("leaves skin soft", "heals cuts", "Our balm ", " for hours.", "leaves skin soft"),
        ("leaves skin soft", "heals cuts", "Our balm ", " from within.", None),  # how the old thing came about
        ("leaves skin soft", "heals cuts", "Our balm ", ", helping them close.", None),
        ("leaves skin soft", "heals cuts", "They say the balm ", ".", None),
        ("leaves skin soft", "wakes hair roots", "Our balm ", ".", None),
        ("leaves hair looking thicker", "delays hair regrowth", "Our milk ", ".", None),
        ("leaves hair looking thicker", "speeds hair regrowth", "Our milk ", ".", "leaves hair looking thicker"),
        ("improves the look of scars", "prevents scars", "Time to rest ", ".", None),
        ("improves the look of scars", "prevents scars", "Our balm ", ".", "improves the look of scars"),
        ("fuller-looking hair", "hair is longer", "My ", ".", None),
        ("visible growth", "ugly growth", "It is a cosmetically ", ".", None),
        ("the", "the the", "It is in ", " jar.", "the"),
        ("Directory", "Directory directory", "The Active ", " service.", None),
        ("Chok", "Chok Chok", "The ", " cream.", None),
        ("The", "The The", "", " cream.", "The"),
    ],
)
def test_what_fits_where(text: str, old: str, before: str, after: str, says: str | None) -> None:
    assert substitute(text, old, before, after) == says


@pytest.mark.parametrize(
    ("marked", "left"),
    [
        ("It smooths skin [fast].", "It smooths skin."),
        ("It smooths skin [fast and gently].", "It smooths skin."),
        ("A [clinically proven] balm.", "A balm."),
        ("A [clinically proven] oil.", "An oil."),
        ("A balm, [clinically proven].", "A balm."),
        ("[Guaranteed,] it feels soft on skin.", "It feels soft on skin."),
        ("[It is painless.] Order it now.", "Order it now."),
        ("Order it now. [It is painless.]", "Order it now."),
        ("One. [It is painless.] Two.", "One. Two."),
        ("It smooths skin [in two days], and it smells of roses.", "It smooths skin, and it smells of roses."),
        ("It is [fast] and gentle.", None),
        ("It is [painless].", None),
        ("[It is painless.] That helps.", None),
        ("[It relaxes the face.] When those lines soften, you see it.", None),
        ("Does it hurt? [It is painless.]", None),
        ("[It is painless:] a list follows.", None),
        ("“[It is painless.] We mean it.”", "“We mean it.”"),
        ("[“It is painless.] We mean it.”", None),
        ("[It is painless.]", None),
        ("It has [clinical benefits] when used.", None),
        ("It is [proven to] work.", None),
        ("An [award-winning]-design skill.", None),
        ("Balms that [work wonders] for skin.", None),
        ("It is [effective in treating] scars.", None),
        ("[How to clear spots fast] on a budget.", None),
        ("One. [It is painless.] The mechanism is simple.", None),
        ("One. [It is painless.] The balm is simple.", "One. The balm is simple."),
        ("One. [It is painless.] Here's how.", None),
        ("One. [It is a balm.] Once you try it, you see.", None),
        ("[It is a balm.] By smoothing skin, this pot helps.", None),
        ("One. [It is a balm.] By smoothing skin, this pot helps.", "One. By smoothing skin, this pot helps."),
        ("Aim for [overnight] by then.", None),
        ("It costs £4 [trick to a wrinkle free] face.", None),
        ("[All women] discovered it this year.", None),
        ("A tin packed with [eco-friendly] materials.", None),
        ("A tin packed with [eco-friendly] materials for travel.", "A tin packed with materials for travel."),
        ("It earned the [vegan-grade] label.", None),
        ("Our [eco-friendly] materials.", "Our materials."),
        ("Five pots ([award-winning] balms, oils, soap).", "Five pots (balms, oils, soap)."),
        ("One. [It is painless.] Whereas oil stings.", None),
        ("Some smooth skin [in a day], others in a month.", None),
        ("It leaves bumps that flatten [within a day].", None),
        ("Soft skin. [Fill a bowl with water.] Hold your face over the bowl.", None),
        ("Soft skin. [Fill a bowl with water.] Rub the balm in.", "Soft skin. Rub the balm in."),
        ("Steam it. [Hold your face over it.] Finish with a towel.", None),
        ("[Medical grade facial] in the city for you.", None),
    ],
)
def test_what_may_be_cut(marked: str, left: str | None) -> None:
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    cut = delete_span(text, start, end)
    assert (None if cut is None else text[: cut[0]] + cut[2] + text[cut[1] :]) == left


@pytest.mark.parametrize(
    ("text", "old", "around", "says"),
    [
        ("as directed on the label", "until it works", "Apply it according to the directions", True),
        ("softens the look of lines", "erases lines", "It softens skin and", False),
        ("softens the look of lines", "erases wrinkles", "It fills lines and", True),
        ("visible spot", "ugly spot", "a visible mole or", True),
    ],
)
def test_words_that_the_sentence_has_already(text: str, old: str, around: str, says: bool) -> None:
    assert repeats_word(text, old, around) is says


@pytest.mark.parametrize(
    ("old", "text", "after", "says"),
    [
        ("Rub sugar on it.", "Choose a gentle scrub.", " Then rinse.", False),  # "then" what?
        ("Rub sugar on it.", "Choose a gentle scrub.", " Rinse it off.", True),
        ("We use soda for odour.", "Choose a gentle scrub.", "", False),
        ("Spots are tumours.", "Spots are harmless.", " They go by themselves.", True),
        ("Fill a bowl with water.", "Use a damp cloth.", " Hold your face over the bowl.", False),
        ("Steam helps.", "Use a damp cloth.", " This opens pores.", False),
    ],
)
def test_one_sentence_instead_of_another(old: str, text: str, after: str, says: bool) -> None:
    assert can_replace_sentence(old, text, after) is says


def test_the_look_of_something_is_said_once() -> None:
    slots = {"damage": "visible signs of sun damage", "line": "the appearance of lines", "match": ""}
    assert filled("softens the look of {damage}", slots) == "softens the look of signs of sun damage"
    assert filled("softens the look of {line}", slots) == "softens the look of lines"


def test_a_clause_goes_with_its_border_but_never_the_verb_of_the_sentence() -> None:
    text = "Our balm feels light on dry skin – and it works in two days."
    assert delete_span(text, text.index("and"), len(text) - 1, clause=True) == (text.index(" –"), len(text) - 1, "")
    text = "Soreness – the ache after a run – has been shown to go away."
    assert delete_span(text, text.index("has"), len(text) - 1, clause=True) is None


def test_case_follows_the_line() -> None:
    assert in_case_of("Erases", "How It Erases Deep Wrinkles", "softens the look of") == "Softens the Look of"
    assert in_case_of("ERASES LINES", "ERASES LINES NOW", "softens") == "SOFTENS"
    assert in_case_of("Erases Lines", "Erases Lines", "softens lines") == "Softens Lines"
    assert in_case_of("Erases Lines", "Erases Lines.", "softens lines") == "Softens lines"
    assert in_case_of("erases", "It erases lines.", "softens") == "softens"
