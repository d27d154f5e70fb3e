"""Templates: an article's units as entries without translation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal

import polib

from pipeline.catalog.entries import state_of
from pipeline.catalog.header import template_fields
from pipeline.catalog.model import Catalog

if TYPE_CHECKING:
    from pipeline.article import Unit, UnitKey

__all__ = ["Hints", "make_template"]

Hints = Callable[["UnitKey"], Sequence[str]]
"""Gives lines for translators to read beside a unit."""

References = Literal["line", "file"]

CREATED = "POT-Creation-Date"

_LINE_END = re.compile(r"\r\n|\n|\r")


def make_template(
    units: Iterable[Unit],
    shown: PurePath,
    *,
    title: str,
    hints: Hints | None,
    created: datetime,
    previous: Catalog | None,
    references: References = "line",
) -> polib.POFile:
    """The template of an article: an entry per distinct text, in the order of the article.

    ``shown`` is the article's path in references, ``title`` names it in the header. An entry's ``#.`` lines
    are what its units are (``heading``, ``front matter: tags``), the author's comments on them, and
    ``hints``. ``created`` becomes the template's date, unless it says nothing that ``previous`` does not
    say: then the date remains, so that extracting again changes nothing. ``references`` says whether they have line
    numbers: without, text that moves changes nothing.
    """
    entries: dict[UnitKey, polib.POEntry] = {}
    lines: dict[UnitKey, list[str]] = {}
    for unit in units:
        entry = entries.setdefault(unit.key, polib.POEntry(msgid=unit.text, msgctxt=unit.context))
        reference = (shown.as_posix(), str(unit.line) if references == "line" else "")
        if reference not in entry.occurrences:
            entry.occurrences.append(reference)
        lines.setdefault(unit.key, []).extend(_describe(unit))
    po = polib.POFile(check_for_duplicates=False, encoding="utf-8")
    for key, entry in entries.items():
        entry.comment = "\n".join(dict.fromkeys([*lines[key], *(hints(key) if hints else ())]))
        po.append(entry)
    po.metadata = template_fields(title, f"{created:%Y-%m-%d %H:%M%z}")
    if previous and _says_the_same(po, previous.po):
        po.metadata[CREATED] = previous.po.metadata[CREATED]
    return po


def _describe(unit: Unit) -> list[str]:
    kind = f"{unit.kind.value}: {unit.note}" if unit.note else unit.kind.value
    return [kind, *filter(None, (line.strip() for line in _LINE_END.split(unit.comment)))]


def _says_the_same(new: polib.POFile, old: polib.POFile) -> bool:
    return (
        CREATED in old.metadata
        and {**new.metadata, CREATED: ""} == {**old.metadata, CREATED: ""}
        and list(map(state_of, new)) == list(map(state_of, old))
    )
