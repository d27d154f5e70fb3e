"""Tables whose cells lie beside each other: in each row and column a cell begins, and no two are in one place."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.edition.valid_html.tree import Element

__all__ = ["mend_spans"]

_SPANS = ("colspan", "rowspan")
_LARGEST = 50_000
"""Places that the cells of a table may take in all; with more, none spans others."""


@dataclass(slots=True)
class _Cell:
    element: Element
    row: int
    column: int
    rows: int
    columns: int


def mend_spans(sections: Sequence[Element]) -> None:
    """Change ``colspan`` and ``rowspan`` in the sections of a table, and take rows without cells out of them.

    What the cells show, and in which order, stays. (HTML, section 4.9.12, forming a table.)
    """
    cells = [cell for section in sections for row in _rows(section) for cell in _cells(row)]
    has_empty_rows = any(not _cells(row) for section in sections for row in _rows(section))
    if not has_empty_rows and not any(span in cell.attributes for cell in cells for span in _SPANS):
        return
    if sum(_span(cell, "colspan") * _span(cell, "rowspan") for cell in cells) > _LARGEST:
        for cell in cells:
            _set_span(cell, "colspan", 1)
            _set_span(cell, "rowspan", 1)
    placed = [_placed(section) for section in sections]
    columns = sorted({cell.column for section in placed for cell in section})
    for section, its_cells in zip(sections, placed, strict=True):
        rows = sorted({one.row for one in its_cells})
        for one in its_cells:
            _set_span(one.element, "colspan", _between(columns, one.column, one.columns))
            _set_span(one.element, "rowspan", _between(rows, one.row, one.rows))
        section.children = [
            node for node in section.children if not isinstance(node, Element) or _cells(node)
        ]


def _placed(section: Element) -> list[_Cell]:
    """The cells of a section with their places; none reaches below it, or into another."""
    rows = _rows(section)
    taken: set[tuple[int, int]] = set()
    placed: list[_Cell] = []
    for number, row in enumerate(rows):
        column = 0
        for element in _cells(row):
            while (number, column) in taken:
                column += 1
            wanted = range(column, column + _span(element, "colspan"))
            width = next((one for one in wanted if (number, one) in taken), wanted.stop) - column
            height = min(_span(element, "rowspan"), len(rows) - number)
            places = {(number + down, column + right) for down in range(height) for right in range(width)}
            if taken & places:
                height, places = 1, {(number, column + right) for right in range(width)}
            taken |= places
            placed.append(_Cell(element, number, column, height, width))
            column += width
    return placed


def _between(beginnings: Sequence[int], first: int, length: int) -> int:
    return sum(first <= one < first + length for one in beginnings)


def _rows(section: Element) -> list[Element]:
    return [one for one in section.children if isinstance(one, Element)]


def _cells(row: Element) -> list[Element]:
    return [one for one in row.children if isinstance(one, Element)]


def _span(cell: Element, name: str) -> int:
    return int(cell.attributes.get(name, "1"))


def _set_span(cell: Element, name: str, number: int) -> None:
    if number == 1:
        cell.attributes.pop(name, None)
    else:
        cell.attributes[name] = str(number)
