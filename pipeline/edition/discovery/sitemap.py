"""sitemap.xml: the pages that search engines are told of, each with itself in all its languages.

As sitemaps.org has it, with the alternates that Google reads. A sitemap may have 50,000 addresses and 50 MB; a larger
one is cut into several, which sitemap.xml then lists.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree as ET

from pipeline import locales
from pipeline.edition.discovery.dates import changed, w3c
from pipeline.edition.discovery.xml import child, document
from pipeline.edition.links import (
    HOME,
    about_address,
    absolute,
    glossary_address,
    index_address,
    page_address,
    tag_address,
    tags_address,
)
from pipeline.edition.localize import Edition
from pipeline.edition.metadata import instant_of
from pipeline.edition.site import Site

__all__ = ["MARK", "SITEMAP", "render_sitemaps"]

SITEMAP = "sitemap.xml"

MARK = "Written by pipeline build."
"""Stands in files at the site's root by which a later build knows them as its own."""

_MOST = 20_000
"""Addresses in a file. With alternates in six languages that is 25 MB."""

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


@dataclass(frozen=True, slots=True)
class _Page:
    """A page in its languages: addresses below the root, and when each last changed. ``default`` is for all others."""

    addresses: Mapping[str, str]
    changed: Mapping[str, date]
    default: str | None


def render_sitemaps(site: Site, most: int = _MOST) -> dict[str, bytes]:
    """The files by their names at the site's root; none without ``base_url``.

    ``most`` is how many addresses a file may have.
    """
    base = site.config.base_url
    if not base:
        return {}
    urls = [_home(site), *(url for page in _pages(site) for url in _urls(base, page))]
    if len(urls) <= most:
        return {SITEMAP: _file("urlset", urls)}
    parts = [urls[start : start + most] for start in range(0, len(urls), most)]
    files = {f"sitemap-{number}.xml": _file("urlset", part) for number, part in enumerate(parts, 1)}
    entries = []
    for name in files:
        entry = ET.Element("sitemap")
        child(entry, "loc", absolute(base, name))
        entries.append(entry)
    return {SITEMAP: _file("sitemapindex", entries), **files}


def _pages(site: Site) -> Iterator[_Page]:
    config = site.config
    told = [edition for edition in site.editions if not edition.is_untranslated]
    for article in dict.fromkeys(edition.article for edition in told):
        editions = [one for one in site.editions_of(article) if not one.is_untranslated]
        addresses = {one.language: page_address(one.language, one.slug) for one in editions}
        default = addresses.get(config.source_language)
        yield _Page(addresses, {one.language: day for one in editions if (day := changed(one))}, default)
    yield _Page({one: index_address(one) for one in site.languages}, _latest(told), HOME)
    with_tags = [one for one in site.languages if site.tags.in_language(one)]
    if with_tags:
        yield _page_of(site, {one: tags_address(one) for one in with_tags}, {})
    for slug in sorted({slug for one in with_tags for slug in site.tags.in_language(one)}):
        tagged = [one for language in with_tags for one in site.tags.editions(language, slug)]
        days = _latest([one for one in tagged if not one.is_untranslated])
        known = {one.language for one in tagged if not one.is_untranslated}
        yield _page_of(site, {one: tag_address(one, slug) for one in with_tags if one in known}, days)
    with_terms = [one for one in site.languages if site.terms.in_language(one)]
    if with_terms:
        yield _page_of(site, {one: glossary_address(one) for one in with_terms}, {})
    if site.is_translated:
        yield _page_of(site, {one: about_address(one) for one in site.languages}, {})


def _page_of(site: Site, addresses: Mapping[str, str], days: Mapping[str, date]) -> _Page:
    return _Page(addresses, days, addresses.get(site.config.source_language))


def _latest(editions: list[Edition]) -> dict[str, date]:
    """When the newest of a language's editions last changed, by language."""
    days: dict[str, date] = {}
    for edition in editions:
        day, known = changed(edition), days.get(edition.language)
        if day and (known is None or instant_of(day) > instant_of(known)):
            days[edition.language] = day
    return days


def _urls(base: str, page: _Page) -> Iterator[ET.Element]:
    for language, address in page.addresses.items():
        url = ET.Element("url")
        child(url, "loc", absolute(base, address))
        if language in page.changed:
            child(url, "lastmod", w3c(page.changed[language]))
        for other, there in page.addresses.items():
            _alternate(url, locales.web_tag(other), absolute(base, there))
        if page.default is not None:
            _alternate(url, "x-default", absolute(base, page.default))
        yield url


def _home(site: Site) -> ET.Element:
    """The site's first page, which is for readers of any language that has no list."""
    base = site.config.base_url
    url = ET.Element("url")
    child(url, "loc", absolute(base, HOME))
    for language in site.languages:
        _alternate(url, locales.web_tag(language), absolute(base, index_address(language)))
    _alternate(url, "x-default", absolute(base, HOME))
    return url


def _alternate(url: ET.Element, language: str, href: str) -> None:
    child(url, "xhtml:link", attributes={"rel": "alternate", "hreflang": language, "href": href})


def _file(kind: str, entries: list[ET.Element]) -> bytes:
    root = ET.Element(kind, {"xmlns": _NAMESPACE})
    if kind == "urlset":
        root.set("xmlns:xhtml", _XHTML)
    root.append(ET.Comment(f" {MARK} "))
    root.extend(entries)
    return document(root)
