"""The Markdown editions in the layout of another generator, as the configuration names it."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath

from pipeline import locales
from pipeline.edition.layouts import INDEX, LAYOUTS, Layout, Place, export
from pipeline.edition.localize import Edition
from pipeline.edition.site import Site
from pipeline.project import Config

__all__ = ["layout_files", "layout_folders"]


def layout_files(
    site: Site, editions: Sequence[Edition], files: Mapping[PurePosixPath, bytes]
) -> dict[PurePosixPath, bytes]:
    """The files of ``editions`` in the configured layout, by their path below ``output/``; none without a layout.

    ``files`` are what they show, in the folders of their languages (`pipeline.build.assets`).
    """
    layout = LAYOUTS.get(site.config.layout)
    if layout is None:
        return {}
    sections = _sections(site.editions)
    written: dict[PurePosixPath, bytes] = {}

    def place_of(edition: Edition) -> Place:
        return layout.place(_folder(layout, site.config, edition.language), edition, edition.slug in sections)

    for edition in editions:
        tag = locales.web_tag(edition.language)

        def file_of(url: str, edition: Edition = edition, tag: str = tag) -> PurePosixPath | None:
            place = site.file_of(edition.language, edition.article, url)
            return place if place and PurePosixPath(tag, place) in files else None

        exported = export(layout, edition, place_of, site.targets, site.edition_of, file_of)
        written[place_of(edition).path] = exported.text.encode()
        written.update((path, files[PurePosixPath(tag, file)]) for path, file in exported.files.items())
    return written


def layout_folders(config: Config, languages: Iterable[str]) -> tuple[str, ...]:
    """The folders below ``output/`` that hold what the layout has of these languages, and nothing else."""
    layout = LAYOUTS.get(config.layout)
    return tuple(_folder(layout, config, language) for language in languages) if layout else ()


def _folder(layout: Layout, config: Config, language: str) -> str:
    return layout.folder(language, language == config.source_language)


def _sections(editions: Iterable[Edition]) -> frozenset[str]:
    """The slugs that are folders of other articles, and ``index`` in a folder that has no other article of its name."""
    slugs = {edition.slug for edition in editions}
    folders = {folder.as_posix() for slug in slugs for folder in PurePosixPath(slug).parents}
    indexes = {
        slug
        for slug in slugs
        if PurePosixPath(slug).name == INDEX and PurePosixPath(slug).parent.as_posix() not in slugs
    }
    return frozenset(folders | indexes)
