"""Every sample in the README, CONTRIBUTING and the guides holds: commands print what is shown, files load, code runs.

A document is played from top to bottom in a folder of its own, as its reader would: what a block shows as a file is written there,
what it shows as a command is run. `BEFORE` does what the text between the blocks asks for.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import click
import pytest
import yaml
from ci_schemas import SCHEMA_OF, documents, errors
from conftest import milia_lint

from milia_lint import lint_text
from milia_lint.authoring.rule_examples import check_rules
from milia_lint.checks.open_rules import open_rulebook
from milia_lint.claims.registry import parse_registry
from milia_lint.cli import COMMANDS, main
from milia_lint.filters.suppression.comment_syntax import parse_comment
from milia_lint.project.discovery import ConfigFinder

ROOT = Path(__file__).parents[1]
DOCUMENTS = ["README.md", "CONTRIBUTING.md", *sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("docs/guides/*.md"))]
#: CONTRIBUTING brings a rule, so that all rules are compiled anew; adopting asks git at every step.
SLOW = {"CONTRIBUTING.md", "docs/guides/adopting.md"}

#: Blocks that nobody can run, each with the reason.
UNCHECKED = {
    ("CONTRIBUTING.md", "text", 1): "a picture of the stages a page goes through",
    ("docs/guides/rules.md", "text", 1): "a picture of what a frame finds",
    ("docs/guides/rules.md", "text", 2): "a part of a rule",
    ("docs/guides/rules.md", "text", 3): "a part of a rule",
    ("docs/guides/rules.md", "text", 4): "a part of a family",
}
#: Commands of which a document shows a part: its lines must be printed, in that order.
EXCERPTS = {
    ("docs/guides/adopting.md", "milia-lint baseline create"): "what to put into the configuration is printed as well",
    ("docs/guides/adopting.md", "milia-lint check"): "the finding is shown, not its law and its rewrites",
    ("docs/guides/claims.md", "milia-lint check content/ --show-excused"): "the excused finding is shown, not the summary",
}

pytestmark = pytest.mark.builtin


class Block(NamedTuple):
    """A fenced block: its document, the line of its fence, its language, its number among those of that language, its text."""

    document: str
    line: int
    language: str
    number: int
    text: str

    @property
    def key(self) -> tuple[str, str, int]:
        return self.document, self.language, self.number


def blocks(document: str, text: str | None = None) -> Iterator[Block]:
    """Yield the fenced blocks of a document in order."""
    text = (ROOT / document).read_text(encoding="utf-8") if text is None else text
    numbers: Counter[str] = Counter()
    for found in re.finditer(r"^( *)(```+|~~~+)([^\n`]*)\n(.*?)^\1\2[ ]*$", text, re.MULTILINE | re.DOTALL):
        language = found[3].strip()
        numbers[language] += 1
        yield Block(document, text.count("\n", 0, found.start()) + 1, language, numbers[language], found[4])


def check(block: Block) -> None:
    """Check one block in the current folder, after what the text above it asks for."""
    if block.key in UNCHECKED:
        return
    assert block.language in CHECKS, (
        f"{block.document}:{block.line}: nobody knows how to check `{block.language}`; "
        "teach test_samples.py, or list the block in UNCHECKED with a reason"
    )
    BEFORE.get(block.key, lambda: None)()
    CHECKS[block.language](block)


@pytest.mark.parametrize("document", [pytest.param(each, marks=pytest.mark.slow) if each in SLOW else each for each in DOCUMENTS])
def test_every_block_holds(document: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_AUTHOR_NAME": "Ann", "GIT_AUTHOR_EMAIL": "ann@example.org",
        "GIT_COMMITTER_NAME": "Ann", "GIT_COMMITTER_EMAIL": "ann@example.org", "GIT_AUTHOR_DATE": "2026-03-01T12:00:00Z",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    for block in blocks(document):
        check(block)


def test_a_block_of_an_unknown_language_fails() -> None:
    (block,) = blocks("README.md", "Before.\n\n```cobol\nDISPLAY 1.\n```\n")
    with pytest.raises(AssertionError, match=r"README\.md:3: nobody knows how to check `cobol`"):
        check(block)


def test_an_output_that_differs_fails() -> None:
    (block,) = blocks("anywhere.md", "```console\n$ milia-lint --version\nmilia-lint, version 0\n```\n")
    with pytest.raises(AssertionError):
        check(block)


def test_no_exception_is_out_of_date() -> None:
    found = [block for document in DOCUMENTS for block in blocks(document)]
    assert {*UNCHECKED, *BEFORE} <= {block.key for block in found}
    shown = {(block.document, command) for block in found if block.language == "console" for command, *_ in commands(block.text)}
    assert set(EXCERPTS) <= shown


# What a block of each language is checked by.


def commands(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield the commands of a console block: the command, its comment, and what is shown below it."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        line, _, shown = part.partition("\n")
        command, _, comment = line.partition("  #")
        yield " ".join(command.split()), comment.strip(), shown


def console(block: Block) -> None:
    for command, comment, shown in commands(block.text):
        program, *args = shlex.split(command)
        if program == "make":
            assert re.search(rf"^{args[0]}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE), command
            continue
        assert program == "milia-lint", command
        done = milia_lint(*args, COLUMNS="100")
        assert done.exit_code in {0, 1}, f"{command}: {done.output}"
        if status := re.search(r"exit status (\d)", comment):
            assert done.exit_code == int(status[1]), command
        if (block.document, command) in EXCERPTS:
            assert_excerpt(shown, done.output)
        elif shown:
            assert lasting(done.output) == lasting(shown), f"{block.document}:{block.line}: {command}"


def lasting(text: str) -> str:
    """Return the text without what changes by itself: the days to a day, and how many examples the rules have."""
    text = re.sub(r"^What follows installs .*\n", "", text)  # only where it is installed from a folder, as in a checkout
    text = re.sub(r"\d+ days, on \d{4}-\d\d-\d\d", "n days, on a day", text)
    return re.sub(r"tried in \d+ examples", "tried in n examples", text)


def assert_excerpt(shown: str, printed: str) -> None:
    """Check that each line that is shown was printed, in that order."""
    lines = iter(printed.splitlines())
    for line in filter(None, shown.splitlines()):
        assert line in lines, f"not printed, or not in this order: {line}\n{printed}"


def shell(block: Block) -> None:
    for command in block.text.splitlines():
        program, *args = shlex.split(command)
        assert program == "milia-lint", command
        done = milia_lint(*args)
        assert done.exit_code in {0, 1}, done.output


def python(block: Block) -> None:
    with redirect_stdout(StringIO()) as printed:
        exec(compile(block.text, f"{block.document}:{block.line}", "exec"), {})
    assert printed.getvalue().strip(), "the sample prints nothing"


def markdown(block: Block) -> None:
    """A piece of a page: `BEFORE` has put it where the document says, and a later command shows what comes of it."""
    assert block.key in BEFORE, f"{block.document}:{block.line}: nothing is done with this page"
    assert lint_text(block.text) is not None


def yaml_file(block: Block) -> None:
    """A rule, a registry, a file of a host, front matter, or else a configuration."""
    named = re.match(r"# (\S+)\n", block.text)
    data = yaml.safe_load(block.text)
    if isinstance(data, list):
        write("claims.yaml", block.text)
        assert parse_registry("claims.yaml", block.text)
    elif "repos" in data:
        hooks(block)
    elif named and (schema := next((each for start, each in SCHEMA_OF.items() if named[1].startswith(start)), None)):
        assert errors(schema, documents(block.text)[0]) == []
    elif {"message", "match"} <= data.keys():
        a_rule(block.text, data.get("id", "speed/by-morning"))
    elif "milia_lint" in data:
        front_matter(block.text)
    else:
        write(".milia-lint.yaml", block.text)
        assert ConfigFinder().settings("a.md").given


def a_rule(text: str, name: str) -> None:
    write(f"rules/{name}.yaml", text)
    rulebook = open_rulebook([Path("rules")])
    assert list(check_rules(rulebook, [rulebook.rules[name]])) == []


def front_matter(text: str) -> None:
    page = "Results are guaranteed.\n"
    assert lint_text(page).findings
    report = lint_text(f"---\n{text}---\n\n{page}")
    assert (report.findings, len(report.suppressed)) == ((), 1)


def hooks(block: Block) -> None:
    """A pre-commit configuration: valid by its own reader, naming hooks that there are."""
    from pre_commit.commands.validate_config import validate_config

    write(".pre-commit-config.yaml", block.text)
    assert validate_config([".pre-commit-config.yaml"]) == 0
    ours = {each["id"] for each in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    assert {each["id"] for repo in yaml.safe_load(block.text)["repos"] for each in repo["hooks"]} <= ours


CHECKS: dict[str, Callable[[Block], None]] = {
    "console": console, "sh": shell, "python": python, "yaml": yaml_file, "markdown": markdown,
}  # fmt: skip


# What the text between the blocks asks for.

OLD_PAGE = "# Pearl cream\n\nGuaranteed smoother skin.\n"
DAY_CREAM = "# Lumenpearl Day Cream\n\n92 % of women saw smoother skin.\n\nReduces the look of dry lines.\n"
QUALIFIER = "\nConsumer test with 120 women over four weeks.\n"


def write(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def git(*args: str) -> None:
    subprocess.run(["git", *args], check=True, capture_output=True)


def commit() -> None:
    git("add", "-A")
    git("commit", "-q", "-m", "Change")


def sample(document: str, language: str, number: int) -> str:
    return next(block.text for block in blocks(document) if block.key == (document, language, number))


def examples_here() -> None:
    shutil.copytree(ROOT / "examples", "examples")


def old_site() -> None:
    git("init", "-q", "-b", "main")
    Path(".github").mkdir()
    for number in range(3):
        write(f"content/old-{number}.md", OLD_PAGE)
    commit()


def new_line() -> None:
    write("content/old-1.md", f"{OLD_PAGE}\n{sample('docs/guides/adopting.md', 'markdown', 1)}")


def allowed_line() -> None:
    write("content/old-1.md", f"{OLD_PAGE}\n{sample('docs/guides/adopting.md', 'markdown', 2)}")
    assert milia_lint("check").exit_code == 0, "somebody decided, and said why"
    commit()


def day_passed() -> None:
    path = Path("content/old-1.md")
    write(str(path), path.read_text(encoding="utf-8").replace("2099-12-31", "2025-12-31"))


def page_mended() -> None:
    write("content/old-1.md", "# Pearl cream\n\nA cream for dry skin.\n")


def day_cream() -> None:
    write("content/day-cream.md", DAY_CREAM)


def qualified() -> None:
    assert "clinical-proof/registry-qualifier" in milia_lint("check", "content/").stdout
    write("content/day-cream.md", DAY_CREAM + QUALIFIER)


def three_claims() -> None:
    """The entry of the guide, one that expires in 41 days, and one that no page uses, at the lines that the guide shows."""
    entry = sample("docs/guides/claims.md", "yaml", 2)
    moist = entry.replace("smooth-skin", "moist-for-a-day").replace("92 % of women saw smoother skin", "Moist for a day")
    moist = re.sub(r"  (figure|qualifier).*\n", "", moist).replace("2099-12-31", str(date.today() + timedelta(days=41)))
    soft = "- id: soft-hands\n  wording: soft as silk\n  evidence: {kind: other, reference: x1}\n  approved_by: R. Ames\n"
    lines = [*entry.splitlines()]
    lines += ["#"] * (16 - len(lines)) + moist.splitlines()
    write("claims.yaml", "\n".join(lines + ["#"] * (28 - len(lines))) + f"\n{soft}")
    write("content/day-cream.md", f"{DAY_CREAM}{QUALIFIER}\nMoist for a day.\n")


def footer() -> None:
    write("partials/footer.html", "<p>Not medical advice.</p>")


def settled() -> None:
    shown = milia_lint("config", "show", "content/day-cream.md").stdout
    assert "Lumenpearl Wand (device)" in shown
    assert "heredity: not-inherited" in shown


def staged() -> None:
    git("init", "-q")
    git("add", "-A")


BEFORE: dict[tuple[str, str, int], Callable[[], None]] = {
    ("README.md", "console", 1): examples_here,
    ("docs/guides/adopting.md", "console", 1): old_site,
    ("docs/guides/adopting.md", "markdown", 1): new_line,
    ("docs/guides/adopting.md", "markdown", 2): allowed_line,
    ("docs/guides/adopting.md", "console", 5): day_passed,
    ("docs/guides/adopting.md", "console", 6): page_mended,
    ("docs/guides/ci.md", "sh", 1): day_cream,
    ("docs/guides/claims.md", "console", 1): day_cream,
    ("docs/guides/claims.md", "console", 3): qualified,
    ("docs/guides/claims.md", "console", 4): three_claims,
    ("docs/guides/claims.md", "yaml", 3): footer,
    ("docs/guides/claims.md", "console", 5): settled,
    ("docs/guides/claims.md", "console", 6): staged,
}


# Samples within sentences.


def inline(document: str) -> Iterator[str]:
    """Yield what stands between backticks, outside of fenced blocks."""
    text = re.sub(r"^```.*?^```$", "", (ROOT / document).read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    yield from (" ".join(found[2].split()) for found in re.finditer(r"(`+)(.+?)\1(?!`)", text, re.DOTALL))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_commands_in_sentences_have_the_options_they_name(document: str) -> None:
    for text in inline(document):
        for call in re.findall(r"(?:^|\| )milia-lint ([^|\\]+)", text.removeprefix("entry: ")):
            words = shlex.split(call)
            command: click.Command = main
            with click.Context(main) as context:
                words = words if words[0] in COMMANDS else ["check", *words]
                while isinstance(command, click.Group) and words and words[0] in command.list_commands(context):
                    command = command.get_command(context, words.pop(0)) or command
            known = {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}
            assert not isinstance(command, click.Group) or not words, text
            assert {word for word in words if word.startswith("--") and len(word) > 2} <= known, text


@pytest.mark.parametrize("document", DOCUMENTS)
def test_suppressions_in_sentences_can_be_understood(document: str) -> None:
    for comment in re.findall(r"`<!-- (milia-lint: .*?) -->`", (ROOT / document).read_text(encoding="utf-8")):
        command = parse_comment(comment)
        assert command is not None
        assert command.fault is None, comment
        assert command.reason, comment
