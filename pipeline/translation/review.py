"""The units of an article that a translator has to look at."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from pipeline.article import Unit
from pipeline.catalog import Catalog
from pipeline.project import ArticleFile, Project
from pipeline.translation.differences import Piece, difference
from pipeline.workspace.problems import Problems
from pipeline.workspace.reading import Source, catalog_keys, read_catalogs, read_sources

__all__ = ["ToReview", "to_review"]


@dataclass(frozen=True, slots=True)
class ToReview:
    """A unit whose translation is fuzzy or missing.

    ``path``, ``line`` and ``column`` (from 1) are the place of its translation in the catalog; of a unit that the
    catalog does not have yet, its place in the article. ``before`` is the source text that the translation was made
    for, None if that is not known; ``pieces`` is how it differs from ``text``, empty without ``before``.
    """

    article: str
    language: str
    path: PurePath
    line: int
    column: int
    text: str
    before: str | None
    pieces: tuple[Piece, ...]
    translation: str


def to_review(
    project: Project, files: Sequence[ArticleFile], languages: Sequence[str]
) -> tuple[ToReview, ...]:
    """The fuzzy and untranslated units of the articles, in the articles' order, language by language.

    Raises `InputError` for what cannot be read.
    """
    problems = Problems()
    sources = read_sources(project, files, problems)
    catalogs = read_catalogs(project, catalog_keys(sources, languages), problems)
    problems.stop_if_any()
    return tuple(
        _to_review(source, unit, language, catalogs.get((language, source.name)))
        for source in sources
        for language in languages
        for unit in _left(source, catalogs.get((language, source.name)))
    )


def _left(source: Source, catalog: Catalog | None) -> Sequence[Unit]:
    translations = catalog.translations() if catalog else {}
    units = {unit.key: unit for unit in reversed(source.article.units)}
    return [
        units[key]
        for key in dict.fromkeys(unit.key for unit in source.article.units)
        if key not in translations
    ]


def _to_review(source: Source, unit: Unit, language: str, catalog: Catalog | None) -> ToReview:
    entry = catalog.entry(unit.key) if catalog else None
    in_use = entry if entry and not entry.obsolete else None
    if catalog and in_use:
        path, (line, column) = catalog.shown, catalog.place(in_use)
    else:
        path, line, column = source.shown, unit.line, 1
    before = in_use.previous_msgid if in_use and in_use.fuzzy and in_use.msgstr else None
    return ToReview(
        article=source.name,
        language=language,
        path=path,
        line=line,
        column=column,
        text=unit.text,
        before=before,
        pieces=difference(before, unit.text) if before is not None else (),
        translation=in_use.msgstr if in_use else "",
    )
