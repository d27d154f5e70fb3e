"""The pages of a site: one per edition, a list per language, and the one that leads to the lists."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent
from markupsafe import Markup

from pipeline import locales
from pipeline.edition.frame import Text, attributes, frame, text_in, translations
from pipeline.edition.headings import TitlePlace
from pipeline.edition.links import HOME, index_address, page_address, relative, resolve_link
from pipeline.edition.localize import Edition
from pipeline.edition.metadata import date_of, tags_of, text_of
from pipeline.edition.render import Body, render_body
from pipeline.edition.templates import template
from pipeline.edition.titles import Title, title_of
from pipeline.edition.words import Words, words_for
from pipeline.project import Config

__all__ = ["Site", "render_article", "render_home", "render_index"]


@dataclass(frozen=True, slots=True)
class Site:
    """The editions that are published. Pages link to all of them, whichever are being built."""

    config: Config
    editions: tuple[Edition, ...]
    _by_article: Mapping[str, Mapping[str, Edition]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_article: dict[str, dict[str, Edition]] = {}
        for edition in self.editions:
            by_article.setdefault(edition.article, {})[edition.language] = edition
        object.__setattr__(self, "_by_article", by_article)

    def editions_of(self, article: str) -> tuple[Edition, ...]:
        """An article's editions, in the order of the configuration's languages."""
        found = self._by_article.get(article, {})
        return tuple(found[language] for language in self.config.editions if language in found)

    def editions_in(self, language: str) -> tuple[Edition, ...]:
        """A language's editions, newest first, those without a date after them and by name.

        Last come those of which nothing is translated, in the same order.
        """
        found = [edition for edition in self.editions if edition.language == language]
        found.sort(key=lambda edition: edition.article)
        found.sort(key=_order, reverse=True)
        found.sort(key=lambda edition: edition.is_untranslated)
        return tuple(found)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that have an edition, in the order of the configuration."""
        present = {edition.language for edition in self.editions}
        return tuple(language for language in self.config.editions if language in present)

    def page_of(self, article: str, language: str) -> str | None:
        """The address of an article's page in ``language``, or else in the source language."""
        found = self._by_article.get(article, {})
        edition = found.get(language) or found.get(self.config.source_language)
        return page_address(edition.language, edition.slug) if edition else None


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
    words = words_for(language)
    here = page_address(language, edition.slug)
    resolve = resolve_link(edition.article, here, lambda article: site.page_of(article, language))
    body = render_body(edition, config.source_language, words, resolve)
    title = title_of(edition)
    description = text_of(edition.metadata, "description")
    editions = site.editions_of(edition.article)
    addresses = {one.language: page_address(one.language, one.slug) for one in editions}
    hidden = {one.language for one in editions if one.is_untranslated}
    others = translations(config, here, language, addresses, hidden)
    values = {
        **frame(config, language, here, others, addresses.get(config.source_language)),
        "title": title.text,
        "description": description,
        "indexed": not edition.is_untranslated,
        "headline": _headline(config, edition, title, body),
        "standfirst": _shown(config, edition, description),
        "day": _day(edition),
        "tags": _tags(config, edition),
        "body": Markup(body.html),
        "untranslated": edition.is_untranslated,
        "left": edition.left,
        "left_shown": _number(edition.left, words),
        "units_shown": _number(edition.units, words),
        "source_name": _name_of_language(config.source_language, words),
        "original": next((one for one in others if one.is_source and not one.is_current), None),
    }
    return template("article", words.language).render(values)


def render_index(site: Site, language: str) -> str:
    """The list of a language's articles."""
    config = site.config
    words = words_for(language)
    here = index_address(language)
    listed = [one for one in config.editions if one == language or one in site.languages]
    others = translations(config, here, language, {one: index_address(one) for one in listed})
    values = {
        **frame(config, language, here, others, HOME),
        "description": "",
        "entries": tuple(_entry(config, edition, here, words) for edition in site.editions_in(language)),
    }
    return template("index", words.language).render(values)


def render_home(site: Site) -> str:
    """The page at the site's root, in the source language: the ways to the lists, each named in its own."""
    config, language = site.config, site.config.source_language
    words = words_for(language)
    lists = translations(config, HOME, "", {one: index_address(one) for one in site.languages})
    values = {
        **frame(config, language, HOME, lists, HOME),
        "description": "",
        "names": {locales.web_tag(one): config.titles.get(one, "") for one in site.languages},
    }
    return template("home", words.language).render(values)


def _entry(config: Config, edition: Edition, here: str, words: Words) -> Entry:
    title = title_of(edition)
    description = text_of(edition.metadata, "description")
    return Entry(
        href=relative(here, page_address(edition.language, edition.slug)),
        title=_title(config, edition, title),
        description=_shown(config, edition, description),
        day=_day(edition),
        tags=_tags(config, edition),
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


def _tags(config: Config, edition: Edition) -> tuple[Text, ...]:
    return tuple(text for tag in tags_of(edition.metadata) if (text := _shown(config, edition, tag)))


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
