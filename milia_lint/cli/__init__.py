"""The command line: the only place that reads arguments, prints and exits."""

from __future__ import annotations

import gc
import os
from importlib import import_module
from typing import Any, NoReturn

import click

from milia_lint import __version__
from milia_lint.cli.exit_codes import EXIT_INTERRUPTED
from milia_lint.cli.guard import guarded
from milia_lint.cli.path_arguments import literal_after_dashes
from milia_lint.cli.standard_streams import patient_output
from milia_lint.cli.terminal import colour_wanted
from milia_lint.text.suggest import did_you_mean

#: Command name: the module of this package that defines it as `command`.
COMMANDS = {
    "check": "check", "fix": "fix", "explain": "explain", "rules": "rules", "init": "init", "baseline": "baseline",
    "suppressions": "suppressions", "claims": "claims", "config": "config",
}  # fmt: skip


# A run builds tens of thousands of objects that live to its end; looking through them for garbage is a third of start-up.
gc.set_threshold(200_000, 20, 20)


class LazyGroup(click.Group):
    """Imports a command when it is called, and takes `milia-lint PATH` as `milia-lint check PATH`."""

    def main(self, *args: Any, **extra: Any) -> NoReturn:
        """Run the command, whatever happens, to an exit status of 0, 1 or 2; output that is lost is 2, an interrupt 130."""
        with patient_output():
            guarded(lambda: super(LazyGroup, self).main(*args, **{**extra, "standalone_mode": False}))

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was named, coloured as the environment wants it."""
        ctx.color = colour_wanted()
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            ctx.exit(EXIT_INTERRUPTED)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order of a first day's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command called `cmd_name`."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"{__name__}.{COMMANDS[cmd_name]}").command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `check` before arguments that name no command, and take what stands after `--` to the letter."""
        own = {"--version", "--help", "-h"}
        if args and args[0] not in COMMANDS and args[0] not in own:
            meant = "" if os.path.lexists(args[0]) or not args[0].isalpha() else did_you_mean(args[0], list(COMMANDS))
            if meant:
                raise click.UsageError(f"there is no command, file or folder `{args[0]}`{meant}")
            args = ["check", *args]
        return super().parse_args(ctx, literal_after_dashes(args))


@click.group(cls=LazyGroup, no_args_is_help=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="milia-lint")
def main() -> None:
    """Find claims in skincare copy that a regulator, a platform or a careful lawyer would stop.

    \b
    milia-lint draft.md            lint a draft (the same as `milia-lint check draft.md`)
    milia-lint content/            lint a folder: Markdown, HTML, templates, plain text
    milia-lint fix draft.md --diff what could be mended, and how
    milia-lint explain RULE        why a rule exists, with the law and examples
    milia-lint init                set a content repository up

    Exit status: 0 nothing at or above --fail-on, 1 findings, 2 the run itself failed.
    milia-lint is an aid, not legal advice.
    """
