"""Fuzz targets: each reader, phrases, the configuration, suppressions, the baseline, `fix`, and the whole line.

Short in the suite. `MILIA_LINT_FUZZ_SECONDS=3600 python -m pytest tests/fuzz -s` runs each target for an hour and prints how many inputs it
tried; `MILIA_LINT_FUZZ_SEED` begins elsewhere. What a target asserts is what nobody may be able to break: no exception but those that
are told, every place true to its source, every output readable, and `fix` without harm.
"""

from __future__ import annotations

import json
import os
import random
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner

from milia_lint.cli import main
from milia_lint.files.checked_yaml import parse_yaml
from milia_lint.files.globs import glob_spec, is_glob
from milia_lint.files.problem import InvalidFile
from milia_lint.files.source import Source, UnreadableSource
from milia_lint.filters.baseline import UnusableBaseline, dumps, loads
from milia_lint.filters.suppression import suppressions_in
from milia_lint.findings.finding import Report
from milia_lint.project.read import read_settings
from milia_lint.readers import read, read_bytes
from milia_lint.readers.registry import known_suffixes
from milia_lint.reporters import FORMATS, Style, reporter
from milia_lint.rulebook.phrase_parser import PhraseError, parse
from milia_lint.runs.aggregate import report_on
from milia_lint.runs.profiles import Profile, Profiles

SECONDS = float(os.environ.get("MILIA_LINT_FUZZ_SECONDS", "0"))
SEED = int(os.environ.get("MILIA_LINT_FUZZ_SEED", "1"))
FEW = 60  # inputs of a target in the suite

DRAFTS = (
    "---\ntitle: Our balm removes milia overnight\nlang: en\nmilia_lint: {page: editorial, ignore: [{rule: speed, because: x}]}\n---\n\n# Care\n\nOur b\u0430lm *removes* milia "
    "overnight[^1].\n\n| a | b |\n|--|--|\n| cures eczema | no |\n\n<!-- milia-lint: ignore speed because a study says so until 2030-01-01 -->\n\n> \u201cIt works.\u201d\n\n[^1]: Not a study.\n",
    "<!doctype html><html lang=en><head><title>Glow</title><meta name=description content='Removes milia'><script type='application/ld+json'>{\"name\": \"cures\"}</script></head>"
    "<body><p>Our <b>balm</b> removes&nbsp;milia <i>over</i>night.</p><img alt='cures acne'><svg><text>cures</text></svg><!-- milia-lint: ignore-start speed because x --><p>x</p></body></html>",
    "import X from './x'\n\nexport const a = {b: `c`}\n\n<Card title=\"Removes milia\">{/* milia-lint: ignore speed because x */}Our balm {name} cures eczema.</Card>\n",
    "{% if a %}Our balm {{ product | upcase }} removes milia overnight.{% endif %}{# milia-lint: ignore speed because x #}\n+++\n",
    "<?php echo 'Removes milia'; ?>\n<p>Our balm <?= $x ?> cures eczema.</p>\n<%# comment %><%= t('x') %>\n",
    "+++\ntitle = \"Our balm cures eczema\"\n[a]\nb = ['c', 1, 2026-01-01]\n+++\nText.\n",
)  # fmt: skip
TOKENS = (
    "\0", "\ufeff", "\u200b", "\u202e", "\u00ad", "\U000e0041", "\ud7ff", "\x1b[2J", "\r", "\r\n", "\n\n", "\t", "---\n", "+++\n", "```", "~~~", "`", "*", "**", "_", "[", "](", ")", "![",
    "<!--", "-->", "<![CDATA[", "]]>", "<", ">", "</p>", "<p lang=de>", "<script>", "</script>", "<svg>", "<template>", "&", "&#x0;", "&#1114112;", "&amp;", "{{", "}}", "{%", "%}",
    "{#", "#}", "{/*", "*/}", "<%", "%>", "<?php", "?>", "{", "}", "$", "|", "\\", "'", '"', "#", "[^1]", "::error::", "##[group]", "milia-lint: ignore", "until 2020-13-40", "because",
    "removes milia", "overnight", "cures eczema", "100 %", "\u0430", "\u0456", "e\u0301", "\U0001f600", "!!int ", "&a [*a]", "? ", "- ", ": ", "|\n", ">-\n", "<<: ", "%YAML", "\u2028",
)  # fmt: skip
PHRASES = (
    "{remove} ... {condition}",
    "our (cream|balm)? [erodes ~clear:ing cysts]",
    "^<neg> free* from $",
    "a .. b ... c",
    "{remove:ing} 5 % ~smooth",
)
CONFIGS = (
    "extends: base.yaml\nmarkets: [us, uk]\nfail_on: error\ninclude: ['*.md']\nexclude: [a/, '!b']\nrules: {select: [speed], ignore: [x/y], severity: {speed: off}}\n",
    "paths:\n  '**/*.md': {page: editorial, markets: [uk], ignore: true}\nvocabulary: {product: {words: [Glow], phrases: ['{remove} x']}}\nproducts: {Glow: {kind: drug, claims: [cures]}}\n",
    "facts: {heredity: {stance: not-inherited, wording: Milia are not inherited, about: milia}}\nincludes: {'*.md': [a.html, {text: aaaa}]}\nrewrites: {speed: [{delete: match}]}\n",
    "disclaimers: [Not a medicine]\nrulebooks: [r]\nclaims: c.yaml\nbaseline: b.json\nmax_file_size: 7\n",
)  # fmt: skip
BASELINE = '{"version": 1, "files": {"a.md": [{"rule": "speed/x", "quote": "q", "id": "0123456789abcdef", "count": 2}]}}'
GLOBS = ("content/**/*.md", "*a*b?[c-e]", "!keep.md", "/top", "a/**/b/**/c/", "\\*x\\ ")


