"""The pages of a site: one per edition, a list per language, and the one that leads to the lists."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent
from markupsafe import Markup

from pipeline import locales
from pipeline.edition.contents import chapters_of, fragment
from pipeline.edition.descriptions import of_home, of_list, site_name
from pipeline.edition.discovery.article_head import article_head
from pipeline.edition.discovery.dates import published
from pipeline.edition.discovery.head import page_head
from pipeline.edition.discovery.structured import embedded, web_site
from pipeline.edition.frame import Text, attributes, frame, text_in, translations
from pipeline.edition.headings import TitlePlace
from pipeline.edition.links import (
    HOME,
    absolute,
    compare_address,
    feed_address,
    glossary_address,
    index_address,
    page_address,
    relative,
    search_address,
    tag_address,
)
from pipeline.edition.localize import Edition
from pipeline.edition.metadata import date_of, text_of
from pipeline.edition.page_links import PageLinks, no_pictures
from pipeline.edition.pictures import PictureOf, hosts_of_images
from pipeline.edition.render import Body, Page, render_body
from pipeline.edition.tags import TagIndex, tag_index
from pipeline.edition.templates import render_template
from pipeline.edition.term_index import TermIndex
from pipeline.edition.term_links import TermLinks
from pipeline.edition.titles import Title, title_of
from pipeline.edition.ways import Ways, ways_from
from pipeline.edition.words import Words, words_for
from pipeline.project import Config

__all__ = [
    "Site",
    "entries_of",
    "has_comparison",
    "newest_first",
    "page_for",
    "render_article",
    "render_home",
    "render_index",
]


@dataclass(frozen=True, slots=True)
class Site:
    """The editions that are published. Pages link to all of them, whichever are being built.

    ``picture_of`` finds the pictures that articles show, ``cards`` are the addresses of those with an edition's title,
    by language and article. ``terms`` are those of the glossary that readers are told of.
    """

    config: Config
    editions: tuple[Edition, ...]
    picture_of: PictureOf = no_pictures
    cards: Mapping[tuple[str, str], str] = field(default_factory=dict)
    terms: TermIndex = field(default_factory=TermIndex, repr=False, compare=False)
    tags: TagIndex = field(init=False, repr=False, compare=False)
    _languages: tuple[str, ...] = field(init=False, repr=False, compare=False)
    _fed: frozenset[str] = field(init=False, repr=False, compare=False)
    _searched: frozenset[str] = field(init=False, repr=False, compare=False)
    _by_article: Mapping[str, Mapping[str, Edition]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_article: dict[str, dict[str, Edition]] = {}
        for edition in self.editions:
            by_article.setdefault(edition.article, {})[edition.language] = edition
        object.__setattr__(self, "_by_article", by_article)
        present = {edition.language for edition in self.editions}
        languages = tuple(language for language in self.config.editions if language in present)
        object.__setattr__(self, "_languages", languages)
        object.__setattr__(self, "tags", tag_index(self.config.tag_slugs, self.editions))
        found = {one.language for one in self.editions if not one.is_untranslated}
        object.__setattr__(self, "_searched", frozenset(found if self.config.search else ()))
        fed = {one.language for one in self.editions if not one.is_untranslated and published(one)}
        object.__setattr__(self, "_fed", frozenset(fed if self.config.base_url else ()))

    def editions_of(self, article: str) -> tuple[Edition, ...]:
        """An article's editions, in the order of the configuration's languages."""
        found = self._by_article.get(article, {})
        return tuple(found[language] for language in self.config.editions if language in found)

    def editions_in(self, language: str) -> tuple[Edition, ...]:
        """A language's editions, newest first, those without a date after them and by name.

        Last come those of which nothing is translated, in the same order.
        """
        return newest_first(edition for edition in self.editions if edition.language == language)

    def has_feed(self, language: str) -> bool:
        """Whether a language has a feed: entries need a date, and addresses that are absolute."""
        return language in self._fed

    def search(self, language: str, here: str) -> str:
        """The way from the page at ``here`` to what its language searches in; empty if there is nothing to find."""
        return relative(here, search_address(language)) if language in self._searched else ""

    def ways(self, language: str, here: str) -> Ways:
        """The ways from the page at ``here`` to what its language has besides articles."""
        tags = bool(self.tags.in_language(language))
        return ways_from(
            here,
            language,
            has_tags=tags,
            has_glossary=bool(self.terms.in_language(language)),
            has_feed=self.has_feed(language),
            has_about=self.is_translated,
        )

    @property
    def is_translated(self) -> bool:
        """Whether there is any translation for a page to tell about."""
        return len(self.languages) > 1

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that have an edition, in the order of the configuration."""
        return self._languages

    def source_of(self, edition: Edition) -> Edition | None:
        """The source language's edition of the same article; None if it is that, or there is none."""
        source = self._by_article.get(edition.article, {}).get(self.config.source_language)
        return None if source is None or source.language == edition.language else source

    def page_of(self, article: str, language: str) -> str | None:
        """The address of an article's page in ``language``, or else in the source language."""
        edition = self.edition_of(article, language)
        return page_address(edition.language, edition.slug) if edition else None

    def edition_of(self, article: str, language: str) -> Edition | None:
        """An article's edition in ``language``, or else in the source language."""
        found = self._by_article.get(article, {})
        return found.get(language) or found.get(self.config.source_language)


