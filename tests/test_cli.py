"""The command line: exact output, exit statuses, and files that are not nice."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import Result
from conftest import LAW, milia_lint, rule, write_rules

DRAFT = "# Lumenpearl\n\nOur cream **removes** milia fast.\n"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*args: str, text: str | None = None) -> Result:
    return milia_lint(*args, text=text, COLUMNS="90")


def write(folder: Path, name: str, content: str | bytes) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


#: The law of the rule below as the JSON contract has it: `market` and `force` say where it counts and how much.
LAW_DATA = {
    "authority": "Some Authority", "cite": "Some Code 1.2", "url": "https://example.org/code", "market": ["us", "uk"], "force": "law",
}  # fmt: skip


@pytest.fixture
def own_rules(tmp_path: Path) -> list[str]:
    data = rule(
        "speed/zz-test",
        {"phrases": ["{remove} {condition} [fast]"]},
        severity="error",
        message="“{match}” promises a fast result; cut the speed.",
        references=[LAW],
        rewrites=[{"advice": "Say what the cream does for the look of skin."}],
        examples={"bad": ["It removes milia [[fast]].", "It removes acne [[fast]]."], "good": ["It removes milia."]},
    )
    folder = write_rules(tmp_path / "more", data, shared=False)
    return ["--rules", str(folder), "--select", "speed/zz-test"]


def test_text_report(tmp_path: Path, own_rules: list[str]) -> None:
    write(tmp_path, "draft.md", DRAFT)
    done = run("draft.md", *own_rules)
    assert done.exit_code == 1
    assert done.stderr == ""
    assert done.stdout == (
        "draft.md\n"
        "\n"
        "  draft.md:3:29  error  speed/zz-test\n"
        "    Our cream removes milia fast.\n"
        "                            ^^^^\n"
        "    “fast” promises a fast result; cut the speed.\n"
        "    US, UK: Some Authority, Some Code 1.2\n"
        "    → Say what the cream does for the look of skin.\n"
        "\n"
        "1 error in 1 file.\n"
        "Run `milia-lint explain RULE` for the law behind a rule. This is an aid, not legal advice.\n"
    )


def test_what_is_said_again_is_told_once_with_its_places(tmp_path: Path, own_rules: list[str]) -> None:
    write(tmp_path, "draft.md", DRAFT + "\nThe balm removes acne FAST.\n")
    write(tmp_path, "other.md", DRAFT)
    told = run("draft.md", "other.md", *own_rules).stdout
    assert told.count("promises a fast result") == 2, "once in each file"
    assert "    The same at 5:23.\n" in told
    assert "removes acne FAST" not in told


def test_the_json_contract(tmp_path: Path, own_rules: list[str]) -> None:
    write(tmp_path, "draft.md", "\ufeff" + DRAFT)
    done = run("check", "draft.md", "--format", "json", *own_rules)
    data = json.loads(done.stdout)
    assert data["summary"] == {
        "files": 1,
        "findings": 1,
        "errors": 1,
        "warnings": 0,
        "infos": 0,
        "excused": 0,
        "suppressed": 0,
        "baselined": 0,
    }
    (finding,) = data["findings"]
    assert len(finding.pop("fingerprint")) == 16
    assert finding == {
        "rule": "speed/zz-test", "category": "speed", "severity": "error", "confidence": "medium", "markets": ["us", "uk"],
        "path": "draft.md", "line": 3, "column": 29, "end_line": 3, "end_column": 33, "start": 42, "end": 46, "scope": "paragraph",
        "quote": "fast", "message": "“fast” promises a fast result; cut the speed.", "why": "Because a test needs a reason here.",
        "references": [LAW_DATA],
        "rewrites": [{"text": "Say what the cream does for the look of skin.", "applies": "advice", "start": None, "end": None}],
        "related": [], "matched_by": {"path": "speed/zz-test.yaml", "line": 11, "text": "{remove} {condition} [fast]"},
        "also": [],
    }  # fmt: skip
    assert DRAFT[finding["start"] : finding["end"]] == finding["quote"]


@pytest.mark.parametrize(("fail_on", "status"), [("error", 1), ("warning", 1), ("never", 0)])
def test_exit_status(tmp_path: Path, own_rules: list[str], fail_on: str, status: int) -> None:
    write(tmp_path, "draft.md", DRAFT)
    assert run("draft.md", "--fail-on", fail_on, *own_rules).exit_code == status


def test_standard_input(tmp_path: Path, own_rules: list[str]) -> None:
    done = run("-", "--stdin-filename", "page.html", *own_rules, text="<p>It removes milia fast.</p>")
    assert "page.html:1:21" in done.stdout


def test_bad_usage_is_status_2(tmp_path: Path) -> None:
    for args, says in (
        (["nowhere.md", "--format", "json"], "nowhere.md: no such file or folder"),
        (["chek", "a.md"], 'there is no command, file or folder `chek` (did you mean "check"?)'),
        ([".", "--market", "moon"], "`moon` is no market; there are us, uk, eu, ca, au"),
        ([".", "--select", "spede"], '`spede` is no rule and no category (did you mean "speed"?)'),
        (["explain", "spede"], "`spede` is no rule"),
    ):
        done = run(*args)
        assert (done.exit_code, says in done.stderr) == (2, True), done.stderr


def test_a_path_that_is_not_there_does_not_stop_the_others(tmp_path: Path, own_rules: list[str]) -> None:
    write(tmp_path, "draft.md", DRAFT)
    done = run("gone.md", "draft.md", "gone/", *own_rules)
    assert done.exit_code == 2
    assert "draft.md:3:29" in done.stdout
    assert "gone.md: no such file or folder\n" in done.stdout
    assert "in 1 file; 2 could not be linted." in done.stdout
    assert run("gone.md").stdout == "gone.md: no such file or folder\n\nNothing was linted; 1 could not be linted.\n"
    fixed = run("fix", "gone.md", "draft.md", *own_rules)
    assert (fixed.exit_code, "milia-lint: gone.md: no such file or folder" in fixed.stderr) == (2, True)


def test_require_files(tmp_path: Path, own_rules: list[str]) -> None:
    write(tmp_path, "site/a.odt", DRAFT)
    assert run("site").exit_code == 0
    done = run("site", "--require-files")
    assert (done.exit_code, "site: no page was linted" in done.stdout) == (2, True)
    write(tmp_path, "site/empty.md", "")
    assert run("site", "--require-files").exit_code == 2, "a page without copy is none"
    write(tmp_path, "site/a.md", "Soap.\n")
    assert run("site", "--require-files").exit_code == 0


def test_markets_in_any_case(tmp_path: Path, own_rules: list[str]) -> None:
    write(tmp_path, "draft.md", DRAFT)
    assert run("draft.md", "--market", "UK, us", *own_rules).exit_code == 1
    write(tmp_path, ".milia-lint.yaml", "markets: [UK]\n")
    assert run("draft.md", *own_rules).exit_code == 1


def test_a_broken_rule_file_is_status_2_with_its_place(tmp_path: Path) -> None:
    write(tmp_path, "more/speed/a.yaml", "id: speed/a\n")
    done = run(".", "--rules", "more")
    assert done.exit_code == 2
    assert "more/speed/a.yaml:1:1: " in done.stderr


NASTY: dict[str, bytes] = {
    "empty.md": b"",
    "blank.html": b" \n\n",
    "binary.md": b"\x89PNG\r\n\x1a\n\x00\x00\x00",
    "latin.md": "Caf\u00e9: it removes milia fast.".encode("cp1252"),
    "utf16.md": "\ufeffIt removes milia fast.".encode("utf-16-le"),
    "unclosed.html": b"<p>It removes milia fast.</p><div class='x",
    "unclosed.liquid": b"<p>It removes milia fast. {{ product",
    "mustaches.html": b"{{" * 50_000,
    "brackets.md": b"[" * 50_000,
    "long.md": b"plain words " * 100_000 + b"removes milia fast",
    "surrogate.md": b"caf\xed\xa0\x80 removes milia fast",
    "cr.md": b"# One\r\rIt removes milia fast.\r",
}


def test_nasty_files_never_crash_and_the_rest_is_linted(tmp_path: Path, own_rules: list[str]) -> None:
    for name, content in NASTY.items():
        write(tmp_path, f"site/{name}", content)
    done = run("site", "--format", "json", *own_rules)
    found = {Path(finding["path"]).name for finding in json.loads(done.stdout)["findings"]}
    assert found == {"latin.md", "utf16.md", "unclosed.html", "unclosed.liquid", "long.md", "cr.md", "surrogate.md"}
    assert done.exit_code == 2
    assert "binary.md: binary file, not linted" in done.stderr
    assert "latin.md: not UTF-8" in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root can read everything")
def test_an_unreadable_file_is_status_2_and_the_rest_is_linted(tmp_path: Path, own_rules: list[str]) -> None:
    write(tmp_path, "a.md", DRAFT)
    write(tmp_path, "b.md", DRAFT)
    (tmp_path / "a.md").chmod(0)
    done = run("a.md", "b.md", *own_rules)
    assert done.exit_code == 2
    assert "b.md:3:29" in done.stdout


def test_explain_and_list(tmp_path: Path, own_rules: list[str]) -> None:
    told = run("explain", "speed/zz-test", *own_rules[:2]).stdout
    assert "Some Authority: Some Code 1.2 (US, UK, law)\n    https://example.org/code" in told
    assert "✗ It removes milia fast." in told
    listed = json.loads(run("rules", "list", "--format", "json", *own_rules[:2]).stdout)
    assert "speed/zz-test" in [rule["id"] for rule in listed]


def test_rules_test_runs_examples(tmp_path: Path, own_rules: list[str]) -> None:
    done = run("rules", "test", own_rules[1])
    assert (done.exit_code, done.stdout) == (0, "1 rules, 3 examples, 0 failures\n")
    path = Path(own_rules[1], "speed/zz-test.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace("It removes milia.", "It removes milia fast."), encoding="utf-8")
    failed = run("rules", "test", own_rules[1])
    assert failed.exit_code == 1
    assert "speed/zz-test: the rule fires at 'fast'" in failed.stderr


def test_version_and_help_teach(tmp_path: Path) -> None:
    assert run("--version").stdout.startswith("milia-lint, version ")
    told = run("--help").stdout
    assert "Exit status" in told
    assert "not legal advice" in told
