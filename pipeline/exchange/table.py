"""Units as rows, for CSV and XLSX.

People sort, filter and add columns, so columns are known by their names and rows by their id; their order says nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath

from pipeline.diagnostics import InputError
from pipeline.exchange.guard import guarded, unguarded
from pipeline.exchange.model import Bundle, ExchangeUnit, Fingerprint, State
from pipeline.exchange.returned import Returned, ReturnedBundle

__all__ = ["COLUMNS", "HIDDEN", "Row", "guarded_table", "header_of", "returned", "rows_of"]

Row = tuple[tuple[int, int], Sequence[str]]
"""The line and column where a row begins in its file, and its cells."""

SOURCE, TARGET = "source", "target"
COLUMNS = (
    "article",
    "location",
    "context",
    SOURCE,
    TARGET,
    "status",
    "notes",
    "comments",
    "id",
    "fingerprint",
)
HIDDEN = frozenset(("id", "fingerprint"))
"""Columns that nobody reads."""

_NEEDED = ("article", SOURCE, TARGET)
_GUARDED = "(guarded)"
_NO_CONTEXT, _SOME_CONTEXT = "", "="
"""An empty context and none are different, and both would be an empty cell."""


def header_of(bundle: Bundle) -> list[str]:
    """The names of the columns, with the languages: ``source (ja)``. See `guarded_table` for cells that are guarded."""
    named = {
        SOURCE: f"{SOURCE} ({bundle.source_language})",
        TARGET: f"{TARGET} ({bundle.target_language})",
    }
    return [named.get(column, column) for column in COLUMNS]


def guarded_table(bundle: Bundle) -> Iterator[list[str]]:
    """The header and the rows with cells guarded by `pipeline.exchange.guard`.

    The header says so: a guarded CSV may come back as a workbook, and a workbook as a CSV file that is not guarded.
    """
    yield [f"{name} {_GUARDED}" if name == "fingerprint" else name for name in header_of(bundle)]
    for row in rows_of(bundle.units):
        yield [guarded(cell) for cell in row]


def rows_of(units: Iterable[ExchangeUnit]) -> Iterator[list[str]]:
    """The cells of each unit, in the columns' order."""
    for unit in units:
        yield [
            unit.article,
            "\n".join(unit.references),
            _NO_CONTEXT if unit.context is None else _SOME_CONTEXT + unit.context,
            unit.source,
            unit.target,
            unit.state.value,
            "\n".join(unit.notes),
            "\n".join(unit.comments),
            unit.id,
            str(unit.fingerprint),
        ]


def returned(rows: Iterator[Row], shown: PurePath) -> ReturnedBundle:
    """The units of a table. Raises `InputError` if columns are missing or a status is none of ours."""
    place, header = next(rows, ((1, 1), ()))
    columns, language, is_guarded = _columns(header)
    missing = [name for name in _NEEDED if name not in columns]
    if missing:
        message = f"there is no column {', '.join(missing)}: keep the first row as it was exported"
        raise InputError.at("exchange", message, shown, *place)
    texts = (
        (place, [unguarded(cell) for cell in cells] if is_guarded else cells)
        for place, cells in rows
        if any(cell.strip() for cell in cells)
    )
    units = tuple(_unit(row, columns, shown) for row in texts)
    return ReturnedBundle(shown, language, units)


def _columns(header: Sequence[str]) -> tuple[Mapping[str, int], str, bool]:
    """Where each column is, the language that is named with ``target`` (or nothing), and whether cells are guarded."""
    columns: dict[str, int] = {}
    notes: dict[str, str] = {}
    for number, title in enumerate(header):
        name, _, note = title.strip().partition(" ")
        if name.casefold() in COLUMNS and name.casefold() not in columns:
            columns[name.casefold()] = number
            notes[name.casefold()] = note
    return columns, notes.get(TARGET, "").strip("() "), notes.get("fingerprint") == _GUARDED


def _unit(row: Row, columns: Mapping[str, int], shown: PurePath) -> Returned:
    place, cells = row

    def cell(name: str) -> str:
        number = columns.get(name, len(cells))
        return cells[number] if number < len(cells) else ""

    context = cell("context")
    return Returned(
        article=cell("article").strip(),
        id=cell("id").strip(),
        context=context.removeprefix(_SOME_CONTEXT) if context else None,
        source=cell(SOURCE),
        target=cell(TARGET),
        state=_state(cell("status"), cell(TARGET), shown, place),
        fingerprint=Fingerprint.parse(cell("fingerprint")),
        place=place,
    )


def _state(status: str, target: str, shown: PurePath, place: tuple[int, int]) -> State | None:
    """The status column's word. Who fills in a translation need not change "untranslated"."""
    word = status.strip().casefold()
    if word not in set(State) and word:
        message = f'the status "{status.strip()}" is none of {", ".join(State)}: write one of them'
        raise InputError.at("exchange", message, shown, *place)
    state = State(word) if word else None
    return None if state is State.UNTRANSLATED and target else state
