"""An article and a translation that exists already → a catalog: the work of ``adopt``.

The catalog is brought up to date first, as by ``update``. Then the translation's texts are put into those of its
entries that are empty. What translators wrote before stays, whatever the translation says.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

import polib

from pipeline.article import Article, UnitKey, segment
from pipeline.article.alignment.align import Alignment, Pair, align
from pipeline.article.scripts import has_japanese
from pipeline.catalog import Catalog, read_catalog, rewrite, write_if_changed
from pipeline.catalog.similarity import meaning_of
from pipeline.diagnostics import Diagnostic, InputError
from pipeline.memory.suggestions import forget, is_suggested
from pipeline.project import ArticleFile, Project
from pipeline.textfile import read_text
from pipeline.translation.catalogs import Renamed, update
from pipeline.translation.revising import mark_revised
from pipeline.workspace.problems import Problems
from pipeline.workspace.reading import read_catalogs, read_sources
from pipeline.workspace.writing import told_as_input_error

__all__ = ["Adopted", "Remark", "adopt"]

_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\uff66-\uff9d]")
_SHARE_KANJI = frozenset(("zh", "yue"))
_SHOWN_CHARACTERS = 60


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that a person has to decide, and where; lines count from 1."""

    path: PurePath
    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Adopted:
    """What ``adopt`` did, counted in entries of the catalog ``shown``.

    ``translated`` and ``fuzzy`` are those that got a translation now, ``kept`` those that had one,
    ``untranslated`` those that still have none. ``renames`` are as in `Updated`; ``notes`` tell of text that is not
    offered for translation, and of catalogs that belong to no article.
    """

    shown: PurePath
    translated: int
    fuzzy: int
    kept: int
    untranslated: int
    changed: bool
    remarks: tuple[Remark, ...]
    renames: tuple[Renamed, ...]
    notes: tuple[Diagnostic, ...]


def adopt(project: Project, file: ArticleFile, language: str, translation: Path) -> Adopted:
    """Fill the catalog of an article from its translation, a Markdown file that may lie anywhere.

    Raises `InputError`, with nothing written, if one of the files cannot be read.
    """
    problems = Problems()
    article = next((source.article for source in read_sources(project, [file], problems)), None)
    translated = _read_translation(project, translation, problems)
    read_catalogs(project, [(language, file.name)], problems)
    problems.stop_if_any()
    assert article and translated
    alignment = align(article, translated)

    updated = update(project, [file], [language])
    if updated.unreadable:  # one of them may belong to this article, under another name
        raise InputError(updated.unreadable)
    path = project.catalog_path(language, file.name)
    catalog = read_catalog(path, project.shown(path))
    places = _Places(project.shown(file.path), project.shown(translation), catalog)
    kept = {(one.msgctxt, one.msgid) for one in _current(catalog) if one.msgstr and not is_suggested(one)}
    pairs = tuple(_translations(article, alignment, language))
    chosen = _chosen(pairs)
    filled = {key: pair for key, pair in chosen.items() if key not in kept}
    remarks = [*_conflicts(chosen, places), *_other_choices(pairs, filled, places)]
    _fill(filled, places)
    if filled:
        mark_revised(catalog.po)
    remarks += _left_over(alignment, places)
    if pairs and not alignment.is_supported:
        message = "hardly a text can be paired for sure with one of the article: is this a translation of it?"
        remarks.append(Remark(places.translation, 1, message))

    sure = sum(pair.is_sure for pair in filled.values())
    is_written = _write(project, path, catalog) if filled else False
    return Adopted(
        shown=catalog.shown,
        translated=sure,
        fuzzy=len(filled) - sure,
        kept=len(kept),
        untranslated=sum(not entry.msgstr for entry in _current(catalog)),
        changed=is_written or any(one.changed for one in updated.catalogs),
        remarks=tuple(sorted(remarks, key=lambda remark: (remark.path.as_posix(), remark.line))),
        renames=updated.renames,
        notes=(*updated.notes, *updated.orphans),
    )


def _read_translation(project: Project, path: Path, problems: Problems) -> Article | None:
    shown = project.shown(path)
    article = None
    with problems.collected():
        article = segment(read_text(path, shown, "article"), shown, project.config.conventions)
    return article


