"""What may be cut out of a sentence, and what goes with it."""

from __future__ import annotations

import pytest

from milia_lint.lang.en.deletion import delete_span


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


def test_a_clause_goes_with_its_border_but_never_the_verb_of_the_sentence() -> None:
    text = "Our balm feels light on dry skin – and it works in two days."
    assert delete_span(text, text.index("and"), len(text) - 1, clause=True) == (text.index(" –"), len(text) - 1, "")
    text = "Soreness – the ache after a run – has been shown to go away."
    assert delete_span(text, text.index("has"), len(text) - 1, clause=True) is None
