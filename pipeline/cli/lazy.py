"""A command group that imports a command only when it is run, so that ``--help`` is quick."""

import os
from importlib import import_module
from typing import Any

import click

__all__ = ["LazyGroup", "enter_folder"]


class LazyGroup(click.Group):
    """A group whose commands are named in a table: name -> (module of this package, one line of help).

    The module's ``command`` is the command.
    """

    def __init__(self, *args: Any, commands_by_name: dict[str, tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.commands_by_name = commands_by_name

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the table's order, which is that of a project's life."""
        del ctx
        return list(self.commands_by_name)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command's module; None if there is no such command."""
        del ctx
        if cmd_name not in self.commands_by_name:
            return None
        module = import_module(f"pipeline.cli.{self.commands_by_name[cmd_name][0]}")
        command = module.command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does; a name that is near that of a command is told with it."""
        if args and args[0] not in self.commands_by_name:
            from difflib import get_close_matches  # only who mistypes needs it

            near = get_close_matches(args[0], list(self.commands_by_name), n=1)
            if near:
                ctx.fail(f'no such command "{args[0]}": did you mean "{near[0]}"?')
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands in ``--help``, from the table alone."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in self.commands_by_name.items()])


def enter_folder(folder: str | None) -> None:
    """Go to the folder of ``-C``. Paths of the command line are relative to it from there on, as with git."""
    if folder is None:
        return
    try:
        os.chdir(folder)
    except OSError as error:
        raise click.BadParameter(f"{folder}: {error.strerror}", param_hint="-C") from None
