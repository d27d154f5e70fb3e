"""Telling what made it impossible to go on: a line for each thing that is wrong, never a traceback."""

import click

from pipeline.cli.reports import one_line
from pipeline.diagnostics import InputError

__all__ = ["explained"]


def explained(error: Exception) -> bool:
    """Print ``error`` to stderr if it is about somebody's files or the disk; False if it is a bug of ours."""
    if isinstance(error, InputError):
        for diagnostic in error.diagnostics:
            click.echo(f"{diagnostic.place}: {one_line(diagnostic.message)}", err=True)
        return True
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        click.echo(f"{where}{error.strerror or error}", err=True)
        return True
    return False
