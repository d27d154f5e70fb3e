"""The page that web servers show for an address where there is nothing: ``404.html`` at the site's root.

It is shown at any depth, so all of its addresses begin at the host's root; and to readers of any language, so it says
the same in each.
"""

from dataclasses import dataclass, replace
from urllib.parse import quote, urlsplit

from pipeline import locales
from pipeline.edition.discovery.head import page_head
from pipeline.edition.frame import Text, frame, text_in, translations
from pipeline.edition.links import HOME, index_address
from pipeline.edition.site import Site
from pipeline.edition.templates import render_template
from pipeline.edition.words import Words, words_for
from pipeline.project import Config

__all__ = ["NOT_FOUND", "render_not_found"]

NOT_FOUND = "404.html"
"""Its place below the site's root: GitHub Pages, Netlify, Cloudflare and S3 look for it there, or can be told to."""


@dataclass(frozen=True, slots=True)
class Way:
    """What the page says in a language. ``tag`` and ``direction`` are those of the words, ``link`` may have others."""

    tag: str
    direction: str
    message: str
    link: Text
    href: str
    hreflang: str


def render_not_found(site: Site) -> str:
    """The page, in all languages that have an edition."""
    config, language = site.config, site.config.source_language
    root = urlsplit(config.base_url).path.rstrip("/") + "/"
    lists = translations(config, HOME, "", {one: index_address(one) for one in site.languages})
    values = {
        **frame(config, language, HOME, tuple(replace(one, href=root + one.href) for one in lists), None),
        "head": page_head(
            language, words_for(language, config.theme).gettext("This page does not exist."), ""
        ),
        "root": root,
        "home": root,
        "canonical": "",
        "indexed": False,
        "ways": tuple(_way(site, one, root) for one in site.languages),
    }
    return render_template("404", language, config.theme, values)


def _way(site: Site, language: str, root: str) -> Way:
    words = words_for(language, site.config.theme)
    return Way(
        tag=locales.web_tag(words.language),
        direction=locales.writing_direction(words.language),
        message=words.gettext("This page does not exist."),
        link=_name(site.config, language, words),
        href=root + quote(index_address(language)),
        hreflang=locales.web_tag(language),
    )


def _name(config: Config, language: str, words: Words) -> Text:
    """The site's name in a language, or in the source's, or else the word for its articles: among ``words``."""
    own = config.titles.get(language)
    if not own and not config.title:
        return text_in(words.gettext("Articles"), words.language, words.language)
    return text_in(own or config.title, language if own else config.source_language, words.language)
