"""`milia-lint init`: set a content repository up."""

from __future__ import annotations

import os
from textwrap import indent

import click

from milia_lint.authoring.installed_from import is_local, requirement
from milia_lint.authoring.scaffold import CONFIG, HOOKS, PIPELINE, WORKFLOW, Step, first_steps
from milia_lint.cli.console import say
from milia_lint.cli.exit_status import fail
from milia_lint.files.atomic_write import NotWritten, write_new_file
from milia_lint.files.git import GitError, git, work_tree


@click.command("init")
@click.argument("folder", type=click.Path(exists=True, file_okay=False), default=".")
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would be written.")
def command(folder: str, dry_run: bool) -> None:
    """Write a configuration, the pre-commit hook and a CI job into FOLDER (the current one if none is named).

    A file that is there is never changed: what to add to it is shown instead.
    """
    there = [name for name in (CONFIG, HOOKS, ".github", WORKFLOW, PIPELINE) if os.path.lexists(os.path.join(folder, name))]
    required, top = requirement(), work_tree(folder)
    is_top = top is None or top == os.path.realpath(folder)
    _hint(required, None if is_top else top)
    steps = list(first_steps(there, _remote(folder), required, is_top=is_top))
    for step in steps:
        _take(step, folder, dry_run=dry_run)
    if not any(step.path in (WORKFLOW, PIPELINE) for step in steps):
        say("No CI job: there is neither .github nor .gitlab-ci.yml here. In any other CI, run `milia-lint check`.")
    if not dry_run:
        say(
            "\nNext: `milia-lint check` shows what is there; `milia-lint baseline create` accepts it, so that only new findings count."
        )


def _take(step: Step, folder: str, *, dry_run: bool) -> None:
    if step.exists and step.path in (CONFIG, WORKFLOW):
        say(f"{step.path} is there already and stays as it is.")
    elif step.exists:
        say(f"{step.path} is there already. Add this to it ({step.why}):\n\n{indent(step.text, '    ')}")
    elif dry_run:
        say(f"{step.path} would be written ({step.why}):\n\n{indent(step.text, '    ')}")
    else:
        path = os.path.join(folder, step.path)
        try:
            write_new_file(path, step.text.encode())
        except NotWritten as error:
            fail(f"{path}: {error}")
        say(f"{step.path} written: {step.why}.")


def _hint(required: str, top: str | None) -> None:
    """Say where hooks and jobs belong, and what they install that others may not reach."""
    if top:
        say(f"No hook and no CI job: they are read in {top} alone. Run `milia-lint init` there for them.")
    elif is_local(required):
        say(f"What follows installs `{required}`, as here. Others need a place that they can reach: an index, or git+https://…")


def _remote(folder: str) -> str:
    try:
        return git(folder, "remote", "get-url", "origin").decode("utf-8", "replace")
    except GitError:
        return ""