class Mutator:
    """Makes inputs out of samples: cut, doubled, flipped, spliced, with tokens put in."""

    def __init__(self, samples: tuple[str, ...], seed: int) -> None:
        self.chance, self.samples = random.Random(seed), samples

    def __call__(self) -> str:
        text = self.chance.choice(self.samples)
        for _ in range(self.chance.randint(0, 6)):
            text = self._once(text)
        return text[:20_000]

    def _once(self, text: str) -> str:
        chance = self.chance
        start = chance.randint(0, len(text))
        end = min(len(text), start + chance.choice((0, 1, 2, 5, 20, 200)))
        match chance.randrange(7):
            case 0:
                return text[:start] + text[end:]
            case 1:
                return text[:end] + text[start:]
            case 2:
                return text[:start] + chance.choice(TOKENS) * chance.choice((1, 1, 1, 3, 50)) + text[end:]
            case 3:
                return text[:start]
            case 4:
                return (
                    text[:start]
                    + chr(chance.choice((chance.randrange(128), chance.randrange(0x250), chance.randrange(0x2000, 0xD800))))
                    + text[end:]
                )
            case 5:
                other = chance.choice(self.samples)
                return text[:start] + other[chance.randint(0, len(other)) :]
            case _:
                return "".join(chance.choices(TOKENS, k=chance.randint(1, 30)))


def fuzz(name: str, samples: tuple[str, ...], target: Callable[[str], None], few: int = FEW) -> None:
    """Try inputs for as long as the environment says; on a failure the input stands in the message."""
    mutated, tried, until = Mutator(samples, SEED), 0, time.monotonic() + SECONDS
    while time.monotonic() < until if SECONDS else tried < few:
        text = mutated()
        tried += 1
        try:
            target(text)
        except Exception as failure:
            raise AssertionError(f"{name}, seed {SEED}, input {tried}: {text!r}") from failure
    print(f"{name}: {tried} inputs")


@pytest.fixture
def profile() -> Profile:
    return Profiles().without_config()


def lint(text: str, suffix: str, profile: Profile) -> Report:
    source = Source(f"a{suffix}", text)
    return report_on(source, profile, *profile.for_file(source.path))


@pytest.mark.parametrize("suffix", known_suffixes())
def test_every_reader_keeps_its_places(suffix: str) -> None:
    def target(text: str) -> None:
        document = read(Source(f"a{suffix}", text))
        last = -1
        for segment in document.segments:
            assert last <= segment.start <= segment.end <= len(document.text)
            last = segment.end
            if segment.end > segment.start:
                span = document.source_span(segment.start, segment.end)
                assert 0 <= span.start <= span.end <= len(text)
        for comment in document.comments:
            assert 0 <= comment.span.start <= comment.span.end <= len(text)
        suppressions_in(document)

    fuzz(f"reader {suffix}", DRAFTS, target)


def test_bytes_of_any_encoding_are_read_or_refused() -> None:
    encodings = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "latin-1", "koi8-r", "shift-jis")
    chance = random.Random(SEED)

    def target(text: str) -> None:
        data = bytearray(text.encode(chance.choice(encodings), "ignore"))
        for _ in range(chance.randint(0, 3)):
            if data:
                data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            read_bytes(f"a{chance.choice(known_suffixes())}", bytes(data))
        except UnreadableSource:
            return

    fuzz("bytes", DRAFTS, target)


