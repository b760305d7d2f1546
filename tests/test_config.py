"""Configuration: found upwards, resolved per file, every mistake at its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import milia_lint
from hypothesis import given
from hypothesis import strategies as st

from milia_lint.checks import KINDS
from milia_lint.files.problem import InvalidFile
from milia_lint.files.schemas import schema
from milia_lint.project.discovery import ConfigFinder
from milia_lint.project.packages import UnknownRulebook, rule_folder
from milia_lint.project.settings import RuleChoice
from milia_lint.rulebook.law import Severity
from milia_lint.rulebook.match_syntax import rule_schema
from milia_lint.rulebook.model import PageKind
from milia_lint.runs.profiles import Profiles


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(name: str, text: str = "") -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def problems(text: str) -> list[str]:
    write(".milia-lint.yaml", text)
    with pytest.raises(InvalidFile) as caught:
        Profiles().of("a.md")
    return str(caught.value).splitlines()


def test_the_nearest_config_above_a_file_holds() -> None:
    write(".milia-lint.yaml", "fail_on: warning\n")
    write("site/uk/.milia-lint.yaml", "fail_on: info\n")
    finder = ConfigFinder()
    assert finder.settings("site/uk/deep/a.md").fail_on == "info"
    assert finder.settings("site/a.md").fail_on == "warning"
    assert finder.settings("site/a.md") is finder.settings("b.md")


def test_no_config_means_the_defaults() -> None:
    settings = ConfigFinder().settings("a.md")
    assert (settings.fail_on, settings.given, settings.leaves_out("a.md")) == ("error", False, None)


@pytest.mark.parametrize("text", ["", "# nothing\n\n", "\ufeff# nothing\n"])
def test_a_config_that_says_nothing_is_no_mistake(text: str) -> None:
    write(".milia-lint.yaml", text)
    assert ConfigFinder().settings("a.md").fail_on == "error"


def test_every_mistake_at_once_each_at_its_place() -> None:
    assert problems(
        'markts: [us]\nfail_on: eror\nrules:\n  slect: [speed]\n  severity: {speed: of}\npaths:\n  "a/": {page: shop}\n  "b/": {pages: selling}\n'
    ) == [
        '.milia-lint.yaml:1:1: unknown key `markts` (did you mean "markets"?)',
        '.milia-lint.yaml:2:10: `eror` is none of error, warning, info, never (did you mean "error"?)',
        '.milia-lint.yaml:4:3: unknown key `slect` (did you mean "select"?)',
        '.milia-lint.yaml:5:21: `of` is none of error, warning, info, off (did you mean "off"?)',
        ".milia-lint.yaml:7:16: `shop` is none of selling, editorial, unknown",
        '.milia-lint.yaml:8:10: unknown key `pages` (did you mean "page"?)',
    ]


def test_unknown_rules_and_categories_are_reported() -> None:
    found = problems(
        "rules:\n  ignore: [spede]\n  severity: {garantee: off}\npaths:\n  'x/':\n    rules: {select: [speed, x/y]}\n"
    )
    assert found == [
        '.milia-lint.yaml:2:12: `spede` is no rule and no category (did you mean "speed"?)',
        '.milia-lint.yaml:3:14: `garantee` is no rule and no category (did you mean "guarantee"?)',
        ".milia-lint.yaml:6:29: `x/y` is no rule and no category",
    ]


def test_globs_rulebooks_and_extends_that_are_not_there() -> None:
    assert problems("exclude: [a, '!']\nrulebooks: [more]\nextends: base.yaml\n") == [
        ".milia-lint.yaml:1:14: `!` is no glob",
        ".milia-lint.yaml:2:13: `more` is no folder and no installed rulebook; installed rulebooks: none",
        ".milia-lint.yaml:3:10: there is no file `base.yaml` to extend",
    ]


def test_words_for_slots() -> None:
    assert problems("vocabulary:\n  produkt: {words: [Glow]}\n  product: {phrases: ['(a', 'a {nope}', 'my {product}']}\n") == [
        '.milia-lint.yaml:2:21: `produkt` is no slot of the vocabulary (did you mean "product"?)',
        ".milia-lint.yaml:3:23: phrase '(a', character 1: `(` is never closed with `)`",
        ".milia-lint.yaml:3:29: `{nope}` is no slot of the vocabulary",
        ".milia-lint.yaml:3:41: `product` would stand for itself",
    ]


def test_words_for_slots_reach_the_rules() -> None:
    write(".milia-lint.yaml", "vocabulary:\n  condition: {nouns: [zitterling], words: [blorp spots]}\n")
    terms = Profiles().of("a.md").rulebook.terms.slots
    assert all("{condition}" in terms[term] for term in ("zitterling", "zitterlings", "blorp spots"))
    write("plain/.milia-lint.yaml", "fail_on: info\n")
    assert "zitterling" not in Profiles().of("plain/a.md").rulebook.terms.slots


def test_not_yaml_and_not_utf8() -> None:
    assert problems("a: [") == [".milia-lint.yaml:2:1: not valid YAML: did not find expected node content"]
    Path(".milia-lint.yaml").write_bytes(b"fail_on: \xff\n")
    with pytest.raises(InvalidFile, match="1:1: cannot be read: it is not UTF-8"):
        ConfigFinder().settings("a.md")


def test_extends_merges_lists_and_replaces_single_values() -> None:
    write(
        "shared/house.yaml",
        "fail_on: info\nmarkets: [us]\nexclude: [old/]\nrulebooks: [extra]\nrules: {ignore: [speed], severity: {speed: info, guarantee: info}}\n",
    )
    write("shared/extra/x.yaml")
    write(
        ".milia-lint.yaml",
        "extends: [shared/house.yaml]\nmarkets: [uk]\nexclude: [tmp/]\nrules: {ignore: [statistic], severity: {speed: error}}\n",
    )
    settings = ConfigFinder().settings("a.md")
    choice = settings.for_file("a.md")
    assert (settings.fail_on, choice.markets, settings.exclude, choice.ignore) == (
        "info",
        ("uk",),
        ("old/", "tmp/"),
        ("speed", "statistic"),
    )
    assert dict(choice.severities) == {"speed": Severity.ERROR, "guarantee": Severity.INFO}
    assert [folder.as_posix() for folder in settings.rulebooks] == ["shared/extra"]


def test_a_later_extended_config_overrides_only_what_it_sets() -> None:
    write("one.yaml", "fail_on: info\n")
    write("two.yaml", "markets: [ca]\n")
    write(".milia-lint.yaml", "extends: [one.yaml, two.yaml]\n")
    assert ConfigFinder().settings("a.md").fail_on == "info"


def test_configs_that_extend_each_other() -> None:
    write("b.yaml", "extends: .milia-lint.yaml\n")
    assert problems("extends: b.yaml\n") == ["b.yaml:1:10: `.milia-lint.yaml` extends this file in turn"]


def test_paths_are_resolved_per_file_and_the_later_glob_wins() -> None:
    write(
        ".milia-lint.yaml",
        'markets: [us]\nrules: {severity: {speed: info}}\npaths:\n  "learn/": {page: editorial}\n  "learn/shop/*": {page: selling, rules: {severity: {speed: off}}}\n  "drafts\\\\x/**": {ignore: true}\n',
    )
    settings = ConfigFinder().settings("a.md")
    assert settings.for_file("learn/a.md").page is PageKind.EDITORIAL
    assert settings.for_file("learn/shop/a.md").page is PageKind.SELLING
    assert dict(settings.for_file("learn/shop/a.md").severities) == {"speed": Severity.OFF}
    assert dict(settings.for_file("learn/a.md").severities) == {"speed": Severity.INFO}
    assert settings.for_file("a.md").page is None
    assert settings.leaves_out("drafts/x/a.md") == "left out by `paths` in .milia-lint.yaml"
    assert settings.leaves_out("drafts/y/a.md") is None


def test_include_and_exclude_count_from_the_folder_of_the_config(monkeypatch: pytest.MonkeyPatch) -> None:
    write("site/.milia-lint.yaml", "include: ['content\\**']\nexclude: ['*.draft.md', '!keep.draft.md']\n")
    monkeypatch.chdir("site")
    settings = ConfigFinder().settings("content/a.md")
    left_out = {
        name: settings.leaves_out(name) for name in ("content/a.md", "content/a.draft.md", "content/keep.draft.md", "x.md")
    }
    assert left_out == {
        "content/a.md": None,
        "content/a.draft.md": "left out by `exclude` in .milia-lint.yaml",
        "content/keep.draft.md": None,
        "x.md": "not among `include` in .milia-lint.yaml",
    }


def test_a_named_config_holds_for_all_files_with_globs_from_the_current_folder() -> None:
    write("ci/strict.yaml", "fail_on: info\nexclude: [a.md]\n")
    write("site/.milia-lint.yaml", "fail_on: never\n")
    settings = ConfigFinder("ci/strict.yaml").settings("site/b.md")
    assert settings.fail_on == "info"
    assert settings.leaves_out("a.md")


choices = st.builds(
    RuleChoice,
    markets=st.none() | st.sampled_from([("us",), ("uk", "eu")]),
    select=st.none() | st.sampled_from([("speed",), ("guarantee",)]),
    ignore=st.sampled_from([(), ("speed",), ("statistic",)]),
)


@given(choices, choices, choices)
def test_choices_can_be_joined_in_any_grouping(one: RuleChoice, two: RuleChoice, three: RuleChoice) -> None:
    assert one.then(two).then(three) == one.then(two.then(three))
    assert one.then(RuleChoice()) == one


def test_select_resets_an_earlier_ignore() -> None:
    later = RuleChoice(ignore=("speed",)).then(RuleChoice(select=("speed",), ignore=("speed/x",)))
    assert (later.select, later.ignore) == (("speed",), ("speed/x",))


def install(folder: Path, name: str, value: str) -> None:
    write(str(folder / "acme_rules/house/.keep"))
    write(str(folder / "acme_rules/__init__.py"), "raise SystemExit('rules are data, not code')")
    write(str(folder / "acme-1.dist-info/METADATA"), "Metadata-Version: 2.1\nName: acme\nVersion: 1\n")
    write(str(folder / "acme-1.dist-info/entry_points.txt"), f"[milia_lint.rules]\n{name} = {value}\n")


def test_an_installed_rulebook_is_found_and_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path / "site", "acme", "acme_rules:house")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    assert rule_folder("acme", tmp_path) == tmp_path / "site/acme_rules/house"
    with pytest.raises(UnknownRulebook, match='did you mean "acme"'):
        rule_folder("acmee", tmp_path)


def test_an_installed_rulebook_without_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path / "site", "acme", "acme_rules:gone")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    with pytest.raises(UnknownRulebook, match="its folder `acme_rules:gone` is not there"):
        rule_folder("acme", tmp_path)


@pytest.mark.parametrize(
    ("command", "name"),
    [(["config", "schema"], "config"), (["rules", "schema"], "rule"), (["rules", "schema", "guards"], "guards")],
)
def test_schemas_are_printed(command: list[str], name: str) -> None:
    wanted = rule_schema(KINDS) if name == "rule" else schema(name)
    assert json.loads(milia_lint(*command).stdout) == wanted


def test_config_show_says_what_holds() -> None:
    write(".milia-lint.yaml", "markets: [us]\npaths:\n  'uk/': {markets: [uk]}\n")
    told = milia_lint("config", "show", "uk/a.md").stdout
    assert "configuration  .milia-lint.yaml\n" in told
    assert "markets        uk\n" in told