def newest_first(editions: Iterable[Edition]) -> tuple[Edition, ...]:
    """``editions`` in the order of lists: see `Site.editions_in`."""
    found = sorted(editions, key=lambda edition: edition.article)
    found.sort(key=_order, reverse=True)
    found.sort(key=lambda edition: edition.is_untranslated)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Day:
    """A date as readers write it. ``iso`` is empty where the article's date is some other text."""

    text: str
    iso: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in the list of a language. ``share`` is how much is translated, empty if all of it is."""

    href: str
    title: Text
    description: Text | None
    day: Day | None
    tags: tuple[Text, ...]
    share: str


def render_article(site: Site, edition: Edition) -> str:
    """The page of an edition that is among ``site``'s."""
    config, language = site.config, edition.language
    words = words_for(language, config.theme)
    here = page_address(language, edition.slug)
    page = replace(page_for(site, edition, here), terms=_term_links(site, edition, here))
    body = render_body(edition, config.source_language, words, page)
    title = title_of(edition)
    description = text_of(edition.metadata, "description")
    editions = site.editions_of(edition.article)
    addresses = {one.language: page_address(one.language, one.slug) for one in editions}
    hidden = {one.language for one in editions if one.is_untranslated}
    others = translations(config, here, language, addresses, hidden)
    values = {
        **frame(config, language, here, others, addresses.get(config.source_language)),
        "ways": site.ways(language, here),
        "search": site.search(language, here),
        "title": title.text,
        "head": article_head(
            config,
            edition,
            editions,
            tags=(tag.text for tag in site.tags.of(edition)),
            card=site.cards.get((language, edition.article), ""),
            find=site.picture_of,
            has_feed=site.has_feed(language),
        ),
        "indexed": not edition.is_untranslated,
        "headline": _headline(config, edition, title, body),
        "standfirst": _shown(config, edition, description),
        "day": _day(edition),
        "tags": _tags(site, edition, here),
        "minutes": body.minutes,
        "minutes_shown": _number(body.minutes, words),
        "contents": chapters_of(body.sections),
        "own": Markup() if words.language == language else attributes(language),
        "source_attributes": attributes(config.source_language),
        "body": Markup(body.html),
        "image_hosts": hosts_of_images(body.html),
        "has_policy": not body.is_trusted,
        "changed": edition.is_outdated,
        "compare": relative(here, compare_address(language, edition.slug))
        if has_comparison(site, edition)
        else "",
        "untranslated": edition.is_untranslated,
        "left": edition.left,
        "left_shown": _number(edition.left, words),
        "units_shown": _number(edition.units, words),
        "source_name": _name_of_language(config.source_language, words),
        "original": next((one for one in others if one.is_source and not one.is_current), None),
    }
    return render_template("article", language, config.theme, values)


def has_comparison(site: Site, edition: Edition) -> bool:
    """Whether there is a page that shows an edition beside its source: if anything of it is translated."""
    return site.source_of(edition) is not None and not edition.is_untranslated


def page_for(site: Site, edition: Edition, here: str) -> Page:
    """The page at the address ``here``, as its article's text is rendered for it."""
    links = PageLinks(edition, here, lambda article: site.page_of(article, edition.language), site.picture_of)
    return Page(links.resolve, links.pictures, trusts_author=site.config.raw_html == "trusted")


def _term_links(site: Site, edition: Edition, here: str) -> TermLinks | None:
    if site.config.readers_glossary != "links":
        return None
    glossary = relative(here, glossary_address(edition.language))
    return TermLinks(
        edition,
        site.terms.used_in(edition),
        site.config.source_language,
        lambda term: f"{glossary}#{fragment(site.terms.anchor(term.id))}",
    )


