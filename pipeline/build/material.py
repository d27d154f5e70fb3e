"""What a site is made of: which part of it was asked for, and everything that was read for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.build.addresses import check_slug, taken_addresses
from pipeline.build.pseudo import pseudo_catalogs, with_pseudo_locales
from pipeline.catalog import Catalog
from pipeline.diagnostics import Diagnostic
from pipeline.edition.localize import Edition, localize_article
from pipeline.edition.metadata import is_draft
from pipeline.edition.tags import tag_index
from pipeline.glossary import Glossary
from pipeline.project import Config, Project
from pipeline.workspace.problems import Problems
from pipeline.workspace.reading import (
    CatalogKey,
    Source,
    catalog_keys,
    read_catalogs,
    read_project_glossary,
    read_sources,
)

__all__ = [
    "TOO_INCOMPLETE",
    "Choice",
    "Material",
    "choose",
    "collisions",
    "key_of",
    "material_of",
    "read_material",
]

TOO_INCOMPLETE = "less complete than min_complete"


@dataclass(frozen=True, slots=True)
class Choice:
    """The languages, the names of the articles and the formats that are to be made.

    ``is_whole`` says that no articles were named. ``pseudo`` are the pseudo-locales, which then are the languages.
    """

    languages: tuple[str, ...]
    articles: frozenset[str]
    formats: tuple[str, ...]
    is_whole: bool
    pseudo: tuple[str, ...]

    def has(self, key: CatalogKey) -> bool:
        """Whether the edition of a language and an article is to be made."""
        language, article = key
        return language in self.languages and article in self.articles


@dataclass(frozen=True)
class Material:
    """A project as it was read. ``held_back`` says why an edition is not published."""

    sources: tuple[Source, ...] = ()
    catalogs: Mapping[CatalogKey, Catalog] = field(default_factory=dict)
    glossary: Glossary = field(default_factory=lambda: Glossary(()))
    editions: tuple[Edition, ...] = ()
    held_back: Mapping[CatalogKey, str] = field(default_factory=dict)

    @cached_property
    def public(self) -> tuple[Edition, ...]:
        """The editions that are published."""
        return tuple(one for one in self.editions if key_of(one) not in self.held_back)


def key_of(edition: Edition) -> CatalogKey:
    """The language and the article of an edition."""
    return (edition.language, edition.article)


def choose(
    project: Project, articles: Sequence[str], languages: Sequence[str], formats: Sequence[str]
) -> tuple[Project, Choice]:
    """What was asked for; an empty choice means all. The project knows the pseudo-locales if they were.

    ``formats`` are not empty. Raises `InputError` for what the project does not have.
    """
    project, pseudo = with_pseudo_locales(project, languages)
    chosen = Choice(
        languages=pseudo or project.select_languages(languages, with_source=True),
        articles=frozenset(file.name for file in project.select_articles(articles)),
        formats=tuple(formats),
        is_whole=not articles,
        pseudo=pseudo,
    )
    return project, chosen


def read_material(project: Project, pseudo: Sequence[str]) -> Material:
    """Read all of a project. Raises `InputError` for what cannot be read, and for a bad or taken slug."""
    problems = Problems()
    sources = read_sources(project, project.articles(), problems)
    real_languages = [one for one in project.config.languages if one not in pseudo]
    catalogs = {
        **read_catalogs(project, catalog_keys(sources, real_languages), problems),
        **pseudo_catalogs(project, sources, pseudo),
    }
    glossary = read_project_glossary(project, problems)
    problems.add(found for source in sources if (found := check_slug(source)))
    problems.stop_if_any()
    assert glossary is not None

    material = material_of(project.config, sources, catalogs, glossary)
    problems.add(collisions(project.config, material))
    problems.stop_if_any()
    return material


def material_of(
    config: Config,
    sources: Sequence[Source],
    catalogs: Mapping[CatalogKey, Catalog],
    glossary: Glossary,
    known: Material | None = None,
) -> Material:
    """What was read, and its editions. Those whose article and catalog are the ``known`` ones are taken from there."""
    before = {key_of(one): one for one in known.editions} if known else {}
    editions: list[Edition] = []
    for source in sources:
        for language in config.editions:
            key = (language, source.name)
            catalog, edition = catalogs.get(key), before.get(key)
            if edition and known and edition.source is source.article and known.catalogs.get(key) is catalog:
                editions.append(edition)
            else:
                editions.append(localize_article(config, source.name, source.article, language, catalog))
    held_back = {key_of(one): why for one in editions if (why := _why_held_back(config, one))}
    return Material(tuple(sources), catalogs, glossary, tuple(editions), held_back)


def collisions(config: Config, material: Material) -> tuple[Diagnostic, ...]:
    """An error for each article whose pages would lie where something else does."""
    tags = tag_index(config.tag_slugs, material.public)
    return taken_addresses(material.sources, material.public, tags)


def _why_held_back(config: Config, edition: Edition) -> str:
    """Why an edition is not published; empty if it is. In the source language only drafts may not be."""
    if config.drafts == "skip" and is_draft(edition.source.metadata):
        return "draft"
    if edition.language == config.source_language:
        return ""
    if config.fallback == "skip" and edition.translated < edition.units:
        return 'not complete, and fallback = "skip"'
    if edition.translated < config.min_complete * edition.units:
        return f"{TOO_INCOMPLETE} = {config.min_complete:g}"
    return ""
