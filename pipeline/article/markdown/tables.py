"""The cells of a table's row: where they are, and what is in them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.common.utils import MD_TRIM_CHARS

from pipeline.article.model import Span

__all__ = ["locate_cells", "read_cell", "write_cell"]

_PREFIX = re.compile(r"[ \t>]|[-+*](?=[ \t])|[0-9]{1,9}[.)](?=[ \t])|:(?=[ \t])|\[\^[^\] ]+\]:")


def read_cell(text: str) -> str:
    r"""The inline Markdown of a cell: ``\|`` is how a table's source writes ``|``."""
    return text.replace("\\|", "|")


def write_cell(text: str) -> str:
    """The inverse of `read_cell`; a backslash at the end must not escape the pipe that follows the cell."""
    written = text.replace("|", "\\|")
    return written + " " if written.endswith("\\") else written


def locate_cells(line: str, cells: Sequence[str]) -> tuple[Span | None, ...] | None:
    """Where the cells stand in the line of their row, in code points of the line; None for an empty cell.

    ``cells`` are the texts the parser found, as many as the table has columns. The row begins after the
    prefixes of its containers (quotes, list markers), which only the parser knows for certain: the row is the
    first tail of the line that splits into these cells. None if there is no such tail.
    """
    for start in _row_starts(line):
        found = _split(line, start)
        found += [Span(start, start)] * (len(cells) - len(found))
        if all(
            read_cell(line[span.start : span.end]) == text for span, text in zip(found, cells, strict=False)
        ):
            return tuple(span if text else None for span, text in zip(found, cells, strict=False))
    return None


def _row_starts(line: str) -> Iterator[int]:
    position = 0
    yield position
    while found := _PREFIX.match(line, position):
        position = found.end()
        yield position


def _split(line: str, start: int) -> list[Span]:
    """The cells of a row (GFM, section 4.10): a pipe splits unless a backslash precedes it."""
    end = len(line.rstrip(MD_TRIM_CHARS))
    start = min(len(line) - len(line[start:].lstrip(MD_TRIM_CHARS)), end)
    borders = [at for at in range(start, end) if line[at] == "|" and (at == start or line[at - 1] != "\\")]
    edges = [start - 1, *borders, end]
    cells = [_trimmed(line, left + 1, right) for left, right in pairwise(edges)]
    if cells and borders and borders[0] == start:
        cells.pop(0)
    if cells and borders and borders[-1] == end - 1:
        cells.pop()
    return cells


def _trimmed(line: str, start: int, end: int) -> Span:
    text = line[start:end]
    lead = len(text) - len(text.lstrip(MD_TRIM_CHARS))
    return Span(start + lead, start + max(lead, len(text.rstrip(MD_TRIM_CHARS))))
