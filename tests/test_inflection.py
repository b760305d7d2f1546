import pytest

from milia_lint.lang.en.inflection import article, keep_case, noun_forms, verb_forms


@pytest.mark.parametrize(
    "forms",
    [
        "heal heals healing healed healed",
        "stop stops stopping stopped stopped",
        "remove removes removing removed removed",
        "treat treats treating treated treated",
        "fix fixes fixing fixed fixed",
        "dry dries drying dried dried",
        "destroy destroys destroying destroyed destroyed",
        "vanish vanishes vanishing vanished vanished",
        "free frees freeing freed freed",
        "die dies dying died died",
        "travel travels travelling travelled travelled",
        "visit visits visiting visited visited",
        "soften softens softening softened softened",
        "prevent prevents preventing prevented prevented",
        "permit permits permitting permitted permitted",
        "equip equips equipping equipped equipped",
        "squeeze squeezes squeezing squeezed squeezed",
        "mimic mimics mimicking mimicked mimicked",
        "spot-treat spot-treats spot-treating spot-treated spot-treated",
        "be is being was been",
        "have has having had had",
        "undo undoes undoing undid undone",
        "rebuild rebuilds rebuilding rebuilt rebuilt",
        "overcome overcomes overcoming overcame overcome",
        "shrink shrinks shrinking shrank shrunk",
        "prove proves proving proved proven",
        "withstand withstands withstanding withstood withstood",
        "recover recovers recovering recovered recovered",
    ],
)
def test_verbs(forms: str) -> None:
    assert " ".join(verb_forms(forms.split(maxsplit=1)[0])) == forms


def test_phrasal_verbs_inflect_the_first_word() -> None:
    assert verb_forms("get rid of")[1:4] == ("gets rid of", "getting rid of", "got rid of")
    assert verb_forms("clear up").past == "cleared up"


@pytest.mark.parametrize(
    ("noun", "forms"),
    [
        ("cyst", ("cyst", "cysts")),
        ("milium", ("milium", "milia")),
        ("Milium", ("Milium", "Milia")),
        ("naevus", ("naevus", "naevi")),
        ("verruca", ("verruca", "verrucas", "verrucae")),
        ("scar tissue", ("scar tissue", "scar tissues")),
        ("cyst of the eyelid", ("cyst of the eyelid", "cysts of the eyelid")),
        ("crow's foot", ("crow's foot", "crow's feet")),
        ("blemish", ("blemish", "blemishes")),
        ("impurity", ("impurity", "impurities")),
        ("day", ("day", "days")),
        ("keratosis", ("keratosis", "keratoses")),
        ("dermatitis", ("dermatitis",)),
        ("acne", ("acne",)),
        ("milia", ("milia",)),
    ],
)
def test_nouns(noun: str, forms: tuple[str, ...]) -> None:
    assert noun_forms(noun) == forms


@pytest.mark.parametrize(
    "word",
    [
        "hour",
        "apple",
        "honest",
        "SPF",
        "FDA",
        "NHS",
        "LED",
        "MRI",
        "X-ray",
        "S-shaped",
        "8-week",
        "80%",
        "11",
        "18,000",
        "11,000",
        "EU",
        "umbrella",
        "unusual",
        "unidentified",
        "onerous",
        "éclair",
        "α-hydroxy",
        "EASY",
    ],
)
def test_an(word: str) -> None:
    assert article(word) == "an"


@pytest.mark.parametrize(
    "word",
    [
        "unique",
        "user",
        "unit",
        "one-off",
        "once-daily",
        "euphoric",
        "UV",
        "US",
        "7",
        "110",
        "1,100",
        "year",
        "STRONG",
        "NASA",
        "β-glucan",
        "U-shaped",
    ],
)
def test_a(word: str) -> None:
    assert article(word) == "a"


@pytest.mark.parametrize(
    ("model", "text", "expected"),
    [
        ("Fast and sure", "over time", "Over time"),
        ("fast and sure", "over time", "over time"),
        ("FAST RESULTS", "over time", "OVER TIME"),
        ("FAST", "over time", "over time"),
        ("SPF 50", "sunscreen", "sunscreen"),
        ("A cure", "some help", "Some help"),
        ("Gone FAST", "over time", "Over time"),
        ("Fast", "", ""),
        ("", "over time", "over time"),
    ],
)
def test_case_is_kept(model: str, text: str, expected: str) -> None:
    assert keep_case(model, text) == expected
