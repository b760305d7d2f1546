"""Shared by all tests: a cache of their own, the small rulebook in the place of the built-in rules, rules made for one test."""

from __future__ import annotations

import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from shutil import copyfile, rmtree
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, settings
from small_milia_lint import RULEBOOK, use_small_rulebook

import milia_lint as milia_lint_package
from milia_lint.api import _profiles
from milia_lint.checks.open_rules import load_rulebook, open_rulebook
from milia_lint.cli import main
from milia_lint.files.source import Source
from milia_lint.findings.finding import Report
from milia_lint.findings.selection import Selection
from milia_lint.matching import Lexicon
from milia_lint.rulebook.model import Rulebook
from milia_lint.runs.aggregate import aggregate
from milia_lint.runs.lint_file import lint_source

settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("default"), derandomize=True)  # a gate must not depend on luck
settings.register_profile("quick", settings.get_profile("default"), max_examples=15)
settings.load_profile("ci" if os.environ.get("CI") else "default")


def pytest_configure(config: pytest.Config) -> None:
    """Try fewer generated examples in the quick loop (`pytest -m "not slow"`)."""
    if config.getoption("markexpr") == "not slow":
        settings.load_profile("quick")


def examples(number: int) -> settings:
    """Return settings for so many generated examples; a tenth of them in the quick loop."""
    quick = settings.get_current_profile_name() == "quick"
    return settings(max_examples=max(10, number // 10) if quick else number)


_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

PACKAGE = Path(milia_lint_package.__file__).parent

#: What other files than rules a rulebook has.
SHARED = ("vocabulary/words", "guards", "facts", "subjects")

#: A law that carries an error, written out as a rule outside the built-in ones may.
LAW = {
    "authority": "Some Authority",
    "cite": "Some Code 1.2",
    "url": "https://example.org/code",
    "markets": ["us", "uk"],
    "force": "law",
}


@pytest.fixture(scope="session", autouse=True)
def own_cache(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep compiled rules away from the user's cache, and from run to run while the code that compiles them is the same."""
    cache = getattr(request.config, "cache", None)  # there is none with -p no:cacheprovider
    folder = cache.mkdir("milia-lint") / _compiler() if cache else tmp_path_factory.getbasetemp().parent / "milia-lint-test-cache"
    for old in folder.parent.glob("code-*"):
        if old != folder:
            rmtree(old, ignore_errors=True)
    os.environ["MILIA_LINT_CACHE"] = str(folder)


def _compiler() -> str:
    """Return a name for the code that compiles rules: what another version of it compiled is of no use."""
    parts = (path for part in ("rulebook", "checks", "lang", "text", "files") for path in sorted((PACKAGE / part).rglob("*.py")))
    return "code-" + sha256(b"".join(path.read_bytes() for path in parts)).hexdigest()[:12]


@pytest.fixture(autouse=True)
def rules_in_use(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Put the small rulebook in the place of the built-in rules, except in tests that are marked `builtin`.

    The cache keeps a dozen rulebooks, so small ones go elsewhere: they would push the built-in one out.
    """
    _profiles.cache_clear()  # the Python interface keeps profiles, and with them the rulebook of another test
    if request.node.get_closest_marker("builtin") is None:
        monkeypatch.setenv("MILIA_LINT_CACHE", str(tmp_path_factory.getbasetemp() / "small-cache"))
        use_small_rulebook(monkeypatch.setattr)


@pytest.fixture(scope="session")
def small() -> Rulebook:
    """The small rulebook (`tests/small_rulebook`)."""
    return load_rulebook([RULEBOOK])


@pytest.fixture(scope="session")
def small_lexicon(small: Rulebook) -> Lexicon:
    return Lexicon(small)


@pytest.fixture(scope="session")
def builtin() -> Rulebook:
    """The built-in rules, whatever rules are in use otherwise."""
    return open_rulebook()


@pytest.fixture(scope="session")
def builtin_lexicon(builtin: Rulebook) -> Lexicon:
    return Lexicon(builtin)


def rule(rule_id: str, match: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return the data of a rule file."""
    return {
        "id": rule_id, "title": "A rule for tests", "severity": "warning", "markets": ["us", "uk"],
        "message": "\"{match}\" is a claim; cut it.", "why": "Because a test needs a reason here.", "match": match,
        "examples": {"bad": ["x"], "good": ["y"]}, **more,
    }  # fmt: skip


def write_rules(folder: Path, *rules: dict[str, Any], shared: bool = True) -> Path:
    """Write a rule folder that can stand alone; with `shared=False`, one to be read beside the rules in use."""
    for name in SHARED if shared else ():
        path = folder / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        copyfile(RULEBOOK / f"{name}.yaml", path)
    for each in rules:
        path = folder / f"{each['id']}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.dump(each, Dumper=_Dumper, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return folder


def milia_lint(*args: str | Path, text: str | bytes | None = None, **environment: str) -> Result:
    """Run the command line in this process; what goes wrong in it is raised, not turned into an exit status."""
    return CliRunner().invoke(main, [str(each) for each in args], input=text, env=environment, catch_exceptions=False)


Lint = Callable[..., Report]


@pytest.fixture
def lint(tmp_path: Path) -> Lint:
    """Return a function that lints texts with the given rules: `lint([rule, …], text, …, name="x.md")`."""

    def run(rules: list[dict[str, Any]], *texts: str, suffix: str = "md", selection: Selection | None = None) -> Report:
        rulebook = load_rulebook([write_rules(tmp_path / "rules", *rules)])
        lexicon, chosen = Lexicon(rulebook), selection or Selection()
        results = [lint_source(Source(f"p{n}.{suffix}", text), rulebook, lexicon, chosen) for n, text in enumerate(texts)]
        return aggregate(results, rulebook, chosen)

    return run


def quotes(report: Report) -> list[str]:
    """Return what the findings mark."""
    return [finding.location.quote for finding in report.findings]
