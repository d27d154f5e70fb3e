"""``consistency``: one text is translated in two ways, or two texts that say different things in one.

The catalogs of a language are looked at together. What differs in capitals, white space or punctuation
only is the same; a text with a context of its own (msgctxt) may have a translation of its own. Two texts in
one translation are told only where they are whole sentences that have little in common: a translation that went to
the wrong place. “Cannot open” and “Could not open” may well become one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from polib import POEntry
from rapidfuzz.distance import Indel

from pipeline.catalog import Catalog
from pipeline.checks.length import weight
from pipeline.checks.pair import Finding
from pipeline.diagnostics import Severity
from pipeline.glossary.folding import folded

__all__ = ["Placed", "check"]

_NO_LETTERS = re.compile(r"[\W_]+")
_LEAST = 24
"""Worth of a translation, in Latin letters, from which on it is too long to fit two texts by chance."""
_MOST_ALIKE = 0.5
"""Two texts that have more of their letters in common may mean the same."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding about an entry of a catalog."""

    catalog: Catalog
    entry: POEntry
    finding: Finding


def check(catalogs: Sequence[Catalog], language: str) -> Iterator[Placed]:
    """A finding at each entry that goes another way than the first, ``catalogs`` being of one language."""
    entries = [
        (catalog, entry)
        for catalog in catalogs
        for entry in catalog.po
        if entry.msgstr and not entry.obsolete and not entry.fuzzy and not entry.msgid_plural
    ]
    if len(catalogs) > 1:
        yield from _two_translations(entries)
    yield from _two_sources(entries, language.partition("_")[0])


def _two_translations(entries: Iterable[tuple[Catalog, POEntry]]) -> Iterator[Placed]:
    first: dict[tuple[str | None, str], tuple[Catalog, POEntry]] = {}
    for catalog, entry in entries:
        before_in, before = first.setdefault((entry.msgctxt, entry.msgid), (catalog, entry))
        if (
            before is not entry
            and before.msgstr != entry.msgstr
            and _bare(before.msgstr) != _bare(entry.msgstr)
        ):
            message = f"the same text is “{_shortened(before.msgstr)}” at {_place(before_in, before)}"
            yield Placed(catalog, entry, Finding(message, Severity.WARNING))


def _two_sources(entries: Iterable[tuple[Catalog, POEntry]], language: str) -> Iterator[Placed]:
    first: dict[str, tuple[Catalog, POEntry]] = {}
    for catalog, entry in entries:
        before_in, before = first.setdefault(entry.msgstr, (catalog, entry))
        if before is entry or before.msgid == entry.msgid or weight(entry.msgstr, language) < _LEAST:
            continue
        one, other = _bare(before.msgid), _bare(entry.msgid)
        if one != other and Indel.normalized_similarity(one, other) < _MOST_ALIKE:
            place = _place(before_in, before)
            message = f"another text has this translation, too: “{_shortened(before.msgid)}” at {place}"
            yield Placed(catalog, entry, Finding(message, Severity.WARNING))


def _bare(text: str) -> str:
    """The letters and digits of a text."""
    return _NO_LETTERS.sub("", folded(text))


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"


def _place(catalog: Catalog, entry: POEntry) -> str:
    return f"{catalog.shown.as_posix()}:{catalog.place(entry)[0]}"
