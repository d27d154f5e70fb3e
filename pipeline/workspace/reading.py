"""Reading what a project holds: articles, catalogs, glossary."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

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


def read_sources(project: Project, files: Iterable[ArticleFile], problems: Problems) -> tuple[Source, ...]:
    """The articles that can be read, in the order of ``files``; ``problems`` gets the others."""
    sources: list[Source] = []
    for file in files:
        shown = project.shown(file.path)
        with problems.collected():
            if character := find_unshowable(file.name):
                message = f"the file's name has the character U+{ord(character):04X}, which no address has: rename it"
                raise InputError.at("article", message, PurePath(showable(str(shown))))
            text = read_text(file.path, shown, "article")
            article = segment(text, shown, project.config.conventions)
            sources.append(Source(file.name, file.path, shown, article))
    return tuple(sources)


def read_catalogs(
    project: Project, keys: Iterable[CatalogKey], problems: Problems
) -> Mapping[CatalogKey, Catalog]:
    """The catalogs of ``keys`` that exist and can be read; ``problems`` gets those that cannot."""
    catalogs: dict[CatalogKey, Catalog] = {}
    for language, article in keys:
        path = project.catalog_path(language, article)
        if path.exists() or path.is_symlink():
            with problems.collected():
                catalog = read_catalog(path, project.shown(path))
                require_header(catalog)
                catalogs[language, article] = catalog
    return catalogs


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
