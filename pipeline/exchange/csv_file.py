"""CSV, as spreadsheets write it: UTF-8 with a byte order mark (without it Excel takes Japanese for something else)."""

import codecs
import csv
import io
from collections.abc import Iterator
from pathlib import PurePath

from pipeline.diagnostics import InputError
from pipeline.exchange.model import Bundle
from pipeline.exchange.returned import ReturnedBundle
from pipeline.exchange.table import Row, guarded_table, returned
from pipeline.textfile import position

__all__ = ["read", "write"]

_DELIMITERS = (",", ";", "\t")
"""Excel separates by semicolons where the comma is for decimals, and by tabs in its "Unicode text"."""

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LONGEST_CELL = 1_000_000


def write(bundle: Bundle) -> bytes:
    """The file. Rows end as RFC 4180 says, line breaks within a cell are those of catalogs."""
    file = io.StringIO()
    writer = csv.writer(file, quoting=csv.QUOTE_ALL)
    writer.writerows(guarded_table(bundle))
    return codecs.BOM_UTF8 + file.getvalue().encode()


def read(data: bytes, shown: PurePath) -> ReturnedBundle:
    """What came back. Raises `InputError`."""
    text = _decode(data, shown)
    return returned(_rows(text, shown), shown)


def _rows(text: str, shown: PurePath) -> Iterator[Row]:
    first_line = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first_line.count)
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            yield (line, 1), cells
            line = reader.line_num + 1
    except csv.Error as error:
        message = f"not valid CSV: {error}: save it again as CSV UTF-8"
        raise InputError.at("exchange", message, shown, line) from None


def _decode(data: bytes, shown: PurePath) -> str:
    charset = "utf-16" if data.startswith(_UTF_16) else "utf-8-sig"
    try:
        return data.decode(charset)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(charset, "replace")
        byte = f"0x{data[error.start]:02X}" if error.start < len(data) else "the end"
        message = f"byte {byte} is not valid {charset.removesuffix('-sig').upper()}: save it as CSV UTF-8"
        raise InputError.at("exchange", message, shown, *position(before, len(before))) from None
