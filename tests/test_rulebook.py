from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import rule, write_rules

from milia_lint.checks.open_rules import load_rulebook, open_rulebook
from milia_lint.files.problem import InvalidFile
from milia_lint.rulebook import cache as store
from milia_lint.rulebook.cache import cache_folder
from milia_lint.rulebook.files import packaged_rules
from milia_lint.rulebook.model import Rulebook
from milia_lint.rulebook.serialize import dumps, loads


def problems(folder: Path) -> list[str]:
    with pytest.raises(InvalidFile) as error:
        load_rulebook([folder])
    return [str(problem).replace(f"{folder}/", "") for problem in error.value.problems]


def test_every_mistake_is_reported_at_once_with_its_location(tmp_path: Path) -> None:
    folder = write_rules(tmp_path, rule("speed/a", {"phrases": ["x"]}))
    (folder / "speed/a.yaml").write_text("id: speed/a\ntitel: Something\nseverity: eror\n", encoding="utf-8")
    (folder / "speed/b.yaml").write_text("id: [unclosed\n", encoding="utf-8")
    told = problems(folder)
    assert 'speed/a.yaml:2:1: unknown key `titel` (did you mean "title"?)' in told
    assert 'speed/a.yaml:3:11: `eror` is none of error, warning, info (did you mean "error"?)' in told
    assert any(line.startswith("speed/b.yaml:2:1: not valid YAML") for line in told)


def test_a_market_that_nobody_knows_is_reported_at_its_place(tmp_path: Path) -> None:
    (told,) = problems(write_rules(tmp_path, rule("speed/a", {"phrases": ["xx"]}, markets=["us", "mars"])))
    assert re.match(r"speed/a\.yaml:[0-9]+:3: `mars` is no market; there are us, uk, eu, ca, au", told)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"match": {"phrases": ["{remov} x"]}}, '`{remov}` is no slot of the vocabulary (did you mean "remove"?)'),
        ({"match": {"phrases": ["removes (milia"]}}, "character 9: `(` is never closed"),
        ({"match": {"phrases": ["(maybe)?"]}}, "at least one word or slot that is not optional"),
        ({"unless": ["negatd"]}, '`negatd` is no guard (did you mean "negated"?)'),
        ({"id": "speed/other"}, "the id must be the path: speed/a"),
        ({"id": "sped/a"}, '`sped` is no category (did you mean "speed"?)'),
        ({"severity": "error"}, "an error needs references"),
        ({"match": {"phrases": ["pain free"], "check": "mixed-scripts"}}, "takes exactly one of"),
    ],
)
def test_mistakes_beyond_the_schema_are_reported(tmp_path: Path, change: dict[str, Any], says: str) -> None:
    data = rule("speed/a", {"phrases": ["removes milia"]}) | change
    folder = write_rules(tmp_path, {**data, "id": "speed/a"})
    path = folder / "speed/a.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("id: speed/a", f"id: {data['id']}", 1), encoding="utf-8")
    assert any(says in line for line in problems(folder)), problems(folder)


@pytest.mark.parametrize(
    ("slots", "says"),
    [
        (
            {"one": {"what": "x", "phrases": ["a {two}"]}, "two": {"what": "x", "includes": ["one"]}},
            "slots.yaml:1:1: the slot `one` refers to itself",
        ),
        (
            {"one": {"what": "x", "phrases": ["a {tow}"]}, "two": {"what": "x", "words": ["b"]}},
            '`one` refers to the unknown slot `tow` (did you mean "two"?)',
        ),
        ({"remove": {"what": "x", "words": ["b"]}}, "the slot `remove` is defined twice"),
    ],
)
def test_slots_that_cannot_be_used(tmp_path: Path, slots: dict[str, Any], says: str) -> None:
    folder = write_rules(tmp_path, rule("speed/a", {"phrases": ["removes milia"]}))
    (folder / "vocabulary/slots.yaml").write_text(yaml.safe_dump(slots, sort_keys=False), encoding="utf-8")
    if "remove" in slots:
        (folder / "vocabulary/slots.yaml").rename(folder / "vocabulary/zz.yaml")
    assert any(says in line for line in problems(folder)), problems(folder)


def test_a_folder_without_rules_is_an_error(tmp_path: Path) -> None:
    assert any("no rule was found" in line for line in problems(write_rules(tmp_path)))


def test_the_stored_form_is_the_rulebook(small: Rulebook) -> None:
    assert loads(dumps(small)) == small
    assert open_rulebook() == small
    assert open_rulebook() == small, "from the cache"


@pytest.mark.builtin
@pytest.mark.slow
def test_the_stored_form_of_the_built_in_rules_is_theirs(builtin: Rulebook) -> None:
    fresh = load_rulebook([packaged_rules()])
    assert loads(dumps(fresh)) == fresh
    assert builtin == fresh


def alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the run a cache of its own, and a handful of built-in rules."""
    monkeypatch.setenv("MILIA_LINT_CACHE", str(folder / "cache"))
    built_in = write_rules(folder / "built-in", rule("guarantee/a", {"phrases": ["works every time"]}))
    monkeypatch.setattr(store, "packaged_rules", lambda: built_in)


def only_rule(folder: Path, name: str) -> Path:
    """Write a folder with one rule beside the built-in ones."""
    (folder / "speed").mkdir(parents=True)
    text = yaml.safe_dump(rule(f"speed/{name}", {"phrases": ["quite a new phrase"]}), sort_keys=False)
    (folder / "speed" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_the_cache_keeps_the_rulebooks_used_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone(tmp_path, monkeypatch)
    folder = only_rule(tmp_path / "mine", "a")
    open_rulebook([folder])
    (mine,) = cache_folder().glob("rulebook-*.json")
    for number in range(20):
        cache_folder().joinpath(f"rulebook-{number}.json").write_text("{}", encoding="ascii")
    open_rulebook([folder])  # used: the newest again
    open_rulebook([only_rule(tmp_path / "more", "b")])
    left = list(cache_folder().glob("rulebook-*.json"))
    assert mine in left
    assert len(left) == 12


def test_a_cache_that_holds_nonsense_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone(tmp_path, monkeypatch)
    folder = only_rule(tmp_path / "mine", "a")
    fresh = open_rulebook([folder])
    (cached,) = cache_folder().glob("rulebook-*.json")
    for nonsense in ("é", '{"rules": 1}'):
        cached.write_text(nonsense, encoding="utf-8")
        assert open_rulebook([folder]) == fresh


def test_a_rule_that_changes_is_read_again_and_one_that_is_copied_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone(tmp_path, monkeypatch)
    folder = only_rule(tmp_path / "mine", "a")
    open_rulebook([folder])
    shutil.copytree(folder, tmp_path / "copy")
    open_rulebook([tmp_path / "copy"])
    assert len(list(cache_folder().glob("rulebook-*.json"))) == 1, "the same rules elsewhere"
    file = folder / "speed" / "a.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("new phrase", "old phrase"), encoding="utf-8")
    assert "old" in open_rulebook([folder]).rules["speed/a"].match.parts["match"][0].steps


def test_a_spoilt_state_file_is_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone(tmp_path, monkeypatch)
    folder = only_rule(tmp_path / "mine", "a")
    fresh = open_rulebook([folder])
    (note,) = cache_folder().glob("state-*.txt")
    note.write_text("", encoding="ascii")
    assert open_rulebook([folder]) == fresh
    assert len(list(cache_folder().glob("rulebook-*.json"))) == 1
