"""A language's Atom feed (RFC 4287): its newest articles, each with its description and its whole text.

An entry's id is the address of its page, which stays as long as the slug does. A text that is in the source language
for want of a translation says so (``xml:lang``).
"""

from xml.etree import ElementTree as ET

from pipeline import locales
from pipeline.edition.credits import authors_of
from pipeline.edition.descriptions import about_site, site_name
from pipeline.edition.discovery.dates import changed, published, w3c_time
from pipeline.edition.discovery.description import description_of
from pipeline.edition.discovery.feed_text import feed_text
from pipeline.edition.discovery.logo import logo_of
from pipeline.edition.discovery.xml import child, document
from pipeline.edition.links import absolute, feed_address, index_address, markdown_address, page_address
from pipeline.edition.localize import Edition
from pipeline.edition.metadata import instant_of
from pipeline.edition.site import Site
from pipeline.edition.titles import title_of
from pipeline.edition.words import words_for

__all__ = ["LONGEST_FEED", "render_feed"]

LONGEST_FEED = 20
"""Articles, the newest. Readers come by more often than that, and load all of it each time."""

_HTML, _ATOM = "text/html", "application/atom+xml"


def render_feed(site: Site, language: str) -> bytes:
    """The feed of a language, which must have one (`Site.has_feed`)."""
    config, tag = site.config, locales.web_tag(language)
    home = absolute(config.base_url, index_address(language))
    name = site_name(config, language) or words_for(language, config.theme).gettext("Articles")
    editions = [one for one in site.editions_in(language) if published(one) and not one.is_untranslated]
    moments = [moment for one in editions[:LONGEST_FEED] if (moment := changed(one))]
    feed = ET.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": tag})
    child(feed, "id", home)
    child(feed, "title", name)
    if about := about_site(config, language):
        child(feed, "subtitle", about)
    child(feed, "updated", w3c_time(max(moments, key=instant_of)))
    _link(feed, "self", _ATOM, tag, absolute(config.base_url, feed_address(language)))
    _link(feed, "alternate", _HTML, tag, home)
    for other in site.languages:
        if other != language and site.has_feed(other):
            url = absolute(config.base_url, feed_address(other))
            _link(feed, "alternate", _ATOM, locales.web_tag(other), url)
    author = child(feed, "author")
    child(author, "name", name)
    child(author, "uri", home)
    if logo := logo_of(config):
        child(feed, "icon", logo)
    child(feed, "generator", "Kakehashi")
    for edition in editions[:LONGEST_FEED]:
        _entry(feed, site, edition)
    return document(feed)


def _entry(feed: ET.Element, site: Site, edition: Edition) -> None:
    base, first, last = site.config.base_url, published(edition), changed(edition)
    address = absolute(base, page_address(edition.language, edition.slug))
    tag = locales.web_tag(edition.language)
    entry = child(feed, "entry")
    child(entry, "id", address)
    title = title_of(edition)
    source = {"xml:lang": locales.web_tag(site.config.source_language)}
    child(entry, "title", title.text, source if title.fell_back else {})
    if first and last:
        child(entry, "published", w3c_time(first))
        child(entry, "updated", w3c_time(last))
    _link(entry, "alternate", _HTML, tag, address)
    markdown = absolute(base, markdown_address(edition.language, edition.slug))
    _link(entry, "alternate", "text/markdown", tag, markdown)
    for other in site.editions_of(edition.article):
        if other.language != edition.language and not other.is_untranslated:
            url = absolute(base, page_address(other.language, other.slug))
            _link(entry, "alternate", _HTML, locales.web_tag(other.language), url)
    for person in authors_of(edition.metadata):
        author = child(entry, "author")
        child(author, "name", person.name)
        if person.url:
            child(author, "uri", person.url)
    for topic in site.tags.of(edition):
        own = source if topic.text in edition.untranslated else {}
        child(entry, "category", attributes={**own, "term": topic.slug, "label": topic.text})
    if description := description_of(edition):
        child(entry, "summary", description, source if description in edition.untranslated else {})
    child(entry, "content", feed_text(site, edition), {"type": "html"})


def _link(parent: ET.Element, relation: str, kind: str, language: str, url: str) -> None:
    child(parent, "link", attributes={"rel": relation, "type": kind, "hreflang": language, "href": url})
