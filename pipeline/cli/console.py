"""Printing: rich on a terminal, plain text elsewhere. rich is imported only where it is used."""

import os
import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import click

__all__ = ["coloured", "notice", "plural", "print_table", "progress"]

Cell = str | int


def coloured(*, err: bool) -> bool:
    """Whether stdout (or stderr) is a terminal of somebody who has not asked for NO_COLOR (https://no-color.org)."""
    stream = sys.stderr if err else sys.stdout
    return stream.isatty() and not os.environ.get("NO_COLOR")


def notice(text: str) -> None:
    """Tell the person at the terminal something that is not a result."""
    click.echo(text, err=True)


def plural(count: int, one: str, many: str | None = None) -> str:
    """``1 file``, ``2 files``."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def print_table(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    """A table on stdout; numbers stand at the right of their column."""
    if sys.stdout.isatty():
        _print_rich_table(columns, rows)
    else:
        for line in _plain_lines(columns, rows):
            click.echo(line)


def _print_rich_table(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for number, column in enumerate(columns):
        right = bool(rows) and isinstance(rows[0][number], int)
        table.add_column(column, justify="right" if right else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(str(cell)) for cell in row))
    Console(highlight=False).print(table)


def _plain_lines(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    lines: list[Sequence[Cell]] = [columns, *rows]
    widths = [max(_width(str(line[number])) for line in lines) for number in range(len(columns))]
    right = [bool(rows) and isinstance(rows[0][number], int) for number in range(len(columns))]
    for line in lines:
        cells = (_padded(str(cell), widths[number], right[number]) for number, cell in enumerate(line))
        yield "  ".join(cells).rstrip()


def _padded(text: str, width: int, right: bool) -> str:
    space = " " * (width - _width(text))
    return space + text if right else text + space


def _width(text: str) -> int:
    """Display columns: two for an East Asian wide character."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """Show how far the block's work is; call what is given with (done, total). Silent but on a terminal."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
