"""Where the translation of each unit of a new template comes from."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, TypeVar

import polib

from pipeline.catalog.entries import has_translation, key_of
from pipeline.catalog.matching import match_changed, match_moved
from pipeline.catalog.similarity import meaning_of, rough_meaning_of

if TYPE_CHECKING:
    from pipeline.article import UnitKey

__all__ = ["Change", "Source", "find_sources", "preferred"]

Key = TypeVar("Key", bound=Hashable)


class Change(Enum):
    """What happened to the text since its translation was made."""

    NONE = "none that matters"
    EDITED = "edited"
    TAKEN_BACK = "edited, and what it was before again"


@dataclass(frozen=True, slots=True)
class Source:
    """The entry that a unit's translation comes from, and what happened to the text."""

    entry: polib.POEntry
    change: Change


def find_sources(
    template: Sequence[polib.POEntry], old: Sequence[polib.POEntry], elsewhere: Sequence[polib.POEntry]
) -> Mapping[int, Source]:
    """For positions in ``template`` that have one, their source.

    Looked for in ``old``, the entries of the same catalog, by the text, by its meaning, by what it was before, by
    similarity; then in ``elsewhere``, which are entries that other articles have lost, for a text that was moved.
    """
    keys = {key_of(entry) for entry in template}
    ranked = _ranked(old)
    found = dict(_with_same_key(template, ranked, range(len(template))))
    for search in (_with_same_meaning, _taken_back):
        found |= search(template, ranked, _missing(template, found), keys)
    used = {id(source.entry) for source in found.values()}
    gone = [
        position
        for position, entry in enumerate(old)
        if id(entry) not in used and key_of(entry) not in keys and (has_translation(entry) or entry.tcomment)
    ]
    pairs = match_changed(template, old, _missing(template, found), gone)
    found |= {at: Source(old[position], Change.EDITED) for at, position in pairs.items()}
    found |= _in_another_context(template, ranked, _missing(template, found))
    if elsewhere:
        found |= _moved_here(template, elsewhere, _missing(template, found))
    return found


def _moved_here(
    template: Sequence[polib.POEntry], elsewhere: Sequence[polib.POEntry], wanted: Sequence[int]
) -> Mapping[int, Source]:
    """Sources in other articles. An edited text has one only among those that were lost this time.

    So merging again finds nothing more, and each time the texts are compared with few others.
    """
    translated = [entry for entry in _ranked(elsewhere) if has_translation(entry)]
    found = dict(_with_same_key(template, translated, wanted))
    left = [at for at in wanted if at not in found]
    found |= _with_same_meaning(template, translated, left, ())
    left = [at for at in left if at not in found]
    lost = [entry for entry in translated if not entry.obsolete]
    pairs = match_moved([template[at].msgid for at in left], [entry.msgid for entry in lost])
    return found | {left[at]: Source(lost[number], Change.EDITED) for at, number in pairs.items()}


def _missing(template: Sequence[polib.POEntry], found: Collection[int]) -> list[int]:
    return [at for at in range(len(template)) if at not in found]


def _with_same_key(
    template: Sequence[polib.POEntry], ranked: Iterable[polib.POEntry], wanted: Iterable[int]
) -> Mapping[int, Source]:
    """Sources with the same text in the same context."""
    by_key = preferred((key_of(entry), entry) for entry in ranked)
    keys = {at: key_of(template[at]) for at in wanted}
    return {at: Source(by_key[key], Change.NONE) for at, key in keys.items() if key in by_key}


def _with_same_meaning(
    template: Sequence[polib.POEntry],
    ranked: Iterable[polib.POEntry],
    wanted: Collection[int],
    keys: Collection[UnitKey],
) -> Mapping[int, Source]:
    """Sources whose text differs in nothing that matters. First those that are no longer in the template."""
    roughly = {rough_meaning_of(template[at].msgid) for at in wanted}
    translated = [
        entry for entry in ranked if has_translation(entry) and rough_meaning_of(entry.msgid) in roughly
    ]
    translated.sort(key=lambda entry: key_of(entry) in keys)
    return _by_meaning(
        template,
        preferred(((entry.msgctxt, meaning_of(entry.msgid)), entry) for entry in translated),
        wanted,
        Change.NONE,
    )


def _taken_back(
    template: Sequence[polib.POEntry],
    ranked: Iterable[polib.POEntry],
    wanted: Collection[int],
    keys: Collection[UnitKey],
) -> Mapping[int, Source]:
    """Sources that are fuzzy only because the text was edited, where the edit is taken back.

    Their previous msgid, which a merge gives only to what a translator had confirmed, is the text that
    returns. Whether the translation was touched while it was fuzzy cannot be known: it is taken as not touched,
    because editors remove the mark when somebody changes a translation (docs/decisions/an-edit-taken-back.md).
    """
    known = preferred(
        ((entry.previous_msgctxt, meaning_of(entry.previous_msgid)), entry)
        for entry in ranked
        if entry.fuzzy
        and has_translation(entry)
        and key_of(entry) not in keys
        and entry.previous_msgid
        and not entry.previous_msgid_plural
    )
    return _by_meaning(template, known, wanted, Change.TAKEN_BACK)


def _by_meaning(
    template: Sequence[polib.POEntry],
    known: Mapping[tuple[str | None, str], polib.POEntry],
    wanted: Iterable[int],
    change: Change,
) -> Mapping[int, Source]:
    if not known:
        return {}
    meanings = {at: (template[at].msgctxt, meaning_of(template[at].msgid)) for at in wanted}
    return {at: Source(known[one], change) for at, one in meanings.items() if one in known}


def _in_another_context(
    template: Sequence[polib.POEntry], ranked: Iterable[polib.POEntry], wanted: Iterable[int]
) -> Mapping[int, Source]:
    """Sources with the same text and another msgctxt."""
    by_text = preferred((entry.msgid, entry) for entry in ranked if has_translation(entry))
    texts = {at: template[at].msgid for at in wanted}
    return {at: Source(by_text[text], Change.EDITED) for at, text in texts.items() if text in by_text}


def _ranked(old: Iterable[polib.POEntry]) -> list[polib.POEntry]:
    """Translated entries before untranslated, then those in use before obsolete."""
    return sorted(old, key=lambda entry: (not has_translation(entry), entry.obsolete))


def preferred(pairs: Iterable[tuple[Key, polib.POEntry]]) -> dict[Key, polib.POEntry]:
    """A mapping that keeps the first of the entries that a key comes with."""
    found: dict[Key, polib.POEntry] = {}
    for key, entry in pairs:
        found.setdefault(key, entry)
    return found
