"""Silencing a finding in place: ``# pipeline: ignore number -- the year is the translator's`` in its entry.

Several codes have commas between them. An author's comment about a text (``#.``) silences it for every language; a
translator's is told when there is nothing to silence (any more), so that none outlives its reason.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from polib import POEntry

from pipeline.catalog import Catalog
from pipeline.catalog.entries import has_translation
from pipeline.checks.pages import page_codes
from pipeline.diagnostics import Diagnostic, Severity, is_code

__all__ = ["Heard", "silence"]

_SILENCER = re.compile(
    r"^\s*pipeline:\s*ignore\b[ \t:]*(?P<codes>[^\n]*?)[ \t]*(?:--(?P<reason>[^\n]*))?$", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Heard:
    """The findings that are left, and how many were silenced."""

    diagnostics: tuple[Diagnostic, ...]
    silenced: int


@dataclass(frozen=True, slots=True)
class _Silencer:
    """What is silenced at an entry, and what is said wrongly there."""

    entry: POEntry
    by_author: frozenset[str]
    by_translator: tuple[str, ...]


def silence(catalogs: Sequence[Catalog], found: Iterable[Diagnostic]) -> Heard:
    """``found`` without what the entries of ``catalogs`` silence, and with what is wrong about the silencers."""
    silencers = {
        (catalog.shown, *catalog.place(one.entry)): (catalog, one)
        for catalog in catalogs
        for one in _silencers(catalog)
    }
    if not silencers:
        return Heard(tuple(found), 0)
    kept: list[Diagnostic] = []
    used: dict[int, set[str]] = {}
    silenced = 0
    language: dict[object, tuple[str | None, str | None]] = {}
    for one in found:
        language.setdefault(one.path, (one.language, one.article))
        silencer = silencers.get((one.path, one.line, one.column))
        if silencer and one.code in (*silencer[1].by_translator, *silencer[1].by_author):
            used.setdefault(id(silencer[1]), set()).add(one.code)
            silenced += 1
        else:
            kept.append(one)
    for catalog, silencer_ in silencers.values():
        kept += _complaints(catalog, silencer_, used.get(id(silencer_), set()), language)
    return Heard(tuple(kept), silenced)


def _silencers(catalog: Catalog) -> Iterator[_Silencer]:
    for entry in catalog.po:
        if "pipeline:" not in entry.tcomment and "pipeline:" not in entry.comment:
            continue
        if entry.obsolete:
            continue
        ours, authors = _codes(entry.tcomment), _codes(entry.comment)
        if ours is not None or authors is not None:
            yield _Silencer(entry, frozenset(authors or ()), tuple(ours or ()))


def _codes(comment: str) -> list[str] | None:
    """The codes that ``comment`` silences, ``""`` for a silencer that names none; None if it has no silencer."""
    found: list[str] = []
    for match in _SILENCER.finditer(comment):
        found += [code.strip() for code in match["codes"].split(",")] or [""]
    return found or None


def _complaints(
    catalog: Catalog,
    silencer: _Silencer,
    used: set[str],
    known: Mapping[object, tuple[str | None, str | None]],
) -> Iterator[Diagnostic]:
    line, column = catalog.place(silencer.entry)
    language, article = known.get(catalog.shown, (None, None))
    told = Diagnostic(
        "silencer",
        "",
        catalog.shown,
        line,
        column,
        language=language,
        article=article,
        msgid=silencer.entry.msgid,
    )
    for code in dict.fromkeys((*silencer.by_translator, *sorted(silencer.by_author))):
        if not code:
            yield replace(
                told, message="says not what to ignore: name the code, as in “pipeline: ignore number”"
            )
        elif not is_code(code):
            near = get_close_matches(code, page_codes(), n=1)
            hint = f'did you mean "{near[0]}"?' if near else "pipeline explain lists them"
            yield replace(told, message=f'"{code}" is no check: {hint}')
        elif code in silencer.by_translator and code not in used and _is_checked(silencer.entry):
            message = f'"pipeline: ignore {code}" silences nothing here: remove it'
            yield replace(told, message=message, severity=Severity.WARNING)


def _is_checked(entry: POEntry) -> bool:
    return has_translation(entry) and not entry.fuzzy
