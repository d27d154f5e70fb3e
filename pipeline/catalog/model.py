"""A catalog that was read, and what others look up in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING

import polib

from pipeline.catalog.entries import key_of
from pipeline.catalog.syntax import Place

if TYPE_CHECKING:
    from pipeline.article import UnitKey

__all__ = ["Catalog"]


@dataclass(frozen=True, slots=True)
class Catalog:
    """A catalog or template as it is on disk. To change it, make another with `pipeline.catalog.merge`.

    ``po`` holds the entries and the header, ``text`` is the file's exact text (byte order mark and line ends
    included), ``shown`` its path in messages. ``data`` are the file's bytes, ``places`` where each entry's
    msgstr begins, by the entry's ``id()``. ``charset`` is what the bytes were read as, in small letters.
    ``has_comments_at_its_end`` tells of comments that no entry follows, which ``po`` has at its head.
    """

    po: polib.POFile
    text: str
    shown: PurePath
    data: bytes = field(default=b"", repr=False)
    places: Mapping[int, Place] = field(default_factory=dict, repr=False)
    charset: str = "utf-8"
    has_comments_at_its_end: bool = False
    _by_key: Mapping[UnitKey, polib.POEntry] = field(init=False, repr=False, compare=False)
    _translations: Mapping[UnitKey, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_key = {key_of(entry): entry for entry in reversed(self.po) if entry.obsolete}
        by_key |= {key_of(entry): entry for entry in reversed(self.po) if not entry.obsolete}
        usable = {
            key_of(entry): entry.msgstr
            for entry in self.po
            if entry.msgstr and not entry.fuzzy and not entry.obsolete
        }
        object.__setattr__(self, "_by_key", by_key)
        object.__setattr__(self, "_translations", usable)

    def translations(self) -> Mapping[UnitKey, str]:
        """The translations that may be published: not fuzzy, not empty, not of obsolete entries."""
        return self._translations

    def entry(self, key: UnitKey) -> polib.POEntry | None:
        """The entry of a unit: the one in use, else the obsolete one, else None."""
        return self._by_key.get(key)

    def place(self, entry: polib.POEntry) -> Place:
        """The line and column, from 1, of the first character of the entry's translation.

        For ``msgstr "x"`` that is column 9. ``(1, 1)`` for an entry that is not of this catalog.
        """
        return self.places.get(id(entry), (1, 1))
