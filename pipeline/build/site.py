"""Building: articles × catalogs → editions → pages → files.

Everything is read, localized, rendered and checked before the first file is written; what is wrong with any
input is told together, and leaves ``output/`` as it was.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from pipeline import locales
from pipeline.build.addresses import (
    HOME,
    check_slug,
    html_path,
    index_path,
    markdown_path,
    taken_addresses,
)
from pipeline.build.assets import collect_assets
from pipeline.build.checking import check_catalogs
from pipeline.build.loose_ends import LooseEnds, find_loose_ends
from pipeline.build.output import Written, write_site
from pipeline.catalog import Catalog
from pipeline.diagnostics import Diagnostic
from pipeline.edition.localize import Edition, localize_article, percent_of
from pipeline.edition.metadata import is_draft
from pipeline.edition.site import Site, render_article, render_home, render_index
from pipeline.edition.templates import theme_files
from pipeline.project import Config, Project
from pipeline.workspace.articles import article_findings
from pipeline.workspace.problems import Problems
from pipeline.workspace.reading import (
    CatalogKey,
    Source,
    catalog_keys,
    read_catalogs,
    read_project_glossary,
    read_sources,
)

__all__ = ["FORMATS", "Built", "BuiltEdition", "Format", "build_site"]

Format = Literal["html", "markdown"]
FORMATS: tuple[Format, ...] = ("html", "markdown")

Report = Callable[[int, int], None]
"""Called with how many pages are done, and how many there are."""


@dataclass(frozen=True, slots=True)
class BuiltEdition:
    """An edition that was asked for: its files below ``output/``, or why it is not published."""

    article: str
    language: str
    units: int
    translated: int
    files: tuple[PurePosixPath, ...]
    held_back: str = ""

    @property
    def percent(self) -> int:
        """The translated share, rounded down, so that 100 means all of it."""
        return percent_of(self.translated, self.units)


@dataclass(frozen=True, slots=True)
class Built:
    """What ``build`` did, what it found on the way, and what is left to do.

    ``entrance`` is the list of articles to begin reading with, below ``output/``; None if no pages were built.
    """

    editions: tuple[BuiltEdition, ...]
    written: Written
    findings: tuple[Diagnostic, ...]
    loose_ends: LooseEnds
    entrance: PurePosixPath | None


def build_site(
    project: Project,
    *,
    articles: Sequence[str] = (),
    languages: Sequence[str] = (),
    formats: Sequence[Format] = (),
    report: Report = lambda _done, _total: None,
) -> Built:
    """Write the editions of ``articles`` in ``languages`` and ``formats``; an empty choice means all.

    A page depends on the whole project (it links to its other languages), so all of it is read whatever is
    chosen. Raises `InputError`, with nothing written, for what cannot be read, a bad or taken slug, or an
    ``output/`` that cannot be written.
    """
    chosen_languages = project.select_languages(languages, with_source=True)
    chosen_articles = {file.name for file in project.select_articles(articles)}
    chosen_formats = tuple(one for one in FORMATS if not formats or one in formats)

    problems = Problems()
    sources = read_sources(project, project.articles(), problems)
    catalogs = read_catalogs(project, catalog_keys(sources, project.config.languages), problems)
    glossary = read_project_glossary(project, problems)
    problems.add(found for source in sources if (found := check_slug(source)))
    problems.stop_if_any()
    assert glossary is not None

    editions = _editions(project.config, sources, catalogs)
    held_back = {_key(one): why for one in editions if (why := _why_held_back(project.config, one))}
    public = tuple(edition for edition in editions if _key(edition) not in held_back)
    problems.add(taken_addresses(sources, public))
    problems.stop_if_any()

    wanted = [one for one in editions if one.language in chosen_languages and one.article in chosen_articles]
    site = Site(project.config, public)
    published = [one for one in wanted if _key(one) not in held_back]
    pages = _render(site, published, chosen_formats, report)
    assets = collect_assets(project, sources, published, pages)
    chosen_sources = [source for source in sources if source.name in chosen_articles]
    checked = check_catalogs(
        project,
        chosen_sources,
        {
            key: one
            for key, one in catalogs.items()
            if key[0] in chosen_languages and key[1] in chosen_articles
        },
        glossary,
        editions,
    )
    everything = not articles and chosen_formats == FORMATS
    written = write_site(
        project,
        {**pages, **assets.files},
        complete=[locales.web_tag(one) for one in chosen_languages] if everything else [],
    )
    findings = {*checked.diagnostics, *assets.findings, *article_findings(project.config, chosen_sources)}
    lists = [path for path in map(index_path, chosen_languages) if path in pages]
    return Built(
        editions=tuple(_built(edition, held_back.get(_key(edition), ""), pages) for edition in wanted),
        written=written,
        findings=tuple(sorted(findings, key=lambda one: one.sort_key)),
        loose_ends=find_loose_ends(
            project,
            linked=site.languages if lists else (),
            translated_into=[one for one in chosen_languages if sources and one in project.config.languages],
            catalogs=catalogs,
        ),
        entrance=lists[0] if lists else None,
    )


def _editions(
    config: Config, sources: Iterable[Source], catalogs: Mapping[CatalogKey, Catalog]
) -> tuple[Edition, ...]:
    return tuple(
        localize_article(config, source.name, source.article, language, catalogs.get((language, source.name)))
        for source in sources
        for language in config.editions
    )


def _key(edition: Edition) -> CatalogKey:
    return (edition.language, edition.article)


def _why_held_back(config: Config, edition: Edition) -> str:
    """Why an edition is not published; empty if it is. In the source language only drafts may not be."""
    if config.drafts == "skip" and is_draft(edition.source.metadata):
        return "draft"
    if edition.language == config.source_language:
        return ""
    if config.fallback == "skip" and edition.translated < edition.units:
        return 'not complete, and fallback = "skip"'
    if edition.translated < config.min_complete * edition.units:
        return f"less complete than min_complete = {config.min_complete:g}"
    return ""


def _render(
    site: Site, editions: Sequence[Edition], formats: Sequence[Format], report: Report
) -> dict[PurePosixPath, bytes]:
    pages: dict[PurePosixPath, bytes] = {}
    for number, edition in enumerate(editions):
        report(number, len(editions))
        if "markdown" in formats:
            pages[markdown_path(edition.language, edition.slug)] = edition.text.encode()
        if "html" in formats:
            pages[html_path(edition.language, edition.slug)] = render_article(site, edition).encode()
    if "html" in formats and editions:
        for language in dict.fromkeys(edition.language for edition in editions):
            pages[index_path(language)] = render_index(site, language).encode()
        pages[HOME] = render_home(site).encode()
        pages.update((PurePosixPath(path), data) for path, data in theme_files().items())
    report(len(editions), len(editions))
    return pages


def _built(edition: Edition, held_back: str, pages: Mapping[PurePosixPath, bytes]) -> BuiltEdition:
    places = (markdown_path(edition.language, edition.slug), html_path(edition.language, edition.slug))
    files = () if held_back else tuple(path for path in places if path in pages)
    return BuiltEdition(
        edition.article, edition.language, edition.units, edition.translated, files, held_back
    )
