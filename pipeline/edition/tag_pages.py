"""The lists of a language by tag, and the list of its tags."""

from dataclasses import dataclass

from babel.numbers import format_decimal

from pipeline import locales
from pipeline.edition.descriptions import of_list, of_tag
from pipeline.edition.discovery.web_page import WebPage
from pipeline.edition.entries import entries_of
from pipeline.edition.frame import Text, frame, text_in, translations
from pipeline.edition.links import relative, tag_address, tags_address
from pipeline.edition.pagination import address_of_page, entries_on, links_to_pages, titled
from pipeline.edition.site import Site
from pipeline.edition.templates import render_template
from pipeline.edition.words import words_for

__all__ = ["render_tag", "render_tags"]


@dataclass(frozen=True, slots=True)
class Topic:
    """A tag in the list of a language's tags; ``count`` says how many articles have it, as readers write it."""

    name: Text
    href: str
    count: str


def render_tag(site: Site, language: str, slug: str, page: int = 1) -> str:
    """A page, counted from 1, of the list of a language's articles with a tag, which at least one must have."""
    config, words = site.config, words_for(language, site.config.theme)
    first = tag_address(language, slug)
    here = address_of_page(first, page)
    editions = site.tags.editions(language, slug)
    text, name = _name(site, language, slug)
    title = titled(text, page, words)
    parents = ((words.gettext("Topics"), tags_address(language)),)
    languages = [one for one in config.editions if site.tags.editions(one, slug)]
    hidden = languages if page > 1 else [one for one in languages if not _is_told(site, one, slug)]
    others = translations(config, here, language, {one: tag_address(one, slug) for one in languages}, hidden)
    source = config.source_language
    values = {
        **frame(
            config,
            language,
            here,
            others,
            tag_address(source, slug) if source in languages and page == 1 else None,
        ),
        "ways": site.ways(language, here),
        "search": site.search(language, here),
        "head": site.head(
            WebPage(language, here, title, of_tag(config, language, text, words), languages, parents=parents)
        ),
        "indexed": _is_told(site, language, slug),
        "name": name,
        "title": title,
        "all_tags": relative(here, tags_address(language)),
        "entries": entries_of(site, entries_on(page, editions), here, words),
        "pages": links_to_pages(first, page, len(editions), words),
    }
    return render_template("tag", language, config.theme, values)


def render_tags(site: Site, language: str) -> str:
    """The list of a language's tags, which has at least one."""
    config, words = site.config, words_for(language, site.config.theme)
    here = tags_address(language)
    languages = [one for one in config.editions if site.tags.in_language(one)]
    others = translations(config, here, language, {one: tags_address(one) for one in languages})
    source = config.source_language
    title = words.gettext("Topics")
    values = {
        **frame(config, language, here, others, tags_address(source) if source in languages else None),
        "ways": site.ways(language, here),
        "search": site.search(language, here),
        "head": site.head(WebPage(language, here, title, of_list(config, language, words), languages)),
        "topics": _topics(site, language, here),
    }
    return render_template("tags", language, config.theme, values)


def _topics(site: Site, language: str, here: str) -> tuple[Topic, ...]:
    """Those that most articles have first, then by name."""
    found: list[tuple[int, str, Topic]] = []
    for slug in site.tags.in_language(language):
        editions = site.tags.editions(language, slug)
        text, name = _name(site, language, slug)
        count = str(format_decimal(len(editions), locale=locales.locale_of(language)))
        topic = Topic(name, relative(here, tag_address(language, slug)), count)
        found.append((-len(editions), text.casefold(), topic))
    return tuple(topic for _, _, topic in sorted(found, key=lambda one: one[:2]))


def _name(site: Site, language: str, slug: str) -> tuple[str, Text]:
    name = site.tags.name(language, slug)
    return name.text, text_in(
        name.text, site.config.source_language if name.fell_back else language, language
    )


def _is_told(site: Site, language: str, slug: str) -> bool:
    """Whether search engines are told of the page: if any article on it is translated."""
    return any(not edition.is_untranslated for edition in site.tags.editions(language, slug))
