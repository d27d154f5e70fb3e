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
    compare_path,
    html_path,
    index_path,
    markdown_path,
    taken_addresses,
)
from pipeline.build.assets import collect_assets
from pipeline.build.books import book_files
from pipeline.build.cards import find_cards
from pipeline.build.checking import check_catalogs
from pipeline.build.discovery import files_at_root, files_of_languages, left_at_root
from pipeline.build.layouts import layout_files, layout_folders
from pipeline.build.loose_ends import LooseEnds, find_loose_ends
from pipeline.build.output import Written, write_site
from pipeline.build.pictures import FOLDER as PICTURES
from pipeline.build.pictures import Pictures
from pipeline.build.pseudo import pseudo_catalogs, with_pseudo_locales
from pipeline.build.readers_terms import terms_for_readers
from pipeline.build.search import require_pagefind, search_files
from pipeline.catalog import Catalog
from pipeline.diagnostics import Diagnostic
from pipeline.edition.comparison_page import render_comparison
from pipeline.edition.localize import Edition, localize_article, percent_of
from pipeline.edition.metadata import is_draft
from pipeline.edition.site import (
    Site,
    has_comparison,
    render_article,
    render_home,
    render_index,
)
from pipeline.edition.tags import tag_index
from pipeline.edition.term_index import TermIndex
from pipeline.edition.theme_files import FOLDER as THEME
from pipeline.edition.theme_files import written_files
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

__all__ = ["FORMATS", "Built", "BuiltEdition", "Format", "Made", "build_site", "make_site"]

Format = Literal["html", "markdown", "epub"]
FORMATS: tuple[Format, ...] = ("html", "markdown", "epub")

_TOO_INCOMPLETE = "less complete than min_complete"

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

    @property
    def is_too_incomplete(self) -> bool:
        """Whether it is held back because too little of it is translated."""
        return self.held_back.startswith(_TOO_INCOMPLETE)


@dataclass(frozen=True, slots=True)
class Made:
    """A site in memory: its files by their path below ``output/``, and what was found while it was made.

    ``complete`` and ``outdated`` are as in `write_site`; the rest is as in `Built`.
    """

    files: Mapping[PurePosixPath, bytes]
    complete: tuple[str, ...]
    outdated: tuple[PurePosixPath, ...]
    editions: tuple[BuiltEdition, ...]
    findings: tuple[Diagnostic, ...]
    loose_ends: LooseEnds
    notes: tuple[str, ...]
    entrance: PurePosixPath | None


