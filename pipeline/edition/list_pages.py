"""The list of a language's articles, and the page at the root that leads to the lists."""

from dataclasses import replace

from pipeline import locales
from pipeline.edition.descriptions import of_home, of_list, site_name
from pipeline.edition.discovery.web_page import WebPage
from pipeline.edition.entries import entries_of
from pipeline.edition.frame import Text, frame, text_in, translations
from pipeline.edition.links import HOME, index_address, page_address, relative
from pipeline.edition.pagination import address_of_page, entries_on, links_to_pages, titled
from pipeline.edition.site import Site
from pipeline.edition.templates import render_template
from pipeline.edition.titles import title_of
from pipeline.edition.words import words_for

__all__ = ["render_home", "render_index"]


def render_index(site: Site, language: str, page: int = 1) -> str:
    """A page of the list of a language's articles, counted from 1.

    Only the first is the same in all languages: from the others, too, the ways to other languages lead there.
    """
    config = site.config
    words = words_for(language, config.theme)
    first = index_address(language)
    here = address_of_page(first, page)
    editions = site.editions_in(language)
    listed = [one for one in config.editions if one == language or one in site.languages]
    hidden = () if page == 1 else listed
    others = translations(config, here, language, {one: index_address(one) for one in listed}, hidden)
    title = titled(site_name(config, language) or words.gettext("Articles"), page, words)
    values = {
        **frame(config, language, here, others, HOME if page == 1 else None),
        "ways": site.ways(language, here),
        "search": site.search(language, here),
        "head": site.head(WebPage(language, here, title, of_list(config, language, words), listed)),
        "title": title,
        "entries": entries_of(site, entries_on(page, editions), here, words),
        "pages": links_to_pages(first, page, len(editions), words),
    }
    return render_template("index", language, config.theme, values)


def render_home(site: Site) -> str:
    """The page at the site's root, in the source language: the ways to the lists, each named in its own."""
    config, language = site.config, site.config.source_language
    words = words_for(language, config.theme)
    lists = translations(config, HOME, "", {one: index_address(one) for one in site.languages})
    values = {
        **frame(config, language, HOME, lists, HOME),
        "head": site.head(
            WebPage(
                language,
                HOME,
                config.title or words.gettext("Articles"),
                of_home(config, site.languages),
                site.languages,
            )
        ),
        "newest": {locales.web_tag(one): _newest(site, one) for one in site.languages},
        "names": {locales.web_tag(one): config.titles.get(one, "") for one in site.languages},
    }
    return render_template("home", language, config.theme, values)


def _newest(site: Site, language: str) -> Text | None:
    """The title of a language's newest article, with the way there from the site's root."""
    newest = next(iter(site.editions_in(language)))
    title = title_of(newest)
    if newest.is_untranslated or title.fell_back:
        return None
    return replace(
        text_in(title.text, language, language), href=relative(HOME, page_address(language, newest.slug))
    )
