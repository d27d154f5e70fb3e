"""Texts that were moved from one article to another take their translations along."""

from collections.abc import Iterator, Mapping, Sequence

import polib

from pipeline.catalog.entries import has_translation, key_of
from pipeline.translation.merging import Merged
from pipeline.workspace.reading import CatalogKey

__all__ = ["with_moved_texts"]


def with_moved_texts(merged: Sequence[Merged]) -> list[Merged]:
    """Merge again the catalogs with new units, with what the other articles of their language have lost.

    Each article is compared with its own catalog first, and has nothing to look for elsewhere if it found everything
    there. The others keep what they lost as obsolete entries.
    """
    waiting = frozenset(one.key for one in merged if _has_new_units(one))
    if not waiting:
        return list(merged)
    lost = {one.key: entries for one in merged if (entries := tuple(_lost(one)))}
    if not lost:
        return list(merged)
    return [_with_texts_of_others(one, lost) if one.key in waiting else one for one in merged]


def _with_texts_of_others(one: Merged, lost: Mapping[CatalogKey, Sequence[polib.POEntry]]) -> Merged:
    language, article = one.key
    elsewhere = [
        entry
        for (its_language, other), entries in lost.items()
        if its_language == language and other != article
        for entry in entries
    ]
    return one.with_texts_of_others(elsewhere) if elsewhere else one


def _lost(one: Merged) -> Iterator[polib.POEntry]:
    """The entries, as they were before, whose text the article has no more and whose translation went nowhere."""
    left = {key_of(entry) for entry in one.po if entry.obsolete}
    for entry in one.old.po if one.old else ():
        if key_of(entry) in left and has_translation(entry):
            yield entry


def _has_new_units(one: Merged) -> bool:
    known = {key_of(entry) for entry in one.old.po if not entry.obsolete} if one.old else set()
    return any(
        not entry.obsolete and not has_translation(entry) and key_of(entry) not in known for entry in one.po
    )
