"""XLSX (ECMA-376), as Excel, LibreOffice and Google Sheets read it. Every cell is text, so nothing is a formula.

Reading takes the values of the first sheet. A formula's value is whatever the last program made
of it, so formulas in the columns we read are refused.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from pathlib import PurePath, PurePosixPath

from pipeline.diagnostics import InputError
from pipeline.exchange.model import Bundle, State
from pipeline.exchange.returned import ReturnedBundle
from pipeline.exchange.table import COLUMNS, HIDDEN, Row, header_of, returned, rows_of
from pipeline.exchange.xml import holdable, parse

__all__ = ["LONGEST_CELL", "read", "write"]

LONGEST_CELL = 32_767
"""Characters that a cell holds (Excel specifications and limits), in UTF-16 code units."""

_WIDTHS = {
    "article": 16,
    "location": 24,
    "context": 12,
    "source": 60,
    "target": 60,
    "notes": 40,
    "comments": 30,
}
_DEFAULT_WIDTH = 12
_MADE = datetime(2000, 1, 1)
"""The file tells when it was made; the same export must be the same bytes."""

_LARGEST = 200_000_000
"""Bytes that a file may unpack to: some 500,000 units. A zip bomb has a thousand times that."""

_NOTES = frozenset(("location", "notes", "comments"))

_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def write(bundle: Bundle) -> bytes:
    """The file."""
    import xlsxwriter  # takes a while

    output = io.BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    workbook = xlsxwriter.Workbook(output, {"in_memory": True, **plain})
    workbook.set_properties({"created": _MADE})
    sheet = workbook.add_worksheet(bundle.target_language)
    text = workbook.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    bold = workbook.add_format({"bold": True, "num_format": "@"})
    for number, column in enumerate(COLUMNS):
        options = {"hidden": column in HIDDEN}
        sheet.set_column(number, number, _WIDTHS.get(column, _DEFAULT_WIDTH), text, options)
    for number, title in enumerate(header_of(bundle)):
        sheet.write_string(0, number, title, bold)
    status, last = COLUMNS.index("status"), max(1, len(bundle.units))
    sheet.data_validation(1, status, last, status, {"validate": "list", "source": list(State)})
    sheet.autofilter(0, 0, last, len(COLUMNS) - 1)
    for line, row in enumerate(rows_of(bundle.units), 1):
        for number, cell in enumerate(row):
            if cell:
                sheet.write_string(line, number, _note(cell) if COLUMNS[number] in _NOTES else cell, text)
            else:
                sheet.write_blank(line, number, None, text)
    sheet.freeze_panes(1, 0)
    workbook.close()
    return output.getvalue()


def _note(text: str) -> str:
    """A text that nobody writes back, as much of it as a cell holds."""
    return holdable(text)[: LONGEST_CELL // 2]


def read(data: bytes, shown: PurePath) -> ReturnedBundle:
    """What came back. Raises `InputError`; lines and columns of places are rows and columns of the sheet."""
    import python_calamine as calamine

    formulas = _formulas(data, shown)
    try:
        sheet = calamine.load_workbook(io.BytesIO(data)).get_sheet_by_index(0)
        rows = sheet.to_python(skip_empty_area=False)
    except (calamine.CalamineError, IndexError, ValueError) as error:
        message = f"not a readable XLSX file: {error}: save it again as an Excel workbook"
        raise InputError.at("exchange", message, shown) from None
    ours = {number for number, title in enumerate(rows[0] if rows else (), 1) if _is_ours(title)}
    for row, column in formulas:
        if column in ours:
            message = "the cell has a formula: replace it by its text"
            raise InputError.at("exchange", message, shown, row, column)
    return returned(_rows(rows, ours, shown), shown)


def _is_ours(title: object) -> bool:
    return str(title).strip().partition(" ")[0].casefold() in COLUMNS


def _rows(rows: Sequence[Sequence[object]], ours: Collection[int], shown: PurePath) -> Iterator[Row]:
    for number, row in enumerate(rows, 1):
        cells = [
            _text(cell, shown, number, column) if column in ours else "" for column, cell in enumerate(row, 1)
        ]
        yield (number, 1), cells


def _text(cell: object, shown: PurePath, row: int, column: int) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float | int) and not isinstance(cell, bool):  # somebody typed a number
        return str(int(cell)) if cell == int(cell) else str(cell)
    message = f"the cell holds {cell}, which is no text: format the column as text and write it again"
    raise InputError.at("exchange", message, shown, row, column)


def _formulas(data: bytes, shown: PurePath) -> Sequence[tuple[int, int]]:
    """Rows and columns of the first sheet's formulas.

    Raises `InputError` for what is no workbook or unpacks to more than `_LARGEST` bytes.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
                message = f"it unpacks to more than {_LARGEST // 1_000_000} MB: save the sheet alone"
                raise InputError.at("exchange", message, shown)
            sheet = archive.read(_first_sheet(archive, shown))
    except (zipfile.BadZipFile, zlib.error, KeyError, NotImplementedError, RuntimeError, EOFError) as error:
        message = f"not a readable XLSX file: {error}: save it as an Excel workbook"
        raise InputError.at("exchange", message, shown) from None
    if not _FORMULA.search(sheet):
        return ()
    found = (cell.getparent() for cell in parse(sheet, shown).iter("{*}f"))
    places = (_REFERENCE.fullmatch(cell.get("r", "")) for cell in found if cell is not None)
    return [(int(place[2]), _column(place[1])) for place in places if place]


def _first_sheet(archive: zipfile.ZipFile, shown: PurePath) -> str:
    """The name in the archive of the sheet that stands first."""
    sheet = parse(archive.read("xl/workbook.xml"), shown).find("{*}sheets/{*}sheet")
    identity = None if sheet is None else sheet.get(_RELATION)
    for relation in parse(archive.read("xl/_rels/workbook.xml.rels"), shown):
        if relation.get("Id") == identity:
            return str(PurePosixPath("/xl") / relation.get("Target", "")).removeprefix("/")
    raise KeyError("it has no sheet")


def _column(letters: str) -> int:
    """The number, from 1, of column ``A``, ``Z``, ``AA``."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
