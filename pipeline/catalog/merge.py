"""Merging: the translations of a catalog, brought to a new template.

Nothing of a translator's is lost. What an entry said stays with its text; where the text was edited, the
translation stays with the edited text, marked fuzzy, beside the text it was made for; where the text is gone,
the translation is kept as an obsolete entry, and is found there when the text returns. An edit that is taken back
leaves no trace.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

import polib

from pipeline.article import UnitKey
from pipeline.catalog.entries import copy_of, has_translation, key_of, state_of
from pipeline.catalog.header import completed
from pipeline.catalog.matching import match_changed
from pipeline.catalog.model import Catalog
from pipeline.catalog.similarity import meaning_of
from pipeline.catalog.template import CREATED, Hints

__all__ = ["merge"]

Key = TypeVar("Key", bound=Hashable)


def merge(
    template: polib.POFile, catalog: Catalog | None, language: str, *, hints: Hints | None
) -> polib.POFile:
    """The catalog of ``language`` for ``template``; ``catalog`` is the one before, None if there is none.

    Entries come in the template's order, obsolete ones last. ``hints`` adds ``#.`` lines. The arguments are
    not changed, and merging the result again gives the same. Templates have no plural entries (see
    `pipeline.catalog.make_template`); those of a catalog become obsolete.
    """
    old = tuple(catalog.po) if catalog else ()
    sources = _sources(tuple(template), old)
    po = polib.POFile(check_for_duplicates=False, encoding="utf-8")
    for position, unit in enumerate(template):
        source = sources.get(position)
        entry = _translated(unit, old[source.position], source.change) if source else copy_of(unit)
        if hints:
            entry.comment = "\n".join(dict.fromkeys([*_lines(entry.comment), *hints(key_of(entry))]))
        po.append(entry)
    used = {source.position for source in sources.values()}
    po.extend(_obsolete(old, used, {key_of(entry) for entry in po}))

    header = catalog.po if catalog else polib.POFile(encoding="utf-8")
    po.header, po.metadata_is_fuzzy = header.header, header.metadata_is_fuzzy
    po.metadata = completed(header.metadata, template, language)
    if list(map(state_of, po)) != list(map(state_of, old)):
        po.metadata[CREATED] = template.metadata.get(CREATED, "")
    return po


class _Change(Enum):
    """What happened to the text since its translation was made."""

    NONE = "none that matters"
    EDITED = "edited"
    TAKEN_BACK = "edited, and what it was before again"


@dataclass(frozen=True, slots=True)
class _Source:
    """Where a unit's translation comes from: a position in the old catalog, and what happened to the text."""

    position: int
    change: _Change


def _sources(template: Sequence[polib.POEntry], old: Sequence[polib.POEntry]) -> Mapping[int, _Source]:
    """For positions in ``template`` that have one, their source."""
    keys = {key_of(entry) for entry in template}
    by_key = _preferred((key_of(entry), position) for position, entry in _ranked(old))
    found = {
        position: _Source(by_key[key_of(entry)], _Change.NONE)
        for position, entry in enumerate(template)
        if key_of(entry) in by_key
    }
    for search in (_with_same_meaning, _taken_back):
        found |= search(template, old, keys, [at for at in range(len(template)) if at not in found])
    used = {source.position for source in found.values()}
    gone = [
        position
        for position, entry in enumerate(old)
        if position not in used and key_of(entry) not in keys and (has_translation(entry) or entry.tcomment)
    ]
    changed = [at for at in range(len(template)) if at not in found]
    found |= {
        at: _Source(it, _Change.EDITED) for at, it in match_changed(template, old, changed, gone).items()
    }
    elsewhere = _preferred((entry.msgid, at) for at, entry in _ranked(old) if has_translation(entry))
    for position, entry in enumerate(template):
        if position not in found and entry.msgid in elsewhere:  # with another msgctxt
            found[position] = _Source(elsewhere[entry.msgid], _Change.EDITED)
    return found


def _with_same_meaning(
    template: Sequence[polib.POEntry],
    old: Sequence[polib.POEntry],
    keys: Collection[UnitKey],
    wanted: Iterable[int],
) -> Mapping[int, _Source]:
    """Sources whose text differs in nothing that matters. First those that are no longer in the template."""
    translated = [(at, entry) for at, entry in _ranked(old) if has_translation(entry)]
    translated.sort(key=lambda one: key_of(one[1]) in keys)
    known = _preferred(((entry.msgctxt, meaning_of(entry.msgid)), at) for at, entry in translated)
    meanings = {at: (template[at].msgctxt, meaning_of(template[at].msgid)) for at in wanted}
    return {at: _Source(known[one], _Change.NONE) for at, one in meanings.items() if one in known}


