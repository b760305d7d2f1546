"""What strangers can hand us: each limit is told, at its place, and the rest goes on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from milia_lint.cli import main
from milia_lint.files.checked_yaml import parse_yaml
from milia_lint.files.contents import read_file
from milia_lint.files.problem import InvalidFile
from milia_lint.filters.baseline import UnusableBaseline, loads
from milia_lint.project.discovery import ConfigFinder

CLAIM = "Our balm removes milia overnight.\n"
BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 9)
)
#: Texts that are no YAML we take, and what is said of each.
NOT_YAML = {
    "fail_on: error\0\n": "control character (U+0000)",
    'fail_on: "err\x07or"\n': "control character (U+0007)",
    'extends: "a\\0b"\n': "control character (U+0000)",
    "claims: !!int \n": "no value of the type `int`",
    "claims: !!bool x\n": "no value of the type `bool`",
    "claims: !!binary aGk=\n": "no value of the type `binary`",
    "claims: !!python/name:os.system\n": "no value of the type",
    "paths: !!omap [a: b]\n": "`omap` is no type",
    "paths: !!set {a, b}\n": "`set` is no type",
    "fail_on: error\nfail_on: never\n": "`fail_on` stands here already",
    "paths: &a {b: *a}\n": "an alias to what it stands in",
    "? [a]\n: b\n": "a key is a text",
    "fail_on: 1.0e+999\n": "no value of the type `float`",
    "fail_on: .nan\n": "no value of the type `float`",
    f"fail_on: {'1' * 5000}\n": "no value of the type `int`",
    "a: " + "[" * 70 + "]" * 70: "nested more than",
    "a: " + "[" * 5000: "nesting",
    "<<: 3\n": "only mappings can be merged",
    BOMB: "aliases that repeat too much",
    "just text\n": "has to be a mapping",
    "12\n": "has to be a mapping",
}


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("Calm.\n", encoding="utf-8")


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, list(arguments))
    return done.exit_code, done.output


def settings_problems(text: str, name: str = ".milia-lint.yaml") -> str:
    Path(name).write_text(text, encoding="utf-8", newline="")
    with pytest.raises(InvalidFile) as raised:
        ConfigFinder().settings("a.md")
    return str(raised.value)


@pytest.mark.parametrize(("text", "says"), NOT_YAML.items())
def test_yaml_that_is_none_is_one_mistake_with_a_place(text: str, says: str) -> None:
    file, problems = parse_yaml("x.yaml", text)
    assert file is None
    assert len(problems) == 1
    assert says in problems[0].message
    assert problems[0].line >= 1
    assert problems[0].column >= 1
    assert len(problems[0].message) < 300


def test_a_date_is_the_text_that_was_written() -> None:
    file, _ = parse_yaml("x.yaml", "a: 2026-02-31\nb: 2026-01-01\n1: no\n")
    assert file
    assert file.data == {"a": "2026-02-31", "b": "2026-01-01", "1": False}


def test_keys_are_merged_and_ones_own_win() -> None:
    file, _ = parse_yaml("x.yaml", "a: &a {x: 1, y: 2}\nb: {y: 3, <<: *a}\n")
    assert file
    assert file.data["b"] == {"x": 1, "y": 3}


def test_configs_that_extend_each_other_twice_are_read_once() -> None:
    for number in range(1, 23):
        Path(f"c{number}.yaml").write_text(f"extends: [c{number + 1}.yaml, c{number + 1}.yaml]\n", encoding="utf-8")
    Path("c23.yaml").write_text("exclude: [x/]\n", encoding="utf-8")
    Path(".milia-lint.yaml").write_text("extends: [c1.yaml, c1.yaml]\n", encoding="utf-8")
    assert ConfigFinder().settings("a.md").exclude == ("x/",)


def test_a_long_chain_of_configs_is_told() -> None:
    for number in range(1, 300):
        Path(f"c{number}.yaml").write_text(f"extends: c{number + 1}.yaml\n", encoding="utf-8")
    assert "more than 100 configurations" in settings_problems("extends: c1.yaml\n")


@pytest.mark.parametrize("key", ["extends", "claims"])
@pytest.mark.parametrize(
    "content", ["https://user:s3cret@example.com\n", "s3cret: 1\n", "fail_on: s3cret\n", "- s3cret\n", "[s3cret", "*s3cret"]
)
@pytest.mark.parametrize("name", ["credentials", "credentials.yaml"])
def test_nothing_of_a_file_outside_the_project_is_told(key: str, content: str, name: str) -> None:
    Path(name).write_text(content, encoding="utf-8")
    Path("p").mkdir()
    Path("p/a.md").write_text("Calm.\n", encoding="utf-8")
    Path("p/.milia-lint.yaml").write_text(f"{key}: ../{name}\n", encoding="utf-8")
    status, told = run("check", "p/a.md")
    assert status == 2
    assert "s3cret" not in told
    Path("p/link.yaml").symlink_to(Path(name).absolute())
    Path("p/.milia-lint.yaml").write_text(f"{key}: link.yaml\n", encoding="utf-8")
    status, told = run("check", "p/a.md")
    assert status == 2
    assert "s3cret" not in told


def test_nothing_of_rules_outside_the_project_is_told() -> None:
    for folder in ("p", "secret/speed"):
        Path(folder).mkdir(parents=True)
    Path("secret/speed/x.yaml").write_text("s3cret: 1\n", encoding="utf-8")
    Path("p/a.md").write_text("Calm.\n", encoding="utf-8")
    Path("p/.milia-lint.yaml").write_text("rulebooks: ../secret\n", encoding="utf-8")
    assert "s3cret" not in run("check", "p/a.md")[1]
    assert "s3cret" in run("check", "a.md", "--rules", "secret")[1]


def test_a_config_above_the_repository_does_not_hold() -> None:
    Path("p/.git").mkdir(parents=True)
    Path("p/a.md").write_text(CLAIM, encoding="utf-8")
    Path(".milia-lint.yaml").write_text("fail_on: never\n", encoding="utf-8")
    status, told = run("check", "p/a.md")
    assert status == 1
    assert "lies above the repository, so it does not hold" in told


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can give files away")
@pytest.mark.parametrize("name", [".milia-lint.yaml", ".milia-lint-ignore"])
def test_what_belongs_to_another_user_does_not_hold(name: str) -> None:
    Path("a.md").write_text(CLAIM, encoding="utf-8")
    Path(name).write_text("exclude: ['*']\n" if name.endswith("yaml") else "*\n", encoding="utf-8")
    os.chown(name, 54321, 54321)
    status, told = run("check", ".")
    assert status == 1
    assert f"{name} belongs to another user" in told


def test_a_page_over_the_limit_is_told_and_the_rest_is_linted() -> None:
    Path("big.md").write_text("Calm skin. " * 100_000, encoding="utf-8")
    Path("b.md").write_text(CLAIM, encoding="utf-8")
    Path(".milia-lint.yaml").write_text("max_file_size: 1\n", encoding="utf-8")
    status, told = run("check", "big.md", "b.md")
    assert status == 2
    assert "big.md: cannot be read: it is larger than 1 MB; `max_file_size`" in told
    assert "b.md:1:" in told


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_devices_and_pipes_are_no_pages() -> None:
    os.mkfifo("q.md")
    Path("z.md").symlink_to("/dev/zero")
    Path("b.md").write_text(CLAIM, encoding="utf-8")
    status, told = run("check", ".")
    assert status == 1
    assert "q.md: not linted, it is a device, a pipe" in told
    assert "z.md: not linted, it is a device, a pipe" in told
    assert run("check", "q.md")[0] == 2
    assert run("check", "z.md")[0] == 2


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device")
@pytest.mark.parametrize(
    "config",
    ["includes: {'*.md': /dev/zero}", "extends: /dev/zero", "claims: /dev/zero", "baseline: /dev/zero", "rulebooks: /dev/zero"],
)
def test_no_device_is_read_because_a_config_says_so(config: str) -> None:
    Path(".milia-lint.yaml").write_text(config, encoding="utf-8")
    status, told = run("check", "a.md")
    assert status == 2
    assert told.count("\n") == 1


def test_the_null_device_is_an_empty_file() -> None:
    assert run("check", "a.md", "--config", os.devnull)[0] == 0


def test_a_file_that_is_none_says_so(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="it is a folder"):
        read_file(tmp_path)
    with pytest.raises(OSError, match="no file can be called that"):
        read_file("a\0b")
    with pytest.raises(OSError, match="larger than"):
        read_file("a.md", 2)


ENTRY = {"rule": "a", "id": "b", "quote": "c"}


@pytest.mark.parametrize(
    "text",
    ["", "\0", "[]", "{}", "null", "1e999", "[" * 100_000, '{"version":1}', '{"version":"s3cret","files":{}}', '{"version":2,"files":{}}',
     '{"version":true,"files":{}}', '{"version":1,"files":[]}', '{"version":1,"files":{"a":1}}', '{"version":1,"files":{"a":["s3cret"]}}',
     *('{{"version":1,"files":{{"a.md":[{{"rule":{},"id":{},"quote":{},"count":{}}}]}}}}'.format(*values) for values in (
         ("-1", '"b"', '"c"', "1"), ('"a"', "[1]", '"c"', "1"), ('"a"', '"b"', "null", "1"), ('"a"', '"b"', '"c"', "1e999"),
         ('"a"', '"b"', '"c"', "NaN"), ('"a"', '"b"', '"c"', "-1"), ('"a"', '"b"', '"c"', '"x"'), ('"a"', '"b"', '"c"', "true"),
         ('"a"', '"b"', '"c"', "1" * 30)))],
)  # fmt: skip
def test_a_baseline_that_is_none_says_so_and_repeats_nothing(text: str) -> None:
    with pytest.raises(UnusableBaseline, match=r"it is no baseline|another version") as raised:
        loads(text, ".")
    assert "s3cret" not in str(raised.value)


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no owners")
@pytest.mark.skipif(hasattr(os, "getuid") and os.getuid() == 0, reason="root may read everything")
def test_a_folder_that_cannot_be_read_is_an_error() -> None:
    Path("sub").mkdir()
    Path("sub/a.md").write_text(CLAIM, encoding="utf-8")
    Path("sub").chmod(0)
    status, told = run("check", ".")
    Path("sub").chmod(0o755)
    assert status == 2
    assert "sub: the folder cannot be read" in told
