"""What a content repository needs to start: the files `milia-lint init` writes, or says what to add to."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from milia_lint import __version__
from milia_lint.readers.registry import known_suffixes

CONFIG, HOOKS = ".milia-lint.yaml", ".pre-commit-config.yaml"
WORKFLOW, PIPELINE = ".github/workflows/milia-lint.yml", ".gitlab-ci.yml"

_CONFIG = """\
# milia-lint looks for claims in skincare copy that a regulator would stop.
# Everything here is optional; `milia-lint config schema` prints what there is, `milia-lint config show PATH` what holds.

# The markets the copy is for: all of them unless named here. The rules of the others are not applied.
# markets: [us, uk]

# The mildest severity that fails a build: error, warning, info or never.
fail_on: error

# Findings that were there on the first day, written by `milia-lint baseline create`. They are counted, not reported.
baseline: .milia-lint-baseline.json

# Only these files, and not those (as in .gitignore). What git ignores is left out anyway.
# include: [content/]
# exclude: [content/archive/]

# Rules by id or category: `milia-lint rules list` shows them, `milia-lint explain RULE` says why they are there.
# rules:
#   ignore: [review-provenance]
#   severity:
#     shame-fear: info
#     text-integrity/suppression-unused: error

# What is different in some places. A page says it itself with `milia_lint: {page: editorial}` in its front matter.
# paths:
#   "content/learn/":
#     page: editorial
#   "content/uk/":
#     markets: [uk]

# Words of your own for the rules: product names, for instance.
# vocabulary:
#   product:
#     words: [Our Product]

# The registry of substantiated claims: what it covers is excused. `milia-lint claims add` writes drafts into it.
# claims: claims.yaml
# products:
#   Our Product: cosmetic

# What all pages agree on; a page that says otherwise is a finding.
# facts:
#   contagion: {stance: not-contagious, about: milia, wording: Milia are not contagious.}

# Required text that stands in a template, and wordings you have approved.
# includes:
#   "content/products/": partials/disclaimer.html
# disclaimers: ["Glow is a cosmetic and treats no disease."]

# Wording you prefer, by rule or category, the best first: offered and applied before the rules' own, written as they are
# in rules. `milia-lint config check` tries it.
# rewrites:
#   speed/fast-removal:
#     - {delete: match}
#     - {advice: Ask the regulatory team.}

# Rules of your own: folders, or packages that offer some.
# rulebooks: [compliance/rules]
"""

#: The files that pre-commit hands to the hook: those that a reader is for, by their suffix.
HOOKED = rf"(?i)\.({'|'.join(suffix[1:] for suffix in known_suffixes())})$"
#: Files with such a suffix that are left out of folders, and so out of what is committed.
NOT_HOOKED = (
    r"(^|/)(\.[^/]*|node_modules|__pycache__|site-packages|vendor|venv)/"
    r"|(^|/)(robots\.txt|humans\.txt|ads\.txt|requirements[^/]*\.txt|CMakeLists\.txt|(LICEN[CS]E|COPYING|NOTICE)[^/]*)$"
)

_PACKAGE = f"milia-lint=={__version__}"

_HOOK = f"""\
  - repo: local
    hooks:
      - id: milia-lint
        name: milia-lint
        entry: milia-lint check --
        exclude: '{NOT_HOOKED}'
        language: python
        additional_dependencies: ["milia-lint=={__version__}"]
        files: '{HOOKED}'
        require_serial: true
"""

_WORKFLOW = f"""\
name: milia-lint
on:
  pull_request:
  push:
    branches: [main, master]
permissions:
  contents: read
jobs:
  milia-lint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
      - uses: actions/setup-python@v5
        with:
          python-version: "3.13"
      - run: pip install "{_PACKAGE}"
      # Only what is new since the branch left main: add `--changed-since origin/main`; it needs the fetch-depth of 0 above.
      - run: milia-lint check --format github --require-files
"""

_JOB = f"""\
milia-lint:
  image: python:3.13-slim
  script:
    - pip install "{_PACKAGE}"
    - milia-lint check --format gitlab --output gl-code-quality-report.json --require-files
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
"""


class Step(NamedTuple):
    """A file to write; or, if it is there already (`exists`), what to add to it."""

    path: str
    text: str
    exists: bool
    why: str


def first_steps(there: Collection[str], remote: str = "", required: str = _PACKAGE, *, is_top: bool = True) -> Iterator[Step]:
    """Yield what a repository needs, given which of our files and of `.github` are `there`, and where it is hosted.

    `required` is what pip installs. In a folder of a repository that is not its top one, hooks and jobs have no place.
    """
    yield Step(CONFIG, _CONFIG, CONFIG in there, "the configuration")
    if not is_top:
        return
    hook, workflow, job = (text.replace(_PACKAGE, required) for text in (_HOOK, _WORKFLOW, _JOB))
    hooks = HOOKS in there
    yield Step(HOOKS, hook if hooks else f"repos:\n{hook}", hooks, "lints what is committed (run `pre-commit install` once)")
    if ".github" in there or "github" in remote:
        yield Step(WORKFLOW, workflow, WORKFLOW in there, "lints pull requests")
    if PIPELINE in there or "gitlab" in remote:
        yield Step(PIPELINE, job, PIPELINE in there, "lints merge requests")