@dataclass(frozen=True, slots=True)
class _Places:
    """The three files, as remarks name them."""

    article: PurePath
    translation: PurePath
    catalog: Catalog

    def entry(self, key: UnitKey) -> polib.POEntry:
        """The entry of a unit. The catalog has all of them: it was just updated."""
        entry = self.catalog.entry(key)
        assert entry is not None
        return entry


def _current(catalog: Catalog) -> Iterator[polib.POEntry]:
    return (entry for entry in catalog.po if not entry.obsolete)


def _translations(article: Article, alignment: Alignment, language: str) -> Iterator[Pair]:
    """The pairs that are translations: text that still is the article's own is none.

    Between Japanese and Chinese, which share words such as 外交, only a text with kana is sure to be the article's.
    """
    shares_kanji = language.partition("_")[0] in _SHARE_KANJI
    own = {
        meaning_of(unit.text)
        for unit in article.units
        if (_KANA.search(unit.text) if shares_kanji else has_japanese(unit.text))
    }
    return (pair for pair in alignment.pairs if meaning_of(pair.text) not in own)


def _chosen(pairs: Iterable[Pair]) -> dict[UnitKey, Pair]:
    """One translation for each key: the first of those that are sure, if any is."""
    chosen: dict[UnitKey, Pair] = {}
    for pair in sorted(pairs, key=lambda pair: not pair.is_sure):
        chosen.setdefault(pair.unit.key, pair)
    return chosen


def _other_choices(
    pairs: Iterable[Pair], filled: Mapping[UnitKey, Pair], places: _Places
) -> Iterator[Remark]:
    """Remarks on other translations of a text that stands in the article more than once."""
    for pair in pairs:
        used = filled.get(pair.unit.key)
        if used and used.text != pair.text:
            message = f"{_quoted(used.text)} of line {used.line} is used for {_quoted(pair.unit.text)}, "
            yield Remark(places.translation, pair.line, f"{message}not {_quoted(pair.text)}")


def _conflicts(chosen: Mapping[UnitKey, Pair], places: _Places) -> Iterator[Remark]:
    """Remarks on translations that the catalog already has another one for."""
    for key, pair in chosen.items():
        entry = places.entry(key)
        if entry.msgstr and entry.msgstr != pair.text and not is_suggested(entry):
            line = places.catalog.place(entry)[0]
            there = f"{places.translation.as_posix()}:{pair.line}"
            message = f"kept {_quoted(entry.msgstr)}: {there} says {_quoted(pair.text)}"
            yield Remark(places.catalog.shown, line, message)


def _fill(pairs: Mapping[UnitKey, Pair], places: _Places) -> None:
    for key, pair in pairs.items():
        entry = places.entry(key)
        forget(entry)
        entry.msgstr = pair.text
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
        if not pair.is_sure:
            entry.flags.insert(0, "fuzzy")


def _left_over(alignment: Alignment, places: _Places) -> Iterator[Remark]:
    """Remarks on texts of both sides that have no counterpart, unless their entry is translated all the same."""
    for unit in alignment.untranslated:
        if not places.entry(unit.key).msgstr:
            yield Remark(places.article, unit.line, f"no translation was found for {_quoted(unit.text)}")
    for unit in alignment.added:
        message = f"nothing in the article seems to say {_quoted(unit.text)}"
        yield Remark(places.translation, unit.line, message)


def _quoted(text: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return f'"{line}"' if len(line) <= _SHOWN_CHARACTERS else f'"{line[:_SHOWN_CHARACTERS].rstrip()}…"'


def _write(project: Project, path: Path, catalog: Catalog) -> bool:
    """Write the catalog, in the form of its file, unless somebody saved another one since it was read."""
    before = read_catalog(path, catalog.shown)  # as it was: what is in memory says something else by now
    if before.data != catalog.data:
        message = "was saved by somebody else just now: run the command again"
        raise InputError.at("catalog", message, catalog.shown)
    with told_as_input_error(project, "catalog", path):
        return write_if_changed(path, rewrite(catalog.po, before))