def render_index(site: Site, language: str) -> str:
    """The list of a language's articles."""
    config = site.config
    words = words_for(language, config.theme)
    here = index_address(language)
    listed = [one for one in config.editions if one == language or one in site.languages]
    others = translations(config, here, language, {one: index_address(one) for one in listed})
    values = {
        **frame(config, language, here, others, HOME),
        "ways": site.ways(language, here),
        "search": site.search(language, here),
        "head": page_head(
            language,
            site_name(config, language) or words.gettext("Articles"),
            of_list(config, language, words),
            listed,
            feed=relative(here, feed_address(language)) if site.has_feed(language) else "",
        ),
        "entries": entries_of(site, site.editions_in(language), here, words),
    }
    return render_template("index", language, config.theme, values)


def render_home(site: Site) -> str:
    """The page at the site's root, in the source language: the ways to the lists, each named in its own."""
    config, language = site.config, site.config.source_language
    words = words_for(language, config.theme)
    url = absolute(config.base_url, HOME) if config.title else ""
    lists = translations(config, HOME, "", {one: index_address(one) for one in site.languages})
    values = {
        **frame(config, language, HOME, lists, HOME),
        "head": page_head(
            language,
            config.title or words.gettext("Articles"),
            of_home(config, site.languages),
            site.languages,
            data=embedded(web_site(config.title, url, map(locales.web_tag, site.languages)))
            if url
            else Markup(),
        ),
        "names": {locales.web_tag(one): config.titles.get(one, "") for one in site.languages},
    }
    return render_template("home", language, config.theme, values)


def entries_of(site: Site, editions: Iterable[Edition], here: str, words: Words) -> tuple[Entry, ...]:
    """The entries of a list at the address ``here``, in the order of ``editions``."""
    return tuple(_entry(site, edition, here, words) for edition in editions)


def _entry(site: Site, edition: Edition, here: str, words: Words) -> Entry:
    config = site.config
    title = title_of(edition)
    description = text_of(edition.metadata, "description")
    return Entry(
        href=relative(here, page_address(edition.language, edition.slug)),
        title=_title(config, edition, title),
        description=_shown(config, edition, description),
        day=_day(edition),
        tags=_tags(site, edition, here),
        share=_share(edition, words) if edition.left else "",
    )


def _headline(config: Config, edition: Edition, title: Title, body: Body) -> Text | None:
    """The heading above the article; None where the article has it itself."""
    if edition.headings.title is TitlePlace.BODY:
        return None
    if body.heading:
        return Text(
            Markup(body.heading), attributes(config.source_language) if body.heading_fell_back else Markup()
        )
    return _title(config, edition, title)


def _title(config: Config, edition: Edition, title: Title) -> Text:
    return text_in(
        title.text, config.source_language if title.fell_back else edition.language, edition.language
    )


def _tags(site: Site, edition: Edition, here: str) -> tuple[Text, ...]:
    """An edition's tags, each with the way to its page."""
    return tuple(
        replace(text, href=relative(here, tag_address(edition.language, tag.slug)))
        for tag in site.tags.of(edition)
        if (text := _shown(site.config, edition, tag.text))
    )


def _shown(config: Config, edition: Edition, value: str) -> Text | None:
    """A value of the front matter, None if it is empty."""
    if not value:
        return None
    return text_in(
        value, config.source_language if value in edition.untranslated else edition.language, edition.language
    )


def _day(edition: Edition) -> Day | None:
    found = date_of(edition.metadata)
    if isinstance(found, date):
        return Day(format_date(found, "long", locale=locales.locale_of(edition.language)), found.isoformat())
    return Day(found, "") if found else None


def _order(edition: Edition) -> str:
    """A date that can be compared; empty where there is none."""
    found = date_of(edition.metadata)
    return found.isoformat() if isinstance(found, date) else ""


def _number(number: int, words: Words) -> str:
    return str(format_decimal(number, locale=locales.locale_of(words.language)))


def _share(edition: Edition, words: Words) -> str:
    return str(format_percent(edition.percent / 100, locale=locales.locale_of(words.language)))


def _name_of_language(language: str, words: Words) -> str:
    """``Japanese`` for ja, in the words' language."""
    return locales.locale_of(language).get_display_name(locales.locale_of(words.language)) or language
