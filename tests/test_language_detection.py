import pytest
from hypothesis import given
from hypothesis import strategies as st

from milia_lint.lang import language_tag
from milia_lint.lang.detection import plainly_other_language

TEXTS = {
    "de": "Die Entfernung ist bei uns schmerzfrei und dauert nicht länger als zehn Minuten.",
    "fr": "Les grains de milium sont de petits kystes blancs qui apparaissent sur le visage.",
    "es": "Los quistes son pequeñas protuberancias blancas que aparecen en la cara de los bebés.",
    "it": "I grani di miglio sono piccole cisti bianche che si formano sulla pelle del viso.",
    "pt": "São pequenos cistos brancos que aparecem na pele do rosto e não causam dor.",
    "nl": "Dit zijn kleine witte bultjes die op de huid van het gezicht voorkomen en niet gevaarlijk zijn.",
    "sv": "Det är små vita knottror som ofta finns på huden runt ögonen och de är inte farliga.",
    "da": "Det er små hvide knopper, som ofte ses på huden, og de er ikke farlige, men bliver væk efter en tid.",
    "no": "Det er små hvite knopper som ofte ses på huden, og de er ikke farlige, men blir borte etter en tid.",
    "fi": "Miliat ovat pieniä valkoisia näppylöitä iholla, mutta ne eivät ole vaarallisia ja se on hyvä tietää.",
    "pl": "Prosaki to małe białe grudki, które pojawiają się na skórze twarzy i nie są groźne.",
    "ru": "Милиумы — это маленькие белые узелки на коже лица.",
    "uk": "Міліуми — це маленькі білі вузлики на шкірі обличчя.",
    "el": "Τα κεχρία είναι μικρές λευκές κύστεις στο δέρμα.",
    "ja": "稗粒腫は目の周りにできる小さな白いできものです。",
    "zh": "粟丘疹是皮肤上出现的小白色囊肿，通常无害。",
    "ko": "비립종은 피부에 생기는 작고 하얀 낭종입니다.",
    "ar": "الدخينات هي أكياس بيضاء صغيرة تظهر على الجلد",
}


@pytest.mark.parametrize("code", TEXTS)
def test_plainly_other(code: str) -> None:
    assert plainly_other_language(TEXTS[code]) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Haut und Haar",  # too short to say
        "Milia are tiny pale grains that sit on the cheeks.",
        "Crème de la Mer, Eau de Parfum, Lait de Beauté, Huile de Soin, Masque de Nuit",
        "Aqua, Glycerin, Cetearyl Alcohol, Niacinamide, Parfum, Limonene, Linalool, Phenoxyethanol",
        "Home Shop About Contact Blog Cart Login Register Search",
        "The German word is Hautgrieß, and die Haut ist nicht the same as skin, as they say.",
        "Whеn it соmеѕ tо thе ѕkіn thеrе аrе ѕоmе соndіtіоnѕ уоu wіll рrоbаblу hаvе hеаrd оf",
        "Ассера сосо реорехасе соса ра роре хе",  # Cyrillic letters, every one with a Latin twin
    ],
)
def test_english_short_or_in_doubt(text: str) -> None:
    assert plainly_other_language(text) is None


def test_only_the_beginning_counts() -> None:
    assert plainly_other_language("word " * 400 + TEXTS["de"] * 20) is None


@given(st.text())
def test_any_text_is_bearable(text: str) -> None:
    code = plainly_other_language(text)
    assert code is None or len(code) == 2


@pytest.mark.parametrize(
    ("declared", "tag"),
    [
        ("en", "en"), ("en-GB", "en"), ("EN_us", "en"), (None, "en"), ("", "en"), ("en_US.UTF-8", "en"), ("und", "en"), ("eng", "en"),
        ("de", "de"), ("fr-CA", "fr"), ("enm", "enm"), ("zh-Hans-en", "zh"),
    ],
)  # fmt: skip
def test_declared_languages(declared: str | None, tag: str) -> None:
    assert language_tag(declared) == tag
