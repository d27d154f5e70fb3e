"""Merging: the translations of a catalog, brought to a new template.

Nothing of a translator's is lost. What an entry said stays with its text; where the text was edited, the
translation stays with the edited text, marked fuzzy, beside the text it was made for; where the text is gone,
the translation is kept as an obsolete entry, and is found there when the text returns. An edit that is taken back
leaves no trace.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import polib

from pipeline.catalog.entries import copy_of, has_translation, key_of, state_of
from pipeline.catalog.garbage import collected_later
from pipeline.catalog.header import completed
from pipeline.catalog.model import Catalog
from pipeline.catalog.sources import Change, find_sources, preferred
from pipeline.catalog.template import CREATED, Hints

if TYPE_CHECKING:
    from pipeline.article import UnitKey

__all__ = ["merge", "update_date"]


@collected_later()
def merge(
    template: polib.POFile,
    catalog: Catalog | None,
    language: str,
    *,
    hints: Hints | None,
    elsewhere: Sequence[polib.POEntry] = (),
) -> polib.POFile:
    """The catalog of ``language`` for ``template``; ``catalog`` is the one before, None if there is none.

    Entries come in the template's order, obsolete ones last. ``hints`` adds ``#.`` lines. ``elsewhere`` are entries
    that other articles have lost, for texts that were moved from there. The arguments are
    not changed, and merging the result again gives the same. Templates have no plural entries (see
    `pipeline.catalog.make_template`); those of a catalog become obsolete.
    """
    old = tuple(catalog.po) if catalog else ()
    sources = find_sources(tuple(template), old, elsewhere)
    po = polib.POFile(check_for_duplicates=False, encoding="utf-8")
    for position, unit in enumerate(template):
        source = sources.get(position)
        entry = _translated(unit, source.entry, source.change) if source else copy_of(unit)
        if hints:
            entry.comment = "\n".join(dict.fromkeys([*_lines(entry.comment), *hints(key_of(entry))]))
        po.append(entry)
    used = {id(source.entry) for source in sources.values()}
    po.extend(_obsolete(old, used, {key_of(entry) for entry in po}))

    header = catalog.po if catalog else polib.POFile(encoding="utf-8")
    po.header, po.metadata_is_fuzzy = header.header, header.metadata_is_fuzzy
    po.metadata = completed(header.metadata, template, language)
    update_date(po, catalog, template)
    return po


def update_date(po: polib.POFile, catalog: Catalog | None, template: polib.POFile) -> None:
    """Give a merged catalog the template's date, or the date of the catalog before if its entries are the same."""
    old = tuple(catalog.po) if catalog else ()
    is_same = len(po) == len(old) and all(
        state_of(new) == state_of(was) for new, was in zip(po, old, strict=True)
    )
    dated = catalog.po if catalog and is_same and CREATED in catalog.po.metadata else template
    po.metadata[CREATED] = dated.metadata.get(CREATED, "")


def _translated(unit: polib.POEntry, source: polib.POEntry, change: Change) -> polib.POEntry:
    """``unit`` with what translators wrote in ``source``, and as fuzzy as the change makes it."""
    entry = copy_of(unit)
    entry.tcomment = source.tcomment
    entry.flags = list(dict.fromkeys([*source.flags, *unit.flags]))
    entry.msgstr = source.msgstr_plural.get(0, "") if source.msgid_plural else source.msgstr
    previous = (source.previous_msgctxt, source.previous_msgid, source.previous_msgid_plural)
    if change is not Change.NONE or source.msgid_plural:
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
        previous = (None, None, None)
        if entry.msgstr and change is not Change.TAKEN_BACK:
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
        entry
        for entry in old
        if id(entry) not in used and has_translation(entry) and key_of(entry) not in taken
    ]
    kept = preferred((key_of(entry), entry) for entry in sorted(left, key=lambda entry: entry.obsolete))
    return [
        copy_of(entry) if entry.obsolete else _made_obsolete(entry)
        for entry in sorted(left, key=lambda entry: not entry.obsolete)
        if kept[key_of(entry)] is entry
    ]


def _made_obsolete(entry: polib.POEntry) -> polib.POEntry:
    """Without what came from the article: its lines and comments say nothing any more."""
    left = copy_of(entry)
    left.obsolete = True
    left.comment = ""
    left.occurrences = []
    return left


def _lines(text: str) -> list[str]:
    return text.split("\n") if text else []
