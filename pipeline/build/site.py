"""Building: articles × catalogs → editions → pages → files.

Everything is read, localized, rendered and checked before the first file is written; what is wrong with any
input is told together, and leaves ``output/`` as it was.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from pipeline import locales
from pipeline.build.addresses import HOME, html_path, index_path, markdown_path
from pipeline.build.assets import Assets, collect_assets
from pipeline.build.books import book_files
from pipeline.build.checking import check_catalogs, judge
from pipeline.build.discovery import left_at_root
from pipeline.build.layouts import layout_files, layout_folders
from pipeline.build.loose_ends import LooseEnds, find_loose_ends
from pipeline.build.material import TOO_INCOMPLETE, Choice, Material, choose, key_of, read_material
from pipeline.build.output import Written, write_site
from pipeline.build.pictures import FOLDER as PICTURES
from pipeline.build.plan import Make, plan_site
from pipeline.build.search import require_pagefind, search_files
from pipeline.diagnostics import Diagnostic
from pipeline.edition.localize import Edition, percent_of
from pipeline.edition.site import Site
from pipeline.edition.theme_files import FOLDER as THEME
from pipeline.project import Config, Project
from pipeline.workspace.articles import article_findings
from pipeline.workspace.reading import CatalogKey

__all__ = ["FORMATS", "Built", "BuiltEdition", "Format", "Made", "build_site", "make_site"]

Format = Literal["html", "markdown", "epub"]
FORMATS: tuple[Format, ...] = ("html", "markdown", "epub")

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
        return self.held_back.startswith(TOO_INCOMPLETE)


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
    wanted_formats = tuple(one for one in FORMATS if one in (formats or project.config.formats))
    project, choice = choose(project, articles, languages, wanted_formats)
    if "html" in choice.formats:
        require_pagefind(project)
    material = read_material(project, choice.pseudo)
    plan = plan_site(project, choice, material)
    published = plan.published
    with_pages = tuple(dict.fromkeys(edition.language for edition in published))
    pages = _made(plan.pages, report)
    books = book_files(plan.site, project, with_pages) if "epub" in choice.formats else {}
    pages.update(books.values())
    pages.update(plan.surroundings())
    if project.config.search and choice.is_whole:
        pages.update(search_files(published, pages))
    assets = collect_assets(project, material.sources, published, pages)

    lists = [path for path in map(index_path, choice.languages) if path in pages]
    return Made(
        files={**pages, **plan.pictures.files, **_beside_pages(plan.site, choice, published, assets)},
        complete=_complete_folders(project.config, choice),
        outdated=tuple(left_at_root(pages, project.output_dir)) if HOME in pages else (),
        editions=tuple(
            _built(one, material.held_back, pages, books)
            for one in material.editions
            if choice.has(key_of(one))
        ),
        findings=_findings(project, material, choice, assets),
        loose_ends=find_loose_ends(
            project,
            pages,
            linked=plan.site.languages if lists else (),
            translated_into=[
                one for one in choice.languages if material.sources and one in project.config.languages
            ],
            articles=sorted(choice.articles),
            catalogs=material.catalogs,
        ),
        notes=_notes(project.config, plan.cards.note, choice) if HOME in pages else (),
        entrance=lists[0] if lists else None,
    )


def _made(pages: Mapping[PurePosixPath, Make], report: Report) -> dict[PurePosixPath, bytes]:
    made: dict[PurePosixPath, bytes] = {}
    for number, (path, make) in enumerate(pages.items()):
        report(number, len(pages))
        made[path] = make()
    report(len(pages), len(pages))
    return made


def _beside_pages(
    site: Site, choice: Choice, published: Sequence[Edition], assets: Assets
) -> Mapping[PurePosixPath, bytes]:
    """The files that articles name, and the editions for other site generators."""
    shown = assets.files if set(choice.formats) != {"epub"} else {}  # a book has its pictures in it
    elsewhere = layout_files(site, published, assets.files) if "markdown" in choice.formats else {}
    return {**shown, **elsewhere}


def _findings(project: Project, material: Material, choice: Choice, assets: Assets) -> tuple[Diagnostic, ...]:
    sources = [source for source in material.sources if source.name in choice.articles]
    catalogs = {
        key: one for key, one in material.catalogs.items() if choice.has(key) and key[0] not in choice.pseudo
    }
    checked = check_catalogs(project, sources, catalogs, material.glossary, material.editions)
    about_articles = judge(project.config, (*assets.findings, *article_findings(project.config, sources)))
    findings = {*checked.diagnostics, *about_articles.diagnostics}
    return tuple(sorted(findings, key=lambda one: one.sort_key))


def _complete_folders(config: Config, choice: Choice) -> tuple[str, ...]:
    """The folders below ``output/`` of which the build makes everything there is.

    Pages that are not built now may still need pictures and styles of an earlier build.
    """
    languages = choice.languages
    if not choice.is_whole or not set(choice.formats) >= set(config.formats):
        return ()
    shared = (PICTURES, THEME) if set(languages) >= set(config.editions) else ()
    return (*map(locales.web_tag, languages), *layout_folders(config, languages), *shared)


def _notes(config: Config, about_cards: str, choice: Choice) -> tuple[str, ...]:
    about_search = "the search does not know of these changes: run pipeline build without articles"
    about_base = "no feeds, no sitemap.xml and no pictures for sharing: set base_url in the configuration"
    notes = (
        about_search if config.search and not choice.is_whole else "",
        about_cards if config.base_url else about_base,
    )
    return tuple(filter(None, notes))


def _built(
    edition: Edition,
    held_back: Mapping[CatalogKey, str],
    pages: Mapping[PurePosixPath, bytes],
    books: Mapping[str, tuple[PurePosixPath, bytes]],
) -> BuiltEdition:
    places = [markdown_path(edition.language, edition.slug), html_path(edition.language, edition.slug)]
    if edition.language in books and not edition.is_untranslated:
        places.append(books[edition.language][0])
    why = held_back.get(key_of(edition), "")
    files = () if why else tuple(path for path in places if path in pages)
    return BuiltEdition(edition.article, edition.language, edition.units, edition.translated, files, why)
