"""The files of a site besides the pages of articles: lists by tag, feeds, and what lies at the root for machines.

Like pages, they depend on the whole project, never on what else is being built.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from pipeline.edition.about_page import render_about
from pipeline.edition.discovery.feed import render_feed
from pipeline.edition.discovery.llms import LLMS, has_llms, render_llms, render_llms_of
from pipeline.edition.discovery.robots import ROBOTS, render_robots
from pipeline.edition.discovery.sitemap import MARK, SITEMAP, render_sitemaps
from pipeline.edition.glossary_page import render_glossary
from pipeline.edition.links import (
    about_address,
    feed_address,
    glossary_address,
    llms_address,
    tag_address,
    tags_address,
)
from pipeline.edition.not_found_page import NOT_FOUND, render_not_found
from pipeline.edition.pagination import address_of_page, count_of_pages
from pipeline.edition.site import Site
from pipeline.edition.tag_pages import render_tag, render_tags

__all__ = ["files_at_root", "files_of_languages", "left_at_root"]

_MARKED_WITHIN = 1000
"""Bytes at the beginning of a file of ours in which it says so."""


def files_of_languages(site: Site, languages: Iterable[str]) -> dict[PurePosixPath, bytes]:
    """The files in the folders of ``languages``, by their path below ``output/``."""
    return {
        PurePosixPath(path): data for language in languages for path, data in _of_language(site, language)
    }


def files_at_root(site: Site, output: Path) -> dict[PurePosixPath, bytes]:
    """The files at the root, by their path below ``output``.

    A ``robots.txt`` that somebody else has put there is not among them: it stays.
    """
    files = {
        PurePosixPath(NOT_FOUND): render_not_found(site).encode(),
        PurePosixPath(LLMS): render_llms(site),
    }
    files.update((PurePosixPath(name), data) for name, data in render_sitemaps(site).items())
    robots = output / ROBOTS
    if not robots.exists() or _is_ours(robots):
        files[PurePosixPath(ROBOTS)] = render_robots(site.config.base_url)
    return files


def left_at_root(files: Iterable[PurePosixPath], output: Path) -> tuple[PurePosixPath, ...]:
    """Sitemaps of an earlier build that are not among ``files``."""
    own = set(files)
    names = [SITEMAP, *sorted(path.name for path in output.glob("sitemap-*.xml"))]
    paths = map(PurePosixPath, names)
    return tuple(path for path in paths if path not in own and _is_ours(output / path))


def _of_language(site: Site, language: str) -> Iterator[tuple[str, bytes]]:
    if site.is_translated:
        yield f"{about_address(language)}index.html", render_about(site, language).encode()
    slugs = site.tags.in_language(language)
    if slugs:
        yield f"{tags_address(language)}index.html", render_tags(site, language).encode()
    for slug in slugs:
        for number in range(1, count_of_pages(len(site.tags.editions(language, slug))) + 1):
            address = address_of_page(tag_address(language, slug), number)
            yield f"{address}index.html", render_tag(site, language, slug, number).encode()
    if site.terms.in_language(language):
        yield f"{glossary_address(language)}index.html", render_glossary(site, language).encode()
    if site.has_feed(language):
        yield feed_address(language), render_feed(site, language)
    if has_llms(site, language):
        yield llms_address(language), render_llms_of(site, language)


def _is_ours(file: Path) -> bool:
    try:
        return MARK.encode() in file.read_bytes()[:_MARKED_WITHIN]
    except OSError:
        return False
