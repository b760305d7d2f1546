"""The registry of readers: which name is read how, what no reader reads, and that a new format needs one file and one line."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from conftest import rule, write_rules

from milia_lint import lint_paths, lint_text
from milia_lint.cli import main
from milia_lint.files.problem import InvalidFile
from milia_lint.files.source import Source, UnreadableSource
from milia_lint.filters.suppression import suppressions_in
from milia_lint.readers import NoReader, formats, has_reader, read, read_bytes, reader_of, registry
from milia_lint.readers.document import Scope
from milia_lint.readers.registry import FORMATS, Format, known_suffixes
from milia_lint.runs.discovery import discover

ROOT = Path(__file__).parents[1]
CLAIM = "Our cream removes milia fast.\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*args: str, data: str | None = None) -> Result:
    return CliRunner().invoke(main, args, input=data)


# Which name is read how.


@pytest.mark.parametrize(
    ("path", "name", "opener"),
    [
        ("a.md", "Markdown", "<!-- "), ("x/b.MDX", "MDX", "{/* "), ("a.html", "HTML", "<!-- "), ("a.php", "HTML", "<!-- "),
        ("a.txt", "plain text", "{# "), ("README", "Markdown", "<!-- "), ("a.b/c", "Markdown", "<!-- "), ("", "Markdown", "<!-- "),
        ("Draft v1.2 of May", "Markdown", "<!-- "), ("ends.", "Markdown", "<!-- "), (".html", "HTML", "<!-- "),
        ("a.liquid", "Liquid", "{% comment %} "), ("a.njk", "Jinja", "{# "), ("a.erb", "ERB", "<%# "),
        ("post.md.erb", "Markdown", "<%# "), ("post.mdx.erb", "MDX", "<%# "), ("page.html.j2", "HTML", "{# "), ("note.txt.liquid", "plain text", "{% comment %} "),
        ("feed.rss.j2", "Jinja", "{# "), ("a.erb.erb", "ERB", "<%# "), ("post.md.html", "HTML", "<!-- "),
    ],
)  # fmt: skip
def test_the_name_of_a_file_chooses_its_reader(path: str, name: str, opener: str) -> None:
    reader = reader_of(path)
    assert (reader.name, reader.comment and reader.comment[0]) == (name, opener)


def test_every_format_has_one_line_and_every_suffix_one_format() -> None:
    modules = {path.stem for path in Path(formats.__path__[0]).glob("*.py")} - {"__init__"}
    assert sorted(form.module for form in FORMATS) == sorted(modules)
    suffixes = list(known_suffixes())
    assert len(suffixes) == len(set(suffixes))
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in suffixes)


@pytest.mark.parametrize("suffix", known_suffixes())
def test_a_format_reads_the_comments_it_writes(suffix: str) -> None:
    reader = reader_of(f"a{suffix}")
    assert reader.comment
    opener, closer = reader.comment
    for path in (f"a{suffix}", f"a.md{suffix}"):
        document = read(Source(path, f"{opener}milia-lint: ignore speed because so{closer}\n\n{CLAIM}"))
        assert [(each.names, each.reason, each.fault) for each in suppressions_in(document)] == [(("speed",), "so", None)]
        assert document.text.strip() == CLAIM.strip()


@pytest.mark.parametrize("suffix", known_suffixes())
def test_a_format_reads_the_words_it_writes(suffix: str) -> None:
    words = "A & B < C * D"
    spellings = reader_of(f"a{suffix}").spell(words, Scope.PARAGRAPH)
    assert words in [read(Source(f"a{suffix}", f"Ab {spelling} cd.\n")).text[3:-5] for spelling in spellings]


def test_words_in_data_are_written_as_the_data_asks_for() -> None:
    for suffix in known_suffixes():
        assert list(reader_of(f"a{suffix}").spell('a "b" </', Scope.STRUCTURED_DATA)) == ['a \\"b\\" <\\/']
        assert "it''s" in list(reader_of(f"a{suffix}").spell("it's", Scope.FRONT_MATTER))


def test_a_reader_is_imported_when_a_file_needs_it() -> None:
    code = (
        "import sys; from milia_lint.readers import has_reader, read_bytes; assert has_reader('a.html')\n"
        "before = [name for name in sys.modules if name.startswith('milia_lint.readers.formats')]\n"
        "read_bytes('a.txt', b'x'); unneeded = {'pyromark', 'milia_lint.readers.html', 'milia_lint.readers.markdown'}\n"
        "print(before, unneeded & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[] set()\n"


def test_the_readme_names_every_suffix() -> None:
    words = (ROOT / "README.md").read_text(encoding="utf-8").replace("`", " ").replace(",", " ").split()
    assert set(known_suffixes()) <= set(words)


# What no reader reads.

UNKNOWN = "no reader for .rst; known are .md, .markdown, "


def test_a_named_file_that_nobody_reads_is_an_error_and_the_rest_is_linted(here: Path) -> None:
    for name in ("a.rst", "b.md"):
        (here / name).write_text(CLAIM, encoding="utf-8")
    done = run("check", "a.rst", "b.md", "--format", "json", "--select", "speed")
    report = json.loads(done.stdout)
    assert done.exit_code == 2
    assert [(each["path"], each["message"].startswith(UNKNOWN)) for each in report["errors"]] == [("a.rst", True)]
    assert {each["path"] for each in report["findings"]} == {"b.md"}
    assert f"milia-lint: a.rst: {UNKNOWN}" in done.stderr


def test_in_folders_such_files_are_left_out(here: Path) -> None:
    for name in ("a.rst", "README", "b.MD", ".gitignore"):
        (here / name).write_text(CLAIM, encoding="utf-8")
    assert discover(["."]).files == ("b.MD",)
    assert [has_reader(name) for name in ("a.rst", "README", "b.MD", ".gitignore")] == [False, False, True, False]
    assert run("check", ".", "--select", "speed").exit_code == 1


@pytest.mark.parametrize(("name", "errors", "findings"), [("a.rst", 1, 0), ("a.md", 0, 1), ("draft", 0, 1), ("a.dat", 1, 0)])
def test_a_text_is_read_as_its_name_says(name: str, errors: int, findings: int) -> None:
    report = lint_text(CLAIM, name)
    assert (len(report.run_errors), sum(each.category == "speed" for each in report.findings)) == (errors, findings)
    done = run("check", "-", "--stdin-filename", name, "--format", "json", "--select", "speed", data=CLAIM)
    assert (done.exit_code, len(json.loads(done.stdout)["errors"])) == (2 if errors else 1, errors)


def test_other_commands_say_it_too(here: Path) -> None:
    (here / "a.rst").write_text(CLAIM, encoding="utf-8")
    fixed, listed = run("fix", "a.rst"), run("suppressions", "a.rst")
    assert (fixed.exit_code, f"milia-lint: a.rst: {UNKNOWN}" in fixed.stderr) == (2, True)
    assert f"note: a.rst: {UNKNOWN}" in listed.stderr
    (here / "a.md").write_text(CLAIM, encoding="utf-8")
    (here / ".milia-lint.yaml").write_text("includes: {'*': a.rst}\n", encoding="utf-8")
    with pytest.raises(InvalidFile, match=r":1:17: the partial .*a\.rst cannot be read: no reader for \.rst"):
        lint_paths(["a.md"])


# A new format: one file (in toy_formats/), one line (in this fixture).


@pytest.fixture
def toys(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(formats, "__path__", [*formats.__path__, str(Path(__file__).with_name("toy_formats"))])
    monkeypatch.setattr(registry, "FORMATS", (*FORMATS, Format("boxed", (".box",)), Format("signed", (".signed",))))
    return here


def boxed(path: Path, text: str) -> bytes:
    with zipfile.ZipFile(path, "w") as box:
        box.writestr("copy.txt", text)
    return path.read_bytes()


BOX = "Ab\n\nÉ, our cream removes milia fast.\n% milia-lint: ignore speed because a test\nOur gel removes milia fast.\n"


def test_a_format_that_is_no_text_is_linted_at_the_places_of_its_text(toys: Path) -> None:
    boxed(toys / "a.box", BOX)
    done = run("check", ".", "--select", "speed", "--format", "json", "--format", "rdjson", "--output", "rd.json")
    report = json.loads(done.stdout)
    (finding,) = report["findings"]
    assert (done.exit_code, report["summary"]["suppressed"]) == (1, 1)
    assert (finding["path"], finding["line"], finding["column"]) == ("a.box", 3, BOX.split("\n")[2].index(finding["quote"]) + 1)
    assert BOX[finding["start"] : finding["end"]] == finding["quote"]
    (diagnostic,) = json.loads((toys / "rd.json").read_text(encoding="utf-8"))["diagnostics"]
    assert diagnostic["location"]["range"]["start"]["column"] == finding["column"] + 1, "a byte more, for the accent"
    assert "a test" in run("suppressions", ".").stdout


def test_a_format_that_is_no_text_is_never_written(toys: Path) -> None:
    before = boxed(toys / "a.box", "Our сrеаm removes milia fast.\n")
    for option in ("--suggested", "--interactive", "--check"):
        done = run("fix", ".", option)
        assert (done.exit_code, (toys / "a.box").read_bytes()) == (0, before)
        assert done.stderr == "note: a.box: not changed: a box is linted but cannot be written; edit the file yourself\n"


def test_bytes_that_are_none_of_the_format_are_a_failure(toys: Path) -> None:
    (toys / "a.box").write_bytes(b"PK\x00\x00 torn")
    done = run("check", ".")
    assert (done.exit_code, done.stdout.splitlines()[0]) == (2, "a.box: no box with copy in it, not linted")
    with pytest.raises(UnreadableSource, match="no box"):
        read_bytes("a.box", b"")


def test_text_cannot_stand_for_a_format_that_is_none(toys: Path) -> None:
    assert [each.message for each in lint_text(CLAIM, "a.box").run_errors] == [
        "a box is no text; it is read from the bytes of a file"
    ]
    with pytest.raises(NoReader):
        read(Source("a.box", CLAIM))


def own_rules(folder: Path, **more: Any) -> list[str]:
    written = write_rules(folder / "more", rule("speed/toy-claim", {"phrases": ["{remove} {condition}"]}, **more))
    for shared in ("vocabulary/words.yaml", "guards.yaml", "facts.yaml"):
        (written / shared).unlink()
    return ["--rules", "more", "--select", "speed/toy-claim"]


def test_a_format_that_is_text_is_mended_in_its_own_spelling(toys: Path) -> None:
    draft = toys / "a.signed"
    draft.write_text("Ask us@@home.\nIt removes milia.\n", encoding="utf-8")
    options = own_rules(toys, rewrites=["softens milia (@home)"])
    checked = run("check", ".", *options)
    assert checked.exit_code == 0, checked.output
    assert run("fix", "a.signed", "--suggested", *options).exit_code == 0
    assert draft.read_text(encoding="utf-8") == "Ask us@@home.\nIt softens milia (@@home).\n"


def test_a_finding_in_a_new_format_is_left_be_in_its_own_comment(toys: Path) -> None:
    draft = toys / "a.signed"
    draft.write_text("Hello.\nIt removes milia.\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["fix", "a.signed", "--interactive", *own_rules(toys)], input="i\nso\n")
    assert done.exit_code == 0, done.output
    told = "Hello.\n(: milia-lint: ignore speed/toy-claim because so :)\nIt removes milia.\n"
    assert draft.read_text(encoding="utf-8") == told