@dataclass(frozen=True, slots=True)
class Built:
    """What ``build`` did, what it found on the way, and what is left to do.

    ``notes`` say what the site lacks, and how to have it. ``entrance`` is the list of articles to begin reading with,
    below ``output/``; None if no pages were built.
    """

    editions: tuple[BuiltEdition, ...]
    written: Written
    findings: tuple[Diagnostic, ...]
    loose_ends: LooseEnds
    notes: tuple[str, ...]
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

    Raises `InputError`, with nothing written, for what `make_site` cannot use, or an ``output/`` that cannot be
    written.
    """
    made = make_site(project, articles=articles, languages=languages, formats=formats, report=report)
    written = write_site(project, made.files, complete=made.complete, outdated=made.outdated)
    return Built(made.editions, written, made.findings, made.loose_ends, made.notes, made.entrance)


def make_site(
    project: Project,
    *,
    articles: Sequence[str] = (),
    languages: Sequence[str] = (),
    formats: Sequence[Format] = (),
    report: Report = lambda _done, _total: None,
) -> Made:
    """Make the editions of ``articles`` in ``languages`` and ``formats``; an empty choice means all.

    A page depends on the whole project (it links to its other languages), so all of it is read whatever is
    chosen. Raises `InputError` for what cannot be read, and for a bad or taken slug.
    """
    project, pseudo = with_pseudo_locales(project, languages)
    chosen_languages = pseudo or project.select_languages(languages, with_source=True)
    chosen_articles = {file.name for file in project.select_articles(articles)}
    chosen_formats = tuple(one for one in FORMATS if one in (formats or project.config.formats))

    if "html" in chosen_formats:
        require_pagefind(project)
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

    editions = _editions(project.config, sources, catalogs)
    held_back = {_key(one): why for one in editions if (why := _why_held_back(project.config, one))}
    public = tuple(edition for edition in editions if _key(edition) not in held_back)
    problems.add(taken_addresses(sources, public, tag_index(project.config.tag_slugs, public)))
    problems.stop_if_any()

    wanted = [one for one in editions if one.language in chosen_languages and one.article in chosen_articles]
    pictures = Pictures(project)
    published = [one for one in wanted if _key(one) not in held_back]
    cards = find_cards(project.config, published if "html" in chosen_formats else ())
    terms = TermIndex()
    if "html" in chosen_formats:
        terms = terms_for_readers(project.config, sources, glossary, public)
    site = Site(project.config, public, pictures.find, cards.addresses, terms)
    pages = _render(site, published, chosen_formats, report)
    books = (
        book_files(site, project, dict.fromkeys(edition.language for edition in published))
        if "epub" in chosen_formats
        else {}
    )
    pages.update(books.values())
    if HOME in pages:
        with_pages = dict.fromkeys(edition.language for edition in published)
        pages.update(files_of_languages(site, with_pages))
        pages.update(cards.files(map(_key, published), project.output_dir))
    if pseudo:  # what is not in its folder is about the languages that readers see
        pages.pop(HOME, None)
    if HOME in pages:
        pages.update(files_at_root(site, project.output_dir))
    if project.config.search and not articles:
        pages.update(search_files(published, pages))
    assets = collect_assets(project, sources, published, pages)
    elsewhere = layout_files(site, published, assets.files) if "markdown" in chosen_formats else {}
    shown = assets.files if set(chosen_formats) != {"epub"} else {}  # a book has its pictures in it
    chosen_sources = [source for source in sources if source.name in chosen_articles]
    checked = check_catalogs(
        project,
        chosen_sources,
        {
            key: one
            for key, one in catalogs.items()
            if key[0] in chosen_languages and key[1] in chosen_articles and key[0] not in pseudo
        },
        glossary,
        editions,
    )
    everything = not articles and set(chosen_formats) >= set(project.config.formats)
    findings = {*checked.diagnostics, *assets.findings, *article_findings(project.config, chosen_sources)}
    lists = [path for path in map(index_path, chosen_languages) if path in pages]
    return Made(
        files={**pages, **shown, **pictures.files, **elsewhere},
        complete=_complete_folders(project.config, chosen_languages) if everything else (),
        outdated=tuple(left_at_root(pages, project.output_dir)) if HOME in pages else (),
        editions=tuple(_built(one, held_back.get(_key(one), ""), pages, books) for one in wanted),
        findings=tuple(sorted(findings, key=lambda one: one.sort_key)),
        loose_ends=find_loose_ends(
            project,
            pages,
            linked=site.languages if lists else (),
            translated_into=[one for one in chosen_languages if sources and one in project.config.languages],
            catalogs=catalogs,
        ),
        notes=_notes(project.config, cards.note, some_only=bool(articles)) if HOME in pages else (),
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
        return f"{_TOO_INCOMPLETE} = {config.min_complete:g}"
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
            if has_comparison(site, edition):
                page = render_comparison(site, edition)
                pages[compare_path(edition.language, edition.slug)] = page.encode()
    if "html" in formats and editions:
        for language in dict.fromkeys(edition.language for edition in editions):
            pages[index_path(language)] = render_index(site, language).encode()
        pages[HOME] = render_home(site).encode()
        pages.update((PurePosixPath(path), data) for path, data in written_files(site.config).items())
    report(len(editions), len(editions))
    return pages


def _complete_folders(config: Config, languages: Sequence[str]) -> tuple[str, ...]:
    """The folders below ``output/`` of which a build of ``languages`` makes everything there is.

    Pages that are not built now may still need pictures and styles of an earlier build.
    """
    shared = (PICTURES, THEME) if set(languages) >= set(config.editions) else ()
    return (*map(locales.web_tag, languages), *layout_folders(config, languages), *shared)


def _notes(config: Config, about_cards: str, *, some_only: bool) -> tuple[str, ...]:
    about_search = "the search does not know of these changes: run pipeline build without articles"
    about_base = "no feeds, no sitemap.xml and no pictures for sharing: set base_url in the configuration"
    notes = (
        about_search if config.search and some_only else "",
        about_cards if config.base_url else about_base,
    )
    return tuple(filter(None, notes))


def _built(
    edition: Edition,
    held_back: str,
    pages: Mapping[PurePosixPath, bytes],
    books: Mapping[str, tuple[PurePosixPath, bytes]],
) -> BuiltEdition:
    places = [markdown_path(edition.language, edition.slug), html_path(edition.language, edition.slug)]
    if edition.language in books and not edition.is_untranslated:
        places.append(books[edition.language][0])
    files = () if held_back else tuple(path for path in places if path in pages)
    return BuiltEdition(
        edition.article, edition.language, edition.units, edition.translated, files, held_back
    )