def _taken_back(
    template: Sequence[polib.POEntry],
    old: Sequence[polib.POEntry],
    keys: Collection[UnitKey],
    wanted: Iterable[int],
) -> Mapping[int, _Source]:
    """Sources that are fuzzy only because the text was edited, where the edit is taken back.

    Their previous msgid, which `_translated_text` gives only to what a translator had confirmed, is the text that
    returns. Whether the translation was touched while it was fuzzy cannot be known: it is taken as not touched,
    because editors remove the mark when somebody changes a translation (docs/decisions/an-edit-taken-back.md).
    """
    known = _preferred(
        ((entry.previous_msgctxt, meaning_of(entry.previous_msgid)), at)
        for at, entry in _ranked(old)
        if entry.fuzzy
        and has_translation(entry)
        and key_of(entry) not in keys
        and entry.previous_msgid
        and not entry.previous_msgid_plural
    )
    returned = {at: (template[at].msgctxt, meaning_of(template[at].msgid)) for at in wanted} if known else {}
    return {at: _Source(known[one], _Change.TAKEN_BACK) for at, one in returned.items() if one in known}


def _ranked(old: Sequence[polib.POEntry]) -> list[tuple[int, polib.POEntry]]:
    """Positions and entries: translated ones before untranslated, then those in use before obsolete."""
    return sorted(enumerate(old), key=lambda one: (not has_translation(one[1]), one[1].obsolete))


def _preferred(pairs: Iterable[tuple[Key, int]]) -> dict[Key, int]:
    """A mapping that keeps the first of the values that a key comes with."""
    found: dict[Key, int] = {}
    for key, value in pairs:
        found.setdefault(key, value)
    return found


def _translated(unit: polib.POEntry, source: polib.POEntry, change: _Change) -> polib.POEntry:
    """``unit`` with what translators wrote in ``source``, and as fuzzy as the change makes it."""
    entry = copy_of(unit)
    entry.tcomment = source.tcomment
    entry.flags = list(dict.fromkeys([*source.flags, *unit.flags]))
    entry.msgstr = source.msgstr_plural.get(0, "") if source.msgid_plural else source.msgstr
    previous = (source.previous_msgctxt, source.previous_msgid, source.previous_msgid_plural)
    if change is not _Change.NONE or source.msgid_plural:
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
        previous = (None, None, None)
        if entry.msgstr and change is not _Change.TAKEN_BACK:
            entry.flags.insert(0, "fuzzy")
            previous = _translated_text(source)
    entry.previous_msgctxt, entry.previous_msgid, entry.previous_msgid_plural = previous
    return entry


def _translated_text(source: polib.POEntry) -> tuple[str | None, str | None, str | None]:
    """The msgctxt, msgid and msgid_plural for which somebody confirmed the translation.

    That of a fuzzy entry was confirmed for a text from before, or never: then they are None, as with ``msgmerge``.
    """
    if source.fuzzy:
        return (source.previous_msgctxt, source.previous_msgid, source.previous_msgid_plural)
    return (source.msgctxt, source.msgid, source.msgid_plural or None)


def _obsolete(
    old: Sequence[polib.POEntry], used: Collection[int], keys: Collection[UnitKey]
) -> list[polib.POEntry]:
    """The translations that are left over: those that were obsolete before come first.

    One per key, and only translated ones: gettext's tools refuse or drop the others.
    """
    taken = {*keys, (None, "")}
    left = [
        (position, entry)
        for position, entry in enumerate(old)
        if position not in used and has_translation(entry) and key_of(entry) not in taken
    ]
    first = _preferred(
        (key_of(entry), position) for position, entry in sorted(left, key=lambda one: one[1].obsolete)
    )
    result: list[polib.POEntry] = []
    for position, entry in sorted(left, key=lambda one: not one[1].obsolete):
        if first[key_of(entry)] == position:
            result.append(copy_of(entry) if entry.obsolete else _made_obsolete(entry))
    return result


def _made_obsolete(entry: polib.POEntry) -> polib.POEntry:
    """Without what came from the article: its lines and comments say nothing any more."""
    left = copy_of(entry)
    left.obsolete = True
    left.comment = ""
    left.occurrences = []
    return left


def _lines(text: str) -> list[str]:
    return text.split("\n") if text else []
