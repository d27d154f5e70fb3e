"""What polib's entries lack: their key, a copy, and whether there is anything of a translator's in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polib

if TYPE_CHECKING:
    from pipeline.article import UnitKey

__all__ = ["copy_of", "has_translation", "key_of", "new_entry", "state_of"]

_BLANK = polib.POEntry()
"""Never given away: to copy it is several times as fast as to make another."""


def key_of(entry: polib.POEntry) -> UnitKey:
    """What identifies the entry in its catalog. No msgctxt and an empty one are different."""
    return (entry.msgctxt, entry.msgid)


def has_translation(entry: polib.POEntry) -> bool:
    """Whether a translator wrote something: the msgstr, or one of the plural forms, is not empty."""
    if entry.msgid_plural:
        return any(entry.msgstr_plural.values())
    return bool(entry.msgstr)


def new_entry() -> polib.POEntry:
    """An entry that says nothing yet."""
    return copy_of(_BLANK)


def copy_of(entry: polib.POEntry) -> polib.POEntry:
    """A copy that shares nothing changeable with ``entry``."""
    other = polib.POEntry.__new__(polib.POEntry)
    other.__dict__.update(entry.__dict__)  # several times as fast as `copy.copy`
    other.flags = list(entry.flags)
    other.occurrences = list(entry.occurrences)
    other.msgstr_plural = dict(entry.msgstr_plural)
    return other


def state_of(entry: polib.POEntry) -> tuple[object, ...]:
    """Everything that a catalog says of an entry, to compare two by."""
    return (
        entry.obsolete,
        entry.msgctxt,
        entry.msgid,
        entry.msgid_plural,
        entry.msgstr,
        tuple(sorted(entry.msgstr_plural.items())),
        tuple(entry.flags),
        entry.tcomment,
        entry.comment,
        tuple(entry.occurrences),
        entry.previous_msgctxt,
        entry.previous_msgid,
        entry.previous_msgid_plural,
    )