def test_phrases_are_read_or_told() -> None:
    def target(text: str) -> None:
        with suppress(PhraseError):
            parse(text)

    fuzz("phrase", PHRASES, target, few=500)


def test_yaml_is_read_or_told() -> None:
    def target(text: str) -> None:
        file, problems = parse_yaml("x.yaml", text)
        assert (file is None) == bool(problems)
        assert all(each.line >= 1 and each.column >= 1 and len(each.message) < 1000 for each in problems)

    fuzz("yaml", (*CONFIGS, *DRAFTS[:1]), target, few=300)


def test_configurations_are_read_or_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("base.yaml").write_text("fail_on: info\n", encoding="utf-8")

    def target(text: str) -> None:
        Path("c.yaml").write_text(text, encoding="utf-8", errors="replace", newline="")
        try:
            settings = read_settings("c.yaml", ".")
            settings.leaves_out("content/a.md")
            settings.partials("content/a.md")
        except InvalidFile:
            return

    fuzz("configuration", CONFIGS, target, few=200)


def test_globs_are_matched_or_refused() -> None:
    def target(text: str) -> None:
        lines = [line for line in text.splitlines() if is_glob(line)]
        begun = time.process_time()
        glob_spec(lines).check_file("content/" + "a" * 100 + "/b/c.md")
        assert time.process_time() - begun < 10

    fuzz("globs", GLOBS, target, few=300)


def test_baselines_are_read_or_told() -> None:
    def target(text: str) -> None:
        try:
            baseline = loads(text, ".")
        except UnusableBaseline:
            return
        assert loads(dumps(baseline), ".") == baseline

    fuzz("baseline", (BASELINE,), target, few=500)


@pytest.mark.builtin
@pytest.mark.slow
def test_findings_are_true_to_their_source_in_every_format(profile: Profile) -> None:
    chance = random.Random(SEED)

    def target(text: str) -> None:
        report = lint(text, chance.choice(known_suffixes()), profile)
        for finding in (*report.findings, *report.excused, *report.suppressed):
            place = finding.location
            assert text[place.start : place.end] == place.quote
            assert Source("x", text).position(place.start) == (place.line, place.column)
        for form in FORMATS:
            told = reporter(form)(report, Style(show_excused=True, verbose=True, text=lambda _: text))
            assert "\x1b" not in told
            if form in ("json", "sarif", "gitlab", "rdjson"):
                json.loads(told)

    fuzz("whole line", DRAFTS, target, few=25)


@pytest.mark.builtin
@pytest.mark.slow
def test_fix_does_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    chance = random.Random(SEED)

    def target(text: str) -> None:
        path = Path(f"a{chance.choice(known_suffixes())}")
        path.write_text(text, encoding="utf-8", errors="replace", newline="")
        done = CliRunner().invoke(main, ["fix", str(path), *chance.choice(([], ["--suggested"]))])
        assert done.exit_code in (0, 1, 2), done.output
        assert "please report it" not in done.output
        once = path.read_bytes()
        CliRunner().invoke(main, ["fix", str(path)])
        twice = path.read_bytes()
        CliRunner().invoke(main, ["fix", str(path)])
        assert path.read_bytes() == twice, "a safe fix is done in one go"
        assert [each.name for each in Path().iterdir()] == [path.name]
        assert once or not text
        path.unlink()

    fuzz("fix", DRAFTS, target, few=12)


@pytest.mark.slow
def test_the_command_line_ends_with_a_status_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    chance = random.Random(SEED)

    def target(text: str) -> None:
        draft, config = Path(f"a{chance.choice(known_suffixes())}"), Path(".milia-lint.yaml")
        draft.write_text(text, encoding="utf-8", errors="replace", newline="")
        config.write_text(
            chance.choice((*CONFIGS[:1], "fail_on: info\n")) if chance.random() < 0.5 else Mutator(CONFIGS, tried())(),
            encoding="utf-8",
            errors="replace",
        )
        done = CliRunner().invoke(
            main, [chance.choice(("check", "fix", "suppressions")), ".", *chance.choice(([], ["--config", str(config)]))]
        )
        assert done.exit_code in (0, 1, 2)
        assert "please report it" not in done.output, done.output
        draft.unlink()

    count = iter(range(10**9))

    def tried() -> int:
        return next(count)

    fuzz("command line", DRAFTS, target, few=12)
