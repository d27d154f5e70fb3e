"""What the commands have in common: ``-C``, ``--lang``, ``--fail-on``, articles, and the shape of their help."""

import functools
from collections.abc import Callable, Iterable
from typing import ParamSpec, TypeVar

import click

from pipeline.cli.lazy import enter_folder
from pipeline.diagnostics import Diagnostic, Severity, worst

__all__ = ["articles_argument", "fail_on_option", "language_option", "project_command", "reaches"]

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

_THRESHOLDS = {
    "error": Severity.ERROR.rank,
    "warning": Severity.WARNING.rank,
    "never": Severity.ERROR.rank + 1,
}

fail_on_option = click.option(
    "--fail-on",
    type=click.Choice(list(_THRESHOLDS)),
    default="error",
    show_default=True,
    help="From which severity on the exit code is 1.",
)


def reaches(fail_on: str, diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether one of ``diagnostics`` is as grave as what ``--fail-on`` names."""
    gravest = worst(diagnostics)
    return gravest is not None and gravest.rank >= _THRESHOLDS[fail_on]
