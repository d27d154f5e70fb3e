"""The text of an edition as feeds have it: that of its page, for readers that have neither the page nor its style.

Whatever a project trusts on its own pages, here all HTML is sanitized.
"""

import re
from urllib.parse import urljoin

from markupsafe import Markup

from pipeline.edition.frame import attributes
from pipeline.edition.links import absolute, page_address
from pipeline.edition.localize import Edition
from pipeline.edition.metadata import text_of
from pipeline.edition.notices import notice
from pipeline.edition.pictures import Picture
from pipeline.edition.render import Page, render_body
from pipeline.edition.site import Site, page_for
from pipeline.edition.words import words_for

__all__ = ["feed_text"]

_PERMALINK = re.compile(r'<a class="permalink"(?: [^\s=<>"]+="[^"]*")*></a>')
"""The way to link to a heading, as it leaves sanitizing: without the page's style there is nothing to see of it."""


def feed_text(site: Site, edition: Edition) -> str:
    """The HTML of an edition, with what is honest to say of it. Every address in it is absolute.

    The site must have a ``base_url``. What is not on the page but around it (the headline, the dateline, the contents)
    is not here either: readers of feeds make their own.
    """
    config, language = site.config, edition.language
    words = words_for(language, config.theme)
    body = render_body(edition, config.source_language, words, _page(site, edition))
    text = notice(config, edition) + _way_to_original(site, edition)
    if standfirst := text_of(edition.metadata, "description"):
        own = attributes(config.source_language) if standfirst in edition.untranslated else Markup()
        text += Markup("<p{}>{}</p>\n").format(own, standfirst)
    inner = text + Markup(_PERMALINK.sub("", body.html))
    return Markup("<div{}>\n{}</div>").format(attributes(language), inner)


def _way_to_original(site: Site, edition: Edition) -> Markup:
    """A link to the original, where not all of the edition is translated."""
    original = site.source_of(edition)
    if original is None or not edition.left:
        return Markup()
    words = words_for(edition.language, site.config.theme)
    own = Markup() if words.language == edition.language else attributes(words.language)
    url = absolute(site.config.base_url, page_address(original.language, original.slug))
    link = Markup('<p{}><a href="{}">{}</a></p>\n')
    return link.format(own, url, words.gettext("Read the original"))


def _page(site: Site, edition: Edition) -> Page:
    """The page of an edition as it is seen from anywhere."""
    here = page_address(edition.language, edition.slug)
    url = absolute(site.config.base_url, here)
    page = page_for(site, edition, here)
    pictures: dict[str, Picture] = {}

    def resolve(address: str) -> str:
        found = page.resolve(address)
        try:
            whole = urljoin(url, found)
        except ValueError:  # such as "//[", which leads nowhere on the page either
            return found
        if found in page.pictures:
            pictures[whole] = page.pictures[found]
        return whole

    return Page(resolve, pictures)
