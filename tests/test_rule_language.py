"""What the rule language has beyond words and slots: verbs in any form, word classes, frames, families, defaults, guards."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import rule, write_rules

from milia_lint.authoring.phrase_coverage import unused_items
from milia_lint.authoring.rule_examples import RuleChecker
from milia_lint.authoring.trace import traces
from milia_lint.checks.open_rules import load_rulebook
from milia_lint.files.problem import InvalidFile
from milia_lint.files.source import Source
from milia_lint.findings.finding import Finding
from milia_lint.findings.selection import Selection
from milia_lint.matching import Lexicon
from milia_lint.rulebook.model import Rulebook
from milia_lint.rulebook.serialize import dumps, loads
from milia_lint.runs.aggregate import aggregate
from milia_lint.runs.lint_file import lint_source

SHARED = {
    "classes": {
        "be": {"what": "Forms of be.", "any": ["is", "are", "was", "were"]},
        "neg": {"what": "Denials.", "any": ["not", "<be> not", "never"]},
    },
    "frames": {
        "act": {
            "what": "Somebody does something to something.",
            "needs": ["do", "to"],
            "may": ["how"],
            "phrases": ["$do .. $to", "$to <be> .. $do:past", "$to $do:ing", "[$do .. $to] .. $how", "[$how $do] .. $to"],
        }
    },
}


@pytest.fixture
def book(tmp_path: Path) -> Any:
    """Return a function that loads rules, with the files given by name beside them."""

    def make(*rules: dict[str, Any], **files: Mapping[str, Any]) -> Rulebook:
        folder = write_rules(tmp_path / "rules", *rules)
        for name, data in {**SHARED, **files}.items():
            path = folder / f"{name.replace('__', '/')}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(yaml.safe_dump(dict(data), sort_keys=False), encoding="utf-8")
        return load_rulebook([folder])

    return make


def lint(rulebook: Rulebook, text: str) -> tuple[Finding, ...]:
    report = aggregate([lint_source(Source("x.md", text), rulebook, Lexicon(rulebook), Selection())], rulebook, Selection())
    return (*report.findings, *report.excused)


def quotes(rulebook: Rulebook, text: str) -> list[str]:
    return [each.location.quote for each in lint(rulebook, text)]


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("~clear up acne", "It clears up acne. Clearing up acne. It cleared up acne. Clear up acne!", 4),
        ("~clear:ing up acne", "It clears up acne. Clearing up acne.", 1),
        ("spots <be> gone", "The spots were gone. Spots are gone. Spots seem gone.", 2),
        ("<neg>? gone", "It is not gone. Gone.", 2),
        ("from $5", "Now from $5 a jar.", 1),
        ("for $5$", "Yours for $5. Yours for $5 a jar.", 1),
        ("(gone$|gone for good)", "Milia gone. Gone for good they are. Gone they are.", 2),
    ],
)
def test_words_that_stand_for_several(book: Any, phrase: str, text: str, found: int) -> None:
    assert len(lint(book(rule("speed/x", {"phrases": [phrase]})), text)) == found


def test_a_frame_finds_its_words_in_every_order(book: Any) -> None:
    rulebook = book(rule("speed/x", [{"frame": "act", "do": "{remove}|~zap", "to": ["{condition}", "stains"]}]))
    text = "It removes milia. Stains are gently zapped. Our milia removing cream. Nobody zaps clouds."
    assert quotes(rulebook, text) == ["removes milia", "Stains are gently zapped", "milia removing"]


def test_several_frames_give_the_phrases_of_all(book: Any) -> None:
    gone = {"what": "It goes.", "needs": ["to"], "phrases": ["$to .. gone"]}
    frames = {**SHARED["frames"], "gone": gone}
    rulebook = book(rule("speed/x", [{"frame": "act|gone", "do": "{remove}", "to": "{condition}"}]), frames=frames)
    assert quotes(rulebook, "It removes milia. Milia are gone.") == ["removes milia", "Milia are gone"]


def test_a_hole_that_may_be_filled_chooses_the_phrases(book: Any) -> None:
    rulebook = book(rule("speed/x", [{"frame": "act", "do": "{remove}", "to": "{condition}", "how": "overnight"}]))
    assert quotes(rulebook, "It removes milia. It removes milia overnight. Overnight removes milia.") == [
        "removes milia",
        "Overnight removes",
    ]


def error(make: Any, *rules: dict[str, Any], **files: Mapping[str, Any]) -> str:
    with pytest.raises(InvalidFile) as caught:
        make(*rules, **files)
    return str(caught.value)


@pytest.mark.parametrize(
    ("match", "says"),
    [
        (["a <nag> b"], '`<nag>` is no word class (did you mean "neg"?)'),
        ([{"frame": "axt", "do": "a", "to": "b"}], '`axt` is no frame (did you mean "act"?)'),
        ([{"frame": "act", "do": "a"}], "the frame `act` needs `to` as well"),
        ([{"frame": "act", "do": "a", "to": "b", "hov": "c"}], '`hov` is no hole of the frame `act` (did you mean "how"?)'),
        ([{"frame": "act", "do": "{remve}", "to": "b"}], '`{remve}` is no slot of the vocabulary (did you mean "remove"?)'),
        (["~clear:ed up"], "`ed` is no verb form"),
    ],
)
def test_mistakes_are_told_at_their_line_with_a_hint(book: Any, match: Any, says: str) -> None:
    told = error(book, rule("speed/x", match))
    assert says in told
    assert "speed/x.yaml:" in told


def test_a_frame_with_a_hole_it_does_not_have_is_told(book: Any) -> None:
    wrong = {"act": {"what": "x", "needs": ["do"], "phrases": ["$do .. $too"]}}
    assert "`$too` is no hole of the frame `act`" in error(book, rule("speed/x", ["a"]), frames=wrong)


@pytest.mark.parametrize("field", ["message", "rewrites"])
def test_a_slot_that_no_candidate_has_is_told_in_messages_and_rewrites(book: Any, field: str) -> None:
    text = 'It treats {conditoin}, says "{match}".'
    more: dict[str, Any] = {"message": text} if field == "message" else {"rewrites": ["softens {conditoin}"]}
    assert '`{conditoin}` is no slot of this rule (did you mean "condition"?)' in error(
        book, rule("speed/x", ["{remove} {condition}"], **more)
    )


FAMILY: dict[str, Any] = {
    **{key: value for key, value in rule("speed/x", {}).items() if key not in ("id", "examples", "match")},
    "id": "speed/%name%-free",
    "each": {
        "paraben": {"of": ["paraben", "parabens"]},
        "alcohol": {"of": ["alcohol"], "more": {"match": ["no spirits"], "unless": ["question"]}},
    },
    "match": ["free from (%of%)"],
    "fires": ["x"],
    "passes": {"near": "y"},
}


def test_a_family_is_a_rule_a_row(book: Any) -> None:
    rulebook = book(speed__free=FAMILY)
    assert sorted(rulebook.rules) == ["speed/alcohol-free", "speed/paraben-free"]
    text = "Free from parabens. Free from alcohol, no spirits. Free from alcohol?"
    assert [(each.rule, each.excused_by) for each in lint(rulebook, text)] == [
        ("speed/paraben-free", None),
        ("speed/alcohol-free", None),
        ("speed/alcohol-free", None),
        ("speed/alcohol-free", "question"),
    ]


def test_a_blank_that_a_row_does_not_fill_is_told(book: Any) -> None:
    assert "`%of%` is filled by no key of this row" in error(book, speed__free={**FAMILY, "each": {"paraben": {}}})


def test_a_folder_says_what_its_rules_have_in_common(book: Any) -> None:
    plain = rule("speed/x", ["gone"])
    del plain["examples"]
    rulebook = book(
        {**plain, "fires": ["x"]},
        {**plain, "id": "speed/y", "fires": ["x"], "confidence": "low"},
        speed__defaults={"rules": {"confidence": "high", "unless": ["question"]}},
    )
    assert {name: each.confidence for name, each in rulebook.rules.items()} == {"speed/x": "high", "speed/y": "low"}
    assert all(each.unless == ("question",) for each in rulebook.rules.values())


def test_guards_of_a_rule_say_why_and_shared_ones_take_a_parameter(book: Any) -> None:
    denied = {
        "question": {"what": "A question.", "any": [{"check": "question"}]},
        "denied": {"what": "It is denied.", "any": [{"sentence": ["$of <be> false"]}]},
    }
    more = {
        "unless": [{"guard": "denied", "of": "rumours|tales"}],
        "but": {"nails": {"what": "It is about nails.", "sentence": ["nails"]}},
    }
    rulebook = book(rule("speed/x", ["gone"], **more), guards=denied)
    text = "All gone. Nails gone. Gone, if tales are false. Gone, but rumours persist."
    assert [each.excused_by for each in lint(rulebook, text)] == [None, None, "nails", "denied"]
    assert rulebook.guards["speed/x:nails"].what == "It is about nails."
    wrong = {"unless": [{"guard": "denyed", "of": "x"}]}
    assert '`denyed` is no guard that takes `of` (did you mean "denied"?)' in error(
        book, rule("speed/x", ["gone"], **wrong), guards=denied
    )


def test_a_finding_says_which_phrase_found_it_also_from_the_stored_form(book: Any) -> None:
    made = book(
        rule(
            "speed/x",
            ["never", {"phrase": "all gone", "fires": ["All gone."]}, {"frame": "act", "do": "{remove}", "to": "milia"}],
        )
    )
    for rulebook in (made, loads(dumps(made))):
        first, second = (each.matched_by for each in lint(rulebook, "All gone. Removes milia."))
        assert first
        assert second
        assert (first.path, first.text, second.text) == ("speed/x.yaml", "all gone", "frame: act, do: {remove}, to: milia")
        assert second.line > first.line > 1


def test_phrases_that_no_example_needs_are_named(book: Any) -> None:
    match = [
        "gone",
        {"phrase": "vanished", "fires": ["It [[vanished]]."]},
        {"frame": "act", "do": "{remove}", "to": "milia"},
        "left",
    ]
    rulebook = book(rule("speed/x", match, examples={"bad": ["It is [[gone]].", "[[Milia removing]]."], "good": ["y"]}))
    unused = unused_items(rulebook.rules["speed/x"], RuleChecker(rulebook, Lexicon(rulebook)))
    assert [item.text for item in unused] == ["left"]


def test_a_trace_tells_phrase_slots_and_outcome(book: Any) -> None:
    rulebook = book(
        rule("speed/x", ["{remove} .. {condition}"], unless=["question"]),
        rule("guarantee/y", ["[{remove} milia] now"], severity="info"),
    )
    first, second, third = sorted(
        traces("Removes milia now. Removes milia?", rulebook), key=lambda each: (each.outcome, each.rule)
    )
    assert (first.rule, first.outcome) == ("speed/x", "excused: question")
    assert (second.rule, second.outcome, second.reported) == ("speed/x", "reported", True)
    assert (third.rule, third.outcome) == ("guarantee/y", "told by speed/x")
    assert second.slots == {"remove": "Removes", "condition": "milia"}
    assert (third.whole, third.marked) == ("Removes milia now", "Removes milia")
