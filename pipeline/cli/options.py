"""What the commands have in common: ``-C``, ``--lang``, articles, and the shape of their help."""

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import click

from pipeline.cli.lazy import enter_folder

__all__ = ["articles_argument", "language_option", "project_command"]

P = ParamSpec("P")
R = TypeVar("R")


def project_command(name: str, *, example: str) -> Callable[[Callable[P, R]], click.Command]:
    """Make a command of the function, with ``-C`` and an example at the end of its help."""

    def decorate(function: Callable[P, R]) -> click.Command:
        @functools.wraps(function)
        def in_folder(folder: str | None, *args: P.args, **kwargs: P.kwargs) -> R:
            enter_folder(folder)
            return function(*args, **kwargs)

        with_option = click.option("-C", "folder", metavar="DIR", help="Work as if started in DIR.")(
            in_folder
        )
        return click.command(name, epilog=f"Example: {example}")(with_option)

    return decorate


articles_argument = click.argument("articles", metavar="[ARTICLE]...", nargs=-1)
"""``[ARTICLE…]``: a name below the source folder, with or without ``.md``, or a path to the file."""

language_option = click.option(
    "--lang", "languages", metavar="L", multiple=True, help="A language, such as en or zh_Hans (repeatable)."
)
