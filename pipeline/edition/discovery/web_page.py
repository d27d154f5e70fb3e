"""The head of a page that is no article and that search engines are told of: a list, the glossary, the first page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from pipeline import locales
from pipeline.edition.descriptions import about_site, site_name
from pipeline.edition.discovery.head import FeedLink, Head, social_locale, social_locales
from pipeline.edition.discovery.picture import card_picture
from pipeline.edition.discovery.structured import Node, embedded
from pipeline.edition.discovery.structured_pages import Step, web_page, web_site
from pipeline.edition.links import HOME, absolute, feed_address, index_address, relative
from pipeline.edition.words import words_for
from pipeline.project import Config

__all__ = ["WebPage", "feed_links", "steps_to", "web_page_head"]


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page at the address ``here``; ``languages`` are those it is in.

    ``kind`` is its type in schema.org, ``parents`` the pages between the list of articles and this one, names and
    addresses, and ``main`` what it is about; None if that is nothing beyond its text.
    """

    language: str
    here: str
    title: str
    description: str
    languages: Iterable[str]
    kind: Literal["WebPage", "CollectionPage", "AboutPage"] = "CollectionPage"
    parents: tuple[tuple[str, str], ...] = ()
    main: Node | None = None


def web_page_head(config: Config, page: WebPage, card: str, fed: Iterable[str]) -> Head:
    """The head of a page.

    ``card`` is the address of the picture of all pages in its language, empty if there is none; ``fed`` are the
    languages whose feeds the page leads to.
    """
    languages = tuple(page.languages)
    return Head(
        kind="website",
        title=page.title,
        description=page.description,
        locale=social_locale(page.language),
        locales=social_locales(languages, page.language),
        picture=card_picture(card, config.base_url, site_name(config, page.language)),
        feeds=feed_links(config, page.here, fed),
        data=_home_data(config, languages) if page.here == HOME else _data(config, page),
    )


def feed_links(config: Config, here: str, languages: Iterable[str]) -> tuple[FeedLink, ...]:
    """The ways from the page at ``here`` to feeds; where there are several, their titles say the language."""
    fed = tuple(languages)
    names = [
        site_name(config, one) or words_for(one, config.theme).gettext("Articles")
        if len(fed) == 1
        else " – ".join(filter(None, (site_name(config, one), locales.native_name(one))))
        for one in fed
    ]
    return tuple(
        FeedLink(relative(here, feed_address(one)), name) for one, name in zip(fed, names, strict=True)
    )


def steps_to(
    config: Config, language: str, title: str, here: str, parents: Iterable[tuple[str, str]] = ()
) -> tuple[Step, ...]:
    """The way from a language's list of articles to the page at ``here``, by URLs; empty without ``base_url``."""
    if not config.base_url:
        return ()
    first = site_name(config, language) or words_for(language, config.theme).gettext("Articles")
    way = [(first, index_address(language)), *parents, (title, here)]
    unique = {address: name for name, address in way}
    return tuple((name, absolute(config.base_url, address)) for address, name in unique.items())


def _data(config: Config, page: WebPage) -> Markup:
    steps = steps_to(config, page.language, page.title, page.here, page.parents)
    if not steps:
        return Markup()
    site: Node | None = None
    if config.title:
        site = {"@type": "WebSite", "name": config.title, "url": absolute(config.base_url, HOME)}
    tag = locales.web_tag(page.language)
    return embedded(web_page(page.kind, tag, steps, page.description, site, page.main))


def _home_data(config: Config, languages: Iterable[str]) -> Markup:
    if not config.title or not config.base_url:
        return Markup()
    known = tuple(languages)
    return embedded(
        web_site(
            config.title,
            absolute(config.base_url, HOME),
            map(locales.web_tag, known),
            (site_name(config, one) for one in known),
            about_site(config, config.source_language),
        )
    )
