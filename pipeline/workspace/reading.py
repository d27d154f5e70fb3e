"""Reading what a project holds: articles, catalogs, glossary."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import Any

from pipeline.article import Article, segment
from pipeline.catalog import Catalog, read_catalog, require_header
from pipeline.characters import find_unshowable, showable
from pipeline.diagnostics import Diagnostic, InputError, Severity
from pipeline.glossary import Glossary, read_glossary
from pipeline.project import ArticleFile, Project, find_project
from pipeline.textfile import read_text
from pipeline.workspace.problems import Problems

__all__ = [
    "CatalogKey",
    "Source",
    "catalog_keys",
    "leftovers",
    "project_around",
    "read_catalogs",
    "read_project_glossary",
    "read_sources",
]

CatalogKey = tuple[str, str]
"""A language and an article's name."""

_NOTHING: Mapping[Any, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Source:
    """An article that was read. ``shown`` is its path in messages and references."""

    name: str
    path: Path
    shown: PurePath
    article: Article


def project_around(folder: Path) -> Project | None:
    """The project of ``folder``, None if there is none. Raises `InputError` if its configuration is wrong."""
    try:
        return find_project(folder)
    except InputError as error:
        if error.diagnostics[0].path == folder.resolve():  # no file is wrong: there just is no project
            return None
        raise


def read_sources(
    project: Project,
    files: Iterable[ArticleFile],
    problems: Problems,
    known: Mapping[str, Source] = _NOTHING,
) -> tuple[Source, ...]:
    """The articles that can be read, in the order of ``files``; ``problems`` gets the others.

    One that says what it said when ``known``, which has them by name, was read is the same object.
    """
    sources: list[Source] = []
    for file in files:
        shown = project.shown(file.path)
        with problems.collected():
            if character := find_unshowable(file.name):
                message = f"the file's name has the character U+{ord(character):04X}, which no address has: rename it"
                raise InputError.at("article", message, PurePath(showable(str(shown))))
            text = read_text(file.path, shown, "article")
            before = known.get(file.name)
            if before and before.path == file.path and _says_the_same(before.article, text, project):
                sources.append(before)
                continue
            article = segment(text, shown, project.config.conventions)
            sources.append(Source(file.name, file.path, shown, article))
    return tuple(sources)


def _says_the_same(article: Article, text: str, project: Project) -> bool:
    return article.text == text and article.conventions == project.config.conventions


def read_catalogs(
    project: Project,
    keys: Iterable[CatalogKey],
    problems: Problems,
    known: Mapping[CatalogKey, Catalog] = _NOTHING,
) -> Mapping[CatalogKey, Catalog]:
    """The catalogs of ``keys`` that exist and can be read; ``problems`` gets those that cannot.

    One whose file is as it was when ``known`` was read is the same object.
    """
    catalogs: dict[CatalogKey, Catalog] = {}
    for language, article in keys:
        path = project.catalog_path(language, article)
        if path.exists() or path.is_symlink():
            before = known.get((language, article))
            if before and _holds(path, before.data):
                catalogs[language, article] = before
                continue
            with problems.collected():
                catalog = read_catalog(path, project.shown(path))
                require_header(catalog)
                catalogs[language, article] = catalog
    return catalogs


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:  # read_catalog says what is wrong
        return False


def catalog_keys(sources: Iterable[Source], languages: Iterable[str]) -> tuple[CatalogKey, ...]:
    """Each language of each article, article by article."""
    languages = tuple(languages)
    return tuple((language, source.name) for source in sources for language in languages)


def read_project_glossary(project: Project, problems: Problems) -> Glossary | None:
    """The project's glossary (empty if it has none); None if it cannot be read, and ``problems`` gets why."""
    config = project.config
    path = project.glossary_path
    glossary = None
    with problems.collected():
        glossary = read_glossary(path, project.shown(path), config.source_language, config.languages)
    return glossary


def leftovers(sources: Iterable[Source]) -> tuple[Diagnostic, ...]:
    """Notes on the text of the articles that is not offered to translators."""
    return tuple(
        Diagnostic(
            "not-translated",
            leftover.message,
            source.shown,
            leftover.line,
            leftover.column,
            Severity.NOTE,
            article=source.name,
        )
        for source in sources
        for leftover in source.article.leftovers
    )
